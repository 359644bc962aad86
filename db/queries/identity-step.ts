import type { Batch } from '../batch.server.ts'
import type { Scope } from '../scope.ts'
import { inScopeText } from './in-scope.ts'

type Reader = Pick<Batch, 'query'>

/** Two identities of which a person said that they are the same one. */
export type Pair = readonly [number, number]

export type IdentityStep = {
  id: number
  kind: 'merge' | 'split'
  /** Whom it concerns; of a split first the one that left. */
  identities: number[]
  added: Pair[]
  removed: Pair[]
  apartBefore: boolean
  madeBy: string
  madeAt: Date
}

/** What a person says counts as told by this source. */
const byPerson = 0

const flat = (pairs: readonly Pair[]) => pairs.flat()
const paired = (ids: readonly number[]): Pair[] =>
  ids.flatMap((id, i): Pair[] => (i % 2 === 0 ? [[id, ids[i + 1]!]] : []))

/** Links by a person; returns those that were not there. */
export async function linkByPerson(batch: Batch, workspaceId: number, pairs: readonly Pair[]): Promise<Pair[]> {
  const rows = await batch.query<{ a: number; b: number }>(
    `insert into identity_link (workspace_id, source_id, identity_id, same_as_id)
     select $1, ${byPerson}, a, b from unnest($2::bigint[], $3::bigint[]) p (a, b)
     on conflict do nothing returning identity_id as a, same_as_id as b`,
    [workspaceId, pairs.map(([a]) => a), pairs.map(([, b]) => b)],
  )
  return rows.map(({ a, b }) => [a, b])
}

export async function unlinkByPerson(batch: Batch, workspaceId: number, pairs: readonly Pair[]): Promise<void> {
  await batch.query(
    `delete from identity_link l using unnest($2::bigint[], $3::bigint[]) p (a, b)
     where l.workspace_id = $1 and l.source_id = ${byPerson} and l.identity_id = p.a and l.same_as_id = p.b`,
    [workspaceId, pairs.map(([a]) => a), pairs.map(([, b]) => b)],
  )
}

/** What persons said that one identity is the same as. */
export async function listLinksByPerson(batch: Reader, workspaceId: number, identity: number): Promise<Pair[]> {
  const rows = await batch.query<{ a: number; b: number }>(
    `select identity_id as a, same_as_id as b from identity_link
     where workspace_id = $1 and source_id = ${byPerson} and (identity_id = $2 or same_as_id = $2) order by 1, 2`,
    [workspaceId, identity],
  )
  return rows.map(({ a, b }) => [a, b])
}

/** Says whether what sources tell of an identity counts. Returns whether it did not before. */
export async function setApart(batch: Batch, workspaceId: number, identity: number, apart: boolean): Promise<boolean> {
  const where = [workspaceId, identity]
  const before = await batch.query('select 1 from identity_apart where workspace_id = $1 and identity_id = $2', where)
  await batch.query(
    apart
      ? 'insert into identity_apart (workspace_id, identity_id) values ($1, $2) on conflict do nothing'
      : 'delete from identity_apart where workspace_id = $1 and identity_id = $2',
    where,
  )
  return before.length > 0
}

export async function appendIdentityStep(
  batch: Batch,
  workspaceId: number,
  step: Omit<IdentityStep, 'id'>,
): Promise<number> {
  const [made] = await batch.query<{ id: number }>(
    `insert into identity_step (workspace_id, kind, identities, added, removed, apart_before, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    [
      ...[workspaceId, step.kind, step.identities, flat(step.added), flat(step.removed)],
      ...[step.apartBefore, step.madeBy, step.madeAt],
    ],
  )
  return made!.id
}

type StepRow = {
  id: number
  kind: IdentityStep['kind']
  identities: number[]
  added: number[]
  removed: number[]
  apart_before: boolean
  made_by: string
  made_at: Date
}

const columns = 'id, kind, identities, added, removed, apart_before, made_by, made_at'

const stepOf = (row: StepRow): IdentityStep => ({
  ...{ id: row.id, kind: row.kind, identities: row.identities, added: paired(row.added), removed: paired(row.removed) },
  ...{ apartBefore: row.apart_before, madeBy: row.made_by, madeAt: row.made_at },
})

/** The steps in force that concern any of these identities, the latest first. */
export async function listIdentitySteps(
  batch: Reader,
  workspaceId: number,
  identities: readonly number[],
): Promise<IdentityStep[]> {
  const rows = await batch.query<StepRow>(
    `select ${columns} from identity_step
     where workspace_id = $1 and undone_at is null and identities && $2::bigint[] order by id desc`,
    [workspaceId, identities],
  )
  return rows.map(stepOf)
}

/** A step in force. */
export async function findIdentityStep(
  batch: Reader,
  workspaceId: number,
  id: number,
): Promise<IdentityStep | undefined> {
  const [row] = await batch.query<StepRow>(
    `select ${columns} from identity_step where workspace_id = $1 and id = $2 and undone_at is null`,
    [workspaceId, id],
  )
  return row && stepOf(row)
}

export async function closeIdentityStep(
  batch: Batch,
  workspaceId: number,
  id: number,
  { who, now }: { who: string; now: Date },
): Promise<void> {
  await batch.query('update identity_step set undone_by = $3, undone_at = $4 where workspace_id = $1 and id = $2', [
    workspaceId,
    id,
    who,
    now,
  ])
}

/** How many conversations these customers have, and how many of them the asker may see. */
export async function countVisible(
  batch: Reader,
  scope: Scope,
  customers: readonly number[],
): Promise<{ all: number; seen: number }> {
  const [counted] = await batch.query<{ all: number; seen: number }>(
    `select count(*) as all, count(*) filter (where ${inScopeText(scope)}) as seen
     from conversation c where workspace_id = $1 and customer_id = any($2::bigint[])`,
    [scope.workspaceId, customers],
  )
  return counted ?? { all: 0, seen: 0 }
}
