import { z } from 'zod'
import { marks } from '#app/conversations/standing.ts'
import type { Asker } from '#app/rights/asker.ts'
import type { OpenDb } from '#db/client.server.ts'
import type { Scope } from '#db/scope.ts'
import { claimConversation, releaseConversation } from './claim-conversation.server.ts'
import { markConversation } from './mark-conversation.server.ts'

const conversation = z.string().min(1).max(600)
const asked = z.discriminatedUnion('do', [
  z.object({ do: z.literal('claim'), conversation, insteadOf: z.string().min(1).optional() }),
  z.object({ do: z.literal('release'), conversation }),
  z.object({ do: z.literal('mark'), conversation, mark: z.enum(marks) }),
  z.object({ do: z.literal('undo'), conversation, only: z.string().min(1) }),
])

export type WaitingChange =
  | {
      ok: true
      done: 'claim' | 'release' | 'mark' | 'undo'
      conversation: string
      /** Who has claimed it now; null: nobody. */
      claimedBy?: string | null
      mark?: string
      /** Takes the mark back. */
      undo?: string
    }
  /** `by`: whoever was first, `holder`: who that is. */
  | { ok: false; reason: string; conversation: string | null; by: string | null; holder: string | null }

/** One change of the queue as a form asks for it: to claim, give back, mark, or take a mark back. */
export async function changeWaiting(
  { db, pool }: Pick<OpenDb, 'db' | 'pool'>,
  scope: Scope,
  form: FormData,
  { asker, now }: { asker: Asker; now: Date },
): Promise<WaitingChange> {
  const read = asked.safeParse(Object.fromEntries([...form].filter(([, value]) => value !== '')))
  if (!read.success)
    return {
      ok: false,
      reason: 'This says neither what to do nor with which conversation.',
      ...{ conversation: null, by: null, holder: null },
    }
  const change = read.data
  const who = { name: asker.name, userId: asker.userId }
  const { conversation } = change
  if (change.do === 'claim' || change.do === 'release') {
    const done =
      change.do === 'claim'
        ? await claimConversation(db, scope, {
            ...{ conversation, who, now },
            ...(change.insteadOf !== undefined && { insteadOf: change.insteadOf }),
          })
        : await releaseConversation(db, scope, { conversation, who, now })
    if (!done.ok) return { ...done, conversation }
    return { ok: true, done: change.do, conversation, claimedBy: change.do === 'claim' ? asker.name : null }
  }
  const common = { conversation, who: asker.name, now }
  const marked = await markConversation(
    pool,
    scope,
    change.do === 'mark' ? { ...common, mark: change.mark } : { ...common, mark: null, only: change.only },
  )
  if (!marked.ok) return { ...marked, conversation, by: null, holder: null }
  return {
    ...{ ok: true, done: change.do, conversation: marked.conversation },
    ...(marked.mark !== null && { mark: marked.mark }),
    ...(marked.undo !== null && { undo: marked.undo }),
  }
}
