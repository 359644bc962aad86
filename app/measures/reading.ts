import type { Limit } from '#app/statistics/kaplan-meier.ts'

export type { Limit }

export type Unit = 'share' | 'seconds' | 'count'

/** One figure with its interval, its count, and how complete it is. Kept stable: it is what API and terminal print. */
export type Reading = {
  key: string
  unit: Unit
  /** `none`: nothing to count. `few`: fewer than 5, so no figure. `too_soon`: history too short to say. */
  state: 'ok' | 'few' | 'none' | 'too_soon'
  /** Null is neither 0 nor 100 %. Waits: the median; answered_within: within the promise; waiting_now: conversations. */
  value: number | null
  /** 95 %; a null limit is not reached. */
  interval: [number | null, number | null] | null
  /** What the figure rests on; waits: answered + waiting + unknown. */
  n: number
  customers: number
  /** What began in the period and is too young for the figure. */
  immature: number
  /** Counts that make it up, adding to n. */
  parts?: Record<string, number>
  quantiles?: { p50: Limit; p90: Limit }
  answered?: number
  waiting?: number
  shares?: Record<string, Limit>
  /** What stands beside it: how many were set aside, and what each measure says it adds. */
  figures?: Record<string, number | null>
  /** Where there is none though there may be something to count: what is missing, in a sentence. */
  why?: string
  /** As most tools would say: the answered ones alone, by linear interpolation. */
  answeredOnly?: { n: number; p50: number; p90: number; mean: number }
}

export type Readings = {
  workspace: string
  asOf: string
  timeZone: string
  /** The time of the last message that is known; null without conversations. */
  completeTo: string | null
  /** Days in the time zone, `to` exclusive. */
  periods: { from: string; to: string; readings: Record<string, Reading> }[]
  /** Days in which a source told nothing, as far as the periods miss them, `to` exclusive, null while it lasts; absent for none. */
  gaps?: { source: string; from: string; to: string | null }[]
}

/** What one number means, and how it comes from its counts. Tooltip, docs and number all come from here. */
export type Measure<Counts> = {
  key: string
  label: string
  unit: Unit
  better: 'higher' | 'lower' | 'neither'
  /** Days from the beginning of a conversation to the date of its figure; left out: none. */
  delayDays?: number
  /** One sentence. */
  meaning: string
  formula: string
  datedBy: string
  interval: string
  limits: readonly string[]
  read(counts: Counts): Reading
}

/** Fewer conversations than this show their count and no figure. */
const fewerThan = 5

/** How far n carries a figure. */
export function stateOf(n: number): 'ok' | 'few' | 'none' {
  if (n === 0) return 'none'
  return n < fewerThan ? 'few' : 'ok'
}
