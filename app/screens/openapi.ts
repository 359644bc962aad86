import { z } from 'zod'
import { arrivalFacts } from '#app/measures/compare-strata.ts'
import { comparisonShape, sideListShape } from './compare-wire.ts'
import { changes, conversationId } from './openapi-changes.ts'
import { answers, asJson, filters, jsonAnswers, measure, parameter, text } from './openapi-parts.ts'
import { askedChoices } from './search-asked.ts'
import { conversationsShape, readingsShape, waitingShape } from './wire.ts'
import { conversationShape, customersShape, foundShape } from './wire-conversations.ts'
import { customerRecord, messageRecord, outcomeRecord } from '#app/conversations/records.ts'
import { toldLetterShape } from '#app/measures/letter.ts'
import { returnDays } from '#app/measures/return-cohorts.ts'
import { customerOrders } from '#db/queries/customers.ts'
import { queueShows } from '#db/queries/waiting-queue.ts'

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
            parameter(
              'table',
              { type: 'string', enum: ['curves', 'weeks'] },
              'CSV only: these instead of the measures.',
            ),
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
          summary: 'The conversations behind a number, or those that somebody looks for',
          description:
            'With `q`, `customer`, `standing`, `tone` or `complaint` it looks for conversations, newest first; else it lists those behind a measure.',
          parameters: [
            ...filters,
            parameter('q', text, 'Words of what was said, of topics, names and ids.'),
            parameter('customer', text, 'Words of their names and ids.'),
            parameter('standing', { type: 'string', enum: askedChoices.standings }, 'Only those that stand so.'),
            parameter('tone', { type: 'string', enum: askedChoices.tones }, 'Of the customer at the beginning.'),
            parameter('complaint', { type: 'string', enum: askedChoices.complaint }, 'Whether it began as one.'),
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
          responses: answers('The list; its total is the number.', z.union([conversationsShape, foundShape])),
        },
      },
      '/api/v1/conversations/{id}': {
        get: {
          summary: 'One conversation, as its page shows it',
          parameters: [conversationId, ...filters.filter(({ name }) => ['workspace', 'as-of'].includes(name))],
          responses: {
            ...jsonAnswers('What was said, what was judged and why, its waits and standings.', conversationShape),
            308: { description: 'It has another id now.' },
            410: { description: 'Its customer was forgotten.' },
          },
        },
      },
      '/api/v1/customers': {
        get: {
          summary: 'Customers, 50 to a page',
          parameters: [
            ...filters.filter(({ name }) => ['workspace', 'as-of', 'format'].includes(name)),
            parameter('q', text, 'Only those with these words in their names or ids.'),
            parameter('order', { type: 'string', enum: customerOrders, default: 'recent' }, 'Which come first.'),
            parameter('month', text, 'Only those first seen in this month, such as 2026-01.'),
            parameter(
              'days',
              { type: 'integer', enum: returnDays },
              'With `month`: who came back within so many days.',
            ),
            parameter('returned', { type: 'string', enum: ['yes', 'no'], default: 'yes' }, 'With `month`: or did not.'),
            parameter('after', text, '`next` of the page before; JSON only.'),
          ],
          responses: answers('A page of customers.', customersShape),
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
      ...changes,
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
