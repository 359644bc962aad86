import { type RateCounts, rateReading } from './rate-reading.ts'
import type { Measure } from './reading.ts'

/** `byCustomer.x` counts those that ended content. */
export type TurnedAroundCounts = RateCounts<'content' | 'unhappy' | 'unknown'>

export const turnedAround = {
  key: 'turned_around',
  label: 'Turned around',
  unit: 'share',
  better: 'higher',
  delayDays: 14,
  meaning:
    'Of the conversations that came due in the period, needed an answer and began unhappy, the share in which the customer ended content.',
  formula:
    'content ÷ (content + still unhappy + unknown), each judged 14 days after the conversation began. It began unhappy if the lowest tone of the opening turn is below zero; it ended content if the customer’s last turn thanks us, says it is solved or has a tone above zero, or they rated us well and have said nothing else of how they are since.',
  datedBy: 'due: 14 days after it began',
  interval: "95 %, Wilson's score on the effective n (several conversations of one customer are not independent)",
  limits: [
    'Unknown is never dropped: whoever stays silent after we replied, or writes in neither mood, has not said how they are now. It counts against the share.',
    'Still unhappy are those whose last turn is and who have had no reply to it that does more than pass them along, and those who rated us badly and have said nothing else of how they are since.',
    'The tone is what the judge reads, or a person who corrected it; how often the judge is right is said on this page.',
    'Openings without words, or in a language nobody here reads, are not in it: whether they began unhappy cannot be told.',
    'Thanks in a message that still needs an answer turns nothing around.',
    'Conversations set aside are in neither side of the share; their number is given beside it.',
  ],
  read: (counts: TurnedAroundCounts) => rateReading('turned_around', counts),
} as const satisfies Measure<TurnedAroundCounts>
