import { correctionShape } from '#app/conversations/correction.ts'
import { z } from 'zod'

const moment = z.iso.datetime({ offset: true })
const day = z.iso.date()
const count = z.number().int().nonnegative()
const interval = z
  .tuple([z.number().nullable(), z.number().nullable()])
  .nullable()
  .describe('95 % interval; a null limit was not reached.')
const limit = z.strictObject({ value: z.number().nullable(), interval })

export const readingShape = z.strictObject({
  key: z.string(),
  unit: z.enum(['share', 'seconds', 'count']),
  state: z
    .enum(['ok', 'few', 'none', 'too_soon'])
    .describe('none: nothing to count · few: fewer than 5, so no figure · too_soon: history too short to say'),
  value: z
    .number()
    .nullable()
    .describe(
      'Null is neither 0 nor 100 %. Waits: the median; answered_within: within the promise; waiting_now: conversations.',
    ),
  interval,
  n: count.describe('What the figure rests on; waits: answered + waiting + unknown.'),
  customers: count,
  immature: count.describe('What began in the period and is too young for the figure.'),
  parts: z.record(z.string(), count).optional().describe('Counts that make it up, adding to n.'),
  quantiles: z.strictObject({ p50: limit, p90: limit }).optional(),
  answered: count.optional(),
  waiting: count.optional(),
  shares: z.record(z.string(), limit).optional(),
  figures: z
    .record(z.string(), z.number().nullable())
    .optional()
    .describe(
      'What stands beside it. bin_error: times were read from bins and are off by at most this share of themselves; absent where every conversation was read.',
    ),
  why: z.string().optional().describe('Where there is none though there may be something to count: what is missing.'),
  answeredOnly: z.strictObject({ n: count, p50: z.number(), p90: z.number(), mean: z.number() }).optional(),
})

/** The answer of /api/v1/readings. */
export const readingsShape = z.strictObject({
  workspace: z.string(),
  asOf: moment,
  timeZone: z.string(),
  completeTo: moment.nullable().describe('The time of the last message that is known.'),
  periods: z.array(
    z.strictObject({
      from: day,
      to: day.describe('Exclusive.'),
      readings: z.record(z.string(), readingShape),
    }),
  ),
  gaps: z
    .array(
      z.strictObject({
        source: z.string(),
        from: day,
        to: day.nullable().describe('Exclusive; null while it lasts.'),
      }),
    )
    .optional()
    .describe(
      'When a source told nothing, as persons declared it: what people said then is missing in these periods, or, in figures by due date, for 14 days after. Absent where nothing is missing.',
    ),
})

/** The answer of /api/v1/conversations. */
export const conversationsShape = z.strictObject({
  total: count.describe('The number this list is behind.'),
  conversations: z.array(
    z.strictObject({
      id: z.string(),
      customer: z
        .string()
        .describe(
          'Their ids where they talk, with a comma between those found to be one person; forgotten: "forgotten".',
        ),
      customerName: z.string().nullable().describe('As a source told it; null where none did.'),
      channel: z.string(),
      account: z.string().nullable(),
      topic: z.string().nullable(),
      part: z.string(),
      datedAt: moment,
      seconds: z.number().nullable().describe('Waits: how long it took, or has taken until as-of.'),
      complaint: z.boolean(),
      standing: z.string(),
      firstMessageAt: moment,
      lastMessageAt: moment,
      messages: count,
    }),
  ),
  next: z.string().nullable().describe('Give it as `after` for the next page; null on the last.'),
})

/** The answer of /api/v1/waiting. */
export const waitingShape = z.strictObject({
  asOf: moment,
  total: count.describe(
    'All who wait that the filters on channel, account, team and search leave, whatever is listed.',
  ),
  customers: count,
  pastPromise: count.describe('Of the total, those who have waited longer than was promised when their wait began.'),
  complaints: count,
  claimed: count,
  waiting: z
    .array(
      z.strictObject({
        id: z.string(),
        waitingSince: moment,
        waitedSeconds: z.number(),
        pastPromise: z.boolean(),
        promiseHours: z.number().nullable().describe('Null: nothing was promised.'),
        promiseClock: z.enum(['wall', 'business']).nullable(),
        customerName: z.string().nullable().describe('As a source told it, else their id there.'),
        conversationOfCustomer: count.describe('The how manieth of this customer it is.'),
        channel: z.string(),
        account: z.string().nullable(),
        topic: z.string().nullable(),
        complaint: z.boolean(),
        tone: z.string().nullable().describe('How what waits sounds, in a word.'),
        text: z.string().nullable().describe('What waits; null where the source gave no words.'),
        claimedBy: z.string().nullable().describe('Who has taken it on.'),
      }),
    )
    .describe('Past the promise first, the longest wait first.'),
  next: z.string().nullable().describe('Give it as `after` for the next page; null on the last.'),
})

/** What /api/v1/corrections takes. */
export const correctionBodyShape = z.strictObject({
  workspace: z.string().optional().describe('May be left out when only one besides the sample exists.'),
  message: z.string().min(1).describe('Its id, such as x:570306133677760513.'),
  verdict: z.unknown().optional(),
})

/** The answer of /api/v1/corrections. */
export const correctionShown = z.strictObject({
  message: z.string(),
  conversation: z.string().nullable().describe('The conversation it belongs to now; null: to none.'),
  correction: correctionShape.nullable().describe('All that persons say of it now; null: the judge counts.'),
})

export const errorShape = z.strictObject({ error: z.strictObject({ code: z.string(), message: z.string() }) })
