import { cannedAmong, comparedReplies, copyWindow } from '#app/conversations/canned.ts'
import type { SentReply } from '#app/conversations/canned.ts'
import { messageId } from '#app/history/fold-events.ts'
import type { Batch } from '#db/batch.server.ts'
import { listRepliesAround, listRepliesTo, setCanned } from '#db/queries/canned.ts'
import type { Edge, EdgeSpan, StoredReply } from '#db/queries/canned.ts'
import type { MessageRow } from '#db/queries/message.ts'
import { rowKey } from './movable-rows.ts'

export const windowHours = copyWindow / 3_600_000
/** Replies looked at anew at once; bounds the memory that a large source takes. */
const repliesAtOnce = 5000

type ReplyRow = Pick<
  MessageRow,
  | 'namespace'
  | 'external_id'
  | 'source_id'
  | 'occurred_at'
  | 'outbound'
  | 'visibility'
  | 'identity_id'
  | 'reply_form'
  | 'reply_head'
  | 'reply_tail'
>
/** Where a reply is looked for, and when it was sent. */
type Sent = Pick<StoredReply, 'occurred_at' | 'reply_head' | 'reply_tail'>

const isReply = <Row extends ReplyRow>(row: Row): row is Row & StoredReply =>
  row.outbound && row.identity_id !== null && row.visibility !== 'internal' && row.reply_form !== null

const sentReply = (row: Omit<StoredReply, 'canned' | 'source_id' | 'identity_id'>): SentReply => ({
  id: messageId(row),
  at: row.occurred_at.getTime(),
  customer: row.customer_id,
  form: row.reply_form,
  head: row.reply_head,
  tail: row.reply_tail,
})

/** From when to when replies with each of these heads, or tails, were sent. */
function spansOf(rows: readonly Sent[], edge: Edge): EdgeSpan[] {
  const spans = new Map<number, EdgeSpan>()
  for (const { [edge]: key, occurred_at: at } of rows) {
    const span = spans.get(key)
    if (!span) spans.set(key, { key, first: at, last: at })
    else if (at < span.first) span.first = at
    else if (at > span.last) span.last = at
  }
  return [...spans.values()]
}

type Spans = Record<Edge, EdgeSpan[]>
const edges = ['reply_head', 'reply_tail'] as const

const spansOfBoth = (rows: readonly Sent[]): Spans => ({
  reply_head: spansOf(rows, 'reply_head'),
  reply_tail: spansOf(rows, 'reply_tail'),
})

async function listAround(
  batch: Pick<Batch, 'query'>,
  workspaceId: number,
  spans: Spans,
  also: 'earlier' | 'earlier and later',
): Promise<Map<string, StoredReply>> {
  const found = new Map<string, StoredReply>()
  const options = { windowHours, compared: comparedReplies, also }
  for (const edge of edges) {
    const rows = await listRepliesAround(batch, workspaceId, edge, spans[edge], options)
    for (const row of rows) found.set(rowKey(row), row)
  }
  return found
}

/** What a batch is about to change, before it is stored. */
export type ReplyChanges = {
  /** New versions, in full: they are told whether they are canned. */
  stored: readonly MessageRow[]
  /** New versions of rows that only stand elsewhere. */
  moved: readonly ReplyRow[]
  /** What was stored of either before. */
  before: readonly ReplyRow[]
  customerOf: (identity: number) => number
}

/**
 * Says of the replies that a batch stores whether they are canned. Returns the stored ones of which that may be another
 * now: those that came with or soon after what changes, for `recountReplies` once it is stored.
 */
export async function markCanned(
  batch: Pick<Batch, 'query'>,
  workspaceId: number,
  { stored, moved, before, customerOf }: ReplyChanges,
): Promise<StoredReply[]> {
  const [asking, beside, then] = [stored.filter(isReply), moved.filter(isReply), before.filter(isReply)]
  const changing = [...asking, ...beside, ...then]
  if (!changing.length) return []
  const spans = spansOfBoth(changing)
  const around = await listAround(batch, workspaceId, spans, 'earlier and later')
  for (const row of [...stored, ...moved, ...before]) around.delete(rowKey(row))
  const sent = (row: StoredReply) => sentReply({ ...row, customer_id: customerOf(row.identity_id) })
  const rowOf = new Map(asking.map((row) => [sent(row), row]))
  const asked = [...rowOf.keys()]
  const canned = cannedAmong(asked, [...around.values()].map(sentReply).concat(asked, beside.map(sent)))
  for (const [reply, row] of rowOf) row.canned = canned.has(reply)
  return laterThan(spans, [...around.values()])
}

/** Those sent after the first that begins, or ends, like them. */
function laterThan(spans: Spans, stored: readonly StoredReply[]): StoredReply[] {
  if (!stored.length) return []
  const firsts = edges.map((edge) => ({ edge, first: new Map(spans[edge].map((span) => [span.key, span.first])) }))
  return stored.filter((row) =>
    firsts.some(({ edge, first }) => row.occurred_at > (first.get(row[edge]) ?? row.occurred_at)),
  )
}

/** The replies that replies like these may have made canned, or keep from it. */
export async function listLaterReplies(
  batch: Pick<Batch, 'query'>,
  workspaceId: number,
  rows: readonly StoredReply[],
): Promise<StoredReply[]> {
  if (!rows.length) return []
  const spans = spansOfBoth(rows)
  return laterThan(spans, [...(await listAround(batch, workspaceId, spans, 'earlier and later')).values()])
}

/**
 * Says anew of stored replies whether they are canned, from all that is stored. Returns the customers of those of which it
 * changed, and by row what it is now.
 */
export async function recountReplies(
  batch: Batch,
  workspaceId: number,
  rows: Iterable<StoredReply>,
): Promise<{ customers: Set<number>; canned: Map<string, boolean> }> {
  const customers = new Set<number>()
  const nowCanned = new Map<string, boolean>()
  const all = [...new Map([...rows].map((row) => [rowKey(row), row])).values()]
  all.sort((a, b) => a.occurred_at.getTime() - b.occurred_at.getTime())
  for (let from = 0; from < all.length; from += repliesAtOnce) {
    const some = all.slice(from, from + repliesAtOnce)
    const around = await listAround(batch, workspaceId, spansOfBoth(some), 'earlier')
    const rowOf = new Map<SentReply, StoredReply>()
    const keys = new Set(some.map(rowKey))
    for (const row of around.values()) rowOf.set(sentReply(row), row)
    const asked = [...rowOf].filter(([, row]) => keys.has(rowKey(row))).map(([reply]) => reply)
    const canned = cannedAmong(asked, [...rowOf.keys()])
    const changed: StoredReply[] = []
    for (const reply of asked) {
      const row = rowOf.get(reply)!
      if (row.canned === canned.has(reply)) continue
      changed.push({ ...row, canned: canned.has(reply) })
      customers.add(row.customer_id)
      nowCanned.set(rowKey(row), canned.has(reply))
    }
    await setCanned(batch, workspaceId, changed)
  }
  return { customers, canned: nowCanned }
}

/** The replies to these customers, who are others to each other than before, and those that follow them. */
export async function listRepliesConcerning(
  batch: Pick<Batch, 'query'>,
  workspaceId: number,
  customers: readonly number[],
): Promise<StoredReply[]> {
  if (!customers.length) return []
  const own = await listRepliesTo(batch, workspaceId, customers)
  return [...own, ...(await listLaterReplies(batch, workspaceId, own))]
}
