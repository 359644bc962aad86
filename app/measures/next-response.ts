import { bootstrapQuantiles, type ClusteredTimes } from '#app/statistics/clustered-quantiles.ts'
import type { Measure } from './reading.ts'
import { quantilesOf, type AnyWaitCounts, type WaitCounts, type WaitList, waitReading } from './wait-reading.ts'

/** Kept, so that the limits can be made again. */
const seed = 20_261_122
/** From fewer the resamples all look alike; the curve's own limits bear that better. */
const fewestCustomers = 20
/** Of more than these the curve's own limits are as good, and drawing would keep a page of many weeks waiting. */
const mostDrawn = 2000
const resamples = 1000

export const nextResponse = {
  key: 'next_response',
  label: 'Next response',
  unit: 'seconds',
  better: 'lower',
  meaning:
    'How long half of the people who needed us again in a conversation waited for that answer, those still without one counted as still waiting.',
  formula:
    'median and p90 of the Kaplan–Meier curve of every wait after the first: from the first need once the wait before it was answered to the human reply that does more than pass along.',
  datedBy: 'turn began: the need with which that wait began',
  interval:
    '95 %, bootstrap by customer: customers are drawn with replacement a thousand times, always from the same seed. Of more than 2,000 waits log-log limits, variance times the customers’ design effect, which are then as good; so with fewer than 20 customers.',
  limits: [
    'Each later wait counts, so a conversation with many turns counts many times; customers are drawn whole, so the interval knows it.',
    'Where more than half were not answered there is no median, only the least it can be.',
    'The first wait of a conversation is First response, and not in here.',
    'Further needs while a wait runs begin no second one.',
    'Replies dated before the message they answer have no known wait: they are counted, and left out of the curve.',
    'Sources that cannot show replies have no such reading; how many waits that leaves out is given beside it.',
  ],
  read: (counts: AnyWaitCounts) =>
    waitReading('next_response', 'seconds', counts, (waits) => {
      const quantiles = quantilesOf(waits)
      const drawn = 'bins' in counts ? null : drawnLimits(counts)
      if (!drawn) return { ...quantiles.p50, quantiles }
      const [p50, p90] = drawn.map(({ interval }) => interval) as [Interval, Interval]
      const limited = {
        p50: { value: quantiles.p50.value, interval: shown(p50, quantiles.p50.value) },
        p90: { value: quantiles.p90.value, interval: shown(p90, quantiles.p90.value) },
      }
      return { ...limited.p50, quantiles: limited, figures: { resamples: drawn[0]!.resamples, seed } }
    }),
} as const satisfies Measure<AnyWaitCounts>

type Interval = [number | null, number | null]

/** Where neither is reached there is nothing to say of limits. */
const shown = (interval: Interval, value: number | null): Interval | null =>
  value === null && interval[0] === null ? null : interval

/** Limits of median and p90 by drawing customers; null where there are too few of them, or more waits than need it. */
function drawnLimits({ answered, waiting }: WaitCounts) {
  if (answered.seconds.length + waiting.seconds.length > mostDrawn) return null
  const customers = [...new Set([answered, waiting].flatMap(({ customer }) => Array.from(customer)))]
  if (customers.length < fewestCustomers) return null
  // In the order of their numbers: the database gives rows in any order.
  const place = new Map(customers.toSorted((a, b) => a - b).map((customer, i) => [customer, i]))
  const clustered = ({ seconds, customer }: WaitList): ClusteredTimes => ({
    times: seconds,
    cluster: Array.from(customer, (one) => place.get(one)!),
  })
  return bootstrapQuantiles(clustered(answered), clustered(waiting), customers.length, [0.5, 0.9], { seed, resamples })
}
