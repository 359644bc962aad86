import { answeredWithin } from '#app/measures/answered-within.ts'
import { cannedShare } from '#app/measures/canned-share.ts'
import { sumsOf, type Trial } from '#app/measures/compare-rates.ts'
import type { ComparedWait } from '#app/measures/compare-waits.ts'
import { firstResponse } from '#app/measures/first-response.ts'
import { passedAlongRate } from '#app/measures/passed-along-rate.ts'
import type { Reading } from '#app/measures/reading.ts'
import { type History, repeatShare } from '#app/measures/repeat-share.ts'
import { resolutionRate } from '#app/measures/resolution-rate.ts'
import { type WaitCounts, type WaitList, waitsOf } from '#app/measures/wait-reading.ts'
import type { DatedRow } from '#db/queries/compare.ts'
import { cohortParts } from '#db/queries/conversation-predicates.ts'
import type { Member, Members } from './compare-placing.ts'

/** One side of one measure. */
export type ShareSide = { reading: Reading; trials: Trial[] }
export type WaitSide = { reading: Reading; waits: ComparedWait[]; counts: WaitCounts }

type Own = { member: Member; row: DatedRow }

/** The rows of a measure that belong to a side: those of its conversations. */
function ownRows(rows: readonly DatedRow[], members: Members): Own[] {
  return rows.flatMap((row) => {
    const member = members.get(row.id)
    return member ? [{ member, row }] : []
  })
}

const count = (own: readonly Own[], part: string) => own.filter(({ row }) => row.part === part).length

/** The measures of shares whose rows say by their part what the share is about. */
type ShareKey = 'resolution_rate' | 'passed_along_rate' | 'canned_share'

const successes: Record<ShareKey, readonly string[]> = {
  resolution_rate: ['confirmed', 'presumed'],
  passed_along_rate: ['passed_along'],
  canned_share: ['canned'],
}

export function shareSide(key: ShareKey, rows: readonly DatedRow[], members: Members): ShareSide {
  const own = ownRows(rows, members)
  const countedParts: readonly string[] = cohortParts[key].counted
  const inN = own.filter(({ row }) => countedParts.includes(row.part))
  const trials = inN.map(({ member, row }) => ({
    ...{ customer: member.row.customer, arrival: member.arrival },
    success: successes[key].includes(row.part),
  }))
  const part = (name: string) => count(own, name)
  const beside = {
    byCustomer: sumsOf(trials),
    immature: part('immature'),
    setAside: part('set_aside'),
    repliesNotShown: part('replies_not_shown'),
    unknownWords: inN.filter(({ row }) => row.unknownWords).length,
  }
  const readings: Record<ShareKey, () => Reading> = {
    resolution_rate: () => {
      const [confirmed, presumed] = [part('confirmed'), part('presumed')]
      const parts = { confirmed, presumed, passed_along: part('passed_along'), unresolved: part('unresolved') }
      return resolutionRate.read({ ...beside, parts })
    },
    passed_along_rate: () =>
      passedAlongRate.read({ ...beside, parts: { passed_along: part('passed_along'), kept: part('kept') } }),
    canned_share: () =>
      cannedShare.read({
        ...{ canned: part('canned'), ownWords: part('own_words'), wordsNotKnown: part('words_not_known') },
        ...{ byCustomer: beside.byCustomer, setAside: beside.setAside },
      }),
  }
  return { trials, reading: readings[key]() }
}

/** Every customer of a side once, at their first conversation on it in which they wrote. */
export function repeatSide(members: Members, history: History): ShareSide {
  const seen = new Set<number>()
  const trials: Trial[] = []
  const counts = { firstTime: 0, repeatResolved: 0, repeatNotResolved: 0, setAside: 0 }
  for (const { row, arrival } of members.values()) {
    if (row.aside) counts.setAside++
    if (!row.counts || seen.has(row.customer)) continue
    seen.add(row.customer)
    const success = row.lastStanding !== null
    trials.push({ customer: row.customer, arrival, success })
    if (!success) counts.firstTime++
    else if (row.lastStanding === 'confirmed' || row.lastStanding === 'presumed') counts.repeatResolved++
    else counts.repeatNotResolved++
  }
  return { trials, reading: repeatShare.read({ ...counts, history }) }
}

export function waitSide(rows: readonly DatedRow[], members: Members, asOf: Date): WaitSide {
  const own = ownRows(rows, members)
  const of = (part: string) => own.filter(({ row }) => row.part === part)
  const [answered, waiting, unknown] = [of('answered'), of('waiting'), of('unknown')]
  const inN = [...answered, ...waiting, ...unknown]
  const counts: WaitCounts = {
    ...{ answered: listOf(answered), waiting: listOf(waiting), unknown: unknown.length },
    customers: new Set(inN.map(({ member }) => member.row.customer)).size,
    setAside: count(own, 'set_aside'),
    repliesNotShown: count(own, 'replies_not_shown'),
    unknownWords: inN.filter(({ row }) => row.unknownWords).length,
  }
  const waits = [...answered, ...waiting].map(({ member, row }) => ({
    ...{ customer: member.row.customer, arrival: member.arrival },
    ...{ seconds: row.seconds ?? 0, ended: row.part === 'answered' },
    watched: (asOf.getTime() - member.row.began) / 1000,
  }))
  return { reading: firstResponse.read(counts), waits, counts }
}

const listOf = (own: readonly Own[]): WaitList => ({
  seconds: Float64Array.from(own, ({ row }) => row.seconds ?? 0),
  customer: Float64Array.from(own, ({ member }) => member.row.customer),
  closedAfterSeconds: Float64Array.from(own, ({ row }) => row.closed ?? Number.NaN),
})

/** Answered within a time, of what began at least that long before as-of: the rest is too young to say. */
export function withinSide(
  { counts }: WaitSide,
  rows: readonly DatedRow[],
  members: Members,
  { promiseSeconds, limitSeconds, asOf }: { promiseSeconds: number | null; limitSeconds: number; asOf: Date },
): ShareSide {
  const own = ownRows(rows, members).filter(({ row }) => row.part === 'answered' || row.part === 'waiting')
  const old = own.filter(({ member }) => member.row.began + limitSeconds * 1000 <= asOf.getTime())
  const trials = old.map(({ member, row }) => ({
    ...{ customer: member.row.customer, arrival: member.arrival },
    success: row.part === 'answered' && (row.seconds ?? Infinity) <= limitSeconds,
  }))
  const reading = answeredWithin.read({ ...counts, promiseSeconds })
  return { trials, reading: { ...reading, immature: own.length - old.length } }
}

/** What a conclusion from waits rests on. */
export function supportOf({ waits, counts }: WaitSide) {
  return {
    ...{ n: waits.length, answered: counts.answered.seconds.length },
    customers: new Set(waits.map(({ customer }) => customer)).size,
    designEffect: waits.length === 0 ? 1 : (waitsOf(counts).options.designEffect ?? 1),
  }
}
