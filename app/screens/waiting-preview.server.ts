import type { Trx } from '#db/client.server.ts'
import { findClaim } from '#db/queries/claim.ts'
import { findSolver, findTeamInCharge, listEarlier, type Solver } from '#db/queries/waiting-now.ts'
import { findWaitingSince } from '#db/queries/waiting-queue.ts'
import { listWaitingWords } from '#db/queries/waiting-words.ts'
import { loadConversation, type ShownMessage } from './conversation.server.ts'
import type { Seen } from './in-view.server.ts'
import { promiseStanding, loadClocks } from './clocks.server.ts'
import { readingQuery } from './readings.server.ts'
import { saidLink } from './source-link.ts'
import type { SaidOf } from './said-of-message.ts'

export type PreviewMessage = {
  id: string
  author: string
  outbound: boolean
  visibility: ShownMessage['visibility']
  at: string
  text: string | null
  isCut: boolean
  /** "passed along", "near-copy of 31 other replies". */
  passedAlong: boolean
  copies: number | null
  /** It is what waits. */
  waits: boolean
}

/** One conversation beside the queue, and what to do. Moments are ISO 8601. */
export type WaitingPreview =
  | { id: string; gone: true }
  | {
      id: string
      gone: false
      name: string
      nth: number
      channel: string
      topic: string | null
      /** Null: it waits no more. */
      since: string | null
      standing: string
      promise: { hours: number; clock: 'wall' | 'business'; isOver: boolean } | null
      claim: { by: string; holder: string | null; isMine: boolean } | null
      teamKind: 'in_house' | 'outsourced' | null
      messages: PreviewMessage[]
      /** How many came before those shown. */
      earlierMessages: number
      /** What waits and what is said of it, to be corrected; null where that is no message. */
      correctable: { id: string; said: SaidOf[]; corrected: { by: string; at: string } | null } | null
      /** Where the source shows it; null: it says no place. */
      openHref: string | null
      solver: Solver | null
      before: { id: string; beganAt: string; topic: string | null; standing: string }[]
    }

/** So many messages are shown, the newest, and so much of each. */
const [messagesShown, charactersShown] = [12, 1500]

/** What stands beside the queue for one conversation; a former id leads to what it is called now. */
export async function loadWaitingPreview(trx: Trx, seen: Seen, id: string): Promise<WaitingPreview> {
  const { scope, view, asker } = seen
  const shown = await loadConversation(trx, scope, id)
  if (!shown || 'forgotten' in shown) return { id, gone: true }
  if ('movedTo' in shown)
    return shown.movedTo === id ? { id, gone: true } : loadWaitingPreview(trx, seen, shown.movedTo)
  const { conversation, messages, standings } = shown
  const asOf = view.asOf
  const since = await findWaitingSince(trx, scope, readingQuery(view, []), id)
  const [words] = await listWaitingWords(trx, scope, [{ id, since: since ?? asOf }])
  const claim = since && (await findClaim(trx, scope, { conversation: id, since, who: asker }))
  const said = messages.filter(({ at }) => at <= asOf)
  const waits = since && said.findLast(({ outbound, at }) => !outbound && at.getTime() <= since.getTime())
  const name = words?.name ?? conversation.customer
  const promise = since && (await promiseOf(trx, seen, conversation.channel, since))
  return {
    ...{ id, gone: false, name, nth: words?.nth ?? 1, channel: conversation.channel, topic: conversation.topic },
    since: since?.toISOString() ?? null,
    standing: standings.findLast(({ from }) => from <= asOf)?.kind ?? 'open',
    promise: promise ?? null,
    claim: claim ? { by: claim.by, holder: claim.holder, isMine: claim.isMine } : null,
    teamKind: await findTeamInCharge(trx, scope, id),
    messages: said.slice(-messagesShown).map((message) => toPreview(message, name, message === waits)),
    earlierMessages: Math.max(0, said.length - messagesShown),
    correctable: waits
      ? {
          ...{ id: waits.id, said: waits.said },
          corrected: waits.corrected && { by: waits.corrected.by, at: waits.corrected.at.toISOString() },
        }
      : null,
    openHref: saidLink((waits ?? said.at(-1))?.id),
    solver: conversation.topic === null ? null : ((await findSolver(trx, scope, asOf, conversation.topic)) ?? null),
    before: (await listEarlier(trx, scope, asOf, id)).map((one) => ({ ...one, beganAt: one.beganAt.toISOString() })),
  }
}

function toPreview(message: ShownMessage, name: string, waits: boolean): PreviewMessage {
  const { id, outbound, visibility, at, text, verdict, copies } = message
  const { passesAlong } = verdict
  return {
    ...{ id, outbound, visibility, copies, waits, at: at.toISOString() },
    author: outbound ? message.author : name,
    text: text === null ? null : text.slice(0, charactersShown),
    isCut: text !== null && text.length > charactersShown,
    passedAlong: outbound && passesAlong !== null && passesAlong !== false,
  }
}

async function promiseOf(trx: Trx, { scope, view }: Seen, channel: string, since: Date) {
  const clocks = await loadClocks(trx, scope, view, since)
  const standing = promiseStanding(clocks, channel, since.getTime(), view.asOf.getTime())
  return standing && { hours: standing.hours, clock: standing.clock, isOver: standing.isOver }
}
