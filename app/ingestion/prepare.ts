import { setImmediate } from 'node:timers/promises'
import { judgeHere } from '#app/conversations/adjusted-judge.ts'
import { noAdjustment, type Adjustment } from '#app/conversations/adjustment.ts'
import type { JudgedVerdict } from '#app/conversations/verdict.ts'
import type { CustomerRecord, MessageRecord, OutcomeRecord } from '#app/conversations/records.ts'
import { fingerprint } from '#app/conversations/words.ts'
import type { MessageRow } from '#db/queries/message.ts'
import type { SourceRow } from '#db/queries/source.ts'
import type { Checked, CheckedBatch } from './files/types.ts'
import { cannedColumns } from './canned-columns.ts'
import { verdictColumns } from './verdict-columns.ts'

/** A message ready to be stored once it is placed: judged, in the columns of its table. Its place is provisional. */
export type PreparedMessage = MessageRow & { authorName: string | null }

export type PreparedBatch = {
  messages: PreparedMessage[]
  outcomes: { record: OutcomeRecord; row: number; namespace: string; channel: string }[]
  customers: { record: CustomerRecord; channel: string }[]
  rejected: Extract<Checked, { ok: false }>[]
  refused: Map<string, number>
  lastRow: number
  bytesRead: number
  rows: number
  /** When it was read: nothing in it can be later. */
  now: Date
  /** ms spent in the judge, for the bench. */
  judgingMs: number
}

type SourceNames = Pick<SourceRow, 'id' | 'namespace' | 'channel' | 'only_accounts'> & {
  /** The ids belong to the system that `namespace` names; else each record's channel says where they belong. */
  ownNamespace: boolean
  /** The account of messages that name none. */
  defaultAccount: string | null
}

/** Says what a message says; the judge, unless an import brings its own. */
export type ReadMessage = (record: MessageRecord) => JudgedVerdict

/** The judge with what the workspace's corrections taught it, or what an import brings in its place. */
export type Judging = { adjustment: Adjustment; read?: ReadMessage | undefined }

const privateChannels: ReadonlySet<string> = new Set(['email', 'helpdesk', 'chat', 'phone', 'letter'])

function prepareMessage(
  record: MessageRecord,
  row: number,
  source: SourceNames,
  now: Date,
  { adjustment, read }: Judging,
): PreparedMessage {
  const channel = record.channel ?? source.channel
  const outbound = record.direction === 'outbound'
  const verdict = read ? read(record) : judgeHere(adjustment, record.text, record.direction, record.language)
  const account = record.account ?? source.defaultAccount
  const isOurs = source.only_accounts === null || account === null || isListed(source.only_accounts, account)
  return {
    namespace: source.ownNamespace ? source.namespace : channel,
    external_id: record.id,
    source_id: source.id,
    row_number: row,
    channel,
    // A clock ahead of ours: nothing is said before we hear of it.
    occurred_at: record.at > now.getTime() ? now : new Date(record.at),
    first_seen_at: now,
    claimed_outbound: outbound,
    visibility: record.visibility ?? (privateChannels.has(channel) ? 'private' : 'public'),
    claimed_automated: record.automated ?? null,
    author: record.author.id,
    authorName: record.author.name ?? null,
    claimed_account: isOurs ? account : null,
    thread_id: record.thread ?? null,
    parent_id: record.replyTo ?? null,
    addressed_to: record.to?.id ?? null,
    topic: record.topic ?? null,
    language: record.language ?? null,
    ticket_event: record.ticketEvent ?? null,
    text: record.text,
    kept_names: null,
    ...verdictColumns(verdict, read ? noAdjustment.version : adjustment.version),
    words: fingerprint(record.text),
    ...cannedColumns(record.text, outbound),
    outbound,
    identity_id: null,
    account: null,
    addressed: 'unclear',
    root_id: record.id,
    root_missing: false,
  }
}

export const isListed = (accounts: readonly string[], account: string) =>
  accounts.some((one) => one.toLowerCase() === account.toLowerCase())

/** Rows judged at a stretch: in between the database is heard, which else would stand still until all are judged. */
const rowsAtAStretch = 64

/** Judges what was read. Needs no database, so it runs while the one before is stored. Its clock only measures itself. */
export async function prepareBatch(
  batch: CheckedBatch,
  source: SourceNames,
  now: Date,
  judging: Judging,
): Promise<PreparedBatch> {
  const prepared: PreparedBatch = {
    messages: [],
    outcomes: [],
    customers: [],
    rejected: [],
    refused: batch.refused,
    lastRow: batch.lastRow,
    bytesRead: batch.bytesRead,
    rows: batch.items.length,
    now,
    judgingMs: 0,
  }
  for (let from = 0; from < batch.items.length; from += rowsAtAStretch) {
    const started = performance.now()
    for (const item of batch.items.slice(from, from + rowsAtAStretch)) prepareItem(prepared, item, source, judging)
    prepared.judgingMs += performance.now() - started
    await setImmediate()
  }
  return prepared
}

function prepareItem(prepared: PreparedBatch, item: Checked, source: SourceNames, judging: Judging): void {
  if (!item.ok) return void prepared.rejected.push(item)
  for (const record of item.records) {
    const channel = record.channel ?? source.channel
    if (record.type === 'message')
      prepared.messages.push(prepareMessage(record, item.row, source, prepared.now, judging))
    else if (record.type === 'outcome') {
      const namespace = source.ownNamespace ? source.namespace : channel
      prepared.outcomes.push({ record, row: item.row, namespace, channel })
    } else prepared.customers.push({ record, channel })
  }
}
