import { answeredWithin } from '#app/measures/answered-within.ts'
import { sumsOf, type Trial } from '#app/measures/compare-rates.ts'
import type { ComparedWait } from '#app/measures/compare-waits.ts'
import type { Reading } from '#app/measures/reading.ts'
import { type History, repeatShare } from '#app/measures/repeat-share.ts'
import { type WaitCounts, type WaitList, waitsOf } from '#app/measures/wait-reading.ts'
import type { DatedRow } from '#db/queries/compare.ts'
import { cohortParts } from '#db/queries/cohorts.ts'
import type { Member, Members } from './compare-placing.ts'
import { type ShareKey, shareWay, type WaitKey, waitWay } from './compare-ways.ts'

/** One side of one measure. */
export type ShareSide = { reading: Reading; trials: Trial[] }
export type WaitSide = { reading: Reading; waits: ComparedWait[]; counts: WaitCounts }

type Own = { member: Member; row: DatedRow }

/** The rows of a measure that belong to a side: those of its conversations. */
export function ownRows(rows: readonly DatedRow[], members: Members): Own[] {
  return rows.flatMap((row) => {
    const member = members.get(row.id)
    return member ? [{ member, row }] : []
  })
}

const count = (own: readonly Own[], part: string) => own.filter(({ row }) => row.part === part).length

export function shareSide(key: ShareKey, rows: readonly DatedRow[], members: Members): ShareSide {
  const own = ownRows(rows, members)
  const { successes, read } = shareWay(key)
  const countedParts: readonly string[] = cohortParts[key].counted
  const inN = own.filter(({ row }) => countedParts.includes(row.part))
  const trials = inN.map(({ member, row }) => ({
    ...{ customer: member.row.customer, arrival: member.arrival },
    success: successes.includes(row.part),
  }))
  const part = (name: string) => count(own, name)
  const reading = read({
    ...{ part, byCustomer: sumsOf(trials) },
    immature: part('immature'),
    setAside: part('set_aside'),
    repliesNotShown: part('replies_not_shown'),
    unknownWords: inN.filter(({ row }) => row.unknownWords).length,
  })
  return { trials, reading }
}

/** Every customer of a side once: the first of its conversations in which they wrote. */
export function firstOfEach(members: Members): Member[] {
  const seen = new Set<number>()
  return [...members.values()].filter(({ row }) => {
    if (!row.counts || seen.has(row.customer)) return false
    seen.add(row.customer)
    return true
  })
}

export function repeatSide(members: Members, history: History): ShareSide {
  const setAside = [...members.values()].filter(({ row }) => row.aside).length
  const counts = { firstTime: 0, repeatResolved: 0, repeatNotResolved: 0, setAside }
  const trials = firstOfEach(members).map(({ row, arrival }): Trial => {
    const success = row.lastStanding !== null
    if (!success) counts.firstTime++
    else if (row.lastStanding === 'confirmed' || row.lastStanding === 'presumed') counts.repeatResolved++
    else counts.repeatNotResolved++
    return { customer: row.customer, arrival, success }
  })
  return { trials, reading: repeatShare.read({ ...counts, history }) }
}

export function waitSide(key: WaitKey, rows: readonly DatedRow[], members: Members, asOf: Date): WaitSide {
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
    watched: (asOf.getTime() - row.at.getTime()) / 1000,
  }))
  return { reading: waitWay(key).read(counts), waits, counts }
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
