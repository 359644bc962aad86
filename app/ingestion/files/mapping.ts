import { z } from 'zod'
import { channels } from '#app/conversations/records.ts'
import { inPlainWords } from './plain-fault.ts'

export const encodings = ['utf-8', 'windows-1252', 'latin1'] as const
export type Encoding = (typeof encodings)[number]

/**
 * Where a value stands: the name of a column (in jsonl a dotted path), the same with its words translated, or one word
 * for every row. `otherwise` is for words that `values` does not list; without it they stay as they are.
 */
const cell = z.union([
  z.string().min(1),
  z.strictObject({
    column: z.string().min(1),
    values: z.record(z.string(), z.string()).optional(),
    otherwise: z.string().optional(),
  }),
  z.strictObject({ fixed: z.string().min(1) }),
])
export type Cell = z.infer<typeof cell>

const common = {
  /** What this mapping is for; read by people only. */
  about: z.string().optional(),
  /** Name of the system the ids belong to; default the channel. */
  namespace: z.string().min(1).max(64).optional(),
  channel: z.enum(channels).optional(),
  /** The brand's own handle or address, when it is the same in every row. */
  account: z.string().min(1).max(512).optional(),
  /** In jsonl with several streams (Singer, Airbyte): the one to read. */
  stream: z.string().min(1).optional(),
  /** Tokens as in `D/M/YYYY H:mm`. */
  timeFormat: z.string().min(1).optional(),
  /** IANA name, for times without an offset. */
  timeZone: z.string().min(1).optional(),
  encoding: z.enum(encodings).optional(),
  /** Words that mean "nothing", beside the empty cell. */
  nulls: z.array(z.string()).default([]),
  /** False where the source cannot show our replies. */
  showsReplies: z.boolean().default(true),
  /** How a rating is read: a scale from worst to best, or the source's own words. */
  rating: z
    .union([
      z.strictObject({ scale: z.tuple([z.number(), z.number()]) }),
      z.strictObject({ good: z.array(z.string()), bad: z.array(z.string()) }),
    ])
    .optional(),
}

const direction = z.union([
  z.enum(['inbound', 'outbound']),
  z.strictObject({ column: z.string().min(1), inbound: z.array(z.string()), outbound: z.array(z.string()) }),
  z.strictObject({ outboundAuthors: z.array(z.string()).min(1) }),
])

/** One row per message, perhaps with our reply in the same row. */
const messageMapping = z.strictObject({
  shape: z.literal('message'),
  ...common,
  direction,
  columns: z.strictObject({
    /** Without it the id is made from author, time and words. */
    id: cell.optional(),
    at: cell,
    author: cell.optional(),
    authorName: cell.optional(),
    text: cell.optional(),
    to: cell.optional(),
    replyTo: cell.optional(),
    thread: cell.optional(),
    account: cell.optional(),
    channel: cell.optional(),
    visibility: cell.optional(),
    automated: cell.optional(),
    language: cell.optional(),
    topic: cell.optional(),
    rating: cell.optional(),
  }),
  /** Our reply, where it stands in the customer's row. A row without its time has none. */
  reply: z.strictObject({ id: cell.optional(), at: cell, author: cell.optional(), text: cell.optional() }).optional(),
})

/**
 * One row per conversation (of several with one id the newest counts), or, with the column `at`, one row per change of
 * a conversation. Status words end as open, on_hold, solved, spam, withdrawn or deleted; hands as responder, customer,
 * timer or unknown.
 */
const conversationMapping = z.strictObject({
  shape: z.literal('conversation'),
  ...common,
  columns: z.strictObject({
    id: cell,
    opened: cell,
    firstAnswered: cell.optional(),
    resolved: cell.optional(),
    resolvedBy: cell.optional(),
    closed: cell.optional(),
    closedBy: cell.optional(),
    reopened: cell.optional(),
    customer: cell.optional(),
    agent: cell.optional(),
    rating: cell.optional(),
    ratedAt: cell.optional(),
    status: cell.optional(),
    /** When the row was written: makes the file an event log. */
    at: cell.optional(),
    /** Who wrote the row. */
    by: cell.optional(),
    /** A number or a time; the higher row supersedes. Without it, the row that tells of the latest time. */
    version: cell.optional(),
    account: cell.optional(),
    channel: cell.optional(),
    topic: cell.optional(),
  }),
})

/** One row per purchase or renewal, perhaps with what was given back in the same row, or per refund. */
const saleMapping = z.strictObject({
  shape: z.literal('sale'),
  ...common,
  columns: z.strictObject({
    id: cell,
    at: cell,
    customer: cell,
    customerName: cell.optional(),
    amount: cell.optional(),
    currency: cell.optional(),
    /** purchase, renewal, refund or churn; without it every row is a purchase. */
    kind: cell.optional(),
    /** Of a refund: the id of what it gives back. */
    purchase: cell.optional(),
    channel: cell.optional(),
  }),
  /** What was given back, where it stands in the row of the purchase. A row without its time has none. */
  refund: z.strictObject({ at: cell, amount: cell.optional() }).optional(),
})

export const mappingSchema = z.discriminatedUnion('shape', [messageMapping, conversationMapping, saleMapping])

export type Mapping = z.infer<typeof mappingSchema>
export type MessageMapping = z.infer<typeof messageMapping>
export type ConversationMapping = z.infer<typeof conversationMapping>
export type SaleMapping = z.infer<typeof saleMapping>

/** Checks a mapping file's parsed JSON; `reason` is one sentence that names the place. */
export function parseMapping(json: unknown): { ok: true; mapping: Mapping } | { ok: false; reason: string } {
  const parsed = mappingSchema.safeParse(json, inPlainWords)
  if (parsed.success) return { ok: true, mapping: parsed.data }
  const issue = parsed.error.issues[0]
  const place = issue && issue.path.length > 0 ? issue.path.join('.') : 'its top'
  return { ok: false, reason: `The mapping is not right at ${place}: ${issue?.message ?? 'it cannot be read'}.` }
}
