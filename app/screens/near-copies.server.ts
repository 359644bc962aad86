import { copyWindow } from '#app/conversations/canned.ts'
import { nearlyIdentical } from '#app/conversations/near-copy.ts'
import { findFolded, findMessageRows } from '#app/history/find-folded.ts'
import { messageId } from '#app/history/fold-events.ts'
import { loadWorkspaceContext } from '#app/history/workspace-context.ts'
import { type Reader, readerOf } from '#db/batch.server.ts'
import type { Trx } from '#db/client.server.ts'
import { countMaybeCopies, listCopies, listReplies, type NearCopy, type ReplyKey } from '#db/queries/canned.ts'
import type { Scope } from '#db/scope.ts'

const windowHours = copyWindow / 3_600_000
/** As many copies as one page shows. */
const shownCopies = 200

type Copied = { reply: Awaited<ReturnType<typeof listReplies>>[number]; forms: string[]; copies: number }

/** Of each of these messages that is a reply, its near-copies: messages to other customers in the 28 days before it. */
async function findCopies(reader: Reader, scope: Scope, keys: readonly ReplyKey[]): Promise<Copied[]> {
  const replies = keys.length ? await listReplies(reader, scope.workspaceId, keys) : []
  if (!replies.length) return []
  const maybe = await countMaybeCopies(reader, scope, replies, windowHours)
  return replies.map((reply, i) => {
    const near = maybe.filter(({ nth, reply_form: form }) => nth === i + 1 && nearlyIdentical(form, reply.reply_form))
    return {
      reply,
      forms: near.map((one) => one.reply_form),
      copies: near.reduce((sum, one) => sum + one.copies, 0),
    }
  })
}

/** Of how many other messages each of these replies is a near-copy, by message; of those that are canned only. */
export async function countCopies(
  reader: Reader,
  scope: Scope,
  rows: readonly (ReplyKey & { canned: boolean | null })[],
): Promise<Map<string, number>> {
  const canned = rows.filter((row) => row.canned === true)
  return new Map((await findCopies(reader, scope, canned)).map(({ reply, copies }) => [messageId(reply), copies]))
}

export type NearCopies = { id: string; at: Date; text: string | null; total: number; copies: NearCopy[] }

/** The messages to other customers that a reply nearly repeats, the latest first. Undefined where it is no such reply, or one the asker may not see. */
export async function loadNearCopies(trx: Trx, scope: Scope, id: string): Promise<NearCopies | undefined> {
  const reader = readerOf(trx)
  if (scope.teams !== 'all') {
    const context = await loadWorkspaceContext(reader, scope.workspaceId)
    if (!(await findFolded(reader, context, scope, id))) return undefined
  }
  const rows = await findMessageRows(reader, scope.workspaceId, id)
  const [found] = await findCopies(reader, scope, rows.slice(0, 1))
  if (!found) return undefined
  const { reply, forms, copies: total } = found
  const copies = await listCopies(reader, scope, reply, { windowHours, forms, limit: shownCopies })
  return { id: messageId(reply), at: reply.occurred_at, text: rows[0]?.text ?? null, total, copies }
}
