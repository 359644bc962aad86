import { z } from 'zod'
import { conclusions } from '#app/measures/compare-conclusion.ts'
import { arrivalFacts } from '#app/measures/compare-strata.ts'
import { readingShape } from './wire.ts'

const count = z.number().int().nonnegative()
const figure = z.number().nullable()
const day = z.iso.date()
const difference = z
  .strictObject({ value: figure, interval: z.tuple([figure, figure]).nullable() })
  .nullable()
  .describe('First minus second, of medians first over second; limits at `confidence`, null where not reached.')
const sides = <Shape extends z.ZodType>(shape: Shape) => z.strictObject({ a: shape, b: shape })
const fact = z.enum(arrivalFacts)

const measureShape = z.strictObject({
  key: z.string(),
  label: z.string(),
  unit: z.enum(['share', 'seconds', 'count']),
  better: z.enum(['higher', 'lower', 'neither']),
  scale: z
    .enum(['share', 'ratio', 'seconds'])
    .describe(
      'share: difference of shares · ratio: of medians · seconds: difference of mean waits cut off at 7 days, where a median is not reached',
    ),
  a: readingShape,
  b: readingShape,
  limitSeconds: z.number().optional().describe('answered_within: the promise, or a day where none is set.'),
  crude: difference,
  adjusted: difference,
  adjustedSides: sides(figure).nullable(),
  standardised: difference,
  resampling: z
    .strictObject({ seed: count, resamples: count, notReached: z.number() })
    .nullable()
    .describe(
      'Of waits; null where there were too many to draw customers: limits come from what each one pulls at the curve.',
    ),
  adjustedFor: z.array(fact),
  closer: z
    .strictObject({ facts: z.array(fact), value: z.number(), interval: z.tuple([z.number(), z.number()]) })
    .nullable()
    .describe(
      'The difference of the share, of waits of the share answered by the median of both, among conversations alike in facts too that had to be given up.',
    ),
  notAdjustedFor: z.array(z.strictObject({ fact, because: z.string() })),
  strata: z.strictObject({ all: count, comparable: count }),
  overlap: sides(figure).describe('The share of each side inside strata that both sides met.'),
  apart: z
    .array(z.strictObject({ levels: z.partialRecord(fact, z.string()), a: count, b: count }))
    .describe('Strata that only one side met.'),
  z: z.number().describe('2.64 while a side still runs, 1.96 once both have ended and come due.'),
  confidence: z.number(),
  material: z.tuple([z.number(), z.number()]).describe('A difference inside does not matter.'),
  conclusion: z.enum(conclusions).describe('Of the first side against the second.'),
  because: z.string().nullable(),
})

const sideShape = z.strictObject({
  asked: z.string(),
  kind: z.enum(['stewardship', 'period', 'team', 'channel', 'account']),
  name: z.string(),
  from: day,
  to: day.describe('Exclusive.'),
  running: z.boolean(),
  conversations: count,
  customers: count,
  handover: z.strictObject({
    conversations: count,
    windows: z.array(z.strictObject({ from: day, to: day })),
  }),
})

const curve = z.strictObject({
  waiting: z.array(z.strictObject({ value: figure, interval: z.tuple([figure, figure]).nullable() })),
  adjusted: z.array(figure).nullable(),
})
const measures = z.record(z.string(), measureShape)

/** The answer of /api/v1/compare. */
export const comparisonShape = z.strictObject({
  workspace: z.string(),
  asOf: z.iso.datetime({ offset: true }),
  timeZone: z.string(),
  sides: sides(sideShape),
  material: z.strictObject({ points: z.number(), percent: z.number() }),
  measures,
  curves: z
    .strictObject({ seconds: z.array(z.number()), a: curve, b: curve })
    .describe('The share still waiting for a first answer after so many seconds.'),
  notCompared: z
    .array(z.strictObject({ key: z.string(), label: z.string(), because: z.string() }))
    .describe('Measures that two sides cannot be compared by, each with why.'),
  whoReplied: z.strictObject({
    of: sides(z.array(z.strictObject({ team: z.string().nullable(), conversations: count }))),
    compared: z.strictObject({ teams: sides(z.string()), measures }).nullable(),
  }),
  cautions: z.array(z.strictObject({ code: z.string(), text: z.string() })),
})

/** The answer of /api/v1/compare/conversations. */
export const sideListShape = z.strictObject({
  total: count,
  conversations: z.array(
    z.strictObject({
      id: z.string(),
      customer: z.string(),
      customerName: z.string().nullable(),
      channel: z.string(),
      account: z.string().nullable(),
      complaint: z.boolean(),
      standing: z.string(),
      messages: count,
      part: z.string().describe('Of the measure; `began` where none is asked for.'),
      datedAt: z.iso.datetime({ offset: true }),
      seconds: figure,
    }),
  ),
  next: count.nullable(),
})
