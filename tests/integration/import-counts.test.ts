import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importFile } from '#app/ingestion/import-file.ts'
import { previewFile } from '#app/ingestion/preview-file.ts'
import { happened, same, wrote } from '../factories/mail.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { temporaryFolder } from '../setup/folder.ts'

const database = await createTestDatabase()

type Counted = { new: number; updated: number; unchanged: number }
const counts = ({ new: fresh, updated, unchanged }: Counted) => [fresh, updated, unchanged]

/** What a dry run and then the import say is new, changed and known. */
async function told(workspaceId: number, lines: string[]): Promise<{ dry: number[]; run: number[] }> {
  const path = join(await temporaryFolder(), 'mail.jsonl')
  await writeFile(path, lines.join(''))
  const options = { workspaceId, format: 'jsonl' as const, path }
  const tools = { ...database, now: () => new Date() }
  const dry = await previewFile(options, tools)
  const imported = await importFile(options, tools)
  if (!dry.ok || !imported.ok) throw new Error('the file was refused')
  return { dry: counts(dry), run: counts(imported.run) }
}

test('every record of a file is counted as new or known, in a dry run as in the import', async () => {
  const { id } = await freshWorkspace(database.db)
  const lines = [
    wrote('a1', '2025-01-06', 'ann@example.org', 'Where is my order?'),
    happened('a-closed', '2025-01-07', { kind: 'closed', actor: 'responder' }),
    same('ann@example.org', 'ann@work.example'),
    same('ann@example.org', 'ann@work.example'),
    `${JSON.stringify({ type: 'customer', id: 'bea@example.org', channel: 'email', name: 'Bea' })}\n`,
  ]
  expect(await told(id, lines)).toEqual({ dry: [4, 0, 1], run: [4, 0, 1] })
  expect(await told(id, lines)).toEqual({ dry: [0, 0, 5], run: [0, 0, 5] })
  const more = [
    ...lines,
    same('ann@example.org', 'ann@home.example'),
    happened('a-closed', '2025-01-08', { kind: 'closed', version: 1 }),
  ]
  expect(await told(id, more)).toEqual({ dry: [2, 0, 5], run: [2, 0, 5] })
})
