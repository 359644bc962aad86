import { isNeed, isSilent } from '#app/conversations/apply-message.ts'
import type { ConversationState } from '#app/conversations/conversation-state.ts'
import { inOrder, type FoldMessage } from '#app/conversations/events.ts'
import { factsOf } from '#app/conversations/facts.ts'
import type { Reason, Verdict } from '#app/conversations/verdict.ts'
import { findFolded, type Folded } from '#app/history/find-folded.ts'
import { foldMessageOf, judgedOf, onlyWinners } from '#app/history/fold-events.ts'
import { loadWorkspaceContext } from '#app/history/workspace-context.ts'
import { readerOf } from '#db/batch.server.ts'
import type { Trx } from '#db/client.server.ts'
import { listSteps, type CorrectionStepRow } from '#db/queries/correction-step.ts'
import { findConversation } from '#db/queries/mark.ts'
import { type CustomerIdentity, listIdentitiesOf } from '#db/queries/customer-page.ts'
import { listMessagesOfIdentities, listWords } from '#db/queries/message.ts'
import { listIdentitiesOfCustomers } from '#db/queries/identity.ts'
import { listSilenced } from '#db/queries/outcome-history.ts'
import type { Scope } from '#db/scope.ts'
import { countCopies } from './near-copies.server.ts'
import { listReturns, type ShownReturn } from './conversation-returns.server.ts'
import { saidOf, type SaidOf } from './said-of-message.ts'

export type ShownMessage = {
  id: string
  author: string
  outbound: boolean
  /** Nobody wrote it: it is not counted among the messages. */
  automated: boolean
  visibility: 'public' | 'private' | 'internal'
  at: Date
  text: string | null
  /** It had words, which are no longer kept: deleted or hidden later, or kept long enough. */
  isCleared: boolean
  verdict: Verdict
  why: Reason[]
  /** What the judge says of it, and what a person does. */
  said: SaidOf[]
  /** By whom and when a person replaced what the judge said; null: nobody did. */
  corrected: { by: string; at: Date } | null
  /** It needs no answer by its words, but we had asked. */
  countsAsNeed: boolean
  /** This reply ended the wait for a first answer. */
  answered: boolean
  /** Of a canned reply: how many others it nearly repeats. */
  copies: number | null
}

export type ShownConversation = {
  conversation: {
    id: string
    /** Their ids where they talk, as far as the asker may know of them. */
    customer: string
    channel: string
    account: string | null
    topic: string | null
    messages: number
    beganAt: Date
    firstNeedAt: Date | null
    answeredAt: Date | null
    answerWaitUnknown: boolean
    dueAt: Date | null
  }
  /** In the order in which they were said. */
  messages: ShownMessage[]
  /** Each holds from its moment until the next; also those still to come if nobody writes. */
  standings: { kind: string; from: Date }[]
  /** What they came back on after it, and what they came back to in it. */
  returns: ShownReturn[]
}

const date = (at: number | null) => (at === null ? null : new Date(at))

/** A conversation, and what it was made of: for whoever shows more around it. */
type OpenedConversation = {
  shown: ShownConversation
  folded: Folded
  /** All of the customer's. */
  identities: number[]
  /** Those of them that the asker may know of. */
  known: CustomerIdentity[]
}

type NotShown = { movedTo: string } | { forgotten: true } | undefined

/** One conversation as a page shows it; else what `openConversation` says. */
export async function loadConversation(trx: Trx, scope: Scope, id: string): Promise<ShownConversation | NotShown> {
  const opened = await openConversation(trx, scope, id)
  return opened && 'shown' in opened ? opened.shown : opened
}

/**
 * One conversation folded from what is stored. A former id says where it leads now. One of a customer who was forgotten
 * is counted, but nothing of it can be shown. Undefined when there is none that the asker may see.
 */
export async function openConversation(trx: Trx, scope: Scope, id: string): Promise<OpenedConversation | NotShown> {
  const reader = readerOf(trx)
  const context = await loadWorkspaceContext(reader, scope.workspaceId)
  const folded = await findFolded(reader, context, scope, id)
  if (!folded) return (await findConversation(trx, scope, id)) && { forgotten: true }
  const { state, customer } = folded
  if (state.id !== id) return { movedTo: state.id }

  const facts = factsOf(state)
  const identities = (await listIdentitiesOfCustomers(reader, scope.workspaceId, [customer])).map((one) => one.id)
  const rows = onlyWinners(await listMessagesOfIdentities(reader, scope.workspaceId, identities))
  const told = new Map(rows.map((row) => [`${row.namespace}:${row.external_id}`, row]))
  const own = state.messageIds.flatMap((messageId) => told.get(messageId) ?? [])
  const words = await listWords(reader, scope.workspaceId, own)
  const read = own.map((row) => ({ row, folded: foldMessageOf(row, context) }))
  const needs = needsBecauseAsked(
    read.map(({ folded }) => folded),
    state,
  )
  const copies = await countCopies(reader, scope, own)
  const silenced = await listSilenced(reader, scope.workspaceId, own)
  const steps = await listSteps(reader, scope.workspaceId, own)
  const messages = read.map(({ row, folded: message }): ShownMessage => {
    const said = words.get(message.id)
    return {
      id: message.id,
      author: row.author,
      outbound: message.outbound,
      automated: message.automated,
      visibility: message.visibility,
      at: row.occurred_at,
      text: silenced.has(message.id) ? null : (said?.text ?? null),
      isCleared: silenced.has(message.id) || (said?.isCleared ?? false),
      verdict: message.verdict,
      why: silenced.has(message.id) ? [] : (said?.why ?? []),
      said: saidOf(judgedOf(row), row.correction, message.outbound),
      corrected: row.correction ? lastStep(steps.get(message.id)) : null,
      countsAsNeed: needs.has(message.id),
      answered: message.id === state.answeringId,
      copies: copies.get(message.id) ?? null,
    }
  })
  const known = await listIdentitiesOf(trx, scope, customer)
  const returns = await listReturns(reader, scope, folded, told)
  const shown = {
    returns,
    conversation: {
      id: facts.id,
      customer: known.map(({ externalId }) => externalId).join(', '),
      channel: facts.channel,
      account: facts.account,
      topic: facts.topic,
      messages: facts.messages,
      beganAt: new Date(facts.beganAt),
      firstNeedAt: date(facts.firstNeedAt),
      answeredAt: date(facts.answeredAt),
      answerWaitUnknown: facts.answerWaitUnknown,
      dueAt: date(facts.dueAt),
    },
    messages: messages.toSorted((a, b) => a.at.getTime() - b.at.getTime()),
    standings: state.timeline.map((entry) => ({ kind: entry.standing, from: new Date(entry.from) })),
  }
  return { shown, folded, identities, known }
}

const lastStep = (steps: CorrectionStepRow[] = []) => {
  const last = steps.at(-1)
  return last ? { by: last.made_by, at: last.made_at } : null
}

/** The messages that are needs only because our last reply asked, as the fold read them: the standing waits from there. */
function needsBecauseAsked(messages: FoldMessage[], state: ConversationState): Set<string> {
  const needs = new Set<string>()
  let asked = false
  for (const message of inOrder(messages)) {
    if (message.outbound) {
      if (!isSilent(message)) asked = message.verdict.asks === true
    } else if (asked && !isNeed(message, undefined) && isNeed(message, { ...state, lastReplyAsks: true })) {
      const standing = state.timeline.findLast(({ from }) => from <= message.at)?.standing
      if (standing === 'waiting') needs.add(message.id)
    }
  }
  return needs
}
