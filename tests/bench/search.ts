import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { readWords } from '#app/ingestion/read-words.ts'
import { recountWorkspace } from '#app/ingestion/recount.ts'
import { memoryFlags } from '#app/platform/memory-flags.ts'
import { atThisMachine, type Asker } from '#app/rights/asker.ts'
import { loadCustomers, loadReturns } from '#app/screens/customers.server.ts'
import { type Access, inView, type Seen } from '#app/screens/in-view.server.ts'
import { loadSearch } from '#app/screens/search.server.ts'
import type { OpenDb, Trx } from '#db/client.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { addStewardship } from '#db/queries/stewardship.ts'
import { addTeam } from '#db/queries/team.ts'
import { createWorkspace, type Workspace } from '#db/queries/workspace.ts'
import { generateTwcs } from './generate-twcs.ts'

/** What is asked for, by whom, and how long it took in ms, from the request's one transaction to the plain page. */
export type Asking = {
  of: string
  found: number
  p50: number
  p95: number
  /** What is kept of customers serves it; else all facts are read. */
  isKept: boolean
}

export type SearchBench = {
  messages: number
  /** Making the words of all of them findable, a job after the import. */
  readingMs: number
  searches: Asking[]
  customers: Asking[]
}

const asOf = new Date('2025-05-01T09:00:00Z')
const runs = 40

/** A workspace whose messages were imported and read as everybody's are, an agency in charge of one of its accounts. */
export async function makeSearchWorkspace(tools: OpenDb & { url: string }, messages: number) {
  const folder = await mkdtemp(join(tmpdir(), 'rapport-bench-'))
  try {
    const file = join(folder, 'generated.csv')
    await generateTwcs(file, messages)
    const workspace = (await createWorkspace(tools.db, `search ${messages} ${process.pid}`))!
    const child = new URL('import-child.ts', import.meta.url).pathname
    await promisify(execFile)(process.execPath, [...memoryFlags, child, tools.url, String(workspace.id), file])
    const begun = performance.now()
    await readWords(tools.pool, workspace.id)
    const readingMs = performance.now() - begun
    const agency = await putInCharge(tools, workspace)
    for (const table of ['message', 'identity', 'customer', 'customer_contact', 'conversation', 'conversation_words'])
      await tools.pool.query(`vacuum (analyze) ${table}`)
    return { workspace, agency, messages, readingMs }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** An agency that answers one of the accounts from February on. */
async function putInCharge({ db, pool }: OpenDb, { id }: Workspace): Promise<Asker> {
  const scope = { workspaceId: id, teams: 'all' as const }
  const team = await inWorkspace(db, scope, async (trx) => {
    const { id: teamId } = await addTeam(trx, scope, { name: 'Marlowe', kind: 'outsourced' })
    const charge = { channel: null, account: 'Brand1', from_day: '2025-02-01', to_day: null, handover_days: 0 }
    await addStewardship(trx, scope, { name: 'Brand1', team_id: teamId, ...charge })
    return teamId
  })
  await recountWorkspace(pool, id)
  return { ...atThisMachine, role: 'viewer', teams: [team] }
}

type Made = Awaited<ReturnType<typeof makeSearchWorkspace>>

/** Asks what people ask of the search and of the page of customers, each some times over, one after another. */
export async function benchSearch({ db }: OpenDb, made: Made): Promise<SearchBench> {
  const ask = async (of: string, address: string, load: Load, asker: Asker = atThisMachine): Promise<Asking> => {
    const access: Access = {
      ...{ db, askerOf: () => asker, now: () => asOf },
      inWorkspace: (scope, work) => inWorkspace(db, scope, work),
    }
    const times: number[] = []
    let found = 0
    for (let i = 0; i < runs; i++) {
      const begun = performance.now()
      const search = new URLSearchParams(address)
      const told = await inView(access, made.workspace.name, search, (trx, seen) => load(trx, seen, search))
      times.push(performance.now() - begun)
      if (!told.ok) throw new Error(told.message)
      found = told.value
    }
    const sorted = times.toSorted((a, b) => a - b)
    return {
      of,
      found,
      p50: sorted[Math.floor(runs / 2)]!,
      p95: sorted[Math.floor(runs * 0.95)]!,
      isKept: asker.teams === 'all' && !address.includes('as-of'),
    }
  }
  const { agency } = made
  const searches = [
    await ask('nothing, the newest', '', search),
    await ask('a rare word', 'q=4711', search),
    await ask('a frequent word', 'q=parcel', search),
    await ask('two frequent words', 'q=parcel+refund', search),
    await ask('two frequent words and a rare one', 'q=parcel+refund+4711', search),
    await ask('the beginning of many words', 'q=b', search),
    await ask('a person', 'customer=100777', search),
    await ask('a frequent word, who waits, one account', 'q=parcel&standing=waiting&account=Brand3', search),
    await ask('a frequent word, old ones only', 'q=parcel&to=2025-01-20', search),
    await ask('a frequent word, by an agency’s user', 'q=parcel', search, agency),
    await ask('a rare word, by an agency’s user', 'q=4711', search, agency),
    await ask('no word anybody said', 'q=xylophone', search),
  ]
  const customers = [
    await ask('who wrote last', '', list),
    await ask('who wrote most often', 'order=most', list),
    await ask('who came back', 'order=came+back', list),
    await ask('whom a cell of the table counts', 'month=2025-01&days=30&returned=yes', list),
    await ask('a person', 'q=100777', list),
    await ask('the table of who came back', '', returns),
    await ask('who wrote most often, by an agency’s user', 'order=most', list, agency),
    await ask('who wrote last, as of an earlier moment', 'as-of=2025-03-01', list),
    await ask('the table of who came back, as of an earlier moment', 'as-of=2025-03-01', returns),
  ]
  return { messages: made.messages, readingMs: made.readingMs, searches, customers }
}

type Load = (trx: Trx, seen: Seen, search: URLSearchParams) => Promise<number>
const search: Load = async (trx, seen, asked) => (await loadSearch(trx, seen, asked)).list.total
const list: Load = async (trx, seen, asked) => (await loadCustomers(trx, seen, asked)).total
const returns: Load = async (trx, seen) => (await loadReturns(trx, seen)).length
