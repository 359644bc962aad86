import { askedWords } from '#app/conversations/search-words.ts'
import { may } from '#app/rights/roles.ts'
import { readerOf } from '#db/batch.server.ts'
import type { Trx } from '#db/client.server.ts'
import { findKeptContacts } from '#db/queries/contact.ts'
import {
  type CustomerConversation,
  type CustomerIdentity,
  findCustomer,
  listConversationsOf,
  listIdentitiesOf,
  listSalesOf,
  type Sale,
} from '#db/queries/customer-page.ts'
import { type ListedCustomer, listCustomers } from '#db/queries/customers.ts'
import { listIdentitySteps } from '#db/queries/identity-step.ts'
import type { Seen } from './in-view.server.ts'

/** So many conversations of one customer are shown, the newest. */
const shownConversations = 200
/** So many people are offered as perhaps the same one. */
const offered = 8

export type ShownStep = { id: number; kind: 'merge' | 'split'; by: string; at: Date }

export type ShownCustomer = {
  id: number
  name: string
  identities: CustomerIdentity[]
  /** Newest first; `sameMatterAs`: the earlier conversation whose matter it came back on. */
  conversations: (CustomerConversation & { nth: number | null; sameMatterAs: string | null })[]
  isAll: boolean
  sales: Sale[]
  steps: ShownStep[]
  /** Who may be the same, where somebody looks for them. */
  candidates: ListedCustomer[] | null
  mayChange: boolean
  asOf: Date
  timeZone: string
}

/** A customer as a page shows them; undefined where the asker may see nothing of any. */
export async function loadCustomer(
  trx: Trx,
  { scope, view, asker }: Seen,
  id: number,
  search: URLSearchParams,
): Promise<ShownCustomer | { movedTo: number } | { forgotten: true } | undefined> {
  const { asOf, workspace } = view
  const known = await findCustomer(trx, scope, id)
  const conversations = known
    ? await listConversationsOf(trx, scope, known.id, { asOf, limit: shownConversations + 1 })
    : []
  if (!known || (conversations.length === 0 && scope.teams !== 'all')) return undefined
  if (known.forgotten) return { forgotten: true }
  if (known.id !== id) return { movedTo: known.id }
  const identities = await listIdentitiesOf(trx, scope, id)
  const ids = identities.map((one) => one.id)
  const steps = await listIdentitySteps(readerOf(trx), scope.workspaceId, ids)
  const isAll = conversations.length <= shownConversations
  const shown = conversations.slice(0, shownConversations)
  return {
    ...{ id, identities, isAll, asOf, timeZone: workspace.timeZone },
    name: identities.find(({ name }) => name !== null)?.name ?? identities[0]?.externalId ?? `customer ${id}`,
    conversations: withMatters(shown, isAll),
    // What they bought is nobody's who sees but a part of them.
    sales: scope.teams === 'all' ? await listSalesOf(trx, scope, id, asOf) : [],
    steps:
      scope.teams === 'all'
        ? steps.map(({ id: step, kind, madeBy: by, madeAt: at }) => ({ id: step, kind, by, at }))
        : [],
    candidates: await findCandidates(trx, { scope, view }, id, search),
    mayChange: may(asker.role, 'customers'),
  }
}

function withMatters(newestFirst: CustomerConversation[], isAll: boolean): ShownCustomer['conversations'] {
  const earlierOf = new Map<string, string>()
  for (const { id, again, againAt } of newestFirst) {
    if (again !== 'same_matter' || againAt === null) continue
    const at = againAt.getTime()
    const back = newestFirst.find(
      (one) => one.id !== id && one.beganAt.getTime() <= at && at <= one.lastMessageAt.getTime(),
    )
    if (back) earlierOf.set(back.id, id)
  }
  return newestFirst.map((one, index) => ({
    ...one,
    nth: isAll ? newestFirst.length - index : null,
    sameMatterAs: earlierOf.get(one.id) ?? null,
  }))
}

async function findCandidates(
  trx: Trx,
  { scope, view }: Pick<Seen, 'scope' | 'view'>,
  id: number,
  search: URLSearchParams,
): Promise<ListedCustomer[] | null> {
  const who = askedWords(search.get('same') ?? '')
  if (who.length === 0) return null
  const kept = await findKeptContacts(trx, scope, view.asOf)
  const query = { asOf: view.asOf, timeZone: view.workspace.timeZone, who, order: 'recent' as const, kept }
  const found = await listCustomers(trx, scope, query, { limit: offered + 1 })
  return found.filter((one) => one.id !== id).slice(0, offered)
}
