import { wilson } from '#app/statistics/wilson.ts'
import { type Measure, stateOf } from './reading.ts'

export type RepeatCounts = {
  /** Customers, each once at their first conversation of the period. */
  firstTime: number
  repeatResolved: number
  repeatNotResolved: number
  setAside: number
  /** How much of the workspace's history lies before the period; 0 without conversations. */
  historySeconds: number
}

/** How far back an earlier conversation makes a customer a repeat customer. */
export const lookBackSeconds = 26 * 7 * 86_400

export const repeatShare = {
  key: 'repeat_share',
  label: 'Repeat customers',
  unit: 'share',
  better: 'neither',
  meaning:
    'Of the customers who began a conversation in the period, the share who had begun another in the 26 weeks before it, split by whether that one was resolved.',
  formula:
    'customers with an earlier conversation ÷ customers; each enters once, at their first conversation of the period; the last one before it counts as resolved if it stood confirmed or presumed when they came back.',
  datedBy: 'began',
  interval: "95 %, Wilson's score: every customer counts once",
  limits: [
    'With less than 26 weeks of history before the period nobody can tell who is new: there is no figure.',
    'A return is no proof of loyalty: see whether the last conversation was resolved.',
    'A filter picks the conversations of the period; the one before may have been on any channel.',
    'Conversations in which the customer never wrote make nobody a repeat customer.',
  ],
  read: (counts: RepeatCounts) => {
    const repeat = counts.repeatResolved + counts.repeatNotResolved
    const n = repeat + counts.firstTime
    const counted = stateOf(n)
    const state = counted !== 'none' && counts.historySeconds < lookBackSeconds ? 'too_soon' : counted
    const rate = state === 'ok' ? wilson(repeat, n) : null
    return {
      key: 'repeat_share',
      unit: 'share',
      state,
      value: rate?.value ?? null,
      interval: rate?.interval ?? null,
      n,
      customers: n,
      immature: 0,
      parts: {
        first_time: counts.firstTime,
        repeat_resolved: counts.repeatResolved,
        repeat_not_resolved: counts.repeatNotResolved,
      },
      figures: { set_aside: counts.setAside },
    }
  },
} as const satisfies Measure<RepeatCounts>
