import type { Limit, Measure } from './reading.ts'
import { shareAnsweredBy, type AnyWaitCounts, waitReading } from './wait-reading.ts'

/** `promiseSeconds` is null when no promise is set. */
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
    'Without a promise there is no figure for it: not 100 %.',
    'Where nobody has been watched for that long yet there is no figure either.',
    'Conversations still open count for as long as we know of them.',
  ],
  read: (counts: AnsweredWithinCounts) =>
    waitReading('answered_within', 'share', counts, (waits) => ({
      ...(counts.promiseSeconds === null ? noFigure : shareAnsweredBy(waits, counts.promiseSeconds)),
      shares: {
        within_1h: shareAnsweredBy(waits, hour),
        within_4h: shareAnsweredBy(waits, 4 * hour),
        within_24h: shareAnsweredBy(waits, 24 * hour),
        ...(counts.promiseSeconds === null ? {} : { within_promise: shareAnsweredBy(waits, counts.promiseSeconds) }),
      },
    })),
} as const satisfies Measure<AnsweredWithinCounts>
