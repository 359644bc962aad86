import { withSaid } from '#app/conversations/correction-applied.ts'
import type { FoldMessage, FoldOutcome } from '#app/conversations/events.ts'
import { compareIds } from '#app/conversations/events.ts'
import type { Channel } from '#app/conversations/records.ts'
import type { Place, Verdict } from '#app/conversations/verdict.ts'
import type { JudgedColumns } from '#db/queries/judge-again.ts'
import type { FoldMessageRow, MessageRow } from '#db/queries/message.ts'
import type { OutcomeRow } from '#db/queries/outcome.ts'
import type { WorkspaceContext } from './workspace-context.ts'

export const messageId = (row: Pick<FoldMessageRow, 'namespace' | 'external_id'>) =>
  `${row.namespace}:${row.external_id}`

/** Channels whose threads are one matter each; elsewhere a thread goes on for ever. */
const oneMatterThreads: ReadonlySet<string> = new Set(['email', 'helpdesk', 'forum', 'review', 'letter', 'other'])

type Contained = Pick<
  FoldMessageRow,
  | 'namespace'
  | 'thread_id'
  | 'visibility'
  | 'channel'
  | 'parent_id'
  | 'root_id'
  | 'external_id'
  | 'account'
  | 'source_id'
>

const threadContainer = (namespace: string, threadId: string) => `thread ${namespace}:${threadId}`

/** Channels where nothing says what a message answers. */
const withoutChains: ReadonlySet<string> = new Set(['chat', 'phone', 'letter'])

/**
 * The container of a message, within one identity's events: the source's own thread; else the reply chain; else, for
 * direct messages, chats, calls and letters, one per source, channel and account.
 */
function containerOf(row: Contained): { key: string; outlivesMatter: boolean } {
  if (row.thread_id !== null) {
    return { key: threadContainer(row.namespace, row.thread_id), outlivesMatter: !oneMatterThreads.has(row.channel) }
  }
  if (isDirect(row)) {
    return { key: `direct ${row.source_id} ${row.channel} ${row.account ?? ''}`, outlivesMatter: true }
  }
  return { key: `chain ${row.namespace}:${row.root_id}`, outlivesMatter: false }
}

function passesAlongOf(places: string[] | null): Place[] | false | null {
  if (places === null) return null
  return places.length ? (places as Place[]) : false
}

/** What the judge says of a stored message, whatever persons do. */
export function judgedOf(row: JudgedColumns): Verdict {
  return {
    needsAnswer: row.needs_answer,
    complaint: row.complaint,
    tone: row.tone,
    gratitude: row.gratitude,
    saysSolved: row.says_solved,
    tellsMore: row.tells_more,
    passesAlong: passesAlongOf(row.passes_along),
    asks: row.asks,
    promises: row.promises,
    apologises: row.apologises,
    helps: row.helps,
    automated: row.automated,
  }
}

const verdictOf = (row: FoldMessageRow): Verdict =>
  row.correction ? withSaid(judgedOf(row), row.correction, row.outbound ? 'outbound' : 'inbound') : judgedOf(row)

/** A person's word goes before the source's, and that before the judge's. */
function isAutomated(row: FoldMessageRow, verdict: Verdict): boolean {
  const corrected = row.correction && 'automated' in row.correction ? verdict.automated : null
  return corrected ?? row.claimed_automated ?? verdict.automated ?? false
}

/** Outside threads and reply chains: direct messages, chats, calls, letters. */
const isDirect = (row: Contained): boolean =>
  row.thread_id === null &&
  (withoutChains.has(row.channel) || (row.visibility === 'private' && !oneMatterThreads.has(row.channel)))

/** A direct message that names no account of ours is to the only one its writer talks with. */
export function withOneAccount(rows: FoldMessageRow[]): FoldMessageRow[] {
  if (!rows.some((row) => row.account === null && isDirect(row))) return rows
  const talk = (row: FoldMessageRow) => `${row.source_id} ${row.channel} ${row.identity_id}`
  const accounts = new Map<string, Set<string>>()
  for (const row of rows) {
    if (row.account === null || !isDirect(row)) continue
    accounts.set(talk(row), (accounts.get(talk(row)) ?? new Set()).add(row.account))
  }
  return rows.map((row) => {
    const [only, another] = row.account === null && isDirect(row) ? [...(accounts.get(talk(row)) ?? [])] : []
    return only === undefined || another !== undefined ? row : { ...row, account: only }
  })
}

export function foldMessageOf(row: FoldMessageRow, context: Pick<WorkspaceContext, 'sources'>): FoldMessage {
  const source = context.sources.get(row.source_id)
  const verdict = verdictOf(row)
  const { key, outlivesMatter } = containerOf(row)
  return {
    id: messageId(row),
    container: `${key} ${row.identity_id}`,
    outlivesMatter,
    at: row.occurred_at.getTime(),
    parentId: row.parent_id === null ? null : `${row.namespace}:${row.parent_id}`,
    outbound: row.outbound,
    visibility: row.visibility,
    automated: isAutomated(row, verdict),
    addressed: row.addressed,
    channel: row.channel as Channel,
    account: row.account,
    topic: row.topic,
    showsReplies: source?.shows_replies ?? true,
    onlyOurs: source?.only_accounts != null,
    verdict,
    words: row.words,
    ticketEvent: row.ticket_event,
  }
}

/** The container of each thread in which a customer wrote. Of several identities in one thread, the first. */
export function containersOfThreads(rows: readonly FoldMessageRow[]): Map<string, string> {
  const containers = new Map<string, string>()
  for (const row of rows.toSorted((a, b) => (precedes(a, b) ? -1 : 1))) {
    if (row.thread_id === null) continue
    const key = threadContainer(row.namespace, row.thread_id)
    if (!containers.has(key)) containers.set(key, `${key} ${row.identity_id}`)
  }
  return containers
}

export function foldOutcomeOf(row: OutcomeRow, threads: ReadonlyMap<string, string>): FoldOutcome | null {
  const container =
    row.thread_id === null ? null : `${threadContainer(row.namespace, row.thread_id)} ${row.identity_id}`
  if (row.message_id === null && container === null) return null
  const merged = row.kind === 'merged' && row.value !== null
  return {
    id: `${row.namespace}:${row.external_id}`,
    at: row.occurred_at.getTime(),
    kind: row.kind,
    value: merged ? (threads.get(threadContainer(row.namespace, row.value!)) ?? null) : row.value,
    actor: row.actor,
    messageId: row.message_id === null ? null : `${row.namespace}:${row.message_id}`,
    container,
  }
}

/** What else sources may tell otherwise: first what the fold reads, so that place, which reads the rest too, agrees. */
const alsoTold = [
  ...([
    'parent_id',
    'thread_id',
    'channel',
    'visibility',
    'claimed_automated',
    'ticket_event',
    'topic',
    'words',
  ] as const),
  ...(['needs_answer', 'complaint', 'tone', 'gratitude', 'says_solved', 'passes_along', 'asks', 'promises'] as const),
  ...(['apologises', 'helps', 'automated', 'text', 'claimed_account', 'addressed_to', 'language'] as const),
]

/** The database keeps numbers shorter than the judge gives them. */
const written = (value: unknown) =>
  value == null ? '' : JSON.stringify(typeof value === 'number' ? Math.fround(value) : value)

type Told = Pick<MessageRow, 'occurred_at' | 'author' | 'claimed_outbound'> &
  Partial<Pick<MessageRow, (typeof alsoTold)[number]>>

/**
 * Two sources may tell the same message. Whichever says the earlier time counts, whatever came first; at equal times
 * what they say decides, and saying something goes before saying nothing.
 */
export function precedes(a: Told, b: Told): boolean {
  const times = a.occurred_at.getTime() - b.occurred_at.getTime()
  if (times !== 0) return times < 0
  if (a.claimed_outbound !== b.claimed_outbound) return a.claimed_outbound
  if (a.author !== b.author) return compareIds(a.author, b.author) < 0
  for (const column of alsoTold) {
    const [one, other] = [written(a[column]), written(b[column])]
    if (one !== other) return one > other
  }
  return false
}

export function onlyWinners<Row extends FoldMessageRow>(rows: readonly Row[]): Row[] {
  const winners = new Map<string, Row>()
  for (const row of rows) {
    const id = messageId(row)
    const other = winners.get(id)
    if (!other || precedes(row, other)) winners.set(id, row)
  }
  return winners.size === rows.length ? [...rows] : [...winners.values()]
}

/** Of several versions of an outcome the highest. */
export function onlyInForce<Row extends Pick<OutcomeRow, 'namespace' | 'external_id' | 'version'>>(
  rows: readonly Row[],
): Row[] {
  const inForce = new Map<string, Row>()
  for (const row of rows) {
    const other = inForce.get(messageId(row))
    if (!other || row.version > other.version) inForce.set(messageId(row), row)
  }
  return inForce.size === rows.length ? [...rows] : [...inForce.values()]
}
