import { channelInWords } from './channel-words.ts'

/** What is known of a conversation when it arrives, and may differ between two sides. */
export const arrivalFacts = ['channel', 'topic', 'tone', 'customer', 'hours'] as const
export type ArrivalFact = (typeof arrivalFacts)[number]

const factNames: Record<ArrivalFact, string> = {
  channel: 'channel',
  topic: 'topic',
  tone: 'opening tone',
  customer: 'new or returning',
  hours: 'in or out of hours',
}
/** A fact in words. */
export const factName = (fact: ArrivalFact) => factNames[fact]

/** A level of a fact as it stands within a sentence. */
export const levelName = (fact: ArrivalFact, level: string) => (fact === 'channel' ? channelInWords(level) : level)

/** The levels of a stratum within a sentence: "email, recall, unhappy". */
export const stratumName = (levels: Partial<Arrival>) =>
  arrivalFacts.flatMap((fact) => (levels[fact] === undefined ? [] : [levelName(fact, levels[fact])])).join(', ')

/** The level of each fact; channels as addresses and the API write them, everything else in words. */
export type Arrival = Record<ArrivalFact, string>

/** How many arrived of each kind; a kind may come several times. */
export type Mix = readonly (readonly [Arrival, number])[]

/** How many there are of each of `kinds`; `kind` are indexes of these. */
export function kindsMet(kinds: readonly Arrival[], kind: Uint32Array): Mix {
  const counts = new Float64Array(kinds.length)
  for (const one of kind) counts[one]!++
  return kinds.flatMap((arrival, i) => (counts[i]! > 0 ? [[arrival, counts[i]!] as const] : []))
}

/** Facts are given up in this order, fixed before anything is seen of the results. The channel never is. */
const givenUpFirst: readonly ArrivalFact[] = ['hours', 'customer', 'tone', 'topic']
/** So many a side make a stratum worth its fact. */
const enoughInStratum = 10

export type Stratified = {
  /** What the strata are made of; without any there is one. */
  facts: ArrivalFact[]
  /** Given up because most strata held too few. */
  givenUp: ArrivalFact[]
  strata: CountedStratum[]
  /** The place of an arrival's stratum in `strata`. */
  indexOf: (arrival: Arrival) => number
}

export type CountedStratum = { levels: Partial<Arrival>; a: number; b: number }

/**
 * Sorts what two sides met into strata of like conversations: by every usable fact, with facts given up until most strata
 * hold ten a side.
 */
export function stratify(a: Mix, b: Mix, usable: readonly ArrivalFact[]): Stratified {
  const facts = arrivalFacts.filter((fact) => usable.includes(fact))
  const givenUp: ArrivalFact[] = []
  for (;;) {
    const sorted = sortBy(facts, a, b)
    const full = sorted.strata.filter((one) => Math.min(one.a, one.b) >= enoughInStratum).length
    const small = sorted.strata.filter((one) => Math.min(one.a, one.b) < enoughInStratum && !isOneSided(one)).length
    const next = givenUpFirst.find((fact) => facts.includes(fact))
    if (full > small || small === 0 || next === undefined) return { facts, givenUp, ...sorted }
    facts.splice(facts.indexOf(next), 1)
    givenUp.push(next)
  }
}

/**
 * What one side met often and the other never is a difference between them, no reason to look less closely: without the
 * fact it would pass for like.
 */
const isOneSided = ({ a, b }: CountedStratum) => Math.min(a, b) === 0 && Math.max(a, b) >= enoughInStratum

function sortBy(facts: readonly ArrivalFact[], a: Mix, b: Mix) {
  const chosen = [...facts]
  const keyOf = (arrival: Arrival) => chosen.map((fact) => arrival[fact]).join('\n')
  const places = new Map<string, number>()
  const strata: CountedStratum[] = []
  for (const [side, mix] of [['a', a] as const, ['b', b] as const])
    for (const [arrival, count] of mix) {
      const key = keyOf(arrival)
      const place = places.get(key) ?? strata.length
      const stratum = (strata[place] ??= {
        levels: Object.fromEntries(chosen.map((fact) => [fact, arrival[fact]])),
        ...{ a: 0, b: 0 },
      })
      places.set(key, place)
      stratum[side] += count
    }
  return { strata, indexOf: (arrival: Arrival) => places.get(keyOf(arrival)) ?? -1 }
}

/** Under this share of a side's conversations in comparable strata two sides are too different. */
export const leastOverlap = 0.8

/**
 * Strata closer still: facts that were given up taken back, the last given up first, where both sides go on sharing most.
 * Shares can be compared in strata however small; null where nothing can be taken back.
 */
export function stratifyCloser(
  a: Mix,
  b: Mix,
  { facts, givenUp }: Pick<Stratified, 'facts' | 'givenUp'>,
): Stratified | null {
  let closer: Stratified | null = null
  for (const fact of givenUp.toReversed()) {
    const taken = arrivalFacts.filter((one) => one === fact || (closer?.facts ?? facts).includes(one))
    const sorted = sortBy(taken, a, b)
    const overlap = overlapOf(sorted.strata)
    if (Math.min(overlap.a ?? 0, overlap.b ?? 0) >= leastOverlap) closer = { facts: taken, givenUp: [], ...sorted }
  }
  return closer
}

/** Whether both sides met such conversations. */
export const isComparable = ({ a, b }: { a: number; b: number }) => a > 0 && b > 0

/** The share of each side's conversations that lie in strata which both sides met; null of a side without any. */
export function overlapOf(strata: readonly CountedStratum[]): { a: number | null; b: number | null } {
  const share = (side: 'a' | 'b') => {
    const all = strata.reduce((sum, stratum) => sum + stratum[side], 0)
    const inside = strata.filter(isComparable).reduce((sum, stratum) => sum + stratum[side], 0)
    return all === 0 ? null : inside / all
  }
  return { a: share('a'), b: share('b') }
}

/** The strata that only one side met, the largest first. */
export function withoutOverlap(strata: readonly CountedStratum[]): CountedStratum[] {
  return strata.filter((one) => !isComparable(one)).toSorted((one, other) => other.a + other.b - one.a - one.b)
}
