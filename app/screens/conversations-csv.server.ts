import { loadConversations, type OpenedNumber } from './conversations.server.ts'
import type { Columns } from './csv.ts'
import { csvStream } from './csv-stream.server.ts'
import type { View } from './view.ts'
import type { Access } from './in-view.server.ts'
import type { ListedConversation } from '#db/queries/conversation-list.ts'
import type { Scope } from '#db/scope.ts'

const columns: Columns<ListedConversation> = [
  ['id', ({ id }) => id],
  ['customer', ({ customer }) => customer],
  ['customer_name', ({ customerName }) => customerName],
  ['channel', ({ channel }) => channel],
  ['account', ({ account }) => account],
  ['topic', ({ topic }) => topic],
  ['part', ({ part }) => part],
  ['dated_at', ({ datedAt }) => datedAt.toISOString()],
  ['seconds', ({ seconds }) => seconds],
  ['complaint', ({ complaint }) => complaint],
  ['standing', ({ standing }) => standing],
  ['first_message_at', ({ firstMessageAt }) => firstMessageAt.toISOString()],
  ['last_message_at', ({ lastMessageAt }) => lastMessageAt.toISOString()],
  ['messages', ({ messages }) => messages],
]

const rowsAtOnce = 2000

/**
 * The whole list behind a number as CSV, whatever page was asked for. The view's as-of keeps its stretches one list.
 */
export function conversationsCsv(
  { inWorkspace }: Pick<Access, 'inWorkspace'>,
  scope: Scope,
  view: View,
  { measure, part, word, topic }: OpenedNumber,
): ReadableStream<Uint8Array> {
  return csvStream(columns, async (after) => {
    const page = await inWorkspace(scope, (trx) =>
      loadConversations(trx, scope, view, {
        measure,
        limit: rowsAtOnce,
        ...(part !== undefined && { part }),
        ...(word !== undefined && { word }),
        ...(topic !== undefined && { topic }),
        ...(after !== null && { after }),
      }),
    )
    if (!page.ok) throw new Error(page.reason)
    return { rows: page.conversations, next: page.next }
  })
}
