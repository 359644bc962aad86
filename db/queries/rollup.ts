import type { Batch } from '../batch.server.ts'
import { copyRows } from '../copy-rows.server.ts'
import type { CopyValue } from '../copy-rows.server.ts'
import { type RollupKey, type RollupName, type RollupRow, rollupShapes } from './rollup-shapes.ts'

/** What the code counts now: a workspace whose rollups are of another version is counted anew. */
export const rollupVersion = 3

const keysOf = (name: RollupName) => Object.keys(rollupShapes[name].keys)
const columnsOf = (name: RollupName) => [...keysOf(name), ...rollupShapes[name].counts, ...rollupShapes[name].lists]
const cells = (row: object, columns: readonly string[]) =>
  columns.map((column) => (row as Record<string, CopyValue>)[column] ?? null)

export function listRollups<Name extends RollupName>(
  batch: Pick<Batch, 'query'>,
  workspaceId: number,
  name: Name,
  keys: readonly RollupKey<Name>[],
) {
  return batch.query<RollupRow<Name> & object>(
    `select ${columnsOf(name)
      .map((column) => `r.${column}`)
      .join(', ')}
     from ${unnested(name)} k join ${name} r using (${keysOf(name).join(', ')}) where r.workspace_id = $1`,
    [workspaceId, ...columnsOfKeys(name, keys)],
  )
}

/** The keys as a table, from parameters $2 on. */
const unnested = (name: RollupName) =>
  `(select * from unnest(${Object.values(rollupShapes[name].keys)
    .map((type, i) => `$${i + 2}::${type}[]`)
    .join(', ')}) k (${keysOf(name).join(', ')}))`

const columnsOfKeys = (name: RollupName, keys: readonly object[]) =>
  keysOf(name).map((column) => keys.map((key) => (key as Record<string, unknown>)[column]))

export function listAllRollups<Name extends RollupName>(batch: Pick<Batch, 'query'>, workspaceId: number, name: Name) {
  return batch.query<RollupRow<Name> & object>(
    `select ${columnsOf(name).join(', ')} from ${name} where workspace_id = $1 order by ${keysOf(name).join(', ')}`,
    [workspaceId],
  )
}

export async function storeRollups<Name extends RollupName>(
  batch: Batch,
  workspaceId: number,
  name: Name,
  rows: readonly RollupRow<Name>[],
): Promise<void> {
  if (!rows.length) return
  const columns = columnsOf(name)
  await batch.query(`create temp table if not exists stage_${name} (like ${name}) on commit drop`)
  await batch.query(`truncate stage_${name}`)
  await copyRows(
    batch,
    `stage_${name}`,
    ['workspace_id', ...columns],
    rows.map((row): CopyValue[] => [workspaceId, ...cells(row, columns)]),
  )
  const changing = columns.filter((column) => !keysOf(name).includes(column))
  await batch.query(
    `insert into ${name} (workspace_id, ${columns.join(', ')})
     select workspace_id, ${columns.join(', ')} from stage_${name}
     on conflict (workspace_id, ${keysOf(name).join(', ')}) do update
     set ${changing.map((column) => `${column} = excluded.${column}`).join(', ')}`,
  )
}

export async function removeRollups<Name extends RollupName>(
  batch: Batch,
  workspaceId: number,
  name: Name,
  keys: readonly RollupKey<Name>[],
): Promise<void> {
  if (!keys.length) return
  await batch.query(
    `delete from ${name} r using ${unnested(name)} k
     where r.workspace_id = $1 and ${keysOf(name)
       .map((column) => `r.${column} = k.${column}`)
       .join(' and ')}`,
    [workspaceId, ...columnsOfKeys(name, keys)],
  )
}

export async function removeAllRollups(batch: Batch, workspaceId: number): Promise<void> {
  for (const name of Object.keys(rollupShapes))
    await batch.query(`delete from ${name} where workspace_id = $1`, [workspaceId])
}

/** Up to when anything is known that the rollups count; undefined where they are not all there. */
export async function findRollupState(
  reader: Pick<Batch, 'query'>,
  workspaceId: number,
): Promise<{ knownUntil: Date } | undefined> {
  const [row] = await reader.query<{ known_until: Date }>(
    'select known_until from rollup_state where workspace_id = $1 and version = $2',
    [workspaceId, rollupVersion],
  )
  return row && { knownUntil: row.known_until }
}

/** Moves on how far anything is known, and says that the rollups are all there. Never moves back. */
export async function storeRollupState(batch: Batch, workspaceId: number, knownUntil: Date): Promise<void> {
  await batch.query(
    `insert into rollup_state (workspace_id, version, known_until) values ($1, $2, $3)
     on conflict (workspace_id) do update
     set version = excluded.version, known_until = greatest(rollup_state.known_until, excluded.known_until)`,
    [workspaceId, rollupVersion, knownUntil.toISOString()],
  )
}

export async function removeRollupState(batch: Batch, workspaceId: number): Promise<void> {
  await batch.query('delete from rollup_state where workspace_id = $1', [workspaceId])
}
