import type { Measure } from './reading.ts'

export type WaitingCounts = {
  waiting: number
  customers: number
  complaints: number
  /** Null when no promise is set. */
  overPromise: number | null
  /** Null when nobody waits. */
  oldestSeconds: number | null
  totalSeconds: number
  unanswered90d: number
  passedAlong90d: number
  /** They may have been answered where the source cannot show it. */
  repliesNotShown: number
  /** False while the workspace has no conversation at all. */
  anyConversation: boolean
}

export const waitingNow = {
  key: 'waiting_now',
  label: 'Waiting now',
  unit: 'count',
  better: 'lower',
  meaning: 'Conversations in which a customer needs an answer and nobody has replied, for less than 14 days.',
  formula:
    'conversations that stand waiting as of now; complaints among them, those over the promise, the oldest, all hours waited; beside them those of the last 90 days left unanswered or passed along.',
  datedBy: 'as-of: it belongs to a moment, not to a period',
  interval: 'none: it is a count, not an estimate',
  limits: [
    'After 14 days without a reply a conversation stands unanswered: it leaves this count and is shown beside it.',
    'A conversation we only passed along is not waiting here; its customer may well be.',
    'The wait runs from the first need that no answer ended, also where we passed them along in between.',
    'The last 90 days are those in which the conversation began.',
  ],
  read: (counts: WaitingCounts) => ({
    key: 'waiting_now',
    unit: 'count',
    state: counts.anyConversation ? 'ok' : 'none',
    value: counts.anyConversation ? counts.waiting : null,
    interval: null,
    n: counts.waiting,
    customers: counts.customers,
    immature: 0,
    figures: {
      complaints: counts.complaints,
      over_promise: counts.overPromise,
      oldest_seconds: counts.oldestSeconds,
      hours_total: counts.totalSeconds / 3600,
      unanswered_90d: counts.unanswered90d,
      passed_along_90d: counts.passedAlong90d,
      replies_not_shown: counts.repliesNotShown,
    },
  }),
} as const satisfies Measure<WaitingCounts>
