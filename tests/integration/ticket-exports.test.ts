import { expect, test } from 'vitest'
import { mappingSchema } from '#app/ingestion/files/mapping.ts'
import { contentsOf, importText } from '../factories/imported.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'

const database = await createTestDatabase()

const mapping = mappingSchema.parse({
  ...{ shape: 'conversation', namespace: 'desk', channel: 'helpdesk', timeZone: 'UTC' },
  columns: { id: 'id', opened: 'opened', resolved: 'solved', customer: 'who', status: 'status' },
})
const head = 'id,opened,solved,who,status\n'
const january = `101,2026-01-05,2026-01-06,ann,solved\n102,2026-01-07,,bob,open\n103,2026-01-08,,cay,open\n`
const february = `102,2026-01-07,2026-01-20,bob,solved\n103,2026-01-08,,cay,pending\n104,2026-02-02,,dee,open\n`

/** How many tickets stand where, and all that is stored, when these files come one after the other. */
async function imported(...files: string[]) {
  const { id } = await freshWorkspace(database.db)
  for (const rows of files) await importText(database, id, head + rows, { format: 'csv', mapping })
  const contents = await contentsOf(database, id)
  const conversations = contents.conversations as { id: string; standings: string[] }[]
  return { contents, solved: conversations.filter((one) => one.standings.at(-1) === 'confirmed').map((one) => one.id) }
}

test("next month's export goes before last month's, in whatever order, pieces or sequence of rows they come", async () => {
  const inOrder = await imported(january, february)
  expect(inOrder.solved).toEqual(['desk:101#opened', 'desk:102#opened'])
  const rows = (january + february).split('\n').filter(Boolean)
  const ways = [
    [february, january],
    [january + february],
    [`${rows.toReversed().join('\n')}\n`],
    rows.map((row) => `${row}\n`),
    rows.toReversed().map((row) => `${row}\n`),
  ]
  for (const files of ways) {
    const { contents } = await imported(...files)
    expect(contents.conversations).toEqual(inOrder.contents.conversations)
    expect(contents.rollups).toEqual(inOrder.contents.rollups)
  }
})
