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

/** Each reply of a person, a row of its own, by when it was sent. */
export function cannedCohort(scope: Scope, query: ReadingQuery): Fragment {
  const asOf = moment(query.asOf)
  return dated(
    sql`
      select ${about(query)}, ${noWait}, reply.at as dated_at,
        case when ${standingAt(asOf)} = 'set_aside' then 'set_aside' else reply.part end as part
      from conversation c cross join lateral (
        select 'canned' as part, unnest(c.canned_reply_at) as at
        union all select 'own_words', unnest(c.own_reply_at)
        union all select 'words_not_known', unnest(c.wordless_reply_at)) reply
      where ${seen(scope, query)} and ${repliesNear(query)} and reply.at <= ${asOf}`,
    query,
  )
}
