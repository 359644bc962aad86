import type { ColumnType, Generated } from 'kysely'
import type {
  ClaimTable,
  ConversationTable,
  ConversationWordsTable,
  CorrectionStepTable,
  CorrectionTable,
  CustomerContactTable,
  CustomerTable,
  IdentityApartTable,
  IdentityLinkTable,
  IdentityStepTable,
  IdentityTable,
  JudgeAdjustmentTable,
  JudgeCheckTable,
  MessageTable,
  OutcomeTable,
} from './schema-conversations.ts'
import type {
  InvitationTable,
  JobCountTable,
  MembershipTable,
  OidcAttemptTable,
  OpenIdTable,
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
import type {
  MailServerTable,
  ShareLinkTable,
  WeeklyReportDeliveryTable,
  WeeklyReportEditionTable,
  WeeklyReportReaderTable,
  WeeklyReportScheduleTable,
  WeeklyReportSendingTable,
  WeeklyReportTable,
  WeeklyReportTargetTable,
} from './schema-reports.ts'
import type { IngestAnswerTable, RetentionTable, TakingBackTable, UploadTable } from './schema-uploads.ts'

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
  /** Grows with every claim taken or given back. */
  claims: OptionalDefault<number>
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
  user_id: ColumnType<number | null, number | null | undefined, never>
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
  'platform.share_link': ShareLinkTable
  'platform.oidc_attempt': OidcAttemptTable
  'platform.open_id': OpenIdTable
  'platform.audit': PlatformAuditTable
  'platform.job_count': JobCountTable
  source: SourceTable
  source_gap: SourceGapTable
  ingest_answer: IngestAnswerTable
  retention: RetentionTable
  taking_back: TakingBackTable
  upload: UploadTable
  run: RunTable
  quarantine: QuarantineTable
  vanity_refusal: VanityRefusalTable
  account: AccountTable
  customer: CustomerTable
  customer_contact: CustomerContactTable
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
  weekly_report: WeeklyReportTable
  weekly_report_edition: WeeklyReportEditionTable
  weekly_report_schedule: WeeklyReportScheduleTable
  weekly_report_reader: WeeklyReportReaderTable
  weekly_report_target: WeeklyReportTargetTable
  weekly_report_delivery: WeeklyReportDeliveryTable
  weekly_report_sending: WeeklyReportSendingTable
  mail_server: MailServerTable
}
