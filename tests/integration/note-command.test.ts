import { expect, test } from 'vitest'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'

const database = await createTestDatabase()

test('notes are kept by their days, listed and removed, and the log says who', async () => {
  const workspace = await freshWorkspace(database.db)
  const { json, say } = terminal(database, { workspace: workspace.name })
  const later = await json<{ id: number }>('note', 'add', '2026-03-01', 'The agency begins')
  expect((await say('note', 'add', '2026-01-05', ' New help pages ')).err).toContain('the next 12 weeks')
  expect(await json('note', 'list')).toMatchObject([
    { day: '2026-01-05', text: 'New help pages', by: 'terminal' },
    { day: '2026-03-01', text: 'The agency begins' },
  ])
  await json('note', 'remove', String(later.id))
  expect(await json('note', 'list')).toMatchObject([{ text: 'New help pages' }])
  expect(await say('note', 'remove', String(later.id))).toMatchObject({ reason: 'usage' })
  const { rows } = await database.pool.query('select action from audit where workspace_id = $1 order by id', [
    workspace.id,
  ])
  expect(rows.map(({ action }) => action as string)).toEqual(['add note', 'add note', 'remove note'])
})

test('a day that is none, and a note without words, are refused', async () => {
  const workspace = await freshWorkspace(database.db)
  const { say } = terminal(database, { workspace: workspace.name })
  expect(await say('note', 'add', '2026-02-30', 'words')).toMatchObject({ reason: 'usage' })
  expect(await say('note', 'add', '1.3.2026', 'words')).toMatchObject({ reason: 'usage' })
  expect(await say('note', 'add', '2026-02-03', '  ')).toMatchObject({ reason: 'usage' })
  expect((await say('note', 'list')).err).toContain('There is no note yet.')
})
