import { answeredWithin } from '#app/measures/answered-within.ts'
import { countDistinct, indexesWhere, taken } from '#app/measures/columns.ts'
import { sumsOf, type Trials } from '#app/measures/compare-rates.ts'
import { type ComparedWaits, trialsBy } from '#app/measures/compare-waits.ts'
import type { Reading } from '#app/measures/reading.ts'
import { type History, repeatShare } from '#app/measures/repeat-share.ts'
import { type WaitCounts, type WaitList, waitsOf } from '#app/measures/wait-reading.ts'
import { cohortParts } from '#db/queries/cohorts.ts'
import type { CountedPart } from './compare-arrived.ts'
import type { Members } from './compare-placing.ts'
import { type ShareKey, shareWay, type WaitKey, waitWay } from './compare-ways.ts'

/** One side of one measure. */
export type ShareSide = { reading: Reading; trials: Trials }
export type WaitSide = { reading: Reading; waits: ComparedWaits; counts: WaitCounts }

/** The rows of a measure that belong to a side: those of its conversations. */
export function ownParts(parts: readonly CountedPart[], { has }: Members): CountedPart[] {
  return parts.map(({ place, at, seconds, closed, ...part }) => {
    const own = indexesWhere(place.length, (i) => has(place[i]!))
    const of = (column: Float64Array) =>
      column.length === 0 ? column : taken(new Float64Array(own.length), column, own)
    const places = taken(new Uint32Array(own.length), place, own)
    return { ...part, place: places, at: of(at), seconds: of(seconds), closed: of(closed) }
  })
}

const count = (own: readonly CountedPart[]) => own.reduce((sum, { place }) => sum + place.length, 0)
const withUnknownWords = (own: readonly CountedPart[]) => count(own.filter(({ unknownWords }) => unknownWords))

/** Whose they are and what was known of them, in order. */
function metAt({ arrived }: Members, places: Uint32Array): Pick<Trials, 'kinds' | 'kind' | 'customer'> {
  const of = (column: Uint32Array) => taken(new Uint32Array(places.length), column, places)
  return { kinds: arrived.kinds, kind: of(arrived.kind), customer: of(arrived.customer) }
}

function joined<Column extends Float64Array | Uint32Array>(
  Columns: new (length: number) => Column,
  columns: readonly Column[],
): Column {
  const all = new Columns(columns.reduce((sum, { length }) => sum + length, 0))
  let from = 0
  for (const column of columns) {
    all.set(column, from)
    from += column.length
  }
  return all
}

const placesOf = (own: readonly CountedPart[]) =>
  joined<Uint32Array>(
    Uint32Array,
    own.map(({ place }) => place),
  )
const floats = (columns: readonly Float64Array[]) => joined<Float64Array>(Float64Array, columns)

export function shareSide(key: ShareKey, parts: readonly CountedPart[], members: Members): ShareSide {
  const own = ownParts(parts, members)
  const { successes, read } = shareWay(key)
  const countedParts: readonly string[] = cohortParts[key].counted
  const inN = own.filter(({ part }) => countedParts.includes(part))
  const places = placesOf(inN)
  const success = new Uint8Array(places.length)
  let from = 0
  for (const { part, place } of inN) {
    success.fill(successes.includes(part) ? 1 : 0, from, from + place.length)
    from += place.length
  }
  const trials = { ...metAt(members, places), success }
  const part = (name: string) => count(own.filter((one) => one.part === name))
  const reading = read({
    ...{ part, byCustomer: sumsOf(trials) },
    immature: part('immature'),
    setAside: part('set_aside'),
    repliesNotShown: part('replies_not_shown'),
    unknownWords: withUnknownWords(inN),
  })
  return { trials, reading }
}

/** Every customer of a side once: the first of its conversations in which they wrote. */
export function firstOfEach({ arrived, places }: Members): Uint32Array {
  const seen = new Uint8Array(arrived.customerIds.length)
  return places.filter((place) => {
    const customer = arrived.customer[place]!
    if (!arrived.alike[arrived.group[place]!]!.counts || seen[customer] === 1) return false
    seen[customer] = 1
    return true
  })
}

export function repeatSide(members: Members, history: History): ShareSide {
  const { alike, group } = members.arrived
  const of = (place: number) => alike[group[place]!]!
  const setAside = members.places.reduce((sum, place) => sum + (of(place).aside ? 1 : 0), 0)
  const counts = { firstTime: 0, repeatResolved: 0, repeatNotResolved: 0, setAside }
  const firsts = firstOfEach(members)
  const success = new Uint8Array(firsts.length)
  for (let i = 0; i < firsts.length; i++) {
    const { lastStanding } = of(firsts[i]!)
    if (lastStanding === null) counts.firstTime++
    else if (lastStanding === 'confirmed' || lastStanding === 'presumed') counts.repeatResolved++
    else counts.repeatNotResolved++
    success[i] = lastStanding === null ? 0 : 1
  }
  return { trials: { ...metAt(members, firsts), success }, reading: repeatShare.read({ ...counts, history }) }
}

export function waitSide(key: WaitKey, parts: readonly CountedPart[], members: Members, asOf: Date): WaitSide {
  const own = ownParts(parts, members)
  const of = (...names: string[]) => own.filter(({ part }) => names.includes(part))
  const [answered, waiting, unknown] = [of('answered'), of('waiting'), of('unknown')]
  const inN = [...answered, ...waiting, ...unknown]
  const known = [...answered, ...waiting]
  const met = metAt(members, placesOf(known))
  const ended = new Uint8Array(met.kind.length).fill(1, 0, count(answered))
  const counts: WaitCounts = {
    ...{ answered: listOf(answered, members), waiting: listOf(waiting, members), unknown: count(unknown) },
    customers: countDistinct(metAt(members, placesOf(inN)).customer),
    setAside: count(of('set_aside')),
    repliesNotShown: count(of('replies_not_shown')),
    unknownWords: withUnknownWords(inN),
  }
  const watched = floats(known.map(({ at }) => at.map((moment) => (asOf.getTime() - moment) / 1000)))
  const waits = { ...met, ended, watched, seconds: floats(known.map(({ seconds }) => seconds.map(orNothing))) }
  return { reading: waitWay(key).read(counts), waits, counts }
}

const orNothing = (seconds: number) => (Number.isNaN(seconds) ? 0 : seconds)

function listOf(own: readonly CountedPart[], members: Members): WaitList {
  return {
    seconds: floats(own.map(({ seconds }) => seconds.map(orNothing))),
    customer: metAt(members, placesOf(own)).customer,
    closedAfterSeconds: floats(own.map(({ closed }) => closed)),
  }
}

/** Answered within a time, of what began at least that long before as-of: the rest is too young to say. */
export function withinSide(
  { counts, waits }: WaitSide,
  { promiseSeconds, limitSeconds }: { promiseSeconds: number | null; limitSeconds: number },
): ShareSide {
  const trials = trialsBy(limitSeconds, waits)
  const reading = answeredWithin.read({ ...counts, promiseSeconds })
  return { trials, reading: { ...reading, immature: waits.seconds.length - trials.kind.length } }
}

/** What a conclusion from waits rests on. */
export function supportOf({ waits, counts }: WaitSide) {
  return {
    ...{ n: waits.seconds.length, answered: counts.answered.seconds.length, customers: countDistinct(waits.customer) },
    designEffect: waits.seconds.length === 0 ? 1 : (waitsOf(counts).options.designEffect ?? 1),
  }
}
