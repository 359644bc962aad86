import { z } from 'zod'
import { correctable } from './correctable.ts'
import { places, type Verdict } from './verdict.ts'

const answer = z.boolean().nullable().optional()

/** What a person may say of a message in place of the judge; what is left out stays, null means unknown. */
export const correctionShape = z.strictObject({
  needsAnswer: answer,
  complaint: answer,
  tone: z.number().min(-1).max(1).nullable().optional().describe('−1, angry, to 1, delighted.'),
  gratitude: answer,
  saysSolved: answer,
  tellsMore: answer,
  passesAlong: z
    .union([z.literal(false), z.array(z.enum(places)).min(1)])
    .nullable()
    .optional()
    .describe('Where it sends the customer when it does nothing else; false: it does not.'),
  asks: answer,
  promises: answer,
  apologises: answer,
  helps: answer,
  automated: answer,
})

export type Correction = Partial<Verdict>

const unknown = 'unknown'
const answers = new Map<string, boolean | null>([
  ['yes', true],
  ['no', false],
  [unknown, null],
])

export type ReadForm = { ok: true; correction: Correction } | { ok: false; reason: string }

/** Reads the form of the conversation page: an empty field leaves its verdict as it is. */
export function readCorrectionForm(form: FormData): ReadForm {
  const said: Record<string, unknown> = {}
  for (const { key } of [...correctable.inbound, ...correctable.outbound]) {
    const value = form.get(key)
    if (typeof value !== 'string' || value.trim() === '') continue
    if (key === 'tone') said[key] = value === unknown ? null : Number(value)
    else if (key === 'passesAlong' && value === 'yes') said[key] = form.getAll('place')
    else if (answers.has(value)) said[key] = answers.get(value)
    else return { ok: false, reason: `“${value}” is no answer: say yes, no or unknown.` }
  }
  if (Object.keys(said).length === 0) return { ok: false, reason: 'Nothing was said: choose at least one answer.' }
  return readCorrection(said)
}

/** The same for what arrives as JSON. */
export function readCorrection(said: unknown): ReadForm {
  const parsed = correctionShape.safeParse(said)
  if (parsed.success && Object.keys(parsed.data).length > 0) {
    return { ok: true, correction: parsed.data as Correction }
  }
  if (parsed.success) return { ok: false, reason: 'Nothing was said: give at least one verdict.' }
  return { ok: false, reason: reasonOf(parsed.error) }
}

function reasonOf({ issues: [issue] }: z.ZodError): string {
  const key = String(issue?.path[0] ?? '')
  if (issue?.code === 'unrecognized_keys') return `There is no verdict “${issue.keys.join('”, “')}”.`
  if (key === 'tone') return 'Tone is a number from −1, angry, to 1, delighted.'
  if (key === 'passesAlong') return `Say where it sends the customer: ${places.join(', ')}; or no.`
  return key === ''
    ? 'Say what is to be corrected, by its name.'
    : `Say of ${key} yes (true), no (false) or unknown (null).`
}
