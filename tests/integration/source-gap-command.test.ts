import { expect, test } from 'vitest'
import type { Readings } from '#app/measures/reading.ts'
import { importText } from '../factories/imported.ts'
import { twcsFile, twcsRows } from '../factories/twcs.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'

const database = await createTestDatabase()

async function given() {
  const workspace = await freshWorkspace(database.db, { time_zone: 'Europe/London' })
  await importText(database, workspace.id, twcsFile(twcsRows(workspace.id, 10)))
  return { workspace, ...terminal(database, { workspace: workspace.name }) }
}

test('a gap is declared in the workspace’s own time, listed with its source, and taken back; the log says who', async () => {
  const { workspace, json, say } = await given()
  const lasting = await json<{ id: number }>(
    ...['source', 'gap', 'add', 'file', '--from', '2025-07-01', '--reason', 'Their key ran out'],
  )
  expect(await json('source', 'gap', 'list')).toMatchObject([
    { id: lasting.id, name: 'file', from: '2025-06-30T23:00:00.000Z', to: null, reason: 'Their key ran out' },
  ])
  await json('source', 'gap', 'remove', String(lasting.id))
  const [from, to] = ['2025-07-01T08:00:00Z', '2025-07-02T08:00:00Z']
  await json('source', 'gap', 'add', 'file', '--from', from, '--to', to, '--reason', 'Their key ran out')
  expect((await say('source', 'gap', 'list')).out).toContain('until 2025-07-02T08:00:00.000Z: Their key ran out')
  const { rows } = await database.pool.query<{ action: string; who: string }>(
    `select action, who from audit where workspace_id = $1 and action like '%gap' order by id`,
    [workspace.id],
  )
  expect(rows.map(({ action, who }) => `${who}: ${action}`)).toEqual([
    'terminal: add source gap',
    'terminal: remove source gap',
    'terminal: add source gap',
  ])
})

test('readings say what is missing in them, and nothing of gaps before or after', async () => {
  const { say } = await given()
  await say('source', 'gap', 'add', 'file', '--from', '2025-07-01', '--to', '2025-07-02', '--reason', 'Why.')
  const said = 'file told nothing on 2025-07-01 (Why): its conversations are missing.'
  expect((await say('readings', '--from', '2025-06-01', '--to', '2025-08-01')).out).toContain(said)
  expect((await say('readings', '--from', '2025-07-15', '--to', '2025-08-01')).out).toContain(said)
  expect((await say('readings', '--from', '2025-07-16', '--to', '2025-08-01')).out).not.toContain('told nothing')
  expect((await say('readings', '--from', '2025-06-01', '--to', '2025-07-01')).out).not.toContain('told nothing')
})

test('readings for machines tell the gaps, too, and have no such key where there is none', async () => {
  const { say, json } = await given()
  const gapsOf = async (...days: string[]) => (await json<Readings>('readings', ...days)).gaps
  const days = ['--from', '2025-06-01', '--to', '2025-08-01']
  expect(await json('readings', ...days)).not.toHaveProperty('gaps')
  await say('source', 'gap', 'add', 'file', '--from', '2025-07-01', '--to', '2025-07-02', '--reason', 'Why.')
  await say('source', 'gap', 'add', 'file', '--from', '2025-07-30', '--reason', 'Why.')
  const ended = { source: 'file', from: '2025-07-01', to: '2025-07-02' }
  expect(await gapsOf(...days)).toEqual([ended, { source: 'file', from: '2025-07-30', to: null }])
  expect(await gapsOf('--from', '2025-07-15', '--to', '2025-07-30')).toEqual([ended])
  expect(await gapsOf('--from', '2025-07-16', '--to', '2025-07-30')).toBeUndefined()
})

test('a gap that ends before it begins, overlaps another or belongs to no source is refused in a sentence', async () => {
  const { say } = await given()
  const add = (source: string, ...days: string[]) => say('source', 'gap', 'add', source, '--reason', 'Why', ...days)
  expect(await add('nobody', '--from', '2025-07-01')).toMatchObject({ reason: 'usage' })
  expect((await add('file', '--from', '2025-07-02', '--to', '2025-07-01')).err).toContain('not after it begins')
  expect((await add('file', '--from', '1.7.2025')).err).toContain('is not a moment')
  expect(await add('file', '--from', '2025-07-01')).toMatchObject({ reason: 'ok' })
  expect((await add('file', '--from', '2025-08-01')).err).toContain('remove it first')
  expect((await say('source', 'gap', 'remove', '999')).err).toContain('There is no gap 999')
})

test('a source that is removed takes its gaps with it', async () => {
  const { say, json } = await given()
  await say('source', 'gap', 'add', 'file', '--from', '2025-07-01', '--reason', 'Why')
  await say('source', 'remove', 'file', '--yes')
  expect(await json('source', 'gap', 'list')).toEqual([])
})
