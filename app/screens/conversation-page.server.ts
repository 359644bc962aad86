import { may } from '#app/rights/roles.ts'
import { readerOf } from '#db/batch.server.ts'
import type { Trx } from '#db/client.server.ts'
import { type CustomerConversation, listConversationsOf } from '#db/queries/customer-page.ts'
import { listWaits } from '#db/queries/wait-clocks.ts'
import { loadClocks, promiseStanding } from './clocks.server.ts'
import { openConversation } from './conversation.server.ts'
import type { Seen } from './in-view.server.ts'
import { loadOutcomeHistory } from './outcome-history.server.ts'
import { saidLink } from './source-link.ts'

/** So many of the customer's other conversations are shown on either side. */
const shownAround = 3
/** So many of theirs are looked at for it. */
const lookedAt = 300

export type ShownWait = {
  from: Date
  to: Date | null
  seconds: number
  isUnknown: boolean
  promise: { hours: number; clock: 'wall' | 'business'; isOver: boolean } | null
}

/** One conversation and what stands around it: whose it is, how long they waited, what happened to it, what else they came with. */
export async function loadConversationPage(trx: Trx, seen: Seen, id: string) {
  const { scope, view, asker } = seen
  const opened = await openConversation(trx, scope, id)
  if (!opened || !('shown' in opened)) return opened
  const { shown, folded, identities, known } = opened
  const { customer } = folded
  const theirs = await listConversationsOf(trx, scope, customer, { asOf: view.asOf, limit: lookedAt })
  const place = theirs.findIndex((one) => one.id === id)
  const named = known.find(({ name, channel }) => name !== null && channel === shown.conversation.channel)
  return {
    ...shown,
    ...{ asOf: view.asOf, timeZone: view.workspace.timeZone, mayCare: may(asker.role, 'care') },
    customer: {
      id: customer,
      name: (named ?? known.find(({ name }) => name !== null))?.name ?? null,
      ids: known.map(({ externalId }) => externalId),
    },
    waits: await loadWaits(trx, seen, id, shown.conversation.channel),
    outcomes: await loadOutcomeHistory(readerOf(trx), scope.workspaceId, identities, folded),
    around: {
      total: theirs.length,
      later: theirs.slice(Math.max(0, place - shownAround), Math.max(0, place)).map(aroundOf),
      earlier: place < 0 ? [] : theirs.slice(place + 1, place + 1 + shownAround).map(aroundOf),
    },
    openHref: saidLink(shown.messages.at(0)?.id),
  }
}

const aroundOf = ({ id, channel, topic, beganAt, standing, said }: CustomerConversation) => ({
  ...{ id, channel, topic, beganAt, standing, said },
})

async function loadWaits(trx: Trx, { scope, view }: Seen, id: string, channel: string): Promise<ShownWait[]> {
  const waits = (await listWaits(trx, scope, id)).filter(({ from }) => from <= view.asOf)
  const [first] = waits
  if (!first) return []
  const clocks = await loadClocks(trx, scope, view, first.from)
  return waits.map(({ from, to, isUnknown }) => {
    const ended = to !== null && to <= view.asOf ? to : null
    const until = ended ?? view.asOf
    const standing = promiseStanding(clocks, channel, from.getTime(), until.getTime())
    return {
      ...{ from, to: ended, isUnknown, seconds: (until.getTime() - from.getTime()) / 1000 },
      promise: standing && { hours: standing.hours, clock: standing.clock, isOver: standing.isOver },
    }
  })
}
