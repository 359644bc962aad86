/** What is known of a conversation when it arrives, and may differ between two sides. */
export const arrivalFacts = ['channel', 'topic', 'tone', 'customer', 'hours'] as const
export type ArrivalFact = (typeof arrivalFacts)[number]

/** The level of each fact, in words. */
export type Arrival = Record<ArrivalFact, string>

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
  indexOf(arrival: Arrival): number
}

export type CountedStratum = { levels: Partial<Arrival>; a: number; b: number }

/**
 * Sorts what two sides met into strata of like conversations: by every usable fact, with facts given up until most strata
 * hold ten a side.
 */
export function stratify(a: readonly Arrival[], b: readonly Arrival[], usable: readonly ArrivalFact[]): Stratified {
  const facts = arrivalFacts.filter((fact) => usable.includes(fact))
  const givenUp: ArrivalFact[] = []
  for (;;) {
    const sorted = sortBy(facts, a, b)
    const full = sorted.strata.filter((one) => one.a >= enoughInStratum && one.b >= enoughInStratum)
    const next = givenUpFirst.find((fact) => facts.includes(fact))
    if (full.length * 2 > sorted.strata.length || next === undefined) return { facts, givenUp, ...sorted }
    facts.splice(facts.indexOf(next), 1)
    givenUp.push(next)
  }
}

function sortBy(facts: readonly ArrivalFact[], a: readonly Arrival[], b: readonly Arrival[]) {
  const chosen = [...facts]
  const keyOf = (arrival: Arrival) => chosen.map((fact) => arrival[fact]).join('\n')
  const places = new Map<string, number>()
  const strata: CountedStratum[] = []
  for (const [side, arrivals] of [['a', a] as const, ['b', b] as const])
    for (const arrival of arrivals) {
      const key = keyOf(arrival)
      const place = places.get(key) ?? strata.length
      const stratum = (strata[place] ??= {
        levels: Object.fromEntries(chosen.map((fact) => [fact, arrival[fact]])),
        ...{ a: 0, b: 0 },
      })
      places.set(key, place)
      stratum[side]++
    }
  return { strata, indexOf: (arrival: Arrival) => places.get(keyOf(arrival)) ?? -1 }
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
