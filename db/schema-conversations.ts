import type { ColumnType, Generated } from 'kysely'

type Json = ColumnType<unknown, string, string>
type OptionalDefault<T> = Generated<T>
type InWorkspace = { workspace_id: number }

export type CustomerTable = InWorkspace & {
  id: Generated<number>
  forgotten_at: Date | null
  /** Whether their words can be searched as they are now. */
  is_read: OptionalDefault<boolean>
}

export type CustomerContactTable = InWorkspace & {
  customer_id: number
  conversations: number
  last_began_at: Date
  met_at: Date | null
  came_back_at: Date | null
  unsettled_until: Date | null
}

export type IdentityTable = InWorkspace & {
  id: Generated<number>
  channel: string
  external_id: string
  name: string | null
  customer_id: number
  home_customer_id: number
}

export type IdentityLinkTable = InWorkspace & { source_id: number; identity_id: number; same_as_id: number }

export type IdentityApartTable = InWorkspace & { identity_id: number }

export type IdentityStepTable = InWorkspace & {
  id: Generated<number>
  kind: 'merge' | 'split'
  /** Whom it concerns: of a split, first the one that left. */
  identities: number[]
  /** Links that persons made or took away with it, each as two identities. */
  added: number[]
  removed: number[]
  apart_before: boolean
  made_by: string
  made_at: Date
  undone_by: string | null
  undone_at: Date | null
}

export type ConversationWordsTable = InWorkspace & {
  id: string
  customer_id: number
  began_at: Date
  messages: string[]
  words: string
}

export type MessageTable = InWorkspace & {
  namespace: string
  external_id: string
  source_id: number
  row_number: number
  channel: string
  occurred_at: Date
  first_seen_at: Date
  claimed_outbound: boolean
  visibility: 'public' | 'private' | 'internal'
  claimed_automated: boolean | null
  author: string
  claimed_account: string | null
  thread_id: string | null
  parent_id: string | null
  addressed_to: string | null
  topic: string | null
  language: string | null
  ticket_event: 'opened' | 'answered' | null
  text: string | null
  outbound: boolean
  identity_id: number | null
  account: string | null
  addressed: 'us' | 'unclear' | 'others'
  root_id: string
  root_missing: boolean
  needs_answer: boolean | null
  complaint: boolean | null
  tone: number | null
  gratitude: boolean | null
  says_solved: boolean | null
  tells_more: boolean | null
  passes_along: string[] | null
  asks: boolean | null
  promises: boolean | null
  apologises: boolean | null
  helps: boolean | null
  automated: boolean | null
  why: Json
  judge_version: number
  adjustment_version: OptionalDefault<number>
  words: number[] | null
  reply_form: string | null
  reply_head: number | null
  reply_tail: number | null
  canned: boolean | null
  /** The @names of a text that was kept long enough and is cleared (`keptNames`); null: it was not. */
  kept_names: string | null
}

export type OutcomeTable = InWorkspace & {
  namespace: string
  external_id: string
  version: number
  source_id: number
  row_number: number | null
  channel: string
  occurred_at: Date
  first_seen_at: Date
  kind: string
  value: string | null
  actor: string
  made_by: string | null
  thread_id: string | null
  message_id: string | null
  customer_author: string | null
  identity_id: number | null
  /** A decimal number, of a purchase, renewal, refund or churn; null: not told. */
  amount: string | null
  /** ISO 4217. */
  currency: string | null
  /** The purchase that a refund gives back. */
  purchase_id: string | null
}

export type CorrectionTable = InWorkspace & {
  namespace: string
  external_id: string
  verdict: Json
  made_by: string
  made_at: OptionalDefault<Date>
}

export type CorrectionStepTable = InWorkspace & {
  id: Generated<number>
  namespace: string
  external_id: string
  /** What persons said of the message before this step, and after it; null: nothing. */
  before: ColumnType<unknown, string | null, never>
  after: ColumnType<unknown, string | null, never>
  /** The step that this one takes back. */
  undoes: number | null
  made_by: string
  made_at: OptionalDefault<Date>
}

export type JudgeCheckTable = InWorkspace & {
  namespace: string
  external_id: string
  /** Its place in the order in which they are shown. */
  position: number
  stratum: string
  /** How many messages there were like it when it was drawn. */
  stratum_size: number
  outbound: boolean
  /** What the judge said of it then. */
  judged: Json
  judge_version: number
  drawn_at: Date
  /** What the person says; null while nobody has. */
  said: ColumnType<unknown, string | null, string | null>
  skipped: OptionalDefault<boolean>
  /** The correction made of it where it disagrees. */
  correction_step_id: number | null
  made_by: string | null
  checked_at: Date | null
}

export type JudgeAdjustmentTable = InWorkspace & {
  version: number
  rules: Json
  refused: Json
  made_at: OptionalDefault<Date>
}

export type DueOutcome = 'confirmed' | 'presumed' | 'passed_along' | 'unresolved' | 'set_aside'

export type ConversationTable = InWorkspace & {
  id: string
  customer_id: number
  channel: string
  account: string | null
  account_at: Date | null
  team_id: number | null
  topic: string | null
  source_shows_replies: boolean
  first_message_at: Date
  first_inbound_at: Date | null
  first_need_at: Date | null
  began_at: Date
  last_message_at: Date
  messages: number
  answered_at: Date | null
  answer_wait_unknown: boolean
  first_reply_at: Date | null
  reply_wait_unknown: boolean
  first_closed_at: Date | null
  opening_complaint_at: Date | null
  opening_tone: number | null
  due_at: Date | null
  due_outcome: DueOutcome | null
  due_replied: boolean
  due_passed_along: boolean
  resolved_at: Date | null
  first_resolved_at: Date | null
  standings: string[]
  standing_from: Date[]
  waiting_until: Date | null
  unknown_words_at: Date | null
  own_reply_at: OptionalDefault<Date[]>
  canned_reply_at: OptionalDefault<Date[]>
  wordless_reply_at: OptionalDefault<Date[]>
  /** Waits after the first; null without any. The last may run on: then it has no place in the other three. */
  turn_at: Date[] | null
  turn_answered_at: Date[] | null
  turn_wait_unknown: boolean[] | null
  turn_words_unknown: boolean[] | null
  opening_unhappy_at: Date | null
  due_mood: 'content' | 'unhappy' | 'unknown' | null
  first_resolved_known_at: Date | null
  again: 'same_matter' | 'unknown' | 'new_matter' | 'not_again' | null
  again_at: Date | null
  returned: 'same_matter' | 'unknown' | 'new_matter' | null
  returned_at: Date | null
  /** Who wrote each canned, own and wordless reply, in this order; '' where no person is named. */
  reply_by: OptionalDefault<string[]>
  bought_after_resolved_at: OptionalDefault<Date | null>
  bought_after_began_at: OptionalDefault<Date | null>
}

export type ClaimTable = InWorkspace & {
  conversation_id: string
  claimed_by: string
  /** Null: somebody at the terminal. */
  user_id: number | null
  claimed_at: Date
}
