import { type RateCounts, rateReading } from './rate-reading.ts'
import type { Measure } from './reading.ts'

/** `byCustomer.x` counts those that stood passed along when due. */
export type PassedAlongCounts = RateCounts<'passed_along' | 'kept'>

export const passedAlongRate = {
  key: 'passed_along_rate',
  label: 'Passed along',
  unit: 'share',
  better: 'lower',
  delayDays: 14,
  meaning:
    'Of the conversations that came due in the period and got any reply by a person, whether they needed one or not, the share in which all we did was send the customer elsewhere.',
  formula: 'conversations that stand passed along when due ÷ conversations with any human reply by then.',
  datedBy: 'due: 14 days after it began; where no answer was needed, after its first message',
  interval: "95 %, Wilson's score on the effective n (several conversations of one customer are not independent)",
  limits: [
    'Where the customer follows and we can see that place, the conversation goes on there and is not passed along; where we cannot see it, it is.',
    'A conversation that needed no answer and got a reply all the same is in it, nearly always as not passed along.',
    'A reply whose words are unknown counts as one that passes nobody along; how many conversations got one by then is given beside it.',
    'Conversations that nobody answered are not in it: see Resolution and Waiting.',
    'Conversations set aside are in neither side of the share; their number is given beside it.',
  ],
  read: (counts: PassedAlongCounts) => rateReading('passed_along_rate', counts),
} as const satisfies Measure<PassedAlongCounts>
