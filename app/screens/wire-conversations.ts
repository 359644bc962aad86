import { z } from 'zod'
import { channels } from '#app/conversations/records.ts'
import { marks, standings } from '#app/conversations/standing.ts'

const moment = z.iso.datetime({ offset: true })
const count = z.number().int().nonnegative()
const next = z.string().nullable().describe('Give it as `after` for the next page; null on the last.')
const channel = z.enum(channels)
const knownAs = z.strictObject({ channel, id: z.string() })

/** The answer of /api/v1/conversations to whoever looks for some. */
export const foundShape = z.strictObject({
  total: count,
  isMore: z.boolean().describe('More hold these words than were counted.'),
  conversations: z
    .array(
      z.strictObject({
        id: z.string(),
        customerId: count,
        customer: z.string().describe('Their ids where they talk; forgotten: "forgotten".'),
        customerName: z.string().nullable(),
        channel: z.string(),
        account: z.string().nullable(),
        topic: z.string().nullable(),
        beganAt: moment,
        complaint: z.boolean(),
        standing: z.enum(standings),
        messages: count,
        snippet: z
          .strictObject({
            by: z.string(),
            ours: z.boolean(),
            parts: z.array(z.strictObject({ text: z.string(), found: z.boolean() })),
          })
          .nullable()
          .describe(
            'What was said around the words found, else first; null: the words are no longer kept, or never were.',
          ),
      }),
    )
    .describe('The newest first.'),
  next,
  stillReading: z.boolean().describe('What was said in the last minutes cannot be found yet.'),
})

const verdictValue = z.union([z.boolean(), z.number(), z.array(z.string())]).nullable()

const message = z.strictObject({
  id: z.string(),
  author: z.string(),
  outbound: z.boolean(),
  automated: z.boolean(),
  visibility: z.enum(['public', 'private', 'internal']),
  at: moment,
  text: z.string().nullable(),
  isCleared: z.boolean().describe('It had words, which are no longer kept.'),
  verdict: z
    .record(z.string(), verdictValue)
    .describe('What counts: what the judge says, unless a person said otherwise.'),
  why: z.array(z.looseObject({ words: z.string(), weight: z.number(), says: z.string() })),
  said: z.array(
    z.strictObject({
      key: z.string(),
      label: z.string(),
      judged: z.string(),
      said: z.string().nullable(),
      now: z.string(),
      places: z.array(z.string()).optional(),
    }),
  ),
  corrected: z.strictObject({ by: z.string(), at: moment }).nullable(),
  countsAsNeed: z.boolean(),
  answered: z.boolean().describe('This reply ended the wait for a first answer.'),
  copies: count.nullable().describe('Of a canned reply: how many others it nearly repeats.'),
})

const around = z.looseObject({ id: z.string(), channel: z.string(), beganAt: moment, standing: z.string() })

/** The answer of /api/v1/conversations/{id}. */
export const conversationShape = z.strictObject({
  conversation: z.strictObject({
    id: z.string(),
    customer: z.string(),
    channel: z.string(),
    account: z.string().nullable(),
    topic: z.string().nullable(),
    messages: count,
    beganAt: moment,
    firstNeedAt: moment.nullable(),
    answeredAt: moment.nullable(),
    answerWaitUnknown: z.boolean(),
    dueAt: moment.nullable(),
  }),
  customer: z.strictObject({ id: count, name: z.string().nullable(), ids: z.array(z.string()) }),
  messages: z.array(message).describe('In the order in which they were said.'),
  standings: z
    .array(z.strictObject({ kind: z.enum(standings), from: moment }))
    .describe('Each holds from its moment until the next; also those still to come if nobody writes.'),
  waits: z.array(
    z.strictObject({
      from: moment,
      to: moment.nullable().describe('Null: they still wait.'),
      seconds: z.number(),
      isUnknown: z.boolean(),
      promise: z
        .strictObject({ hours: z.number(), clock: z.enum(['wall', 'business']), isOver: z.boolean() })
        .nullable(),
    }),
  ),
  outcomes: z.array(
    z.strictObject({
      key: z.string(),
      kind: z.string(),
      value: z.string().nullable(),
      at: moment,
      actor: z.string(),
      by: z.string().nullable(),
      source: z.string().nullable(),
      isSuperseded: z.boolean(),
      undo: z.string().nullable().describe('A mark in force: give it as `only` to take it back.'),
    }),
  ),
  returns: z.array(z.looseObject({ at: moment, matter: z.enum(['same', 'new', 'unknown']) })),
  around: z.strictObject({ total: count, later: z.array(around), earlier: z.array(around) }),
  asOf: moment,
  timeZone: z.string(),
})

/** The answer of /api/v1/customers. */
export const customersShape = z.strictObject({
  total: count,
  customers: z.array(
    z.strictObject({
      id: count,
      names: z.array(z.string()),
      identities: z.array(knownAs),
      conversations: count,
      firstBeganAt: moment,
      lastBeganAt: moment,
      lastConversation: z.string(),
      standing: z.enum(standings).describe('Of the last conversation.'),
    }),
  ),
  next,
  stillReading: z.boolean().describe('Names that came in the last minutes cannot be found yet.'),
})

/** What /api/v1/conversations/{id}/mark takes. */
export const markBodyShape = z.strictObject({ mark: z.enum(marks) })

/** Its answer. */
export const markedShape = z.strictObject({
  conversation: z.string(),
  mark: z.enum(marks).nullable(),
  undo: z.string().nullable().describe('Takes this mark back, as `only`; null where one was taken back.'),
  before: z.enum(standings),
  standing: z.enum(standings),
})

/** The answer of /api/v1/conversations/{id}/claim. */
export const claimedShape = z.strictObject({ conversation: z.string(), claimedBy: z.string().nullable() })

/** The answer of /api/v1/ingest. */
export const takenInShape = z.strictObject({
  received: count,
  new: count,
  updated: count,
  unchanged: count,
  refused: count.describe('Counts of audience and applause that were dropped.'),
  refusedFields: z.array(z.strictObject({ field: z.string(), times: count })),
  rejected: count.describe('They wait in quarantine, on the Sources page.'),
  problems: z.array(
    z.strictObject({ record: count.describe('From 1 on; of JSON Lines the line.'), reason: z.string() }),
  ),
  source: count,
})
