import { type CompetingCurve, incidenceBy } from '#app/statistics/aalen-johansen.ts'
import { wilson } from '#app/statistics/wilson.ts'
import type { RateCounts } from './rate-reading.ts'
import { type Measure, stateOf } from './reading.ts'

/** Customers by their first return; what stands beside counts conversations. */
export type RepeatRateCounts = RateCounts<'new_matter' | 'same_matter' | 'unknown' | 'not_returned'>

const horizonSeconds = 56 * 86_400
/** The places of the causes in the curve. */
const causes = ['new_matter', 'same_matter', 'unknown'] as const

/**
 * Everybody is watched for the whole 8 weeks, so nothing is censored and the estimate does not hang on when within them
 * somebody came back: one step at the end says the same.
 */
function curveOf(n: number, parts: RepeatRateCounts['parts']): CompetingCurve {
  const events = causes.map((cause) => parts[cause])
  const step = { time: horizonSeconds, atRisk: n, events, before: 1 }
  return { n, last: horizonSeconds, steps: events.some((count) => count > 0) ? [step] : [] }
}

export const repeatRate = {
  key: 'repeat_rate',
  label: 'Came back on a new matter',
  unit: 'share',
  better: 'higher',
  delayDays: 56,
  meaning:
    'Of the customers with a conversation that became resolved, the share who next needed us on a new matter within 8 weeks.',
  formula:
    'Aalen–Johansen: the share whose first need after it, within 8 weeks, is on a new matter; coming back on the same matter, or on one that cannot be told, ends the wait otherwise. Each customer enters once a period, at the first time that a conversation of theirs became resolved, and is never taken out.',
  datedBy: 'resolved + 8 weeks: so that everybody had as long to come back; by month it gives cohorts',
  interval: '95 %, Aalen–Johansen, log-log limits: every customer counts once. Of none, or all, Wilson’s.',
  limits: [
    'It is never added to Same matter again: one is people who come back, the other work done twice.',
    'Coming back is no proof of loyalty, only of still being a customer who needs something.',
    'A return is held against all that the customer needed in the 8 weeks before it: only where none of that is the same, and all of it can be told, is the matter new.',
    'Where words are missing or too few it cannot be told: shown as such, and counted as not new.',
    'Only the first return counts. A need in a conversation that was set aside by then is none.',
    'What is not yet due, or set aside, is counted in conversations, beside it.',
  ],
  read: ({ parts, immature, setAside, repliesNotShown, unknownWords }: RepeatRateCounts) => {
    const n = parts.new_matter + parts.same_matter + parts.unknown + parts.not_returned
    const state = stateOf(n)
    const found = state === 'ok' ? incidenceBy(curveOf(n, parts), 1, horizonSeconds) : null
    return {
      key: 'repeat_rate',
      unit: 'share',
      state,
      value: found?.value ?? null,
      interval: found && (found.interval ?? wilson(parts.new_matter, n)?.interval ?? null),
      n,
      customers: n,
      immature,
      parts: { ...parts },
      figures: { set_aside: setAside, replies_not_shown: repliesNotShown, unknown_words: unknownWords },
    }
  },
} as const satisfies Measure<RepeatRateCounts>
