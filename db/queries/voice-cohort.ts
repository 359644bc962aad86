import { sql } from 'kysely'
import type { Scope } from '../scope.ts'
import {
  about,
  dated,
  type Fragment,
  moment,
  noWait,
  type ReadingQuery,
  repliesNear,
  seen,
  standingAt,
} from './conversation-predicates.ts'

/** Each reply of a person, a row of its own, by when it was sent; `responder` is '' where nobody is named. */
export function voicesCohort(scope: Scope, query: ReadingQuery): Fragment {
  const asOf = moment(query.asOf)
  return dated(
    sql`
      select ${about(query)}, ${noWait}, reply.at as dated_at, coalesce(reply.responder, '') as responder,
        case when ${standingAt(asOf)} = 'set_aside' then 'set_aside'
             when reply.responder <> '' then 'named' else 'not_named' end as part
      from conversation c
      cross join lateral unnest(c.canned_reply_at || c.own_reply_at || c.wordless_reply_at, c.reply_by) reply (at, responder)
      where ${seen(scope, query)} and ${repliesNear(query)} and reply.at <= ${asOf}`,
    query,
  )
}
