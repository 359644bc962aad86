import { sql } from 'kysely'
import type { Scope } from '../scope.ts'
import {
  dueCohort,
  type Fragment,
  moment,
  needing,
  type ReadingQuery,
  waitCohort,
  within,
} from './conversation-predicates.ts'

const hourMs = 3_600_000

/** Hours from the first resolution to the moment at which what came after it is judged. */
const [sameMatterHours, returnedHours] = [720, 1344] as const

/** Every wait after a conversation's first, a row of its own, by when it began. */
export function nextResponseCohort(scope: Scope, query: ReadingQuery): Fragment {
  const asOf = moment(query.asOf)
  const [first, last] = [query.periods[0], query.periods.at(-1)]
  const near =
    first && last
      ? sql`c.turn_at[1] < ${moment(last.to)} and c.turn_at[cardinality(c.turn_at)] >= ${moment(first.from)}`
      : sql`false`
  return waitCohort(scope, query, {
    table: sql`conversation c cross join lateral
      unnest(c.turn_at, c.turn_answered_at, c.turn_wait_unknown, c.turn_words_unknown)
        turn (began, answered, wait_unknown, words_unknown)`,
    from: sql`turn.began`,
    to: sql`turn.answered`,
    unknown: sql`turn.wait_unknown`,
    words: sql`turn.words_unknown and turn.answered <= ${asOf}`,
    closed: sql`null::timestamptz`,
    begins: sql`c.turn_at is not null and ${near}`,
  })
}

/** What began unhappy, by how it had ended when due. */
export function turnedAroundCohort(scope: Scope, query: ReadingQuery): Fragment {
  const due = needing(query)
  return dueCohort(scope, query, {
    ...due,
    of: sql`${due.of} and c.opening_unhappy_at <= least(c.due_at, ${moment(query.asOf)})`,
    judged: sql`c.due_mood`,
    counted: sql`true`,
  })
}

/** What was resolved by as-of, due so many hours after that. */
function resolvedThen(scope: Scope, query: ReadingQuery, hours: number, judged: Fragment): Fragment {
  const before = query.periods.map(({ from, to }) => ({
    from: new Date(from.getTime() - hours * hourMs),
    to: new Date(to.getTime() - hours * hourMs),
  }))
  const resolved = sql`c.first_resolved_at`
  const near = sql`(${within(resolved, { ...query, periods: before })} or ${within(resolved, query)})`
  return dueCohort(scope, query, {
    of: sql`c.first_resolved_known_at <= ${moment(query.asOf)} and ${near}`,
    began: resolved,
    at: sql`(c.first_resolved_at + make_interval(hours => ${hours}::int))`,
    words: resolved,
    setAside: sql`false`,
    judged,
    counted: sql`true`,
  })
}

export function sameMatterAgainCohort(scope: Scope, query: ReadingQuery): Fragment {
  return resolvedThen(scope, query, sameMatterHours, sql`c.again`)
}

/** Each customer once a period, at their first resolution that comes due in it; what is beside, conversation by conversation. */
export function repeatRateCohort(scope: Scope, query: ReadingQuery): Fragment {
  const beside = sql`('set_aside', 'replies_not_shown', 'immature')`
  return sql`
    with resolved as (${resolvedThen(scope, query, returnedHours, sql`coalesce(c.returned, 'not_returned')`)})
    (select distinct on (period, customer_id) * from resolved where part not in ${beside}
      order by period, customer_id, dated_at, id)
    union all select * from resolved where part in ${beside}`
}
