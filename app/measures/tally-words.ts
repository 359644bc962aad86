import { leastCustomers, type Tally } from './about-week.ts'

/** What one customer said as one conversation began: its terms, and how they were written there. */
export type Opening = { id: string; customer: number; period: number; terms: ReadonlyMap<string, string> }

/** Met in so few openings altogether, nothing could be found out about a word. */
const leastMet = 5

/**
 * How many openings of the week, and of each baseline period, hold each term; every opening counts a term once. Given in
 * full, by the form most often written in the week, for terms that enough customers used in the week; `tested` counts all that were met often enough in either.
 *
 * @param week the period looked at; all others are the baseline
 */
export function tallyWords(openings: readonly Opening[], week: number): { tallies: Tally[]; tested: number } {
  const [met, used] = [new Map<string, number>(), new Map<string, Set<number>>()]
  for (const { terms, period, customer } of openings) {
    for (const key of terms.keys()) {
      met.set(key, (met.get(key) ?? 0) + 1)
      if (period !== week) continue
      const customers = used.get(key) ?? new Set()
      used.set(key, customers.add(customer))
    }
  }
  const candidates = new Map(
    [...used].flatMap(([key, { size }]) =>
      size >= leastCustomers
        ? [[key, { customers: size, counts: new Map<number, number>(), written: [] as string[] }]]
        : [],
    ),
  )
  const sizes = new Map<number, number>()
  for (const { terms, period } of openings) {
    sizes.set(period, (sizes.get(period) ?? 0) + 1)
    for (const [key, written] of terms) {
      const candidate = candidates.get(key)
      if (!candidate) continue
      candidate.counts.set(period, (candidate.counts.get(period) ?? 0) + 1)
      if (period === week) candidate.written.push(written)
    }
  }
  const others = [...sizes].filter(([period]) => period !== week)
  const tallies = [...candidates].map(([key, { customers, counts, written }]): Tally => {
    return {
      ...{ key, name: commonest(written) },
      week: { count: counts.get(week) ?? 0, customers, of: sizes.get(week) ?? 0 },
      baseline: others.map(([period, of]) => ({ count: counts.get(period) ?? 0, of })),
    }
  })
  return { tallies, tested: [...met.values()].filter((times) => times >= leastMet).length }
}

function commonest(written: readonly string[]): string {
  const times = new Map<string, number>()
  for (const one of written) times.set(one, (times.get(one) ?? 0) + 1)
  return [...times].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? ''
}
