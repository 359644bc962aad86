import type { Limit, Measure } from './reading.ts'
import { shareAnsweredBy, type AnyWaitCounts, type Waits, waitReading, waitsOf } from './wait-reading.ts'

/** `promiseSeconds` is null where nothing is promised, or not the same to everybody: then waits tell shares of a promise. */
export type AnsweredWithinCounts = AnyWaitCounts & { promiseSeconds: number | null }

const hour = 3600
const noFigure: Limit = { value: null, interval: null }

export const answeredWithin = {
  key: 'answered_within',
  label: 'Answered within the promise',
  unit: 'share',
  better: 'higher',
  meaning: 'The share of people who needed an answer and got one within the promise, and within 1, 4 and 24 hours.',
  formula: '1 − S(t) of the curve of First response, at the promise, 1 h, 4 h and 24 h.',
  datedBy: 'began: the first message that needed an answer',
  interval: "95 %, log-log limits, variance times the customers' design effect",
  limits: [
    'Without a promise there is no figure for it: not 100 %. Where not all were promised the same, each wait is told as a share of what was promised on its channel when it began, on the clock of that promise; those to whom nothing was promised are left out of it.',
    'Where nobody has been watched for that long yet there is no figure either.',
    'Conversations still open count for as long as we know of them.',
  ],
  read: (counts: AnsweredWithinCounts) =>
    waitReading('answered_within', 'share', counts, (waits) => {
      const promised = withinPromise(counts, waits)
      return {
        ...(promised ?? noFigure),
        shares: {
          within_1h: shareAnsweredBy(waits, hour),
          within_4h: shareAnsweredBy(waits, 4 * hour),
          within_24h: shareAnsweredBy(waits, 24 * hour),
          ...(promised ? { within_promise: promised } : {}),
        },
      }
    }),
} as const satisfies Measure<AnsweredWithinCounts>

/** Null where nothing is promised. */
function withinPromise(counts: AnsweredWithinCounts, waits: Waits): Limit | null {
  if (counts.promiseSeconds !== null) return shareAnsweredBy(waits, counts.promiseSeconds)
  const shares = 'ofPromise' in counts ? counts.ofPromise : undefined
  if (!shares || shares.answered.seconds.length + shares.waiting.seconds.length === 0) return null
  return shareAnsweredBy(waitsOf(shares), 1)
}
