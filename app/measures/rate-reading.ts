import { type ClusterSums, clusteredProportion } from '#app/statistics/effective-n.ts'
import { type Reading, stateOf } from './reading.ts'

/** What every rate over conversations counts. */
export type RateCounts<Part extends string> = {
  /** Conversations of each part, adding to n. */
  parts: Record<Part, number>
  /** Per customer: conversations counted (m) and those of them the rate is about (x). */
  byCustomer: ClusterSums
  immature: number
  setAside: number
  /** Conversations whose source cannot show whether we replied. */
  repliesNotShown: number
  /** Conversations counted that got a human reply of unknown words by their due. */
  unknownWords: number
}

/** A share of conversations with Wilson's interval on the effective n: one customer's several are not independent. */
export function rateReading(key: string, counts: RateCounts<string>): Reading {
  const { m: n, clusters } = counts.byCustomer
  const state = stateOf(n)
  const rate = state === 'ok' ? clusteredProportion(counts.byCustomer) : null
  return {
    key,
    unit: 'share',
    state,
    value: rate?.value ?? null,
    interval: rate?.interval ?? null,
    n,
    customers: clusters,
    immature: counts.immature,
    parts: { ...counts.parts },
    figures: {
      set_aside: counts.setAside,
      replies_not_shown: counts.repliesNotShown,
      unknown_words: counts.unknownWords,
    },
  }
}
