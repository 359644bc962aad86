import { sql } from 'kysely'
import type { Scope } from '../scope.ts'
import {
  about,
  dated,
  type Fragment,
  moment,
  noWait,
  type ReadingQuery,
  seen,
  standingAt,
} from './conversation-predicates.ts'

/** Each reply of a person, a row of its own, by when it was sent; `responder` is '' where nobody is named. */
export function voicesCohort(scope: Scope, query: ReadingQuery): Fragment {
  const asOf = moment(query.asOf)
  const [first, last] = [query.periods[0], query.periods.at(-1)]
  // Of replies at the same time the later ones are milliseconds late.
  const near =
    first && last
      ? sql`c.first_message_at < ${moment(last.to)} and c.last_message_at >= ${moment(first.from)} - interval '1 minute'`
      : sql`false`
  return dated(
    sql`
      select ${about(query)}, ${noWait}, reply.at as dated_at, coalesce(reply.responder, '') as responder,
        case when ${standingAt(asOf)} = 'set_aside' then 'set_aside'
             when reply.responder <> '' then 'named' else 'not_named' end as part
      from conversation c
      cross join lateral unnest(c.canned_reply_at || c.own_reply_at || c.wordless_reply_at, c.reply_by) reply (at, responder)
      where ${seen(scope, query)} and ${near} and reply.at <= ${asOf}`,
    query,
  )
}
