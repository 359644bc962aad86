import { loadWorkspaceContext } from '#app/history/workspace-context.ts'
import { listRepliesConcerning, recountReplies } from '#app/ingestion/canned.ts'
import { foldCustomers } from '#app/ingestion/fold-customers.ts'
import { inBatch, type Batch } from '#db/batch.server.ts'
import type { Pool } from '#db/client.server.ts'
import { writeAudit } from '#db/queries/audit.ts'
import { listForgottenCustomers } from '#db/queries/forgotten.ts'
import { listCustomersOfIdentities, listIdentitiesOfCustomers, regroupIdentities } from '#db/queries/identity.ts'
import {
  appendIdentityStep,
  closeIdentityStep,
  countVisible,
  findIdentityStep,
  type IdentityStep,
  linkByPerson,
  listIdentitySteps,
  listLinksByPerson,
  setApart,
  unlinkByPerson,
} from '#db/queries/identity-step.ts'
import type { Scope } from '#db/scope.ts'

/** `customer`: where what was changed is now; of a split, the one that was split off. */
export type Told = { ok: true; step: number; customer: number } | { ok: false; reason: string }

type By = { who: string; now: Date }

/** Says that two customers are one person: from now on they are the elder of the two, everywhere. */
export function mergeCustomers(pool: Pool, scope: Scope, change: By & { into: number; other: number }): Promise<Told> {
  const { workspaceId } = scope
  return inBatch(pool, workspaceId, async (batch): Promise<Told> => {
    if (change.into === change.other) return { ok: false, reason: 'That is one customer already.' }
    const problem = await problemWith(batch, scope, [change.into, change.other])
    if (problem !== null) return { ok: false, reason: problem }
    const identities = await listIdentitiesOfCustomers(batch, workspaceId, [change.into, change.other])
    const [one, other] = [change.into, change.other].map((id) => identities.find((of) => of.customer_id === id)?.id)
    if (one === undefined || other === undefined) return { ok: false, reason: gone }
    const ids = identities.map(({ id }) => id)
    const added = await linkByPerson(batch, workspaceId, [[one, other]])
    return finish(batch, scope, change, {
      step: { kind: 'merge', identities: ids, added, removed: [], apartBefore: false },
      regrouped: await regroupIdentities(batch, workspaceId, ids),
      about: one,
    })
  })
}

/** Says that one identity is somebody else: a customer of its own, whatever sources say. The others stay one. */
export function splitIdentity(pool: Pool, scope: Scope, change: By & { identity: number }): Promise<Told> {
  const { workspaceId } = scope
  return inBatch(pool, workspaceId, async (batch): Promise<Told> => {
    const [customer] = await listCustomersOfIdentities(batch, workspaceId, [change.identity])
    const problem = customer === undefined ? gone : await problemWith(batch, scope, [customer])
    if (customer === undefined || problem !== null) return { ok: false, reason: problem ?? gone }
    const identities = await listIdentitiesOfCustomers(batch, workspaceId, [customer])
    const left = identities.map(({ id }) => id).filter((id) => id !== change.identity)
    const [first] = left
    if (first === undefined) return { ok: false, reason: 'This is all that is known of this customer.' }
    const removed = await listLinksByPerson(batch, workspaceId, change.identity)
    await unlinkByPerson(batch, workspaceId, removed)
    const apartBefore = await setApart(batch, workspaceId, change.identity, true)
    const regrouped = await regroupIdentities(batch, workspaceId, [change.identity, ...left])
    // Those who hung together by the one that leaves stay together.
    const fallenApart = (await listCustomersOfIdentities(batch, workspaceId, left)).length > 1
    const pairs = fallenApart ? left.slice(1).map((id) => [first, id] as const) : []
    const added = await linkByPerson(batch, workspaceId, pairs)
    const again = fallenApart ? await regroupIdentities(batch, workspaceId, left) : []
    return finish(batch, scope, change, {
      step: { kind: 'split', identities: [change.identity, ...left], added, removed, apartBefore },
      regrouped: [...regrouped, ...again],
      about: change.identity,
    })
  })
}

/** Takes a merge or a split back: who is who is then as if it had never been said. The later ones first. */
export function undoWhoIsWho(pool: Pool, scope: Scope, change: By & { step: number }): Promise<Told> {
  const { workspaceId } = scope
  return inBatch(pool, workspaceId, async (batch): Promise<Told> => {
    const step = await findIdentityStep(batch, workspaceId, change.step)
    if (!step) return { ok: false, reason: 'That was taken back already.' }
    const customers = await listCustomersOfIdentities(batch, workspaceId, step.identities)
    const problem = await problemWith(batch, scope, customers)
    if (problem !== null) return { ok: false, reason: problem }
    const [latest] = await listIdentitySteps(batch, workspaceId, step.identities)
    if (latest?.id !== step.id)
      return { ok: false, reason: 'Something later was said of the same people: take that back first.' }
    const [about] = step.identities
    if (step.kind === 'split') await setApart(batch, workspaceId, about!, step.apartBefore)
    await unlinkByPerson(batch, workspaceId, step.added)
    await linkByPerson(batch, workspaceId, step.removed)
    await closeIdentityStep(batch, workspaceId, step.id, change)
    const regrouped = await regroupIdentities(batch, workspaceId, step.identities)
    await foldAgain(batch, workspaceId, regrouped)
    await writeAudit(batch.trx, scope, {
      ...{ who: change.who, action: `undo ${step.kind} of customers`, subject: `${step.id}` },
      after: { identities: step.identities },
    })
    const [customer] = await listCustomersOfIdentities(batch, workspaceId, [about!])
    return { ok: true, step: step.id, customer: customer! }
  })
}

const gone = 'There is no such customer.'

/** Why the asker cannot say who these are; null: they can. */
async function problemWith(batch: Batch, scope: Scope, customers: number[]): Promise<string | null> {
  for (const customer of customers) {
    const { all, seen } = await countVisible(batch, scope, [customer])
    if (scope.teams !== 'all' && seen === 0) return gone
    if (seen < all)
      return 'This customer also talks with teams whose conversations you do not see: only somebody who sees them all can say who is who.'
  }
  const forgotten = await listForgottenCustomers(batch, scope.workspaceId, customers)
  return forgotten.size > 0 ? 'A customer who was forgotten can be nobody else.' : null
}

type Done = {
  step: Omit<IdentityStep, 'id' | 'madeBy' | 'madeAt'>
  regrouped: number[]
  /** The identity whose customer is answered. */
  about: number
}

async function finish(batch: Batch, scope: Scope, { who, now }: By, { step, regrouped, about }: Done): Promise<Told> {
  const { workspaceId } = scope
  const id = await appendIdentityStep(batch, workspaceId, { ...step, madeBy: who, madeAt: now })
  await foldAgain(batch, workspaceId, regrouped)
  // Numbers only: once they are forgotten, the log must not know who it was.
  const after = { identities: step.identities, added: step.added, removed: step.removed }
  await writeAudit(batch.trx, scope, { who, action: `${step.kind} customers`, subject: `${id}`, after })
  const [customer] = await listCustomersOfIdentities(batch, workspaceId, [about])
  return { ok: true, step: id, customer: customer! }
}

/** Facts and counts of customers who are others than before. */
async function foldAgain(batch: Batch, workspaceId: number, regrouped: readonly number[]): Promise<void> {
  const concerned = await listRepliesConcerning(batch, workspaceId, regrouped)
  const recounted = await recountReplies(batch, workspaceId, concerned)
  const context = await loadWorkspaceContext(batch, workspaceId)
  await foldCustomers(batch, context, new Set([...regrouped, ...recounted.customers]))
}
