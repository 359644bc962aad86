import fc from 'fast-check'
import { expect, test } from 'vitest'
import { takeBackSource } from '#app/ingestion/take-back.ts'
import { contentsOf, type Contents, importText } from '../factories/imported.ts'
import { colleague, mailLines } from '../factories/records.ts'
import { seeded, shuffled } from '../factories/seeded.ts'
import { numericBrand, twcsFile, twcsRows } from '../factories/twcs.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'

const database = await createTestDatabase()
const { pool } = database

const takeBack = (workspaceId: number, source: number) => takeBackSource({ pool }, workspaceId, source)

/** How many rows a workspace has left in each of its tables. */
async function rowsLeft(workspaceId: number): Promise<Record<string, number>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`,
  )
  const left: Record<string, number> = {}
  for (const { name } of tables) {
    const { rows } = await pool.query<{ n: number }>(`select count(*) as n from ${name} where workspace_id = $1`, [
      workspaceId,
    ])
    if (rows[0]!.n > 0) left[name] = rows[0]!.n
  }
  return left
}

/** Two files of one talk: each holds half of the rows, some rows are in both, and they answer each other. */
function twoFiles(seed: number, conversations: number): [string, string] {
  const random = seeded(seed + 1)
  const rows = twcsRows(seed, conversations)
  const files = rows.map(() => random())
  const part = (keep: (draw: number) => boolean) =>
    twcsFile(
      shuffled(
        rows.filter((_, n) => keep(files[n]!)),
        random,
      ),
    )
  return [part((draw) => draw < 0.6), part((draw) => draw > 0.4)]
}

test('a file taken back leaves everything as if it had never come', { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(1_000_000),
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom<string[]>([], [numericBrand]),
      async (seed, conversations, alsoAccounts) => {
        const { id } = await freshWorkspace(database.db)
        const [one, other] = twoFiles(seed, conversations)
        fc.pre(one !== other)
        const before = await contentsAlone(one)
        const first = await importText(database, id, one)
        const second = await importText(database, id, other, { alsoAccounts })
        await takeBack(id, second.source.id)
        expect(await contentsOf(database, id)).toEqual(before)

        const again = await importText(database, id, other, { alsoAccounts })
        await takeBack(id, first.source.id)
        expect(await contentsOf(database, id)).toEqual(await contentsAlone(other, { alsoAccounts }))
        await takeBack(id, again.source.id)
        expect(await rowsLeft(id)).toEqual({})
      },
    ),
    { numRuns: 12 },
  )
})

test('mail threads, outcomes and merged people go as if they had never come', { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(1_000_000),
      fc.integer({ min: 1, max: 20 }),
      fc.constantFrom<string[]>([], [colleague]),
      async (seed, threads, alsoAccounts) => {
        const { id } = await freshWorkspace(database.db)
        const lines = mailLines(seed, threads)
        const random = seeded(seed)
        const draws = lines.map(() => random())
        const one = shuffled(
          lines.filter((_, n) => n === 0 || draws[n]! < 0.6),
          random,
        ).join('')
        const other = shuffled(
          lines.filter((_, n) => n === 0 || draws[n]! > 0.4),
          random,
        ).join('')
        fc.pre(one !== other)
        const mail = { format: 'jsonl', channel: 'email' } as const
        const first = await importText(database, id, one, mail)
        const before = await contentsOf(database, id)
        const second = await importText(database, id, other, { ...mail, alsoAccounts })
        await takeBack(id, second.source.id)
        expect(await contentsOf(database, id)).toEqual(before)
        const again = await importText(database, id, other, { ...mail, alsoAccounts })
        await takeBack(id, first.source.id)
        expect(await contentsOf(database, id)).toEqual(await contentsAlone(other, { ...mail, alsoAccounts }))
        await takeBack(id, again.source.id)
        expect(await rowsLeft(id)).toEqual({})
      },
    ),
    { numRuns: 15 },
  )
})

async function contentsAlone(file: string, options: Parameters<typeof importText>[3] = {}): Promise<Contents> {
  const { id } = await freshWorkspace(database.db)
  await importText(database, id, file, options)
  return contentsOf(database, id)
}

const line = (record: Record<string, unknown>) => `${JSON.stringify(record)}\n`
const message = (id: string, thread: string, author: string, hours: number, direction: string, text: string) =>
  line({
    ...{ type: 'message', id, thread, direction, text, channel: 'email' },
    author: { id: author },
    at: new Date(Date.UTC(2025, 2, 3, hours)).toISOString(),
  })

const talk =
  message('m1', 't1', 'eva@example.org', 1, 'inbound', 'Where is my order?') +
  message('m2', 't1', 'help@acorn.example', 5, 'outbound', 'It left yesterday and comes tomorrow.') +
  message('m3', 't2', 'eva@private.example', 30, 'inbound', 'My invoice is wrong, please correct it.')
const outcomes =
  line({
    ...{ type: 'outcome', id: 'o1', kind: 'closed', thread: 't1', channel: 'email', actor: 'responder' },
    at: '2025-03-03T06:00:00Z',
  }) + line({ type: 'outcome', id: 'o2', kind: 'spam', thread: 't2', channel: 'email', at: '2025-03-05T06:00:00Z' })
const samePerson = line({
  ...{ type: 'customer', id: 'eva@example.org', channel: 'email' },
  sameAs: [{ channel: 'email', id: 'eva@private.example' }],
})

test('outcomes and merged people go with the file that told them', async () => {
  const { id } = await freshWorkspace(database.db)
  await importText(database, id, talk, { format: 'jsonl' })
  const before = await contentsOf(database, id)
  const told = await importText(database, id, outcomes, { format: 'jsonl' })
  const merged = await importText(database, id, samePerson, { format: 'jsonl' })
  const after = await contentsOf(database, id)
  expect(after.people).toEqual([['email eva@example.org', 'email eva@private.example']])
  expect(after.conversations).not.toEqual(before.conversations)
  await takeBack(id, merged.source.id)
  await takeBack(id, told.source.id)
  expect(await contentsOf(database, id)).toEqual(before)
})

test('outcomes and merged people wait for the messages they are about', async () => {
  const one = await freshWorkspace(database.db)
  for (const file of [talk, outcomes, samePerson]) await importText(database, one.id, file, { format: 'jsonl' })
  const expected = await contentsOf(database, one.id)
  const other = await freshWorkspace(database.db)
  const [first] = [await importText(database, other.id, samePerson, { format: 'jsonl' })]
  await importText(database, other.id, outcomes, { format: 'jsonl' })
  const third = await importText(database, other.id, talk, { format: 'jsonl' })
  expect(await contentsOf(database, other.id)).toEqual(expected)
  await takeBack(other.id, third.source.id)
  expect((await contentsOf(database, other.id)).conversations).toEqual([])
  await importText(database, other.id, talk, { format: 'jsonl' })
  expect(await contentsOf(database, other.id)).toEqual(expected)
  await takeBack(other.id, first.source.id)
  expect((await contentsOf(database, other.id)).people).toEqual([
    ['email eva@example.org'],
    ['email eva@private.example'],
  ])
})

test('a file taken back while it is being imported leaves nothing behind', async () => {
  const { id } = await freshWorkspace(database.db)
  const people = Array.from({ length: 25_000 }, (_, n) =>
    message(`m${n}`, `t${n}`, `p${n}@example.org`, n % 24, 'inbound', 'Where is my order?'),
  )
  const takings: Promise<void>[] = []
  const importing = importText(database, id, people.join(''), {
    format: 'jsonl',
    onProgress: () => {
      if (takings.length > 0) return
      const query = pool.query<{ id: number }>('select id from source where workspace_id = $1', [id])
      takings.push(query.then(({ rows: [source] }) => takeBack(id, source!.id)))
    },
  })
  await expect(importing).rejects.toThrow('was removed while its file was being imported')
  await Promise.all(takings)
  expect(await rowsLeft(id)).toEqual({})
})
