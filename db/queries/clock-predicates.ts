import { sql, type RawBuilder } from 'kysely'

type Fragment = RawBuilder<unknown>

/** When it is open, in seconds since 1970: see `OpenCalendar`. */
export type QueryCalendar = { since: number; moments: readonly number[]; openBefore: readonly number[] }

/** What readings need to tell waits by the clock that was chosen, and against what was promised. */
export type QueryClocks = {
  /** The clock that waits are told by. */
  clock: 'wall' | 'business'
  /** By channel, null for every other; none: no hours were set. */
  calendars: readonly { channel: string | null; calendar: QueryCalendar }[]
  /** For waits that begin in [from, to), seconds since 1970: by channel, null for every channel that has none here. */
  promises: readonly {
    channel: string | null
    spans: readonly { from: number; to: number; seconds: number; clock: 'wall' | 'business' }[]
  }[]
}

type Wait = { from: Fragment; to: Fragment; channel: Fragment }

const epoch = (at: Fragment): Fragment => sql`date_part('epoch', ${at})`
const number = (value: number): Fragment => sql`${value}::float8`

const wallSeconds = ({ from, to }: Wait): Fragment => sql`extract(epoch from ${to} - ${from})::float8`

/** Seconds waited by the clock of the reading; null on the business clock where there were no hours yet. */
export function waitedSeconds(clocks: QueryClocks | undefined, wait: Wait): Fragment {
  return clocks?.clock === 'business' ? openSeconds(clocks, wait) : wallSeconds(wait)
}

/** Whether the clock of the reading ran when a wait began. */
export function clockRuns(clocks: QueryClocks | undefined, { from, channel }: Omit<Wait, 'to'>): Fragment {
  if (clocks?.clock !== 'business') return sql`true`
  const since = byChannel(clocks.calendars, channel, ({ calendar }) => number(calendar.since))
  return sql`coalesce(${epoch(from)} >= ${since}, false)`
}

/** Whether anything is promised to anybody. */
export function promisesAnything(clocks: QueryClocks | undefined): boolean {
  return clocks?.promises.some(({ spans }) => spans.length > 0) ?? false
}

/** The wait as a share of what was promised when it began, on the promise's own clock; null where nothing was. */
export function shareOfPromise(clocks: QueryClocks | undefined, wait: Wait): Fragment {
  if (!clocks || !promisesAnything(clocks)) return sql`null::float8`
  const share = (span: { seconds: number; clock: 'wall' | 'business' }) =>
    sql`${span.clock === 'wall' ? wallSeconds(wait) : openSeconds(clocks, wait)} / ${number(span.seconds)}`
  return byChannel(clocks.promises, wait.channel, ({ spans }) => {
    const [only] = spans
    if (!only) return sql`null::float8`
    if (spans.length === 1 && only.from === -Infinity && only.to === Infinity) return share(only)
    const cases = spans.map(
      (span) =>
        sql`when ${epoch(wait.from)} >= ${number(span.from)} and ${epoch(wait.from)} < ${number(span.to)} then ${share(span)}`,
    )
    return sql`case ${sql.join(cases, sql` `)} end`
  })
}

/** How a wait stands to what was promised when it began. */
export type PromiseKept = 'kept' | 'broken' | 'none'

/** Of rows that have `of_promise`. */
export const promiseIs = (kept: PromiseKept): Fragment =>
  ({ kept: sql`of_promise <= 1`, broken: sql`of_promise > 1`, none: sql`of_promise is null` })[kept]

function openSeconds({ calendars }: QueryClocks, wait: Wait): Fragment {
  return byChannel(calendars, wait.channel, ({ calendar: { since, moments, openBefore } }) => {
    // Both ends are looked up in one row, so that the calendar is sent once.
    const at = (index: string, moment: string) => {
      const [i, e] = [sql.ref(index), sql.ref(moment)]
      return sql`coalesce(o[${i}], 0) + case when ${i} % 2 = 1 then ${e} - m[${i}] else 0 end`
    }
    return sql`case when ${epoch(wait.from)} >= ${number(since)} then (
      select greatest(0, round((${at('j', 'f')} - (${at('i', 'e')})) * 1000) / 1000)
      from (select width_bucket(e, m) as i, width_bucket(f, m) as j, e, f, m, o
        from (select ${epoch(wait.from)} as e, ${epoch(wait.to)} as f, ${[...moments]}::float8[] as m, ${[...openBefore]}::float8[] as o) ends offset 0) found
      ) end`
  })
}

/** One branch for each channel that has its own, and one for all others. */
function byChannel<T extends { channel: string | null }>(
  all: readonly T[],
  channel: Fragment,
  then: (one: T) => Fragment,
): Fragment {
  const own = all.filter((one) => one.channel !== null)
  const rest = all.find((one) => one.channel === null)
  const otherwise = rest ? then(rest) : sql`null::float8`
  if (own.length === 0) return otherwise
  const cases = own.map((one) => sql`when ${one.channel}::text then ${then(one)}`)
  return sql`case ${channel} ${sql.join(cases, sql` `)} else ${otherwise} end`
}
