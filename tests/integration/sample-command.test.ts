import { atThisMachine } from '#app/rights/asker.ts'
import { expect, test } from 'vitest'
import { loadSample } from '#app/commands/load-sample.ts'
import { inView } from '#app/screens/in-view.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { alone, findSample, isSampleDue, keepSampleAway } from '#db/queries/sample.ts'
import { createWorkspace } from '#db/queries/workspace.ts'
import { createTestDatabase } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'

const now = new Date('2026-02-08T20:30:00Z')
const patient = { timeout: 120_000 }

/** Loads until the first batch is in, as if the process had been told to stop then. */
function loadInPart(database: Awaited<ReturnType<typeof createTestDatabase>>) {
  const stop = new AbortController()
  return loadSample({ ...database, now, signal: stop.signal, onProgress: () => stop.abort() })
}

/** Every row of every workspace, whatever tables there are. */
async function countRows({ pool }: Awaited<ReturnType<typeof createTestDatabase>>): Promise<number> {
  const { rows } = await pool.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid
     where a.attname = 'workspace_id' and c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace`,
  )
  const counts = rows.map(({ name }) => `(select count(*) from ${name})`).join(' + ')
  return (await pool.query<{ n: number }>(`select ${counts} as n`)).rows[0]!.n
}

test('the sample is due where nothing is, and nowhere else', async () => {
  const { db } = await createTestDatabase()
  expect(await isSampleDue(db)).toBe(true)
  await createWorkspace(db, 'care')
  expect(await isSampleDue(db)).toBe(false)
})

test('cut short, it is not shown, and the next loading begins anew', patient, async () => {
  const database = await createTestDatabase()
  const { db } = database
  expect(await loadInPart(database)).toEqual({ ok: false, reason: 'stopped' })
  const first = await findSample(db)
  expect(first).toMatchObject({ is_sample: true, is_ready: false })
  expect(await isSampleDue(db)).toBe(true)
  const access = { db, askerOf: () => atThisMachine, now: () => now, inWorkspace: inWorkspace.bind(null, db) }
  const seen = await inView(access as Parameters<typeof inView>[0], 'sample', new URLSearchParams(), () =>
    Promise.resolve(1),
  )
  expect(seen).toMatchObject({
    ok: false,
    status: 503,
    message: expect.stringContaining('still being loaded') as string,
  })

  await loadInPart(database)
  const second = await findSample(db)
  expect(second?.id).not.toBe(first?.id)
  const { rows } = await database.pool.query<{ owners: number }>(
    'select count(distinct workspace_id) as owners from source',
  )
  expect(rows[0]!.owners).toBe(1)
})

test('one command takes every row of it away, and it does not come back by itself', patient, async () => {
  const database = await createTestDatabase()
  const { say, json } = terminal(database, { workspace: 'sample', now: () => now })
  await loadInPart(database)
  expect(await countRows(database)).toBeGreaterThan(5000)
  expect((await say('sample', 'remove')).err).toContain('Removed the sample and everything in it.')
  expect(await countRows(database)).toBe(0)
  expect(await findSample(database.db)).toBeUndefined()
  expect(await isSampleDue(database.db)).toBe(false)
  expect(await json('sample', 'status')).toEqual({ state: 'absent', workspace: null, messages: 0 })
  expect((await say('sample', 'load', '--if-due')).err).toBe('')
  expect((await say('sample', 'remove')).err).toContain('The sample is not here.')
})

test('removed as any other workspace, it stays away too', async () => {
  const database = await createTestDatabase()
  await createWorkspace(database.db, 'sample', { is_sample: true })
  const { say } = terminal(database, { workspace: 'sample', now: () => now })
  await say('workspace', 'remove', 'sample', '--yes')
  expect(await isSampleDue(database.db)).toBe(false)
})

test('only one process loads or removes it at a time', async () => {
  const database = await createTestDatabase()
  await createWorkspace(database.db, 'sample', { is_sample: true, is_ready: false })
  const { say } = terminal(database, { workspace: 'sample', now: () => now })
  const meanwhile = await alone(database.pool, async () => [
    await loadSample({ ...database, now }),
    (await say('sample', 'remove')).err,
  ])
  expect(meanwhile?.[0]).toEqual({ ok: false, reason: 'elsewhere' })
  expect(meanwhile?.[1]).toContain('The sample is being loaded')
  expect(await findSample(database.db)).toBeDefined()
})

test('a workspace of the company that is called sample is left alone', async () => {
  const database = await createTestDatabase()
  await createWorkspace(database.db, 'sample')
  const { say } = terminal(database, { workspace: 'sample', now: () => now })
  expect(await say('sample', 'load')).toMatchObject({ reason: 'refused' })
  await keepSampleAway(database.db, now)
  expect((await say('sample', 'remove')).err).toContain('The sample is not here.')
})
