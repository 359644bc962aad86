import type { Measure } from './reading.ts'

export type ReachedOutCounts = {
  /** By what the customer did since, until as-of. */
  wroteBack: number
  noWord: number
  customers: number
  setAside: number
  /** False while the workspace has no conversation at all: then nought would be a guess. */
  anyConversation: boolean
}

export const reachedOutFirst = {
  key: 'reached_out_first',
  label: 'Reached out first',
  unit: 'count',
  better: 'neither',
  meaning: 'Conversations that began with a message of ours to a customer, before the customer had written.',
  formula: 'conversations whose first message is ours, by a person and addressed to a customer.',
  datedBy: 'began: the first message that needed an answer, or the first message while there was none',
  interval: 'none: it is a count, not an estimate',
  limits: [
    'Asking whether last month’s repair held counts when a quiet spell lies between: then it is a conversation of its own.',
    'A post of ours addressed to nobody reaches out to nobody, and an automated message is nobody’s.',
    'Where a source tells our replies and not what they answer, they look as if we had written first.',
    'It is no virtue by itself: reaching out to help and reaching out to sell are counted alike. Read them.',
  ],
  read: ({ wroteBack, noWord, customers, setAside, anyConversation }: ReachedOutCounts) => {
    const n = wroteBack + noWord
    return {
      key: 'reached_out_first',
      unit: 'count',
      state: anyConversation ? 'ok' : 'none',
      value: anyConversation ? n : null,
      interval: null,
      n,
      customers,
      immature: 0,
      parts: { wrote_back: wroteBack, no_word: noWord },
      figures: { set_aside: setAside },
    }
  },
} as const satisfies Measure<ReachedOutCounts>
