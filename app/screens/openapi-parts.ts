import { z } from 'zod'
import { errorShape } from './wire.ts'
import { channels } from '#app/conversations/records.ts'
import { measures } from '#app/measures/list.ts'

export const asJson = (shape: z.ZodType) => z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' })
export const text = { type: 'string' }
export const day = { type: 'string', format: 'date' }
export const measure = { type: 'string', enum: measures.map(({ key }) => key) }

export function parameter(name: string, schema: object, description: string) {
  return { name, in: 'query', required: false, schema, description }
}

export const filters = [
  parameter('workspace', text, 'May be left out when only one besides the sample exists.'),
  parameter('from', day, 'First day, in the time zone of the workspace.'),
  parameter('to', day, 'Last day, exclusive.'),
  parameter('as-of', text, 'The moment to look from, as known today; `as_of` and `asOf` mean the same. Default: now.'),
  parameter(
    'by',
    { type: 'string', enum: ['week', 'month', 'all'], default: 'all' },
    'ISO weeks, months, or one period.',
  ),
  parameter('channel', { type: 'array', items: { type: 'string', enum: channels } }, 'May be given several times.'),
  parameter('account', { type: 'array', items: text }, 'May be given several times.'),
  parameter('team', { type: 'array', items: text }, 'In charge when the conversation began; name or number.'),
  parameter('week', text, 'One ISO week, such as 2026-W06, in place of from and to.'),
  parameter(
    'clock',
    { type: 'string', enum: ['wall', 'business'], default: 'wall' },
    'Which time counts as waiting; business: that in which somebody is there, by the hours that were set.',
  ),
  parameter('format', { type: 'string', enum: ['json', 'csv'] }, 'Goes before `Accept`.'),
]

export function answers(description: string, schema: z.ZodType) {
  const refused = {
    description: 'Why, in one sentence.',
    content: { 'application/json': { schema: asJson(errorShape) } },
  }
  return {
    200: {
      description,
      content: { 'application/json': { schema: asJson(schema) }, 'text/csv': { schema: text } },
    },
    400: refused,
    403: refused,
    404: refused,
    500: refused,
  }
}

export function jsonAnswers(description: string, schema: z.ZodType) {
  const { 200: _, ...refused } = answers(description, schema)
  return { 200: { description, content: { 'application/json': { schema: asJson(schema) } } }, ...refused }
}
