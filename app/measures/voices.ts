import { type Measure, stateOf } from './reading.ts'

export type VoiceCounts = {
  /** How many of our people replied. */
  people: number
  /** Replies of the one who sent most; of the named ones. */
  busiest: number
  /** Replies that name who wrote them. */
  named: number
  /** To how many customers these went. */
  customers: number
  /** Replies in the account's own name. */
  notNamed: number
  setAside: number
}

export const voices = {
  key: 'voices',
  label: 'Voices',
  unit: 'count',
  better: 'neither',
  meaning:
    'How many of the company’s people answered customers in the period, and what share of the replies the busiest one sent.',
  formula:
    'distinct people who sent a reply of their own hand; the replies of the one who sent most ÷ all replies that name who wrote them.',
  datedBy: 'reply: when it was sent',
  interval: 'none: these are counts, not estimates',
  limits: [
    'It says how the work is spread, nothing of how well anybody does it: a share near 100% hangs on one person, who may fall ill. No names and no ranking are shown.',
    'A reply sent in the account’s own name does not say who wrote it; those are counted beside it and make up nobody.',
    'A person is an id as the source gives it: the same id on two channels is one person, two ids of one person are two.',
    'Automated messages, internal notes and what we write before the customer does are no replies.',
    'More voices are not better: they may be colleagues who know the business, or a queue that nobody owns.',
  ],
  read: ({ people, busiest, named, customers, notNamed, setAside }: VoiceCounts) => {
    const state = stateOf(named)
    const share = state === 'ok' ? busiest / named : null
    return {
      key: 'voices',
      unit: 'count',
      state,
      value: state === 'ok' ? people : null,
      interval: null,
      n: named,
      customers,
      immature: 0,
      parts: { named },
      ...(share === null ? {} : { shares: { busiest: { value: share, interval: null } } }),
      figures: { not_named: notNamed, set_aside: setAside },
    }
  },
} as const satisfies Measure<VoiceCounts>
