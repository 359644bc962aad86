import type { CalendarHour } from '#app/history/days.ts'
import type { Batch } from '#db/batch.server.ts'
import { listRollups, removeRollups, storeRollups } from '#db/queries/rollup.ts'
import type { CountOf, ListOf, RollupKey, RollupName, RollupRow } from '#db/queries/rollup-shapes.ts'
import { rollupShapes } from '#db/queries/rollup-shapes.ts'

/** What is to be added to one row. */
type RowChange<Name extends RollupName> = {
  key: RollupKey<Name>
  counts: Partial<Record<CountOf<Name>, number>>
  lists: Partial<Record<ListOf<Name>, Map<number, number>>>
}

/** What is to be added to each row of each table of rollups, and up to when it is known. */
export type RollupChange = { [Name in RollupName]: Map<string, RowChange<Name>> } & { knownUntil: number }

export const noRollupChange = (): RollupChange => ({
  rollup: new Map(),
  rollup_week: new Map(),
  rollup_hour: new Map(),
  rollup_voice: new Map(),
  knownUntil: Number.NEGATIVE_INFINITY,
})

const textOf = (key: object) => Object.values(key).join('\u0000')

/** The row of a key whose values are in the order of the table's shape. */
export function changeOf<Name extends RollupName>(
  changes: Map<string, RowChange<Name>>,
  key: RollupKey<Name>,
): RowChange<Name> {
  const text = textOf(key)
  let found = changes.get(text)
  if (!found) changes.set(text, (found = { key, counts: {}, lists: {} }))
  return found
}

/** The rows of a week, of an hour, and of a place on a day. Found by name: a key is only made for what is new. */
export const inWeek = ({ rollup_week: weeks }: RollupChange, week: string): RowChange<'rollup_week'> =>
  weeks.get(week) ?? changeOf<'rollup_week'>(weeks, { week })

export const inHour = (
  { rollup_hour: hours }: RollupChange,
  { day, hour, name }: CalendarHour,
): RowChange<'rollup_hour'> => hours.get(name) ?? changeOf<'rollup_hour'>(hours, { day, hour })

export function inPlace(
  { rollup: places }: RollupChange,
  day: string,
  place: Omit<RollupKey<'rollup'>, 'day'>,
): RowChange<'rollup'> {
  const { channel, account, team_id: team, complaint } = place
  const name = `${day}\u0000${channel}\u0000${account}\u0000${team}\u0000${complaint}`
  return places.get(name) ?? changeOf<'rollup'>(places, { day, channel, account, team_id: team, complaint })
}

export function addCount<Name extends RollupName>(to: RowChange<Name>, column: CountOf<Name>, n: number): void {
  to.counts[column] = (to.counts[column] ?? 0) + n
}

export function addToList<Name extends RollupName>(
  to: RowChange<Name>,
  column: ListOf<Name>,
  index: number,
  n: number,
): void {
  if (n === 0) return
  const list = (to.lists[column] ??= new Map())
  list.set(index, (list.get(index) ?? 0) + n)
}

/** Writes a change of one table; rows that count nothing any more go. */
export async function writeChange<Name extends RollupName>(
  batch: Batch,
  workspaceId: number,
  name: Name,
  change: ReadonlyMap<string, RowChange<Name>>,
): Promise<void> {
  const changes = [...change.values()].filter(changesAnything)
  if (!changes.length) return
  const stored = new Map<string, RollupRow<Name>>()
  const found = await listRollups(
    batch,
    workspaceId,
    name,
    changes.map(({ key }) => key),
  )
  for (const row of found) stored.set(textOfRow(name, row), row)
  const sums = changes.map((one) => rowOf(name, one, stored.get(textOf(one.key))))
  const kept = sums.filter((row) => countsAnything(name, row))
  await storeRollups(batch, workspaceId, name, kept)
  const gone = new Set(sums).difference(new Set(kept))
  await removeRollups(
    batch,
    workspaceId,
    name,
    changes.filter((_, i) => gone.has(sums[i]!)).map(({ key }) => key),
  )
}

/** The rows of a table when everything was added to an empty change, by their keys. */
export function rowsOf<Name extends RollupName>(
  name: Name,
  change: ReadonlyMap<string, RowChange<Name>>,
): Map<string, RollupRow<Name>> {
  const rows = new Map<string, RollupRow<Name>>()
  for (const [key, one] of change) {
    const row = rowOf(name, one)
    if (countsAnything(name, row)) rows.set(key, row)
  }
  return rows
}

/** The key of a stored row, as the change knows it. */
export function textOfRow<Name extends RollupName>(name: Name, row: RollupRow<Name>): string {
  return Object.keys(rollupShapes[name].keys)
    .map((column) => String((row as Record<string, unknown>)[column]))
    .join('\u0000')
}

type LooseRow = Record<string, unknown> & Record<string, number | number[]>

function rowOf<Name extends RollupName>(
  name: Name,
  change: RowChange<Name>,
  stored?: RollupRow<Name>,
): RollupRow<Name> {
  const { counts, lists } = rollupShapes[name]
  const before = stored as LooseRow | undefined
  const row: Record<string, unknown> = { ...change.key }
  const given = change.counts as Record<string, number>
  for (const column of counts) row[column] = Number(before?.[column] ?? 0) + (given[column] ?? 0)
  const added = change.lists as Record<string, Map<number, number>>
  for (const column of lists) {
    const list = (before?.[column] ?? []) as number[]
    row[column] = added[column] ? addLists(list, added[column]) : list
  }
  return row as RollupRow<Name>
}

/** A stored list is (index, n, index, n, …) in the order of the indexes. */
function addLists(stored: readonly number[], added: ReadonlyMap<number, number>): number[] {
  const sum = new Map(added)
  for (let i = 0; i < stored.length; i += 2) sum.set(stored[i]!, (sum.get(stored[i]!) ?? 0) + stored[i + 1]!)
  return [...sum]
    .filter(([, n]) => n !== 0)
    .toSorted(([a], [b]) => a - b)
    .flat()
}

const changesAnything = ({ counts, lists }: RowChange<RollupName>) =>
  Object.values(counts).some((n) => n !== 0) ||
  Object.values(lists).some((list) => [...list.values()].some((n) => n !== 0))

const countsAnything = (name: RollupName, row: object) =>
  rollupShapes[name].counts.some((column) => (row as Record<string, number>)[column] !== 0)
