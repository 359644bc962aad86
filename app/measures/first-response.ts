import type { Measure } from './reading.ts'
import { censoredAtClosing, quantilesOf, type AnyWaitCounts, waitReading } from './wait-reading.ts'

export const firstResponse = {
  key: 'first_response',
  label: 'First response',
  unit: 'seconds',
  better: 'lower',
  meaning:
    'How long half of the people who needed an answer waited for the first one that did more than send them elsewhere, those still without one counted as still waiting.',
  formula:
    'median and p90 of the Kaplan–Meier curve from the first need to the first human reply after it that does more than pass along; closed, passed along, given up or open alike wait until as-of.',
  datedBy: 'began: the first message that needed an answer',
  interval: "95 %, log-log limits, variance times the customers' design effect",
  limits: [
    'Where more than half were not answered there is no median, only the least it can be.',
    'The curve that stops at closing stands beside it: it takes closed conversations for unknown, not for unanswered.',
    'Replies dated before the message they answer have no known wait: they are counted, and left out of the curve.',
    'Sources that cannot show replies have no such reading; how many conversations that leaves out is given beside it.',
  ],
  read: (counts: AnyWaitCounts) =>
    waitReading('first_response', 'seconds', counts, (waits) => {
      const quantiles = quantilesOf(waits)
      const closing = censoredAtClosing(counts)
      return {
        ...quantiles.p50,
        quantiles,
        figures: { censored_at_closing_p50: closing.p50, censored_at_closing_p90: closing.p90 },
      }
    }),
} as const satisfies Measure<AnyWaitCounts>
