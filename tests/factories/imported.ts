import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ImportOptions } from '#app/ingestion/describe-source.ts'
import type { ImportResult, ImportTools } from '#app/ingestion/import-file.ts'
import { importFile } from '#app/ingestion/import-file.ts'
import type { OpenDb } from '#db/client.server.ts'

export type Imported = Extract<ImportResult, { ok: true }>
type Options = Partial<Omit<ImportOptions, 'workspaceId' | 'path'>> &
  Partial<Pick<ImportTools, 'signal' | 'onProgress' | 'onStart'>>

/** Imports contents as a file of its own (twcs unless said otherwise), whose name is the same for the same test only. */
export async function importText(
  { db, pool }: Pick<OpenDb, 'db' | 'pool'>,
  workspaceId: number,
  contents: string | Buffer,
  { signal, onProgress, onStart, ...options }: Options = {},
): Promise<Imported> {
  const folder = await mkdtemp(join(tmpdir(), 'rapport-test-folder-'))
  try {
    const path = join(folder, 'file')
    await writeFile(path, contents)
    const tools = {
      db,
      pool,
      now: () => new Date(),
      ...(signal ? { signal } : {}),
      ...(onProgress ? { onProgress } : {}),
      ...(onStart ? { onStart } : {}),
    }
    const result = await importFile({ format: 'twcs', workspaceId, path, ...options }, tools)
    if (!result.ok) throw new Error(result.sentence)
    return result
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What is in a workspace, without the numbers that a database gives out: equal for equal facts, however they came. */
export type Contents = {
  conversations: unknown[]
  /** Which conversations belong to one customer. */
  customers: string[][]
  rollups: unknown[]
  /** Where each message stands and what the judge said of it; several sources that tell it agree. */
  places: unknown[]
  /** Whom the messages speak of, and who of them are one person. */
  people: string[][]
  outcomes: unknown[]
  accounts: unknown[]
}

export async function contentsOf({ pool }: Pick<OpenDb, 'pool'>, workspaceId: number): Promise<Contents> {
  const rows = async (text: string) => (await pool.query<{ it: unknown }>(text, [workspaceId])).rows.map(({ it }) => it)
  return {
    conversations: await rows(
      `select to_jsonb(c) - 'workspace_id' - 'customer_id' as it from conversation c where workspace_id = $1 order by id`,
    ),
    customers: (await rows(
      `select array_agg(id order by id) as it from conversation where workspace_id = $1 group by customer_id order by 1`,
    )) as string[][],
    rollups: await rows(
      `select to_jsonb(r) - 'workspace_id' as it from rollup r where workspace_id = $1
       order by day, channel, account, team_id, complaint`,
    ),
    places: await rows(
      `select distinct jsonb_build_object('id', m.namespace || ':' || m.external_id, 'outbound', m.outbound,
         'customer', i.channel || ' ' || i.external_id, 'account', m.account, 'addressed', m.addressed,
         'root', m.root_id, 'root missing', m.root_missing, 'at', m.occurred_at, 'text', m.text,
         'needs answer', m.needs_answer, 'helps', m.helps, 'passes along', m.passes_along) as it
       from message m left join identity i on i.workspace_id = m.workspace_id and i.id = m.identity_id
       where m.workspace_id = $1 order by 1`,
    ),
    people: (await rows(
      `select array_agg(i.channel || ' ' || i.external_id order by i.channel, i.external_id) as it from identity i
       where i.workspace_id = $1 and (
         exists (select from message m where m.workspace_id = $1 and m.identity_id = i.id)
         or exists (select from outcome o where o.workspace_id = $1 and o.identity_id = i.id))
       group by i.customer_id order by 1`,
    )) as string[][],
    outcomes: await rows(
      `select distinct jsonb_build_object('id', o.namespace || ':' || o.external_id, 'version', o.version, 'kind', o.kind,
         'customer', i.channel || ' ' || i.external_id) as it
       from outcome o left join identity i on i.workspace_id = o.workspace_id and i.id = o.identity_id
       where o.workspace_id = $1 order by 1`,
    ),
    accounts: await rows(
      `select distinct channel || ' ' || external_id as it from account where workspace_id = $1 order by 1`,
    ),
  }
}

/** The first few entries that differ, of each kind: for workspaces too large to print. Empty when they are equal. */
export function differences(one: Contents, other: Contents): { kind: string; one: string[]; other: string[] }[] {
  return (Object.keys(one) as (keyof Contents)[]).flatMap((kind) => {
    const [ours, theirs] = [one[kind], other[kind]].map((list) => new Set(list.map((entry) => JSON.stringify(entry))))
    const [lacks, has] = [[...ours!.difference(theirs!)], [...theirs!.difference(ours!)]]
    return lacks.length + has.length === 0 ? [] : [{ kind, one: lacks.slice(0, 3), other: has.slice(0, 3) }]
  })
}
