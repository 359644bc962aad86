import { expect, test } from 'vitest'
import { contentsOf, importText } from '../factories/imported.ts'
import { replied, wrote } from '../factories/mail.ts'
import { expectSound } from '../factories/sound.ts'
import { twcsFile, twcsRows } from '../factories/twcs.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'

const database = await createTestDatabase()
const file = twcsFile(twcsRows(7, 120))

async function given(settings: object = {}) {
  const workspace = await freshWorkspace(database.db, settings)
  await importText(database, workspace.id, file)
  return { ...terminal(database, { workspace: workspace.name }), workspace }
}

const factsOf = async (workspaceId: number) => {
  const { conversations, rollups, customers } = await contentsOf(database, workspaceId)
  return { conversations, rollups, customers }
}

test('a changed quiet spell gives what an import under it would have given', async () => {
  const { say, workspace } = await given()
  const before = await factsOf(workspace.id)
  await say('workspace', 'set', workspace.name, 'quiet_spell', 'off')
  const never = await factsOf(workspace.id)
  expect(never).not.toEqual(before)
  expect(never).toEqual(await factsOf((await given({ quiet_spell_days: null })).workspace.id))
  await expectSound(database.pool, workspace.id)
  await say('workspace', 'set', workspace.name, 'quiet_spell', '7')
  expect(await factsOf(workspace.id)).toEqual(before)
})

test('a changed time zone puts every count on the day it was there', async () => {
  const { say, workspace } = await given()
  const before = await factsOf(workspace.id)
  await say('workspace', 'set', workspace.name, 'time_zone', 'Asia/Tokyo')
  const there = await factsOf(workspace.id)
  expect(there.conversations).toEqual(before.conversations)
  expect(there.rollups).not.toEqual(before.rollups)
  expect(there).toEqual(await factsOf((await given({ time_zone: 'Asia/Tokyo' })).workspace.id))
  await expectSound(database.pool, workspace.id)
})

test('the team in charge follows the day of the time zone', async () => {
  const workspace = await freshWorkspace(database.db)
  const { say, json } = terminal(database, { workspace: workspace.name })
  const lines = [
    wrote('a1', '2026-03-01T02:00:00Z', 'ann@example.org', 'Where is my order?'),
    replied('a2', '2026-03-02', 'It arrives tomorrow.'),
  ]
  await importText(database, workspace.id, lines.join(''), { format: 'jsonl' })
  await json('team', 'add', 'Agency', '--kind', 'outsourced')
  const agency = ['stewardship', 'add', 'Agency', '--team', 'Agency', '--from', '2026-03-01']
  expect(await json(...agency)).toMatchObject({ movedConversations: 1 })
  await say('workspace', 'set', workspace.name, 'time_zone', 'America/New_York')
  const { rows } = await database.pool.query('select team_id from conversation where workspace_id = $1', [workspace.id])
  expect(rows).toEqual([{ team_id: null }])
  await expectSound(database.pool, workspace.id)
})

test('stopped half-way it says so, and the same command again finishes', async () => {
  const { workspace, say } = await given()
  const stop = new AbortController()
  stop.abort()
  const interrupted = terminal(database, { workspace: workspace.name, signal: stop.signal })
  const said = await interrupted.say('workspace', 'set', workspace.name, 'quiet_spell', 'off')
  expect(said).toMatchObject({ reason: 'failed', err: expect.stringContaining('until you set it again') as string })
  expect((await say('doctor', '--workspace', workspace.name)).reason).toBe('failed')
  expect((await say('workspace', 'set', workspace.name, 'quiet_spell', 'off')).reason).toBe('ok')
  await expectSound(database.pool, workspace.id)
  expect((await say('doctor', '--workspace', workspace.name)).reason).toBe('ok')
})
