import { z } from 'zod'
import { asJson, jsonAnswers, parameter, text } from './openapi-parts.ts'
import { correctionBodyShape, correctionShown, errorShape } from './wire.ts'
import { claimedShape, markBodyShape, markedShape, takenInShape } from './wire-conversations.ts'
import { correctionShape } from '#app/conversations/correction.ts'
import { incomingRecord } from '#app/conversations/records.ts'

const workspace = parameter('workspace', text, 'May be left out when only one besides the sample exists.')
export const conversationId = { ...parameter('id', text, 'Such as x:570306133677760513.'), in: 'path', required: true }

const refused = (description: string) => ({
  description,
  content: { 'application/json': { schema: asJson(errorShape) } },
})

/** The addresses of the API that change something. */
export const changes = {
  '/api/v1/ingest': {
    post: {
      summary: 'Send records: messages, outcomes, customers',
      description:
        'JSON Lines, one record a line, or one JSON list: at most 8 MB and 1,000 records. Each is an upsert on its own id. What cannot be read waits in quarantine and is told; the rest is taken in, in one transaction. Needs a token of the scope "ingest".',
      parameters: [
        workspace,
        {
          ...parameter('Idempotency-Key', text, 'For a week the same key with the same body is answered the same.'),
          in: 'header',
        },
      ],
      requestBody: {
        required: true,
        content: {
          'application/x-ndjson': { schema: asJson(incomingRecord) },
          'application/json': { schema: asJson(z.array(incomingRecord)) },
        },
      },
      responses: {
        ...jsonAnswers('What became of the records.', takenInShape),
        411: refused('It does not say how long it is.'),
        413: refused('More than is taken at once; nothing was taken in.'),
        422: refused('`vanity_metric`: nothing but counts of audience and applause. `key_reused`: another body.'),
        429: refused('More than 120 requests in a minute; `Retry-After` says when.'),
      },
    },
  },
  '/api/v1/conversations/{id}/mark': {
    post: {
      summary: 'Say where a conversation stands, in place of the rules',
      parameters: [conversationId, workspace],
      requestBody: { required: true, content: { 'application/json': { schema: asJson(markBodyShape) } } },
      responses: jsonAnswers('Where it stands now.', markedShape),
    },
    delete: {
      summary: 'Take every mark of a conversation back, or one',
      parameters: [conversationId, workspace, parameter('only', text, 'The `undo` of the mark; else all.')],
      responses: jsonAnswers('Where it stands now.', markedShape),
    },
  },
  '/api/v1/conversations/{id}/claim': {
    post: {
      summary: 'Take a waiting conversation on',
      parameters: [conversationId, workspace],
      responses: { ...jsonAnswers('Who has it.', claimedShape), 409: refused('Somebody was first, or nobody waits.') },
    },
    delete: {
      summary: 'Give one’s own claim back',
      parameters: [conversationId, workspace],
      responses: { ...jsonAnswers('Nobody has it.', claimedShape), 409: refused('It is not one’s own.') },
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
      parameters: [workspace, { ...parameter('message', text, 'Its id.'), required: true }],
      responses: jsonAnswers('What persons say of it now.', correctionShown),
    },
  },
}
