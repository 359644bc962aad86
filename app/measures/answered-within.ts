import { type Limit, shareBy } from '#app/statistics/kaplan-meier.ts'
import { wilson } from '#app/statistics/wilson.ts'
import type { Measure } from './reading.ts'
import { type WaitCounts, type Waits, waitReading } from './wait-reading.ts'

/** `promiseSeconds` is null when no promise is set. */
export type AnsweredWithinCounts = WaitCounts & { promiseSeconds: number | null }

const hour = 3600
const noFigure: Limit = { value: null, interval: null }

/** Where nobody, or everybody, was answered by then the curve has no variance: Wilson's limits of none, or all, of them. */
function shareWithin(counts: WaitCounts, { curve, options }: Waits, seconds: number): Limit {
  const share = shareBy(curve, seconds, options)
  if (share.value === null || share.interval) return share
  const effect = options.designEffect ?? 1
  const { answered, waiting } = counts
  const watched = [answered, waiting].flatMap(({ seconds: all }) =>
    Array.from(all).filter((one) => one >= seconds),
  ).length
  const none = wilson(0, watched / effect)
  const all = wilson(answered.seconds.length / effect, answered.seconds.length / effect)
  return { value: share.value, interval: (share.value > 0 ? all : none)?.interval ?? null }
}

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
    'Without a promise there is no figure for it: not 100 %.',
    'Where nobody has been watched for that long yet there is no figure either.',
    'Conversations still open count for as long as we know of them.',
  ],
  read: (counts: AnsweredWithinCounts) =>
    waitReading('answered_within', 'share', counts, (waits) => ({
      ...(counts.promiseSeconds === null ? noFigure : shareWithin(counts, waits, counts.promiseSeconds)),
      shares: {
        within_1h: shareWithin(counts, waits, hour),
        within_4h: shareWithin(counts, waits, 4 * hour),
        within_24h: shareWithin(counts, waits, 24 * hour),
        ...(counts.promiseSeconds === null
          ? {}
          : { within_promise: shareWithin(counts, waits, counts.promiseSeconds) }),
      },
    })),
} as const satisfies Measure<AnsweredWithinCounts>
