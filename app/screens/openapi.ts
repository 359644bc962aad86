import { z } from 'zod'
import { arrivalFacts } from '#app/measures/compare-strata.ts'
import { comparisonShape, sideListShape } from './compare-wire.ts'
import {
  correctionBodyShape,
  conversationsShape,
  correctionShown,
  errorShape,
  readingsShape,
  waitingShape,
} from './wire.ts'
import { channels, customerRecord, messageRecord, outcomeRecord } from '#app/conversations/records.ts'
import { correctionShape } from '#app/conversations/correction.ts'
import { toldLetterShape } from '#app/measures/letter.ts'
import { measures } from '#app/measures/list.ts'
import { queueShows } from '#db/queries/waiting-queue.ts'

const asJson = (shape: z.ZodType) => z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' })
const text = { type: 'string' }
const day = { type: 'string', format: 'date' }
const measure = { type: 'string', enum: measures.map(({ key }) => key) }

function parameter(name: string, schema: object, description: string) {
  return { name, in: 'query', required: false, schema, description }
}

const filters = [
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

function answers(description: string, schema: z.ZodType) {
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

function jsonAnswers(description: string, schema: z.ZodType) {
  const { 200: _, ...refused } = answers(description, schema)
  return { 200: { description, content: { 'application/json': { schema: asJson(schema) } } }, ...refused }
}

/** The description of the API, made from the shapes that its answers and records are checked by. */
export function openApi() {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rapport',
      version: '1',
      description:
        'Resolution, response and repeat customers. A program sends a token of the workspace as "Authorization: Bearer …"; without one it is told 401, where the token may not do it 403, and 429 after more than 600 requests in a minute.',
    },
    paths: {
      '/api/v1/readings': {
        get: {
          summary: 'The measures',
          parameters: [...filters, parameter('measure', measure, 'Only this one.')],
          responses: answers('Readings by period.', readingsShape),
        },
      },
      '/api/v1/waiting': {
        get: {
          summary: 'Who waits for us, past the promise first, the longest wait first',
          parameters: [
            ...filters.filter(({ name }) => !['from', 'to', 'by', 'week', 'clock'].includes(name)),
            parameter('show', { type: 'string', enum: queueShows, default: 'everyone' }, 'Only those of a kind.'),
            parameter('topic', text, 'Only those of this topic.'),
            parameter('search', text, 'Only those with these words in what was said, in names or in topics.'),
            parameter('after', text, '`next` of the page before.'),
            parameter(
              'limit',
              { type: 'integer', minimum: 1, maximum: 500, default: 50 },
              'JSON only: CSV is the whole list.',
            ),
          ],
          responses: answers('Who waits at that moment.', waitingShape),
        },
      },
      '/api/v1/compare': {
        get: {
          summary: 'Two sides, measure by measure, among like conversations',
          parameters: [
            parameter(
              'a',
              text,
              'A stewardship’s name, 2026-01-05..2026-04-06, team:…, channel:… or account:…. Needed.',
            ),
            parameter('b', text, 'What to compare it with, likewise. Needed.'),
            ...filters,
            parameter('points', { type: 'integer', default: 5 }, 'A difference of a share that would matter.'),
            parameter('percent', { type: 'integer', default: 10 }, 'A difference of a time that would matter.'),
            parameter('seed', { type: 'integer', default: 1 }, 'For drawing customers again and again.'),
            parameter('table', { type: 'string', enum: ['curves'] }, 'CSV only: the curves instead of the measures.'),
          ],
          responses: answers('Both sides, their differences, and what may be concluded.', comparisonShape),
        },
      },
      '/api/v1/compare/conversations': {
        get: {
          summary: 'The conversations behind a count of a comparison',
          parameters: [
            parameter('a', text, 'As for the comparison. Needed.'),
            parameter('b', text, 'Likewise. Needed.'),
            ...filters,
            parameter('side', { type: 'string', enum: ['a', 'b'], default: 'a' }, 'Whose.'),
            parameter(
              'of',
              { type: 'string', default: 'conversations' },
              '`conversations`, `handover`, or the key of a measure: what its n counts.',
            ),
            parameter('part', text, 'Only this part of the measure’s reading.'),
            ...arrivalFacts.map((fact) =>
              parameter(`on-arrival-${fact}`, text, 'Only those that arrived so, as in `apart`.'),
            ),
            parameter('replied-by', text, 'Only those first replied to by this team.'),
            parameter('sides', { type: 'string', enum: ['replied'] }, 'Sides by who replied first.'),
            parameter('after', text, '`next` of the page before; JSON only.'),
          ],
          responses: answers('The list; its total is the number.', sideListShape),
        },
      },
      '/api/v1/conversations': {
        get: {
          summary: 'The conversations behind a number',
          parameters: [
            ...filters,
            parameter('measure', { ...measure, default: 'first_reply' }, 'Which number.'),
            parameter('part', text, 'One of the parts of its reading, or of the counts beside it. Default: all of n.'),
            parameter('topic', text, 'Only those of this topic; `unknown`: those without.'),
            parameter('word', text, 'Only those that customers opened with this word, or with these two.'),
            parameter('after', text, '`next` of the page before.'),
            parameter(
              'limit',
              { type: 'integer', minimum: 1, maximum: 500, default: 50 },
              'JSON only: CSV is the whole list.',
            ),
          ],
          responses: answers('The list; its total is the number.', conversationsShape),
        },
      },
      '/api/v1/reports/{week}': {
        get: {
          summary: 'The weekly letter as it was published, and what turned out since',
          parameters: [
            { ...parameter('week', text, 'Such as 2026-W06.'), in: 'path', required: true },
            ...filters.filter(({ name }) => name === 'workspace' || name === 'format'),
          ],
          responses: answers('The letter.', toldLetterShape),
        },
      },
      '/api/v1/corrections': {
        post: {
          summary: 'Say of a message what the judge got wrong',
          description: 'What is not given stays as it is; null means unknown. Readings move at once.',
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: asJson(correctionBodyShape.extend({ verdict: correctionShape })) },
            },
          },
          responses: jsonAnswers('What persons say of it now.', correctionShown),
        },
        delete: {
          summary: 'Take the last correction of a message back',
          parameters: [
            parameter('workspace', text, 'May be left out when only one besides the sample exists.'),
            { ...parameter('message', text, 'Its id.'), required: true },
          ],
          responses: jsonAnswers('What persons say of it now.', correctionShown),
        },
      },
    },
    security: [{ token: [] }],
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: {
        MessageRecord: asJson(messageRecord),
        OutcomeRecord: asJson(outcomeRecord),
        CustomerRecord: asJson(customerRecord),
      },
    },
  }
}
