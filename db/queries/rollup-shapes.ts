import type { Selectable } from 'kysely'
import type { RollupHourTable, RollupTable, RollupVoiceTable, RollupWeekTable } from '../schema-rollups.ts'

/**
 * What comes due: of those that needed an answer (`due_…`), of those that got a human reply by then, of those that began
 * unhappy (`mood_…`), and of those resolved 30 days (`again_…`) or, customer by customer, 8 weeks (`returned_…`) before.
 */
export const dueCounts = [
  'due_confirmed',
  'due_presumed',
  'due_passed_along',
  'due_unresolved',
  'due_set_aside',
  'due_not_shown',
  'due_unknown_words',
  'got_reply_kept',
  'got_reply_passed_along',
  'got_reply_set_aside',
  'got_reply_not_shown',
  'got_reply_unknown_words',
  'mood_content',
  'mood_unhappy',
  'mood_unknown',
  'mood_set_aside',
  'mood_not_shown',
  'mood_unknown_words',
  'again_same_matter',
  'again_unknown',
  'again_new_matter',
  'again_not_again',
  'again_set_aside',
  'again_not_shown',
  'again_unknown_words',
  'returned_new_matter',
  'returned_same_matter',
  'returned_unknown',
  'returned_not_returned',
  'returned_set_aside',
  'returned_not_shown',
  'returned_unknown_words',
] as const

/** What several conversations of one customer that come due in one week do to a share. */
export const duePairs = ['due_pairs', 'got_reply_pairs', 'mood_pairs', 'again_pairs'] as const

/**
 * The tables of rollups: what tells their rows apart, what they count, and lists of (index, n, index, n, …), where the
 * index is a log-bin of a duration or one of `pairIndex`.
 */
export const rollupShapes = {
  rollup: {
    keys: { day: 'date', channel: 'text', account: 'text', team_id: 'bigint', complaint: 'boolean' },
    counts: [
      'conversations',
      'needing_answer',
      'set_aside',
      'answered',
      'answer_wait_unknown',
      'wrote',
      'replied',
      'reply_wait_unknown',
      'due',
      'due_set_aside',
      'due_confirmed',
      'due_presumed',
      'due_passed_along',
      'due_unresolved',
      'due_replied',
      'due_standing_passed_along',
    ],
    lists: ['answered_bins', 'closed_unanswered_bins', 'replied_bins'],
  },
  rollup_week: {
    keys: { week: 'date' },
    counts: [
      'conversations',
      ...dueCounts,
      'needing',
      'need_set_aside',
      'need_not_shown',
      'answered',
      'answer_wait_unknown',
      'answer_unknown_words',
      'wrote',
      'wrote_set_aside',
      'wrote_not_shown',
      'replied',
      'reply_wait_unknown',
      'reply_unknown_words',
      'first_time',
      'repeat_resolved',
      'repeat_not_resolved',
      'repeat_set_aside',
      'canned',
      'own_words',
      'words_not_known',
      'replies_set_aside',
      'turns',
      'turn_set_aside',
      'turn_not_shown',
      'turn_answered',
      'turn_wait_unknown',
      'turn_unknown_words',
      'voice_again',
      'sale_bought',
      'sale_not_bought',
      'sale_without_bought',
      'sale_without_not_bought',
      'sale_set_aside',
      'sale_not_shown',
    ],
    lists: [
      'answered_bins',
      'answered_after_closing_bins',
      'closed_bins',
      'replied_bins',
      'turn_bins',
      ...duePairs,
      'answer_pairs',
      'reply_pairs',
      'turn_pairs',
      'again',
      'canned_pairs',
    ],
  },
  rollup_hour: {
    keys: { day: 'date', hour: 'smallint' },
    counts: [
      ...dueCounts,
      'needing',
      'need_not_shown',
      'free_replied',
      'free_replied_not_shown',
      'unanswered',
      'unanswered_unclosed',
      'unreplied',
      'left_unanswered',
      'left_passed_along',
      'unhappy',
      'unhappy_not_shown',
      'resolved',
      'resolved_not_shown',
      'turn_unanswered',
    ],
    lists: duePairs,
  },
  rollup_voice: {
    keys: { week: 'date', responder: 'text' },
    counts: ['replies', 'set_aside'],
    lists: [],
  },
} as const satisfies {
  rollup: Shape<RollupTable>
  rollup_week: Shape<RollupWeekTable>
  rollup_hour: Shape<RollupHourTable>
  rollup_voice: Shape<RollupVoiceTable>
}

type Shape<Table> = {
  keys: Partial<Record<keyof Table, string>>
  counts: readonly (keyof Table)[]
  lists: readonly (keyof Table)[]
}

export type RollupName = keyof typeof rollupShapes
export type CountOf<Name extends RollupName> = (typeof rollupShapes)[Name]['counts'][number]
export type ListOf<Name extends RollupName> = (typeof rollupShapes)[Name]['lists'][number]

type Tables = {
  rollup: RollupTable
  rollup_week: RollupWeekTable
  rollup_hour: RollupHourTable
  rollup_voice: RollupVoiceTable
}
export type RollupRow<Name extends RollupName> = Omit<Selectable<Tables[Name]>, 'workspace_id'>
export type RollupKey<Name extends RollupName> = Pick<
  RollupRow<Name>,
  keyof (typeof rollupShapes)[Name]['keys'] & keyof RollupRow<Name>
>

/**
 * Indexes of the lists about customers with several conversations in one week. Neighbours are a conversation and the
 * customer's one before it in the week, pairs are any two of them; `either` counts conversations of pairs that the share
 * is about, `both` pairs that are wholly so. In `rollup_hour` a pair counts at its later end. `again` holds, by the part
 * of `repeat_share`, conversations that are not their customer's first of the week.
 */
export const pairIndex = { neighbours: 0, pairs: 1, either: 2, both: 3 } as const

/**
 * What one more of a customer's conversations adds to the pair sums, after `before` others of which the share is about
 * `aboutBefore`; `x` is 1 where it is about this one too, else 0. Each with its `pairIndex`.
 */
export function pairsAdded(before: number, aboutBefore: number, x: 0 | 1): [index: number, n: number][] {
  return [
    [pairIndex.neighbours, 1],
    [pairIndex.pairs, before],
    [pairIndex.either, aboutBefore + x * before],
    [pairIndex.both, x * aboutBefore],
  ]
}
export const againIndex = { first_time: 0, repeat_resolved: 1, repeat_not_resolved: 2 } as const

/**
 * For waits the share is how many were answered within each of these, in seconds, and `either` and `both` stand at
 * 2 and 3, 4 and 5, …. Neighbours with unknown waits count too (index 0), among those in the curve at index −1.
 */
export const waitSteps = [300, 1800, 3600, 4 * 3600, 12 * 3600, 86_400, 3 * 86_400, 7 * 86_400] as const
export const knownNeighbours = -1
