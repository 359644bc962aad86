import { z } from 'zod'

/**
 * The weekly letter as it is kept: figures and our own sentences, made once by `app/weekly-report/compute`. Page, print,
 * PDF, mail, JSON and CSV all read this. A later shape gets a new `version`; old letters stay as they are.
 */

const day = z.iso.date()
const moment = z.iso.datetime({ offset: true })
const count = z.number().int().nonnegative()
const unit = z.enum(['share', 'seconds', 'count'])
const sentences = z.array(z.string())
const interval = z.tuple([z.number().nullable(), z.number().nullable()]).nullable()
const findings = [
  ...(['signal', 'possible_shift', 'ordinary', 'too_early', 'unreliable'] as const),
  ...(['too_few', 'not_judged'] as const),
] as const

const reading = z.strictObject({
  ...{ key: z.string(), unit, state: z.enum(['ok', 'few', 'none', 'too_soon']) },
  ...{ value: z.number().nullable(), interval, n: count, customers: count, immature: count },
})

const limits = z.strictObject({ low: z.number(), centre: z.number(), high: z.number(), provisional: z.boolean() })

const point = z.strictObject({
  ...{ from: day, to: day, reading, value: z.number().nullable(), atLeast: z.boolean(), limits: limits.nullable() },
  ...{ finding: z.enum(findings), side: z.enum(['above', 'below']).nullable(), outage: z.boolean() },
})

const charge = z.strictObject({
  ...{ from: day, to: day, name: z.string(), kind: z.enum(['in_house', 'outsourced', 'several', 'unknown']) },
})

const series = z.strictObject({
  key: z.string(),
  points: z.array(point),
  segments: z.array(
    z.strictObject({
      ...{ from: day, to: day, began: z.enum(['start', 'stewardship', 'note']), because: z.string() },
      baselineWeeks: count,
    }),
  ),
  delayDays: count.optional(),
  charges: z.array(charge),
})

/** One figure of the week: as it is said, and as it was measured. */
const figure = z.strictObject({
  ...{ key: z.string(), label: z.string(), unit, figure: z.string(), interval: z.string() },
  usual: z.string().describe('What ordinary weeks produce; empty while nobody knows.'),
  finding: z.enum(findings),
  reading,
  limits: limits.nullable(),
})

const measure = figure.extend({
  /** "411 of 561 conversations" */
  restsOn: z.string(),
  /** What is to be thought of it: `lead` stands out where it is a signal. */
  lead: z.string(),
  rest: z.string(),
  series,
})

const change = figure.extend({ word: z.string(), says: z.string() })

export const readKinds = ['turned_around', 'failed', 'passed_along'] as const
export type ReadKind = (typeof readKinds)[number]

/** A conversation that can be shown. Whose it is and what they said stays where it is kept. */
const candidate = z.strictObject({
  conversation: z.string(),
  /** The message that is quoted, and that of a good end. */
  ...{ opening: z.string(), ending: z.string().nullable() },
  ...{ channel: z.string(), topic: z.string().nullable(), beganAt: moment, dueAt: moment.nullable() },
  answeredAfterSeconds: z.number().nullable(),
  /** How often the customer wrote and we replied, and how many of us did. */
  ...{ wrote: count, replied: count, people: count },
})
export type Candidate = z.infer<typeof candidate>

const restatement = z.strictObject({
  week: z.string(),
  /** Each figure that is another now. */
  figures: z.array(
    z.strictObject({ key: z.string(), label: z.string(), said: z.string(), now: z.string(), sentence: z.string() }),
  ),
  /** What reached us since; empty where we do not know. */
  because: z.string(),
})
export type Restatement = z.infer<typeof restatement>

export const letterShape = z.strictObject({
  version: z.literal(1),
  ...{ workspace: z.string(), isSample: z.boolean(), timeZone: z.string() },
  /** `name` is "2026-W06"; days, `to` exclusive. */
  week: z.strictObject({ name: z.string(), from: day, to: day }),
  asOf: moment.describe('What had happened by then is counted, as known when the letter was written.'),
  headline: z.strictObject({ kind: z.string(), title: z.string(), deck: sentences, signals: z.array(z.string()) }),
  about: sentences.describe('What the conversations were about, where there is a signal.'),
  measures: z.array(measure),
  changed: z.array(change),
  waiting: z.strictObject({
    ...{ conversations: count, customers: count, complaints: count },
    overPromise: count.nullable(),
    oldestSeconds: z.number().nullable(),
    lead: z.string(),
    had: z.string().describe('After `lead`; then `past`.'),
    past: z.string().describe('Those who have waited longer than was promised; empty where there are none.'),
    rest: sentences,
  }),
  inCharge: z.strictObject({ kind: charge.shape.kind, sentences }),
  reads: z.array(z.strictObject({ kind: z.enum(readKinds), candidates: z.array(candidate) })),
  complete: z.strictObject({ to: moment, missing: sentences, sentences }),
  restated: z.array(restatement),
  notes: z.array(z.strictObject({ key: z.string(), text: z.string() })),
})

export type Letter = z.infer<typeof letterShape>
export type LetterMeasure = Letter['measures'][number]
export type LetterChange = Letter['changed'][number]

/** One conversation as it is shown: with the words that are kept of it now. */
export const toldReadShape = z.strictObject({
  ...{ kind: z.enum(readKinds), label: z.string(), conversation: z.string() },
  quote: z.string().nullable().describe('Null: nothing is kept of what they said.'),
  story: z.string(),
  /** Its place among the candidates, and how many there are. */
  ...{ place: count, of: count },
})
export type ToldRead = z.infer<typeof toldReadShape>

/** A letter as it is read: with what persons added to it, and what turned out since. */
export const toldLetterShape = letterShape.omit({ reads: true }).extend({
  reads: z.array(toldReadShape),
  note: z.strictObject({ text: z.string(), by: z.string() }).nullable(),
  publishedAt: moment,
  restatedSince: restatement.nullable(),
})
export type ToldLetter = z.infer<typeof toldLetterShape>
