import { sql, type RawBuilder } from 'kysely'
import type { Scope } from '../scope.ts'
import { inScope } from './in-scope.ts'
import { clockRuns, type QueryClocks, shareOfPromise, waitedSeconds } from './clock-predicates.ts'

/** Which conversations a reading looks at. Periods are half-open, in order, and do not overlap. */
export type ReadingQuery = {
  periods: { from: Date; to: Date }[]
  asOf: Date
  channel?: string[]
  account?: string[]
  team?: number[]
  timeZone: string
  /** Only of these customers. */
  customers?: number[]
  /** Left out: waits are told by the wall clock, and nothing is promised. */
  clocks?: QueryClocks
}

/**
 * What every measure over conversations selects, one row per conversation: the period it is dated in (from 0), the one
 * part of the measure that it is, and, for waits, how long. Counts group these rows and lists show them, so that a list
 * is always as long as its number.
 */
export type CohortRow = {
  period: number
  id: string
  customer_id: number
  topic: string
  part: string
  dated_at: Date
  seconds: number | null
  closed_seconds: number | null
  /** Waits: as a share of what was promised, on the promise's own clock; over 1 it was broken. Null: nothing was. */
  of_promise: number | null
  complaint: boolean
  unknown_words: boolean
  /** Waits: where it is, and the team in charge; no account that was not known by as-of. */
  channel?: string
  account?: string | null
  team_id?: number | null
  /** Measures dated by due: whether it was due by as-of. */
  is_due?: boolean
}

export type Fragment = RawBuilder<unknown>

/** The topic of what no source gave one. */
export const unknownTopic = 'unknown'

/** How far back an earlier conversation makes a customer a repeat customer: 26 weeks. */
export const lookBackMs = 182 * 86_400_000

/** When a conversation comes due after its beginning: 14 days. */
const dueAfterMs = 14 * 86_400_000

export const moment = (at: Date): Fragment => sql`${at.toISOString()}::timestamptz`
const moments = (all: Date[]): Fragment => sql`${all.map((at) => at.toISOString())}::timestamptz[]`

/** Where a conversation stood at a moment: the standings begin in order, so the last that had begun by then. */
export const standingAt = (at: Fragment, table = sql.ref('c')): Fragment =>
  sql`${table}.standings[width_bucket(${at}, ${table}.standing_from)]`

/** As of a moment it began with its first need by then, or with its first message while there was none. */
export const beganAsOf = (at: Fragment, table = sql.ref('c')): Fragment =>
  sql`case when ${table}.first_need_at <= ${at} or ${table}.first_need_at is null then ${table}.began_at else ${table}.first_message_at end`

/** The asker's workspace, teams and filters, and what had begun by as-of. */
export function seen(scope: Scope, query: ReadingQuery): Fragment {
  const all: Fragment[] = [
    sql`c.workspace_id = ${scope.workspaceId}`,
    sql`c.first_message_at <= ${moment(query.asOf)}`,
    inScope(scope),
    ...(query.channel?.length ? [sql`c.channel = any(${query.channel}::text[])`] : []),
    ...(query.account?.length
      ? [sql`c.account = any(${query.account}::text[]) and c.account_at <= ${moment(query.asOf)}`]
      : []),
    ...(query.team?.length ? [sql`c.team_id = any(${query.team}::bigint[])`] : []),
    ...(query.customers ? [sql`c.customer_id = any(${query.customers}::bigint[])`] : []),
  ]
  return sql.join(all, sql` and `)
}

/** [first, last) of the periods, for the index. */
export function within(date: Fragment, { periods }: ReadingQuery): Fragment {
  const [first, last] = [periods[0], periods.at(-1)]
  return first && last ? sql`(${date} >= ${moment(first.from)} and ${date} < ${moment(last.to)})` : sql`false`
}

/** Which period holds the row's date, from 0; rows between periods belong to none. */
export function dated(rows: Fragment, query: ReadingQuery): RawBuilder<CohortRow> {
  const froms = moments(query.periods.map(({ from }) => from))
  const tos = moments(query.periods.map(({ to }) => to))
  return sql<CohortRow>`
    select width_bucket(dated_at, ${froms}) - 1 as period, dated.*
    from (${rows}) dated
    where ${within(sql`dated_at`, query)} and dated_at < (${tos})[width_bucket(dated_at, ${froms})]`
}

/** `unknownWords`: whether what the measure says of it rests on a reply of unknown words. */
export const about = ({ asOf }: ReadingQuery, unknownWords: Fragment = sql`false`): Fragment => sql`
  c.id, c.customer_id, coalesce(c.topic, ${unknownTopic}) as topic, coalesce(c.opening_complaint_at <= ${moment(asOf)}, false) as complaint,
  coalesce(${unknownWords}, false) as unknown_words`
export const noWait = sql`null::float8 as seconds, null::float8 as closed_seconds, null::float8 as of_promise`

type Due = {
  of: Fragment
  began: Fragment
  at: Fragment
  /** Until when a reply of unknown words bears on it; left out: until it is due. */
  words?: Fragment
  setAside: Fragment
  judged: Fragment
  counted: Fragment
}

/** By due date; what is not yet due by as-of, by beginning, as `immature`. */
export function dueCohort(scope: Scope, query: ReadingQuery, due: Due): Fragment {
  const asOf = moment(query.asOf)
  const setAside = sql`(${due.setAside} or ${standingAt(asOf)} = 'set_aside')`
  return dated(
    sql`
      select ${about(query, sql`c.unknown_words_at <= least(${due.words ?? due.at}, ${asOf})`)}, ${noWait},
        ${due.at} <= ${asOf} as is_due,
        case when ${due.at} <= ${asOf} then ${due.at} else ${due.began} end as dated_at,
        case when ${due.at} > ${asOf} then case when c.source_shows_replies then 'immature' else 'replies_not_shown' end
             when ${setAside} then 'set_aside'
             when not c.source_shows_replies then 'replies_not_shown'
             else ${due.judged} end as part
      from conversation c
      where ${seen(scope, query)} and ${due.of}
        and ((${due.at} <= ${asOf} and ${within(due.at, query)} and (${due.counted} or not c.source_shows_replies or ${setAside}))
          or (${due.at} > ${asOf} and ${within(due.began, query)} and ${standingAt(asOf)} <> 'set_aside'))`,
    query,
  )
}

/** What needed an answer by as-of; its fold judged it when due. */
export const needing = ({ asOf }: ReadingQuery) => ({
  of: sql`c.first_need_at <= ${moment(asOf)}`,
  began: sql`c.began_at`,
  at: sql`c.due_at`,
  setAside: sql`c.due_outcome = 'set_aside'`,
})

/** What needed no answer by as-of and got a human reply by then and by its due all the same. */
function repliedWithoutNeed(query: ReadingQuery) {
  const asOf = moment(query.asOf)
  const at = sql`c.first_message_at + interval '336 hours'`
  const before = query.periods.map(({ from, to }) => ({
    from: new Date(from.getTime() - dueAfterMs),
    to: new Date(to.getTime() - dueAfterMs),
  }))
  // It comes due in the periods or begins in them; where a need came after as-of it begins with that, later than as-of.
  const near = sql`(${within(sql`c.began_at`, { ...query, periods: before })} or ${within(sql`c.began_at`, query)} or c.began_at > ${asOf})`
  return {
    of: sql`(c.first_need_at is null or c.first_need_at > ${asOf}) and c.first_reply_at <= least(${at}, ${asOf}) and ${near}`,
    began: sql`c.first_message_at`,
    at: sql`(${at})`,
    setAside: sql`${standingAt(at)} = 'set_aside'`,
  }
}

export function resolutionCohort(scope: Scope, query: ReadingQuery): Fragment {
  return dueCohort(scope, query, { ...needing(query), judged: sql`c.due_outcome`, counted: sql`true` })
}

export function passedAlongCohort(scope: Scope, query: ReadingQuery): Fragment {
  const [withNeed, without] = [needing(query), repliedWithoutNeed(query)]
  const judgedBy = (passedAlong: Fragment) => sql`case when ${passedAlong} then 'passed_along' else 'kept' end`
  return sql`
    ${dueCohort(scope, query, { ...withNeed, judged: judgedBy(sql`c.due_passed_along`), counted: sql`c.due_replied` })}
    union all
    ${dueCohort(scope, query, {
      ...without,
      // Only a person's mark says so where there was no need.
      judged: judgedBy(sql`${standingAt(without.at)} = 'passed_along'`),
      counted: sql`true`,
    })}`
}

type Wait = {
  /** Where the waits are, if not one in each conversation `c`. */
  table?: Fragment
  from: Fragment
  to: Fragment
  unknown: Fragment
  /** Whether a reply of unknown words ended it by as-of. */
  words?: Fragment
  /** When it was closed while nothing was answered. */
  closed?: Fragment
  begins: Fragment
}

/** A wait from one moment to another; without the other by as-of it goes on. A closing counts while nothing was answered. */
export function waitCohort(scope: Scope, query: ReadingQuery, wait: Wait): Fragment {
  const asOf = moment(query.asOf)
  const words = wait.words ?? sql`c.unknown_words_at = ${wait.to} and ${wait.to} <= ${asOf}`
  const closed = wait.closed ?? sql`c.first_closed_at`
  const until = (to: Fragment) => ({ from: wait.from, to, channel: sql`c.channel` })
  const lasted = until(sql`least(${wait.to}, ${asOf})`)
  return dated(
    sql`
      select ${about(query, words)}, ${wait.from} as dated_at,
        c.channel, case when c.account_at <= ${asOf} then c.account end as account, c.team_id,
        ${waitedSeconds(query.clocks, lasted)} as seconds,
        case when ${closed} <= ${asOf} then ${waitedSeconds(query.clocks, until(closed))} end as closed_seconds,
        ${shareOfPromise(query.clocks, lasted)} as of_promise,
        case when ${standingAt(asOf)} = 'set_aside' then 'set_aside'
             when not c.source_shows_replies then 'replies_not_shown'
             when not ${clockRuns(query.clocks, lasted)} then 'without_hours'
             when ${wait.to} <= ${asOf} then case when ${wait.unknown} then 'unknown' else 'answered' end
             else 'waiting' end as part
      from ${wait.table ?? sql`conversation c`}
      where ${seen(scope, query)} and ${wait.from} <= ${asOf} and ${wait.begins}`,
    query,
  )
}

export function firstResponseCohort(scope: Scope, query: ReadingQuery): Fragment {
  return waitCohort(scope, query, {
    from: sql`c.first_need_at`,
    to: sql`c.answered_at`,
    unknown: sql`c.answer_wait_unknown`,
    // With a need it began with it, and the index is on the beginning.
    begins: sql`c.first_need_at is not null and ${within(sql`c.began_at`, query)}`,
  })
}

export function firstReplyCohort(scope: Scope, query: ReadingQuery): Fragment {
  return waitCohort(scope, query, {
    from: sql`c.first_inbound_at`,
    to: sql`c.first_reply_at`,
    unknown: sql`c.reply_wait_unknown`,
    // Mostly the customer's message is the first of all, and the index is on that; of the others there are few.
    begins: sql`${within(sql`c.first_inbound_at`, query)}
      and (${within(sql`c.first_message_at`, query)} or c.first_inbound_at > c.first_message_at)`,
  })
}

/** Each customer once a period, at their first conversation in it, by how the last of the 26 weeks before stood then. */
export function repeatCohort(scope: Scope, query: ReadingQuery): Fragment {
  const asOf = moment(query.asOf)
  const [first, last] = [query.periods[0], query.periods.at(-1)]
  // Who came before may be on any channel: only the conversations of the period are filtered.
  const anywhere = { ...query, channel: [], account: [], team: [] }
  const reach = first && last ? [{ from: new Date(first.from.getTime() - lookBackMs), to: last.to }] : []
  const nearby = { ...anywhere, periods: reach }
  return sql`
    with wrote as (
      select c.id, c.customer_id, c.topic, c.standings, c.standing_from, c.opening_complaint_at, ${seen(scope, query)} as seen, ${beganAsOf(asOf)} as began_then,
        ${standingAt(asOf)} = 'set_aside' as aside
      from conversation c
      where ${seen(scope, anywhere)} and c.first_inbound_at <= ${asOf}
        and (${within(sql`c.began_at`, nearby)}
          or (c.first_need_at > ${asOf} and ${within(sql`c.first_message_at`, nearby)}))),
    followed as (
      select c.*, lag(next_standing) over customer as last_standing
      from (
        select c.*, case when lead(began_then) over customer <= began_then + interval '182 days'
          then ${standingAt(sql`lead(began_then) over customer`)} end as next_standing
        from wrote c where not aside
        window customer as (partition by customer_id order by began_then, id)) c
      window customer as (partition by customer_id order by began_then, id)),
    in_period as (
      ${dated(
        sql`
          select ${about(query)}, ${noWait}, c.began_then as dated_at,
            case when last_standing is null then 'first_time'
                 when last_standing in ('confirmed', 'presumed') then 'repeat_resolved'
                 else 'repeat_not_resolved' end as part
          from followed c where c.seen`,
        query,
      )}),
    set_aside as (
      ${dated(
        sql`select ${about(query)}, ${noWait}, c.began_then as dated_at, 'set_aside' as part from wrote c where c.seen and c.aside`,
        query,
      )})
    (select distinct on (period, customer_id) * from in_period order by period, customer_id, dated_at, id)
    union all select * from set_aside`
}

/** Which conversations may hold a reply of the periods: of replies at the same time the later ones are milliseconds late. */
export function repliesNear({ periods }: ReadingQuery): Fragment {
  const [first, last] = [periods[0], periods.at(-1)]
  return first && last
    ? sql`c.first_message_at < ${moment(last.to)} and c.last_message_at >= ${moment(first.from)} - interval '1 minute'`
    : sql`false`
}

/**
 * The moment the wait that runs at `at` began: the first need since whatever last ended one. Passing along ends no wait,
 * and neither does its growing old.
 */
export const waitingSince = (at: Fragment): Fragment => sql`
  case when width_bucket(${at}, c.standing_from) = 1
    or c.standings[width_bucket(${at}, c.standing_from) - 1] not in ('waiting', 'unanswered', 'passed_along')
  then c.standing_from[width_bucket(${at}, c.standing_from)]
  else (
  select min(s.since) filter (where s.kind in ('waiting', 'unanswered'))
  from unnest(c.standings, c.standing_from) with ordinality s(kind, since, nth)
  where s.since <= ${at} and s.nth > coalesce((
    select max(e.nth) from unnest(c.standings, c.standing_from) with ordinality e(kind, since, nth)
    where e.since <= ${at} and e.kind not in ('waiting', 'unanswered', 'passed_along')), 0)) end`

/** Who waits at as-of, and what may wait where the source cannot show it; `seconds` is how long the wait has run. */
export function stillWaiting(scope: Scope, query: ReadingQuery): Fragment {
  const asOf = moment(query.asOf)
  return sql`
    select c.*, case when c.source_shows_replies then 'waiting' else 'replies_not_shown' end as part,
      ${waitingSince(asOf)} as since
    from conversation c
    where ${seen(scope, query)} and c.waiting_until > ${asOf} and ${standingAt(asOf)} = 'waiting'`
}

/** What stands unanswered or passed along at as-of, of the 90 days before. */
export function leftBehind(scope: Scope, query: ReadingQuery): Fragment {
  const asOf = moment(query.asOf)
  return sql`
    select c.*, ${standingAt(asOf)} || '_90d' as part, c.began_at as since
    from conversation c
    where ${seen(scope, query)} and c.began_at > ${asOf} - interval '90 days' and c.began_at <= ${asOf}
      and ${standingAt(asOf)} in ('unanswered', 'passed_along') and c.source_shows_replies`
}

/** At as-of, whatever the periods; all of it is period 0. Who waits is found without looking at who was left. */
export function waitingCohort(scope: Scope, query: ReadingQuery, parts?: readonly string[]): Fragment {
  const left = !parts || parts.some((part) => part.endsWith('_90d'))
  const wait = { from: sql`since`, to: moment(query.asOf), channel: sql`c.channel` }
  return sql`
    select 0 as period, ${about(query)}, null::float8 as closed_seconds, since as dated_at, part,
      ${waitedSeconds(query.clocks, wait)} as seconds, ${shareOfPromise(query.clocks, wait)} as of_promise
    from (${stillWaiting(scope, query)} ${left ? sql`union all ${leftBehind(scope, query)}` : sql``}) c`
}
