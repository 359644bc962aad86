import { z } from 'zod'

export const channels = [
  'x',
  'facebook',
  'instagram',
  'mastodon',
  'bluesky',
  'email',
  'helpdesk',
  'chat',
  'phone',
  'review',
  'forum',
  'letter',
  'other',
] as const
export type Channel = (typeof channels)[number]

const id = z.string().min(1).max(512)
/** An instant in ISO 8601 with its offset; kept as milliseconds since 1970 from here on. */
const moment = z.iso
  .datetime({ offset: true })
  .transform((text) => Date.parse(text))
  // The database knows no year 0; a single such time would stop the whole batch.
  .refine((at) => at >= Date.UTC(1000, 0, 1), 'is before the year 1000')

const person = z.object({ id, name: z.string().max(512).optional() })

const place = {
  channel: z.enum(channels).optional(),
  /** One of the brand's own handles or addresses. */
  account: id.optional(),
  /** The source's own thread: ticket, mail thread, chat, direct messages. */
  thread: id.optional(),
}

export const messageRecord = z.object({
  type: z.literal('message'),
  id,
  ...place,
  at: moment,
  /** `inbound` from a customer, `outbound` from the brand. */
  direction: z.enum(['inbound', 'outbound']),
  /** Left out: what the channel is by itself; mail, tickets, chats, calls and letters are private. */
  visibility: z.enum(['public', 'private', 'internal']).optional(),
  /** True when the source says that no person wrote it; absent: the judge decides. */
  automated: z.boolean().optional(),
  author: person,
  /** For an outbound message that replies to nothing: the customer it is addressed to. */
  to: person.optional(),
  replyTo: id.optional(),
  text: z.string().nullable().default(null),
  language: z.string().max(35).optional(),
  topic: z.string().max(256).optional(),
  /**
   * For exports that keep times and no texts: `opened` is a need, `answered` a human reply of unknown words that does
   * not help. Solving, closing and reopening are outcomes.
   */
  ticketEvent: z.enum(['opened', 'answered']).optional(),
})

export const outcomeKinds = [
  'status',
  'closed',
  'reopened',
  'merged',
  'spam',
  'withdrawn',
  'deleted',
  'hidden',
  'rating',
  'purchase',
  'renewal',
  'refund',
  'churn',
] as const

/** Outcomes that may carry an amount of money. */
export const saleKinds = ['purchase', 'renewal', 'refund', 'churn'] as const satisfies (typeof outcomeKinds)[number][]
const isSale = (kind: string): boolean => saleKinds.some((one) => one === kind)

/** As it is stored: digits, with at most four after the point. */
const amount = z
  .union([z.number(), z.string()], { error: 'write it as 12.50' })
  .transform((given) => String(given).trim())
  .refine(
    (text) => /^\d{1,15}(?:\.\d{1,4})?$/.test(text),
    'write it as 12.50, digits and a point, without sign or currency',
  )

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))
/** ISO 4217. */
const currency = z
  .string()
  .transform((text) => text.trim().toUpperCase())
  .refine((text) => currencies.has(text), 'it is no currency; write its three letters, such as EUR')

export const outcomeRecord = z
  .object({
    type: z.literal('outcome'),
    id,
    ...place,
    at: moment,
    kind: z.enum(outcomeKinds),
    /** What it is about: a message, a thread, or a customer. */
    message: id.optional(),
    customer: person.optional(),
    /** status: open, on_hold, solved · rating: good, bad or null · merged: the surviving thread. */
    value: z.string().max(512).optional(),
    /** Of a purchase, renewal, refund or churn; together with its currency. */
    amount: amount.optional(),
    currency: currency.optional(),
    /** The purchase or renewal that a refund gives back: its id in the same system. */
    purchase: id.optional(),
    /** Who did it. `timer` and `unknown` close nothing. */
    actor: z.enum(['responder', 'customer', 'timer', 'unknown']).default('unknown'),
    /** Higher supersedes lower for the same id. */
    version: z.number().int().default(0),
  })
  .superRefine((record, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    const { kind, amount: sum, currency: of, customer, thread, message } = record
    if (sum !== undefined && !isSale(kind)) wrong('amount', `a ${kind} has none`)
    else if (sum !== undefined && of === undefined) wrong('currency', 'an amount needs one, such as EUR')
    else if (of !== undefined && sum === undefined) wrong('amount', 'a currency alone says nothing')
    if (isSale(kind) && customer === undefined && thread === undefined && message === undefined)
      wrong('customer', `a ${kind} is somebody’s; say whose`)
  })

export const customerRecord = z.object({
  type: z.literal('customer'),
  id,
  channel: z.enum(channels).optional(),
  name: z.string().max(512).optional(),
  /** Other identities of the same person. */
  sameAs: z
    .array(z.object({ channel: z.enum(channels), id }))
    .max(100)
    .default([]),
})

/** What every source is translated to: the record on the wire. */
export const incomingRecord = z.discriminatedUnion('type', [messageRecord, outcomeRecord, customerRecord])

export type MessageRecord = z.infer<typeof messageRecord>
export type OutcomeRecord = z.infer<typeof outcomeRecord>
export type CustomerRecord = z.infer<typeof customerRecord>
export type IncomingRecord = z.infer<typeof incomingRecord>
