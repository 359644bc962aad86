import type { ColumnType, Generated } from 'kysely'
import type {
  InvitationTable,
  MembershipTable,
  OidcAttemptTable,
  PlatformAuditTable,
  SessionTable,
  SignInLinkTable,
  TokenTable,
  UserTable,
} from './schema-platform.ts'
import type {
  RollupHourTable,
  RollupStateTable,
  RollupTable,
  RollupVoiceTable,
  RollupWeekTable,
} from './schema-rollups.ts'
import type { TakingBackTable, UploadTable } from './schema-uploads.ts'

type Json = ColumnType<unknown, string, string>
type OptionalDefault<T> = Generated<T>

/** What carries the workspace in front of everything else. */
type InWorkspace = { workspace_id: number }

export type WorkspaceTable = {
  id: Generated<number>
  name: string
  time_zone: OptionalDefault<string>
  quiet_spell_days: OptionalDefault<number | null>
  promise_hours: OptionalDefault<string | null>
  promise_clock: OptionalDefault<'wall' | 'business'>
  retention_days: number | null
  is_sample: OptionalDefault<boolean>
  /** False while the sample is still being loaded. */
  is_ready: OptionalDefault<boolean>
  /** Secret; keys the hashes of what was forgotten. */
  forget_key: OptionalDefault<string>
  /** Grows with every transaction that changed anything in the workspace. */
  changes: OptionalDefault<number>
  /** Which version of the facts it holds, and up to which customer those of the next one are made. */
  facts_version: OptionalDefault<number>
  facts_done_to: OptionalDefault<number>
  created_at: OptionalDefault<Date>
}

export type SampleRemovalTable = { removed_at: Date }

export type SourceTable = InWorkspace & {
  id: Generated<number>
  format: string
  name: string
  namespace: string
  channel: string
  sha256: string | null
  settings: Json
  only_accounts: string[] | null
  shows_replies: OptionalDefault<boolean>
  created_at: OptionalDefault<Date>
}

export type SourceGapTable = InWorkspace & {
  id: Generated<number>
  source_id: number
  from_at: Date
  /** Null while it lasts. */
  to_at: Date | null
  reason: string
  made_by: string
  made_at: OptionalDefault<Date>
}

export type RunTable = InWorkspace & {
  id: Generated<number>
  source_id: number
  /** `interrupted`: its process ended. Paused, stopped, failed or interrupted, it goes on after its last whole batch. */
  state: OptionalDefault<'running' | 'finished' | 'interrupted' | 'paused' | 'stopped' | 'failed'>
  cursor_row: OptionalDefault<number>
  /** Of its file, how many in all and how many are read. */
  bytes: number | null
  bytes_read: OptionalDefault<number>
  received: OptionalDefault<number>
  new: OptionalDefault<number>
  updated: OptionalDefault<number>
  unchanged: OptionalDefault<number>
  refused: OptionalDefault<number>
  rejected: OptionalDefault<number>
  started_at: OptionalDefault<Date>
  finished_at: Date | null
  error: string | null
  started_by: string | null
  /** What somebody asked of it, heard between two batches. */
  asked: 'pause' | 'stop' | null
  asked_by: string | null
}

export type QuarantineTable = InWorkspace & {
  id: Generated<number>
  source_id: number
  row_number: number
  reason: string
  text: string
  fixed_text: string | null
  state: OptionalDefault<'open' | 'replayed' | 'discarded'>
  first_seen_at: OptionalDefault<Date>
}

export type VanityRefusalTable = InWorkspace & {
  source_id: number
  field: string
  times: number
  last_seen_at: Date
}

export type AccountTable = InWorkspace & { channel: string; external_id: string; source_id: number }

export type CustomerTable = InWorkspace & {
  id: Generated<number>
  forgotten_at: Date | null
  /** Whether their words can be searched as they are now. */
  is_read: OptionalDefault<boolean>
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

export type TeamTable = InWorkspace & {
  id: Generated<number>
  name: string
  kind: 'in_house' | 'outsourced'
  /** Set where a team was removed that the past still speaks of. */
  removed_at: Date | null
}

export type TeamMemberTable = InWorkspace & {
  team_id: number
  responder: string
  channel: string
  from_day: string
  to_day: string | null
}

export type StewardshipTable = InWorkspace & {
  id: Generated<number>
  name: string
  team_id: number
  channel: string | null
  account: string | null
  from_day: string
  to_day: string | null
  handover_days: OptionalDefault<number>
}

export type NoteTable = InWorkspace & {
  id: Generated<number>
  day: string
  text: string
  made_by: string
  made_at: OptionalDefault<Date>
}

export type AuditTable = InWorkspace & {
  id: Generated<number>
  at: OptionalDefault<Date>
  who: string
  action: string
  subject: string
  before: ColumnType<unknown, string | null, never>
  after: ColumnType<unknown, string | null, never>
}

export type BusinessHoursTable = InWorkspace & {
  id: Generated<number>
  /** Null: on every channel without hours of its own. */
  channel: string | null
  from_day: string
  time_zone: string
  week: ColumnType<{ from: number; to: number }[][], string, string>
}

export type HolidayTable = InWorkspace & { day: string; name: string }

export type PromiseTable = InWorkspace & {
  id: Generated<number>
  /** Null: on every channel without a promise of its own. */
  channel: string | null
  from_day: string
  /** Null: nothing is promised. */
  hours: string | null
  clock: 'wall' | 'business'
}

export type CountingAnewTable = InWorkspace & {
  reaches: 'conversations' | 'days'
  asked_by: string
  asked_at: Date
  step: OptionalDefault<'waiting' | 'reading' | 'counting'>
  done: OptionalDefault<number>
  of: number | null
}

export type ForgottenTable = InWorkspace & { hash: string }

export type DB = {
  'platform.workspace': WorkspaceTable
  'platform.sample_removal': SampleRemovalTable
  'platform.user': UserTable
  'platform.membership': MembershipTable
  'platform.session': SessionTable
  'platform.invitation': InvitationTable
  'platform.sign_in_link': SignInLinkTable
  'platform.token': TokenTable
  'platform.oidc_attempt': OidcAttemptTable
  'platform.audit': PlatformAuditTable
  source: SourceTable
  source_gap: SourceGapTable
  taking_back: TakingBackTable
  upload: UploadTable
  run: RunTable
  quarantine: QuarantineTable
  vanity_refusal: VanityRefusalTable
  account: AccountTable
  customer: CustomerTable
  identity: IdentityTable
  identity_link: IdentityLinkTable
  identity_apart: IdentityApartTable
  identity_step: IdentityStepTable
  message: MessageTable
  outcome: OutcomeTable
  correction: CorrectionTable
  correction_step: CorrectionStepTable
  judge_check: JudgeCheckTable
  judge_adjustment: JudgeAdjustmentTable
  conversation: ConversationTable
  conversation_words: ConversationWordsTable
  claim: ClaimTable
  rollup: RollupTable
  rollup_week: RollupWeekTable
  rollup_hour: RollupHourTable
  rollup_voice: RollupVoiceTable
  rollup_state: RollupStateTable
  team: TeamTable
  team_member: TeamMemberTable
  stewardship: StewardshipTable
  note: NoteTable
  business_hours: BusinessHoursTable
  holiday: HolidayTable
  counting_anew: CountingAnewTable
  promise: PromiseTable
  audit: AuditTable
  forgotten: ForgottenTable
}
