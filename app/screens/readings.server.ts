import { answeredWithin } from '#app/measures/answered-within.ts'
import { cannedShare } from '#app/measures/canned-share.ts'
import { firstReply } from '#app/measures/first-reply.ts'
import { firstResponse } from '#app/measures/first-response.ts'
import { type MeasureKey, measures } from '#app/measures/list.ts'
import { nextResponse } from '#app/measures/next-response.ts'
import { passedAlongRate } from '#app/measures/passed-along-rate.ts'
import type { Reading, Readings } from '#app/measures/reading.ts'
import { reachedOutFirst } from '#app/measures/reached-out-first.ts'
import { repeatRate } from '#app/measures/repeat-rate.ts'
import { historyBefore, repeatShare } from '#app/measures/repeat-share.ts'
import { resolutionRate } from '#app/measures/resolution-rate.ts'
import { sameMatterAgain } from '#app/measures/same-matter-again.ts'
import { turnedAround } from '#app/measures/turned-around.ts'
import type { AnyWaitCounts } from '#app/measures/wait-reading.ts'
import { voices } from '#app/measures/voices.ts'
import { waitingNow } from '#app/measures/waiting-now.ts'
import type { Trx } from '#db/client.server.ts'
import type { ReadingQuery } from '#db/queries/conversation-predicates.ts'
import { countParts, countWaiting, findSpan, listWaits, type PartCounts } from '#db/queries/reading-counts.ts'
import { countVoices } from '#db/queries/voice-counts.ts'
import { listWeeksBegun } from '#db/queries/weeks-begun.ts'
import type { Scope } from '#db/scope.ts'
import { addDays } from '#app/measures/days.ts'
import { dayOf, type Period, periodsOf, periodStart } from './periods.ts'
import {
  cannedParts,
  type CannedParts,
  countWaitingRolledUp,
  findRolledUp,
  listVoicesRolledUp,
  type RatePeriod,
  repeatParts,
  type RolledUp,
} from './rolled-up.server.ts'
import { countRatesRolledUp, type RateKey } from './rolled-up-rates.server.ts'
import { listWaitsRolledUp } from './rolled-up-waits.server.ts'
import { type Clocks, hasHours, loadClocks, longestPromise, promiseDuring } from './clocks.server.ts'
import { readBoughtAgain } from './sale-readings.server.ts'
import type { View } from './view.ts'

/** How many weeks or months are shown when no beginning is asked for. */
const shownPeriods = 13
/** From beginning to due: figures dated by due go on that long after the last conversation. */
const dueDays = 14
/** From so many conversations on rollups are read, below them every fact. */
const manyConversations = 200_000

export type Span = { firstAt: Date; lastAt: Date }

/**
 * The days a view covers. Without `to`: up to and with the day of as-of; by week or month, only until the last
 * conversations come due where that is earlier. Without `from`: everything by `all`, else 13 weeks or months.
 */
export function viewedPeriods(view: View, span: Span | undefined): Period[] {
  const { timeZone } = view.workspace
  const asOfEnd = addDays(dayOf(view.asOf, timeZone), 1)
  const dueEnd = span ? addDays(dayOf(span.lastAt, timeZone), dueDays + 1) : asOfEnd
  const to = view.to ?? (view.by !== 'all' && dueEnd < asOfEnd ? dueEnd : asOfEnd)
  const everything = span ? dayOf(span.firstAt, timeZone) : addDays(to, -1)
  const from = view.from ?? (view.by === 'all' ? everything : periodStart(addDays(to, -1), view.by, 1 - shownPeriods))
  return periodsOf({ from, to, by: view.by, timeZone })
}

/** @param clocks left out: for what reads no waits */
export function readingQuery(view: View, periods: { from: Date; to: Date }[], clocks?: Clocks): ReadingQuery {
  const { asOf, channel, account, team } = view
  const filters = { periods, asOf, channel, account, team, timeZone: view.workspace.timeZone }
  return clocks ? { ...filters, clocks: clocks.query } : filters
}

type Load = {
  trx: Trx
  scope: Scope
  view: View
  /** The periods that the facts are read for; the rollups serve the others. */
  query: ReadingQuery
  rolled: RolledUp | undefined
  /** Puts what was read of both into the order of all periods. */
  inOrder: <T>(fromFacts: T[], fromRollups: T[]) => T[]
  periods: Period[]
  span: Span | undefined
  clocks: Clocks
  waits(key: WaitKey): Promise<AnyWaitCounts[]>
}
type WaitKey = 'first_response' | 'first_reply' | 'next_response'

/** Each measure's readings, one per period. */
const readers: Record<MeasureKey, (load: Load) => Promise<Reading[]>> = {
  async resolution_rate(load) {
    const counts = await countRates(load, 'resolution_rate', ['confirmed', 'presumed'])
    return counts.map(({ parts, beside }) => {
      const { confirmed = 0, presumed = 0, passed_along = 0, unresolved = 0 } = parts
      return resolutionRate.read({ ...beside, parts: { confirmed, presumed, passed_along, unresolved } })
    })
  },
  async passed_along_rate(load) {
    const counts = await countRates(load, 'passed_along_rate', ['passed_along'])
    return counts.map(({ parts: { passed_along = 0, kept = 0 }, beside }) =>
      passedAlongRate.read({ ...beside, parts: { passed_along, kept } }),
    )
  },
  async turned_around(load) {
    const counts = await countRates(load, 'turned_around', ['content'])
    return counts.map(({ parts: { content = 0, unhappy = 0, unknown = 0 }, beside }) =>
      turnedAround.read({ ...beside, parts: { content, unhappy, unknown } }),
    )
  },
  async same_matter_again(load) {
    const counts = await countRates(load, 'same_matter_again', ['same_matter'])
    return counts.map(({ parts: { same_matter = 0, unknown = 0, new_matter = 0, not_again = 0 }, beside }) =>
      sameMatterAgain.read({ ...beside, parts: { same_matter, unknown, new_matter, not_again } }),
    )
  },
  async repeat_rate(load) {
    const counts = await countRates(load, 'repeat_rate', ['new_matter'])
    return counts.map(({ parts: { new_matter = 0, same_matter = 0, unknown = 0, not_returned = 0 }, beside }) =>
      repeatRate.read({ ...beside, parts: { new_matter, same_matter, unknown, not_returned } }),
    )
  },
  async next_response(load) {
    return (await load.waits('next_response')).map((counts) => nextResponse.read(counts))
  },
  async first_response(load) {
    return (await load.waits('first_response')).map((counts) => firstResponse.read(counts))
  },
  async answered_within(load) {
    const { trx, scope, view, periods, clocks } = load
    const promised = periods.map((period) => promiseDuring(clocks, period, view))
    const mixed = periods.filter((_, i) => promised[i] === 'mixed')
    const exact =
      mixed.length > 0
        ? await listWaits(trx, scope, readingQuery(view, mixed, clocks), 'first_response', { promised: true })
        : []
    const counts = mixed.length < periods.length ? await load.waits('first_response') : []
    return periods.flatMap((period, i) => {
      const [promise, own] = [promised[i], promised[i] === 'mixed' ? exact[mixed.indexOf(period)] : counts[i]]
      if (!own || promise === undefined) return []
      return answeredWithin.read({ ...own, promiseSeconds: promise === 'mixed' ? null : (promise?.seconds ?? null) })
    })
  },
  async first_reply(load) {
    return (await load.waits('first_reply')).map((counts) => firstReply.read(counts))
  },
  async repeat_share({ trx, scope, query, rolled, inOrder, periods, span }) {
    const mondays = await listWeeksBegun(trx, scope, query)
    const counts = query.periods.length > 0 ? await countParts(trx, scope, query, 'repeat_share') : []
    const all = inOrder<Record<string, number>>(
      counts.map(({ parts }) => parts),
      rolled ? repeatParts(rolled) : [],
    )
    return all.map((parts, i) => {
      const { from, fromDay } = periods[i] ?? { from: new Date(0), fromDay: '1970-01-01' }
      return repeatShare.read({
        firstTime: parts['first_time'] ?? 0,
        repeatResolved: parts['repeat_resolved'] ?? 0,
        repeatNotResolved: parts['repeat_not_resolved'] ?? 0,
        setAside: parts['set_aside'] ?? 0,
        history: historyBefore(fromDay, span ? (from.getTime() - span.firstAt.getTime()) / 1000 : 0, mondays),
      })
    })
  },
  async canned_share({ trx, scope, query, rolled, inOrder }) {
    const facts = query.periods.length > 0 ? await countParts(trx, scope, query, 'canned_share', ['canned']) : []
    const counts = inOrder<CannedParts>(facts, rolled ? cannedParts(rolled) : [])
    return counts.map(({ parts, byCustomer }) =>
      cannedShare.read({
        canned: parts['canned'] ?? 0,
        ownWords: parts['own_words'] ?? 0,
        byCustomer,
        wordsNotKnown: parts['words_not_known'] ?? 0,
        setAside: parts['set_aside'] ?? 0,
      }),
    )
  },
  async reached_out_first({ trx, scope, view, periods, span }) {
    const counts = await countParts(trx, scope, readingQuery(view, periods), 'reached_out_first')
    return counts.map(({ parts, byCustomer }) =>
      reachedOutFirst.read({
        wroteBack: parts['wrote_back'] ?? 0,
        noWord: parts['no_word'] ?? 0,
        customers: byCustomer.clusters,
        setAside: parts['set_aside'] ?? 0,
        anyConversation: span !== undefined,
      }),
    )
  },
  async voices({ trx, scope, query, rolled, inOrder }) {
    const facts = query.periods.length > 0 ? await countVoices(trx, scope, query) : []
    return inOrder(facts, rolled ? await listVoicesRolledUp(rolled) : []).map((counts) => voices.read(counts))
  },
  async bought_again({ trx, scope, view, rolled, periods }) {
    return readBoughtAgain({ trx, scope, query: readingQuery(view, periods), periods, rolled })
  },
  async waiting_now({ trx, scope, query, rolled, span }) {
    const counts = rolled ? await countWaitingRolledUp(rolled) : await countWaiting(trx, scope, query)
    return [waitingNow.read({ ...counts, anyConversation: span !== undefined })]
  },
}

async function countRates(load: Load, key: RateKey, successes: string[]): Promise<RatePeriod[]> {
  const { trx, scope, query, rolled, inOrder } = load
  const counts = query.periods.length > 0 ? await countParts(trx, scope, query, key, successes) : []
  return inOrder(counts.map(ratePeriod), rolled ? await countRatesRolledUp(rolled, key, successes) : [])
}

function ratePeriod({ parts, byCustomer, unknownWords }: PartCounts): RatePeriod {
  return {
    parts,
    beside: {
      byCustomer,
      unknownWords,
      setAside: parts['set_aside'] ?? 0,
      repliesNotShown: parts['replies_not_shown'] ?? 0,
      immature: parts['immature'] ?? 0,
    },
  }
}

/**
 * The readings of a view: its measures in each of its periods. `waiting_now` belongs to as-of and stands in the last
 * period only. Without a schedule there are no business hours, so on that clock waits have no reading: not zero. Rollups
 * hold wall-clock waits: on the business clock, and for a promise that is not one for a whole period, the facts are read.
 *
 * @param options.rollupsFrom from how many conversations on whole weeks are read from the rollups
 * @param options.span what is known by as-of, where the caller found it already
 * @param options.isLast false where the view is only the beginning of what is read: who waits is left out
 */
export async function loadReadings(
  trx: Trx,
  scope: Scope,
  view: View,
  options: { rollupsFrom?: number; span?: Span | undefined; isLast?: boolean } = {},
): Promise<Readings> {
  const { rollupsFrom = manyConversations, isLast = true } = options
  const span = options.span ?? (await findSpan(trx, scope, view.asOf))
  const periods = viewedPeriods(view, span)
  const clocks = await loadClocks(trx, scope, view, span?.firstAt)
  const rolled = await findRolledUp(trx, scope, view, readingQuery(view, periods, clocks), periods, rollupsFrom)
  const served = new Set(rolled?.periods)
  const query = readingQuery(
    view,
    periods.filter((period) => !served.has(period)),
    clocks,
  )
  const inOrder = <T>(fromFacts: T[], fromRollups: T[]): T[] => {
    const [facts, rollups] = [fromFacts.values(), fromRollups.values()]
    return periods.flatMap((period) => (served.has(period) ? rollups : facts).next().value ?? [])
  }
  const loaded = new Map<WaitKey, Promise<AnyWaitCounts[]>>()
  // First response and answered within read the same waits.
  const waits = (key: WaitKey) => {
    const running = loaded.get(key) ?? readWaits(key)
    loaded.set(key, running)
    return running
  }
  const readWaits = async (key: WaitKey): Promise<AnyWaitCounts[]> => {
    if (view.clock === 'business') return listWaits(trx, scope, readingQuery(view, periods, clocks), key)
    return inOrder<AnyWaitCounts>(
      query.periods.length > 0 ? await listWaits(trx, scope, query, key) : [],
      rolled ? await listWaitsRolledUp(rolled, key, longestPromise(clocks)) : [],
    )
  }
  const readings: Record<string, Reading>[] = periods.map(() => ({}))
  for (const { key, unit } of measures) {
    if ((view.measure !== null && view.measure !== key) || (key === 'waiting_now' && !isLast)) continue
    if (view.clock === 'business' && (unit === 'seconds' || key === 'answered_within') && !hasHours(clocks, view)) {
      for (const period of readings) period[key] = noReading(key, unit)
      continue
    }
    const found = await readers[key]({ trx, scope, view, query, rolled, inOrder, periods, span, clocks, waits })
    const targets = key === 'waiting_now' ? readings.slice(-1) : readings
    for (const [i, period] of targets.entries()) {
      const reading = found[i]
      if (reading) period[key] = reading
    }
  }
  return {
    workspace: view.workspace.name,
    asOf: view.asOf.toISOString(),
    timeZone: view.workspace.timeZone,
    completeTo: span?.lastAt.toISOString() ?? null,
    periods: periods.map(({ fromDay, toDay }, i) => ({ from: fromDay, to: toDay, readings: readings[i] ?? {} })),
  }
}

const noHoursSet = 'No business hours are set, so nobody can say how long this took in them: rapport hours set does.'

function noReading(key: string, unit: Reading['unit']): Reading {
  const none = { value: null, interval: null, n: 0, customers: 0, immature: 0 }
  return { key, unit, state: 'none', ...none, why: noHoursSet }
}
