import type { Generated } from 'kysely'

type InWorkspace = { workspace_id: number }

export type RollupTable = InWorkspace & {
  day: string
  channel: string
  account: Generated<string>
  team_id: Generated<number>
  complaint: boolean
  conversations: number
  needing_answer: number
  set_aside: number
  answered: number
  answer_wait_unknown: number
  answered_bins: number[]
  closed_unanswered_bins: number[]
  wrote: number
  replied: number
  reply_wait_unknown: number
  replied_bins: number[]
  due: number
  due_set_aside: number
  due_confirmed: number
  due_presumed: number
  due_passed_along: number
  due_unresolved: number
  due_replied: number
  due_standing_passed_along: number
}

/** What comes due; see db/queries/rollup-shapes.ts. */
type DueCounts = {
  due_confirmed: number
  due_presumed: number
  due_passed_along: number
  due_unresolved: number
  due_set_aside: number
  due_not_shown: number
  due_unknown_words: number
  got_reply_kept: number
  got_reply_passed_along: number
  got_reply_set_aside: number
  got_reply_not_shown: number
  got_reply_unknown_words: number
  mood_content: number
  mood_unhappy: number
  mood_unknown: number
  mood_set_aside: number
  mood_not_shown: number
  mood_unknown_words: number
  again_same_matter: number
  again_unknown: number
  again_new_matter: number
  again_not_again: number
  again_set_aside: number
  again_not_shown: number
  again_unknown_words: number
  returned_new_matter: number
  returned_same_matter: number
  returned_unknown: number
  returned_not_returned: number
  returned_set_aside: number
  returned_not_shown: number
  returned_unknown_words: number
  due_pairs: number[]
  got_reply_pairs: number[]
  mood_pairs: number[]
  again_pairs: number[]
}

export type RollupWeekTable = InWorkspace &
  DueCounts & {
    /** Its Monday. */
    week: string
    conversations: number
    needing: number
    need_set_aside: number
    need_not_shown: number
    answered: number
    answer_wait_unknown: number
    answer_unknown_words: number
    wrote: number
    wrote_set_aside: number
    wrote_not_shown: number
    replied: number
    reply_wait_unknown: number
    reply_unknown_words: number
    first_time: number
    repeat_resolved: number
    repeat_not_resolved: number
    repeat_set_aside: number
    canned: number
    own_words: number
    words_not_known: number
    replies_set_aside: number
    turns: number
    turn_set_aside: number
    turn_not_shown: number
    turn_answered: number
    turn_wait_unknown: number
    turn_unknown_words: number
    turn_bins: number[]
    turn_pairs: number[]
    voice_again: number
    sale_bought: number
    sale_not_bought: number
    sale_without_bought: number
    sale_without_not_bought: number
    sale_set_aside: number
    sale_not_shown: number
    answered_bins: number[]
    answered_after_closing_bins: number[]
    closed_bins: number[]
    replied_bins: number[]
    answer_pairs: number[]
    reply_pairs: number[]
    again: number[]
    canned_pairs: number[]
  }

export type RollupHourTable = InWorkspace &
  DueCounts & {
    day: string
    /** Whole hours since the day began in the workspace's time zone. */
    hour: number
    needing: number
    need_not_shown: number
    free_replied: number
    free_replied_not_shown: number
    unanswered: number
    unanswered_unclosed: number
    unreplied: number
    left_unanswered: number
    left_passed_along: number
    unhappy: number
    unhappy_not_shown: number
    resolved: number
    resolved_not_shown: number
    turn_unanswered: number
  }

export type RollupVoiceTable = InWorkspace & {
  /** Its Monday. */
  week: string
  /** Who replied; '' where no person was named. */
  responder: string
  replies: number
  set_aside: number
}

export type RollupStateTable = InWorkspace & { version: number; known_until: Date }
