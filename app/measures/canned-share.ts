import { type ClusterSums, clusteredProportion } from '#app/statistics/effective-n.ts'
import { type Measure, stateOf } from './reading.ts'

export type CannedCounts = {
  canned: number
  ownWords: number
  /** Per customer: replies counted (m) and those of them that are canned (x). */
  byCustomer: ClusterSums
  /** Replies whose text no source gave. */
  wordsNotKnown: number
  setAside: number
}

export const cannedShare = {
  key: 'canned_share',
  label: 'Canned replies',
  unit: 'share',
  better: 'lower',
  meaning:
    'Of the replies that people of ours sent in the period, the share nearly identical to at least 5 replies to other customers in the 28 days before.',
  formula:
    'canned replies ÷ replies by a person whose words are known. Nearly identical: at least 70 % of the pairs of neighbouring words in either are in both, once greeting, names, signature, mentions, links, numbers and emoji are set aside.',
  datedBy: 'reply: when it was sent',
  interval: "95 %, Wilson's score on the effective n (several replies to one customer are not independent)",
  limits: [
    'The first five of a kind are not canned: nobody had been told that yet.',
    'A reply with fewer than 5 words of its own ("Thank you!") says too little to be a copy; it counts as own words.',
    'A reply is compared with the latest 32 before it that begin with the same six words, and the latest 32 that end with them; what differs at both ends, or drowns in other replies that begin and end alike, is missed. The share errs towards too low.',
    'Names are set aside where they stand as names: after a greeting, between commas, in a signature. A name elsewhere counts as a word.',
    'Copies are looked for among all messages of ours to customers, also automated ones and those of other channels, teams and conversations set aside; filters pick the replies that are counted.',
    'What we write before the customer did is no reply. Replies without known words, and those in conversations set aside, are in neither side of the share; their numbers are given beside it.',
    'Saying the same to many people can be right, in an outage for example: see what they say.',
  ],
  read: ({ canned, ownWords, byCustomer, wordsNotKnown, setAside }: CannedCounts) => {
    const state = stateOf(byCustomer.m)
    const rate = state === 'ok' ? clusteredProportion(byCustomer) : null
    return {
      key: 'canned_share',
      unit: 'share',
      state,
      value: rate?.value ?? null,
      interval: rate?.interval ?? null,
      n: byCustomer.m,
      customers: byCustomer.clusters,
      immature: 0,
      parts: { canned, own_words: ownWords },
      figures: { words_not_known: wordsNotKnown, set_aside: setAside },
    }
  },
} as const satisfies Measure<CannedCounts>
