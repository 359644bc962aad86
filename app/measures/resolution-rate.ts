import { type RateCounts, rateReading } from './rate-reading.ts'
import type { Measure } from './reading.ts'

/** `byCustomer.x` counts confirmed and presumed. */
export type ResolutionCounts = RateCounts<'confirmed' | 'presumed' | 'passed_along' | 'unresolved'>

export const resolutionRate = {
  key: 'resolution_rate',
  label: 'Resolution',
  unit: 'share',
  better: 'higher',
  delayDays: 14,
  meaning:
    'Of the conversations that came due in the period and needed an answer, the share resolved within 7 days of beginning and still resolved 14 days after it.',
  formula:
    '(confirmed + presumed) ÷ (confirmed + presumed + passed along + unresolved), each judged 14 days after the conversation began.',
  datedBy: 'due: 14 days after it began',
  interval: "95 %, Wilson's score on the effective n (several conversations of one customer are not independent)",
  limits: [
    'Presumed means that we helped and the customer has not come back with a need for 3 days; nobody said that it is solved.',
    'What was resolved after day 7, and what was resolved and revoked by day 14, is unresolved here.',
    'A reply whose words are unknown counts as help; how many conversations got one by then is given beside it.',
    'Conversations set aside (spam, merged, withdrawn) are in neither side of the share; their number is given beside it.',
  ],
  read: (counts: ResolutionCounts) => rateReading('resolution_rate', counts),
} as const satisfies Measure<ResolutionCounts>
