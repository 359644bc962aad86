import { wilson } from '#app/statistics/wilson.ts'
import type { Reading } from './reading.ts'

/** Who came back within so many days of their first contact. */
export const returnDays = [30, 60, 90] as const

export type ReturnCounts = {
  /** Of first contact: `2026-01`. */
  month: string
  customers: number
  /** By `returnDays`: how many were met at least so long ago, and how many of them came back within it. */
  mature: number[]
  returned: number[]
}

export type ReturnCell = Pick<Reading, 'state' | 'value' | 'interval'> & { days: number; n: number; returned: number }

export type ReturnCohort = { month: string; customers: number; cells: (ReturnCell | null)[] }

/** Fewer are told as a count. */
const fewest = 5

/**
 * The cohort table: of the customers first met in a month, the share who began something else within 30, 60 and 90 days;
 * each customer counts once, Wilson's interval. Only customers met so long ago that they could have: null, not 0, where
 * there is none such yet.
 */
export function returnCohorts(counts: readonly ReturnCounts[]): ReturnCohort[] {
  return counts.map(({ month, customers, mature, returned }) => ({
    month,
    customers,
    cells: returnDays.map((days, i) => {
      const [n, back] = [mature[i] ?? 0, returned[i] ?? 0]
      if (n === 0) return null
      const few = n < fewest
      const rate = few ? null : wilson(back, n)
      const { value = null, interval = null } = rate ?? {}
      return { days, n, returned: back, state: few ? ('few' as const) : ('ok' as const), value, interval }
    }),
  }))
}
