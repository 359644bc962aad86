import { expect, test } from 'vitest'
import { openDb } from '#db/client.server.ts'
import { contentsOf, importText } from '../factories/imported.ts'
import { colleague, mailLines } from '../factories/records.ts'
import { seeded, shuffled } from '../factories/seeded.ts'
import { numericBrand, twcsFile, twcsRows } from '../factories/twcs.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'

const database = await createTestDatabase()
const { db, url } = database

type Options = NonNullable<Parameters<typeof importText>[3]>
type File = { contents: string; options?: Options }

/** Imports each file through a pool of its own, as separate processes would, all at once. */
async function atOnce(workspaceId: number, files: File[]): Promise<void> {
  const opened = files.map(() => openDb(url, { max: 3 }))
  try {
    const begun = files.map(({ contents, options }, n) => importText(opened[n]!, workspaceId, contents, options))
    const ended = await Promise.allSettled(begun)
    expect(ended.filter(({ status }) => status === 'rejected')).toEqual([])
  } finally {
    await Promise.all(opened.map((one) => one.close()))
  }
}

async function oneAfterTheOther(files: File[]) {
  const { id } = await freshWorkspace(db)
  for (const { contents, options } of files) await importText(database, id, contents, options)
  return contentsOf(database, id)
}

test('the same file imported twice at once gives what importing it once gives', { timeout: 120_000 }, async () => {
  const file = { contents: twcsFile(shuffled(twcsRows(1, 4000), seeded(1))) }
  const expected = await oneAfterTheOther([file])
  const { id } = await freshWorkspace(db)
  await atOnce(id, [file, file])
  expect(await contentsOf(database, id)).toEqual(expected)
})

test(
  'two files whose messages answer each other can be imported at once, wherever they are cut',
  { timeout: 240_000 },
  async () => {
    for (let seed = 1; seed <= 10; seed++) {
      const random = seeded(seed)
      const rows = twcsRows(seed, 120)
      const cut = random()
      const draws = rows.map(() => random())
      // Some at a place in the file, some all through it, so that nearly every talk is in both.
      const inFirst = (n: number) => (seed % 2 === 0 ? n < cut * rows.length : draws[n]! < cut)
      const files = [
        {
          contents: twcsFile(rows.filter((_, n) => inFirst(n))),
          options: seed % 3 === 0 ? { alsoAccounts: [numericBrand] } : {},
        },
        { contents: twcsFile(rows.filter((_, n) => !inFirst(n))) },
      ]
      const expected = await oneAfterTheOther(files)
      const { id } = await freshWorkspace(db)
      await atOnce(id, files)
      expect(await contentsOf(database, id), `seed ${seed}`).toEqual(expected)
    }
  },
)

test('mail, its outcomes and who is one person can come at once from four sides', { timeout: 120_000 }, async () => {
  for (let seed = 1; seed <= 6; seed++) {
    const random = seeded(seed)
    const parts: string[][] = [[], [], [], []]
    for (const line of mailLines(seed, 30)) parts[Math.floor(random() * 4)]!.push(line)
    const files = parts.map((lines, n) => ({
      contents: lines.join(''),
      options: { format: 'jsonl', channel: 'email', alsoAccounts: n === 0 ? [colleague] : [] } satisfies Options,
    }))
    const expected = await oneAfterTheOther(files)
    const { id } = await freshWorkspace(db)
    await atOnce(id, files)
    expect(await contentsOf(database, id), `seed ${seed}`).toEqual(expected)
  }
})

test('two workspaces import the same file at once and neither sees the other', async () => {
  const file = { contents: twcsFile(twcsRows(3, 200)) }
  const expected = await oneAfterTheOther([file])
  const [one, other] = [await freshWorkspace(db), await freshWorkspace(db)]
  await Promise.all([atOnce(one.id, [file]), atOnce(other.id, [file])])
  expect(await contentsOf(database, one.id)).toEqual(expected)
  expect(await contentsOf(database, other.id)).toEqual(expected)
})
