import { wilson } from '#app/statistics/wilson.ts'
import { addDays, mondayOf } from './days.ts'
import { type Measure, stateOf } from './reading.ts'

export type RepeatCounts = {
  /** Customers, each once at their first conversation of the period. */
  firstTime: number
  repeatResolved: number
  repeatNotResolved: number
  setAside: number
  history: History
}

/** What of the workspace lies before a period. */
export type History = {
  /** Since its first conversation; 0 without any. */
  seconds: number
  /** In how many of the 26 weeks before a conversation began. */
  weeks: number
}

/** How far back an earlier conversation makes a customer a repeat customer. */
const lookBackWeeks = 26
export const lookBackSeconds = lookBackWeeks * 7 * 86_400
/** One old message alone would pass for a history: in at least so many of these weeks conversations must have begun. */
export const leastWeeksBegun = lookBackWeeks / 2

/** Whether the history before a period is long and full enough to say who is new. */
export const isHistoryEnough = ({ seconds, weeks }: History) => seconds >= lookBackSeconds && weeks >= leastWeeksBegun

/**
 * @param day with which the period begins
 * @param seconds from the first conversation to that beginning
 * @param mondays of the weeks in which conversations began
 */
export function historyBefore(day: string, seconds: number, mondays: readonly string[]): History {
  const to = mondayOf(day)
  const from = addDays(to, -7 * lookBackWeeks)
  return { seconds: Math.max(0, seconds), weeks: mondays.filter((monday) => monday >= from && monday < to).length }
}

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
    'With less than 26 weeks of history before the period nobody can tell who is new: there is no figure. History counts when the first conversation began at least 26 weeks before, and conversations began in at least 13 of those 26 weeks.',
    'A longer period has a lower share than its weeks: whoever comes back often enters every one of its weeks, and the whole period once.',
    'A return is no proof of loyalty: see whether the last conversation was resolved.',
    'A filter picks the conversations of the period; the one before may have been on any channel.',
    'Conversations in which the customer never wrote make nobody a repeat customer.',
  ],
  read: (counts: RepeatCounts) => {
    const repeat = counts.repeatResolved + counts.repeatNotResolved
    const n = repeat + counts.firstTime
    const counted = stateOf(n)
    const state = counted !== 'none' && !isHistoryEnough(counts.history) ? 'too_soon' : counted
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
