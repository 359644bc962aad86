import { boughtAfter, type Sale } from '#app/conversations/bought.ts'
import type { ConversationFacts } from '#app/conversations/facts.ts'
import { messageId, onlyInForce, onlyWinners } from '#app/history/fold-events.ts'
import type { StoredEvents } from '#app/history/load-events.ts'
import type { FoldMessageRow } from '#db/queries/message.ts'
import type { ConversationRow } from '#db/queries/conversation.ts'
import type { OutcomeRow } from '#db/queries/outcome.ts'

/** What facts need to know of a customer beside the fold. */
export type Told = {
  /** By message: whether a reply is canned (null: its words are not known), and who wrote it ('': nobody is named). */
  replies: ReadonlyMap<string, { canned: boolean | null; by: string }>
  sales: readonly Sale[]
}

export function toldOf({ messages, outcomes }: StoredEvents): Told {
  const ours = onlyWinners(messages.filter((row) => row.outbound))
  return {
    replies: new Map(ours.map((row) => [messageId(row), { canned: row.canned, by: writerOf(row) }])),
    sales: outcomes.length === 0 ? [] : onlyInForce(outcomes).flatMap(saleOf),
  }
}

/** What sources that know no author put in the author's place. */
const nobody = 'unknown'

/** Sent in the account's own name, a reply does not say who wrote it. */
function writerOf({ author, account }: FoldMessageRow): string {
  return author === nobody || author.toLowerCase() === account?.toLowerCase() ? '' : author
}

function saleOf(row: OutcomeRow): Sale[] {
  const { kind, amount, currency, purchase_id: of } = row
  if (kind !== 'purchase' && kind !== 'renewal' && kind !== 'refund') return []
  return [
    {
      ...{ id: messageId(row), at: row.occurred_at.getTime(), kind, currency },
      amount: amount === null ? null : Number(amount),
      purchaseId: of === null ? null : messageId({ namespace: row.namespace, external_id: of }),
    },
  ]
}

type Beside = Pick<
  ConversationRow,
  | 'own_reply_at'
  | 'canned_reply_at'
  | 'wordless_reply_at'
  | 'reply_by'
  | 'bought_after_resolved_at'
  | 'bought_after_began_at'
>

/** The columns of a conversation that these decide. */
export function toldColumns({ replies, beganAt, firstResolvedAt }: ConversationFacts, told: Told): Beside {
  const known = replies.map(({ id, at }) => {
    return { at: new Date(at), ...(told.replies.get(id) ?? { canned: null, by: '' }) }
  })
  const [canned, own, wordless] = [true, false, null].map((are) => known.filter((reply) => reply.canned === are))
  const bought = (since: number) => {
    const at = boughtAfter(told.sales, since)
    return at === null ? null : new Date(at)
  }
  return {
    own_reply_at: own!.map(({ at }) => at),
    canned_reply_at: canned!.map(({ at }) => at),
    wordless_reply_at: wordless!.map(({ at }) => at),
    reply_by: [...canned!, ...own!, ...wordless!].map(({ by }) => by),
    bought_after_resolved_at: firstResolvedAt === null || told.sales.length === 0 ? null : bought(firstResolvedAt),
    bought_after_began_at: told.sales.length === 0 ? null : bought(beganAt),
  }
}
