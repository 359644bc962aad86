import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadReadings } from '#app/screens/readings.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import type { Workspace } from '#db/queries/workspace.ts'
import { contentsOf, importText } from '../factories/imported.ts'
import { colleague, mailLines } from '../factories/records.ts'
import { seeded, shuffled } from '../factories/seeded.ts'
import { lacksData, sharedFile } from '../factories/shared-data.ts'
import { numericBrand, twcsFile, type TwcsRow, twcsRows } from '../factories/twcs.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'

const database = await createTestDatabase()
const { db } = database
const withoutQuietSpell = { quiet_spell_days: null }

async function readingsOf(workspace: Workspace) {
  const scope = { workspaceId: workspace.id, teams: 'all' as const }
  const viewed = { id: workspace.id, name: workspace.name, timeZone: 'UTC', promiseHours: 8, teams: [] }
  const everything = { from: null, to: null, channel: [], account: [], team: [] }
  const { periods } = await inWorkspace(db, scope, (trx) =>
    loadReadings(trx, scope, {
      ...everything,
      workspace: viewed,
      by: 'all',
      clock: 'wall',
      asOf: new Date('2026-01-01T00:00:00Z'),
      measure: null,
    }),
  )
  return periods[0]!.readings
}

/** Splits a csv whose rows may hold line breaks into its header and its rows. */
function recordsOf(csv: string): { header: string; records: string[] } {
  const [header = '', ...records] = csv.match(/(?:"(?:[^"]|"")*"|[^"\n])*\n/g) ?? []
  return { header, records }
}

const piecesOf = <T>(things: readonly T[], count: number): T[][] => {
  const size = Math.ceil(things.length / count)
  return Array.from({ length: count }, (_, n) => things.slice(n * size, (n + 1) * size)).filter((piece) => piece.length)
}

async function inNewWorkspace(settings: Parameters<typeof freshWorkspace>[1], files: string[], options = {}) {
  const workspace = await freshWorkspace(db, settings)
  for (const file of files) await importText(database, workspace.id, file, options)
  return { workspace, contents: await contentsOf(database, workspace.id) }
}

const devBrands = 'twcs/twcs_dev_brands.csv'
const pandas = 'twcs/twcs_dev_brands_pandas_export.csv'

test.skipIf(lacksData(devBrands))('the real brands give the figures that another program counted', async () => {
  const { workspace, contents } = await inNewWorkspace(withoutQuietSpell, [
    await readFile(sharedFile(devBrands), 'utf8'),
  ])
  expect(contents.conversations).toHaveLength(676)
  const { first_reply: reading } = await readingsOf(workspace)
  const { n, p50, p90, mean } = reading!.answeredOnly!
  expect([reading!.answered, n, p50, p90, Math.round(mean)]).toEqual([581, 581, 652, 23_427, 12_370])
})

test.skipIf(lacksData(devBrands, pandas))(
  'however the real file comes, its facts are the same',
  { timeout: 180_000 },
  async () => {
    const csv = await readFile(sharedFile(devBrands), 'utf8')
    const { header, records } = recordsOf(csv)
    const random = seeded(7)
    const file = (rows: readonly string[]) => header + rows.join('')
    const ways = {
      'the pandas export': [await readFile(sharedFile(pandas), 'utf8')],
      'the rows shuffled': [file(shuffled(records, random))],
      'five pieces': piecesOf(records, 5).map(file),
      'five pieces backwards': piecesOf(records, 5).toReversed().map(file),
      'five shuffled pieces': piecesOf(shuffled(records, random), 5).map(file),
      'the file twice': [csv, csv],
    }
    const { contents: expected } = await inNewWorkspace(withoutQuietSpell, [csv])
    const onTop = await freshWorkspace(db, withoutQuietSpell)
    for (const [way, files] of Object.entries(ways)) {
      const { contents } = await inNewWorkspace(withoutQuietSpell, files)
      expect({ way, contents }).toEqual({ way, contents: expected })
      for (const one of files) await importText(database, onTop.id, one)
      const there = await contentsOf(database, onTop.id)
      expect({ way, there }).toEqual({ way, there: expected })
    }
  },
)

test(
  'however a file is cut and in whatever order its pieces come, the facts are the same',
  { timeout: 240_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          seed: fc.nat(1_000_000),
          conversations: fc.integer({ min: 1, max: 60 }),
          pieces: fc.integer({ min: 1, max: 7 }),
          overlap: fc.double({ min: 0, max: 0.4, noNaN: true }),
          quietSpell: fc.constantFrom(null, 7),
          also: fc.constantFrom('never', 'from the first', 'from the last only'),
        }),
        async ({ seed, conversations, pieces, overlap, quietSpell, also }) => {
          const rows = twcsRows(seed, conversations)
          const random = seeded(seed + 1)
          const settings = { quiet_spell_days: quietSpell }
          const alsoAccounts = also === 'never' ? {} : { alsoAccounts: [numericBrand] }
          const { contents: expected } = await inNewWorkspace(settings, [twcsFile(rows)], alsoAccounts)

          const again = rows.filter(() => random() < overlap)
          const cut = piecesOf(shuffled([...rows, ...again], random), pieces)
          const workspace = await freshWorkspace(db, settings)
          for (const [n, piece] of cut.entries()) {
            const options = also === 'from the last only' && n < cut.length - 1 ? {} : alsoAccounts
            await importText(database, workspace.id, twcsFile(piece), options)
          }
          expect(await contentsOf(database, workspace.id)).toEqual(expected)
        },
      ),
      { numRuns: 25 },
    )
  },
)

test(
  'mail threads, outcomes and merged people come to the same facts in any cut and order',
  { timeout: 240_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(1_000_000),
        fc.integer({ min: 1, max: 25 }),
        fc.integer({ min: 2, max: 6 }),
        fc.constantFrom('never', 'from the first', 'from the last only'),
        async (seed, threads, pieces, also) => {
          const lines = mailLines(seed, threads)
          const alsoAccounts = also === 'never' ? [] : [colleague]
          const { contents: expected } = await inNewWorkspace({}, [lines.join('')], {
            format: 'jsonl',
            alsoAccounts,
            channel: 'email',
          })
          const workspace = await freshWorkspace(db)
          const cut = piecesOf(shuffled(lines, seeded(seed)), pieces)
          for (const [n, piece] of cut.entries()) {
            const said = also === 'from the last only' && n < cut.length - 1 ? [] : alsoAccounts
            await importText(database, workspace.id, piece.join(''), {
              format: 'jsonl',
              alsoAccounts: said,
              channel: 'email',
            })
          }
          expect(await contentsOf(database, workspace.id)).toEqual(expected)
        },
      ),
      { numRuns: 25 },
    )
  },
)

test('an account that is said to be ours in a second import counts as if it had been said at first', async () => {
  const rows = twcsRows(31, 80)
  const { contents: expected } = await inNewWorkspace({}, [twcsFile(rows)], { alsoAccounts: [numericBrand] })
  const workspace = await freshWorkspace(db)
  await importText(database, workspace.id, twcsFile(rows))
  expect(await contentsOf(database, workspace.id)).not.toEqual(expected)
  await importText(database, workspace.id, twcsFile(rows), { alsoAccounts: [numericBrand] })
  expect(await contentsOf(database, workspace.id)).toEqual(expected)
})

test('--account keeps the talk of other brands out, as if it were not in the file', async () => {
  const say = (id: string, author: string, inbound: boolean, text: string, parent: string | null = null): TwcsRow => ({
    ...{ id, author, inbound, text, parent },
    at: 1_736_000_000 + Number(id) * 100,
  })
  const ours = [
    say('1', '501', true, '@AcornHelp where is my parcel?'),
    say('2', 'AcornHelp', false, '@501 It arrives tomorrow.', '1'),
    say('3', '501', true, 'thanks @AcornHelp', '2'),
  ]
  const theirs = [
    say('4', '502', true, '@BirchCare nothing works, help!'),
    say('5', 'BirchCare', false, '@502 Please restart it.', '4'),
    say('6', 'BirchCare', false, 'We are open until six today.'),
  ]
  const { contents: expected } = await inNewWorkspace({}, [twcsFile(ours)])
  const { contents } = await inNewWorkspace({}, [twcsFile([...ours, ...theirs])], { accounts: ['AcornHelp'] })
  expect(contents.conversations).toEqual(expected.conversations)
  expect(contents.rollups).toEqual(expected.rollups)
  expect(contents.accounts).toEqual(['x AcornHelp'])
})

test(
  'two files that tell one message otherwise give the same facts in either order',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1_000_000), async (seed) => {
        const rows = twcsRows(seed, 20)
        const random = seeded(seed)
        const told = rows.filter(() => random() < 0.3).map((row) => toldOtherwise(row, rows, random))
        if (told.length === 0) return
        const one = await inNewWorkspace({}, [twcsFile(rows), twcsFile(told)])
        const other = await inNewWorkspace({}, [twcsFile(told), twcsFile(rows)])
        expect(other.contents.conversations).toEqual(one.contents.conversations)
        expect(other.contents.customers).toEqual(one.contents.customers)
        expect(other.contents.rollups).toEqual(one.contents.rollups)
      }),
      { numRuns: 10 },
    )
  },
)

/** The message as a source tells it that has another clock, another name for its author, or another parent. */
function toldOtherwise(row: TwcsRow, rows: readonly TwcsRow[], random: () => number): TwcsRow {
  return {
    ...row,
    at: row.at + Math.round(random() * 200 - 100),
    author: row.inbound && random() < 0.5 ? `9${row.author}` : row.author,
    parent: random() < 0.2 ? (rows[Math.floor(random() * rows.length)]?.id ?? null) : row.parent,
  }
}
