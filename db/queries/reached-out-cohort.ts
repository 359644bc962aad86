import { sql } from 'kysely'
import type { Scope } from '../scope.ts'
import {
  about,
  beganAsOf,
  dated,
  type Fragment,
  moment,
  noWait,
  type ReadingQuery,
  seen,
  standingAt,
  within,
} from './conversation-predicates.ts'

/** By beginning: conversations whose first message was ours, and whether the customer has written by as-of. */
export function reachedOutCohort(scope: Scope, query: ReadingQuery): Fragment {
  const asOf = moment(query.asOf)
  const began = beganAsOf(asOf)
  // A need after as-of moves its beginning behind the period.
  const near = sql`(${within(sql`c.began_at`, query)}
    or (c.first_need_at > ${asOf} and ${within(sql`c.first_message_at`, query)}))`
  return dated(
    sql`
      select ${about(query)}, ${noWait}, ${began} as dated_at,
        case when ${standingAt(asOf)} = 'set_aside' then 'set_aside'
             when c.first_inbound_at <= ${asOf} then 'wrote_back' else 'no_word' end as part
      from conversation c
      where ${seen(scope, query)} and (c.first_inbound_at is null or c.first_inbound_at > c.first_message_at) and ${near}`,
    query,
  )
}
