import type { FoundConversation } from '#db/queries/search.ts'
import type { Scope } from '#db/scope.ts'
import type { Columns } from './csv.ts'
import { csvStream } from './csv-stream.server.ts'
import type { Access } from './in-view.server.ts'
import { readPosition } from './list-position.ts'
import type { Asked } from './search-asked.ts'
import { pageOf, searchQuery } from './search.server.ts'
import type { View } from './view.ts'

const columns: Columns<FoundConversation> = [
  ['id', ({ id }) => id],
  ['customer', ({ customer }) => customer],
  ['customer_name', ({ customerName }) => customerName],
  ['channel', ({ channel }) => channel],
  ['account', ({ account }) => account],
  ['topic', ({ topic }) => topic],
  ['began_at', ({ beganAt }) => beganAt.toISOString()],
  ['complaint', ({ complaint }) => complaint],
  ['standing', ({ standing }) => standing],
  ['messages', ({ messages }) => messages],
]

const rowsAtOnce = 1000

/** All that is found as CSV, whatever page was asked for. */
export function foundCsv(
  { inWorkspace }: Pick<Access, 'inWorkspace'>,
  scope: Scope,
  view: View,
  asked: Asked,
): ReadableStream<Uint8Array> {
  const query = searchQuery(view, asked)
  return csvStream(columns, async (after) => {
    const position = after === null ? undefined : (readPosition(after) ?? undefined)
    const { found: rows, next } = await inWorkspace(scope, (trx) => pageOf(trx, scope, query, position, rowsAtOnce))
    return { rows, next }
  })
}
