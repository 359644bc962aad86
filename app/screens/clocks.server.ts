import {
  type BusinessHours,
  isOpenAt,
  openAfter,
  openBetween,
  openCalendar,
  type OpenCalendar,
} from '#app/conversations/business-hours.ts'
import {
  beginning,
  onlyPromise,
  type Promised,
  type Promises,
  promiseInForce,
  type PromiseSpan,
  promisesOf,
} from '#app/conversations/promise.ts'
import type { Trx } from '#db/client.server.ts'
import { type BusinessHoursRow, listBusinessHours, listHolidays } from '#db/queries/business-hours.ts'
import type { QueryClocks } from '#db/queries/clock-predicates.ts'
import { listPromises } from '#db/queries/promise.ts'
import type { Scope } from '#db/scope.ts'
import { startOfDay } from './periods.ts'
import type { View } from './view.ts'

type Calendars = { byChannel: ReadonlyMap<string, OpenCalendar>; elsewhere: OpenCalendar | null }

/** What waits are told by: the hours in which somebody is there, and what was promised. */
export type Clocks = {
  promises: Promises
  calendars: Calendars
  /** The same, as the readings' queries take it. */
  query: QueryClocks
}

/** A calendar goes on for so long after as-of, so that it can be told when a promise will run out. */
const aheadMs = 92 * 86_400_000

/**
 * The promises of a workspace, and its business hours as far as the view or a promise needs them.
 *
 * @param since no wait that is looked at began earlier
 */
export async function loadClocks(
  trx: Trx,
  scope: Scope,
  view: Pick<View, 'workspace' | 'asOf' | 'clock'>,
  since: Date | undefined,
): Promise<Clocks> {
  const { timeZone, promiseHours, promiseClock = 'wall' } = view.workspace
  const rules = (await listPromises(trx, scope)).map(({ channel, from_day: fromDay, hours, clock }) => {
    return { channel, fromDay, clock, hours: hours === null ? null : Number(hours) }
  })
  const always = { channel: null, fromDay: beginning, hours: promiseHours, clock: promiseClock }
  const promises = promisesOf([always, ...rules], (day) => startOfDay(day, timeZone).getTime())
  const counts = view.clock === 'business' || [always, ...rules].some(({ clock }) => clock === 'business')
  const until = new Date(view.asOf.getTime() + aheadMs)
  const calendars = counts && since ? await loadCalendars(trx, scope, since, until) : noHours
  return { promises, calendars, query: queryClocks(view.clock, promises, calendars) }
}

const noHours: Calendars = { byChannel: new Map(), elsewhere: null }

/** The openings in [from, to) of every channel that has hours of its own, and of all others. */
export async function loadCalendars(trx: Trx, scope: Scope, from: Date, to: Date): Promise<Calendars> {
  const rows = await listBusinessHours(trx, scope)
  if (rows.length === 0) return noHours
  const holidays = new Set((await listHolidays(trx, scope)).map(({ day }) => day))
  const calendarOf = (channel: string | null) =>
    openCalendar({ versions: versionsOf(rows, channel), holidays }, from.getTime(), to.getTime())
  const channels = new Set(rows.flatMap(({ channel }) => channel ?? []))
  return {
    byChannel: new Map([...channels].map((channel) => [channel, calendarOf(channel)])),
    elsewhere: rows.some(({ channel }) => channel === null) ? calendarOf(null) : null,
  }
}

/** A channel's own hours from their first day on, and until then those of all channels. */
function versionsOf(rows: readonly BusinessHoursRow[], channel: string | null): BusinessHours['versions'] {
  const own = rows.filter((row) => row.channel === channel)
  const [first] = own
  const before = rows.filter((row) => row.channel === null && (!first || row.from_day < first.from_day))
  const all = channel === null ? own : [...before, ...own]
  return all.map(({ from_day: fromDay, time_zone: timeZone, week }) => ({ fromDay, timeZone, week }))
}

function calendarOf({ byChannel, elsewhere }: Calendars, channel: string): OpenCalendar | null {
  return byChannel.get(channel) ?? elsewhere
}

/** Whether somebody was there at a moment (ms); null where no hours were set for then. */
export function isOpenOn(calendars: Calendars, channel: string, at: number): boolean | null {
  const calendar = calendarOf(calendars, channel)
  return calendar && isOpenAt(calendar, at)
}

/** How a wait stands to what was promised when it began. */
export type PromiseStanding = Promised & {
  /** How long it has taken on the promise's own clock. */
  seconds: number
  isOver: boolean
  /** When the promise runs out or ran out, ms since 1970; null where that is more than a quarter ahead. */
  dueAt: number | null
}

/** For a wait on a channel from a moment (ms) to another; null where nothing was promised. */
export function promiseStanding(
  { promises, calendars }: Clocks,
  channel: string,
  from: number,
  to: number,
): PromiseStanding | null {
  const promised = promiseInForce(promises, channel, from)
  if (!promised) return null
  const within = promised.hours * 3600
  const told = (seconds: number, dueAt: number | null) => ({ ...promised, seconds, isOver: seconds > within, dueAt })
  if (promised.clock === 'wall') return told((to - from) / 1000, from + within * 1000)
  const calendar = calendarOf(calendars, channel)
  const seconds = calendar && openBetween(calendar, from, to)
  return seconds === null ? null : told(seconds, openAfter(calendar!, from, within))
}

/** The one promise of a period as far as the view sees it; `mixed` where there are several, or on the other clock. */
export function promiseDuring(
  { promises }: Clocks,
  { from, to }: { from: Date; to: Date },
  view: Pick<View, 'asOf' | 'channel' | 'clock'>,
): { seconds: number } | null | 'mixed' {
  const end = Math.min(to.getTime(), view.asOf.getTime() + 1)
  const only = onlyPromise(promises, { from: from.getTime(), to: end }, view.channel)
  if (only === 'mixed' || only === null) return only
  return only.clock === view.clock ? { seconds: only.hours * 3600 } : 'mixed'
}

/** In seconds; 0 where nothing is promised. */
export function longestPromise({ query: { promises } }: Clocks): number {
  return Math.max(0, ...promises.flatMap(({ spans }) => spans.map(({ seconds }) => seconds)))
}

/** Whether business hours were ever set on any channel that a view sees. */
export function hasHours({ calendars }: Clocks, { channel }: Pick<View, 'channel'>): boolean {
  if (channel.length === 0) return calendars.elsewhere !== null || calendars.byChannel.size > 0
  return channel.some((one) => calendarOf(calendars, one) !== null)
}

function queryClocks(clock: View['clock'], promises: Promises, calendars: Calendars): QueryClocks {
  const spansOf = (spans: readonly PromiseSpan[]) =>
    spans.flatMap(({ from, to, promised }) =>
      promised ? [{ from: from / 1000, to: to / 1000, seconds: promised.hours * 3600, clock: promised.clock }] : [],
    )
  const sent = ({ since, moments, openBefore }: OpenCalendar) => ({
    since: since / 1000,
    moments: Array.from(moments, (at) => at / 1000),
    openBefore: Array.from(openBefore),
  })
  return {
    clock,
    calendars: [
      ...[...calendars.byChannel].map(([channel, calendar]) => ({ channel, calendar: sent(calendar) })),
      ...(calendars.elsewhere ? [{ channel: null, calendar: sent(calendars.elsewhere) }] : []),
    ],
    promises: [
      ...[...promises.byChannel].map(([channel, spans]) => ({ channel, spans: spansOf(spans) })),
      { channel: null, spans: spansOf(promises.elsewhere) },
    ],
  }
}
