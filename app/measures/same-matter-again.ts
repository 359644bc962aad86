import { type RateCounts, rateReading } from './rate-reading.ts'
import type { Measure } from './reading.ts'

/** `byCustomer.x` counts those whose customer came back on the same matter. */
export type SameMatterCounts = RateCounts<'same_matter' | 'unknown' | 'new_matter' | 'not_again'>

export const sameMatterAgain = {
  key: 'same_matter_again',
  label: 'Same matter again',
  unit: 'share',
  better: 'lower',
  delayDays: 30,
  meaning:
    'Of the conversations that became resolved, the share whose customer needed us again on the same matter within 30 days.',
  formula:
    'same matter ÷ (same matter + cannot be told + a new matter + did not come back), each at the first time it became resolved, whatever came later. The same matter is a need in the same ticket, mail thread or reply chain, or in similar words.',
  datedBy: 'resolved + 30 days: so that everybody had as long to come back',
  interval: "95 %, Wilson's score on the effective n (several conversations of one customer are not independent)",
  limits: [
    'It is never added to Repeat customers on a new matter: one is work done twice, the other people who come back.',
    'In direct messages, chats and calls, which outlive a matter, words alone decide; so they do between two containers.',
    'Where words are missing or too few it cannot be told: shown as such, and counted as not the same.',
    'Words alone find about one return in five that repeats nothing of the first message: between threads the share errs towards too low.',
    'A need in a conversation that was set aside by then is no return.',
    'Of somebody who needed us more than 32 times in 30 days the first 32 are compared.',
    'Conversations set aside are in neither side of the share; their number is given beside it.',
  ],
  read: (counts: SameMatterCounts) => rateReading('same_matter_again', counts),
} as const satisfies Measure<SameMatterCounts>
