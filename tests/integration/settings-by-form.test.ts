import { afterEach, beforeEach, expect, test } from 'vitest'
import { changeSetting, type SettingsTools } from '#app/actions/settings-by-form.server.ts'
import { canBeUndone } from '#app/actions/undo-setting.server.ts'
import { countAnewJob } from '#app/jobs/count-anew.ts'
import { createLog } from '#app/platform/log.ts'
import { loadSettings } from '#app/screens/settings.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { findWorkspace, getWorkspaceById, type Workspace } from '#db/queries/workspace.ts'
import type { Scope } from '#db/scope.ts'
import { importText } from '../factories/imported.ts'
import { replied, wrote } from '../factories/mail.ts'
import { expectSound } from '../factories/sound.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'

const database = await createTestDatabase()
const { db, pool } = database
const asker = { name: 'Nora', userId: null, role: 'manager' as const, teams: 'all' as const }

let workspace: Workspace
let asked: number[]

beforeEach(async () => {
  workspace = await freshWorkspace(db)
  asked = []
  const lines = [
    wrote('a1', '2026-02-02T23:30:00Z', 'ann@example.org', 'Where is my order?'),
    replied('a2', '2026-02-03T09:00:00Z', 'It arrives tomorrow.'),
    wrote('a3', '2026-02-12T09:00:00Z', 'ann@example.org', 'And the other one?'),
  ]
  await importText(database, workspace.id, lines.join(''), { format: 'jsonl' })
})

afterEach(() => expectSound(pool, workspace.id))

const scope = (userId?: number): Scope => ({
  ...{ workspaceId: workspace.id, teams: 'all' },
  ...(userId !== undefined && { userId }),
})

async function change(fields: Record<string, string>, by: { who?: string; userId?: number } = {}) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  const now = new Date('2026-03-02T12:00:00Z')
  const current = (await findWorkspace(db, workspace.name))!
  const tools: SettingsTools = {
    ...{ db, pool, scope: scope(by.userId), workspace: current, who: by.who ?? asker.name, now },
    countAnew: (id) => Promise.resolve(asked.push(id)),
  }
  return changeSetting(tools, form)
}

async function settings() {
  const current = await getWorkspaceById(db, workspace.id)
  return inWorkspace(db, scope(), (trx) => loadSettings(trx, { scope: scope(), workspace: current, asker }, true))
}

/** All that a page shows but the line of the audit log. */
async function shown() {
  const { lastChange: _line, countingAnew: _counting, ...rest } = await settings()
  return rest
}

const week = { day0: '09:00-17:00', day1: '09:00-17:00', day4: '09:00-12:00 13:00-15:00' }

test('every change that says so can be taken back, and everything is as it was', async () => {
  await change({ do: 'team', name: 'House', kind: 'in_house' })
  await change({ do: 'team', name: 'Pell', kind: 'outsourced' })
  await change({ do: 'hours', zone: 'UTC', ...week })
  await change({ do: 'promise', hours: '8', clock: 'business', channel: 'email' })
  await change({ do: 'holiday', day: '2026-12-25', name: 'Christmas' })
  await change({ do: 'note', day: '2026-02-01', text: 'Moved' })
  await change({
    do: 'stewardship',
    name: 'Pell first',
    team: 'Pell',
    channel: '',
    from: '2026-01-01',
    to: '2026-02-01',
  })
  const note = String((await settings()).notes[0]!.id)
  const changes: Record<string, string>[] = [
    { do: 'promise', hours: '4', clock: 'wall', from: '2026-02-01' },
    { do: 'promise', hours: '6', clock: 'business', channel: 'email' },
    { do: 'promise', hours: '2', clock: 'wall' },
    { do: 'remove promise', channel: 'email', from: '' },
    { do: 'hours', zone: 'Europe/Berlin', channel: 'email', from: '2026-02-01', ...week },
    { do: 'hours', zone: 'Europe/Berlin', ...week },
    { do: 'holiday', day: '2026-12-26', name: 'Boxing Day' },
    { do: 'holiday', day: '2026-12-25', name: 'The first day' },
    { do: 'remove holiday', day: '2026-12-25' },
    { do: 'note', day: '2026-02-02', text: 'Moved again' },
    { do: 'team', name: 'Third', kind: 'in_house' },
    { do: 'rename team', name: 'House', to: 'Our people' },
    { do: 'stewardship', name: 'House', team: 'House', channel: 'email', from: '2026-02-01', handover: '3' },
    { do: 'remove stewardship', name: 'Pell first' },
    { do: 'time zone', zone: 'Asia/Kathmandu' },
    { do: 'quiet spell', days: 'off' },
    { do: 'retention', days: '400' },
    { do: 'weekly letter', written: 'on', weekday: 'Wednesday', hour: '06:00' },
    { do: 'weekly letter', written: 'off', weekday: 'Monday', hour: '08:00' },
  ]
  const before = await shown()
  for (const fields of changes) {
    expect([fields, await change(fields)]).toEqual([fields, { ok: true, canUndo: true }])
    expect([fields, await shown()]).not.toEqual([fields, before])
    const { lastChange } = await settings()
    expect(canBeUndone(lastChange!.action)).toBe(true)
    expect(await change({ do: 'undo', line: String(lastChange!.line) })).toMatchObject({ ok: true })
    expect([fields, await shown()]).toEqual([fields, before])
  }
  await change({ do: 'remove note', id: note })
  await change({ do: 'undo', line: String((await settings()).lastChange!.line) })
  expect((await shown()).notes.map(({ day, text }) => ({ day, text }))).toEqual([{ day: '2026-02-01', text: 'Moved' }])
  await countAll()
})

test('of two people with one name, each takes back only what they changed, also under another name', async () => {
  const last = async () => {
    const { rows } = await pool.query<{ id: number }>('select max(id) as id from audit where workspace_id = $1', [
      workspace.id,
    ])
    return String(rows[0]!.id)
  }
  const [anna, other] = [
    { who: 'Anna', userId: 71 },
    { who: 'Anna', userId: 72 },
  ]
  await change({ do: 'retention', days: '400' }, anna)
  const line = await last()
  expect(await change({ do: 'undo', line }, other)).toMatchObject({ ok: false })
  expect(await change({ do: 'undo', line }, { who: 'Anna' })).toMatchObject({ ok: false })
  await change({ do: 'note', day: '2026-02-01', text: 'Moved' }, other)
  expect(await change({ do: 'undo', line }, { ...anna, who: 'Anna Bell' })).toMatchObject({ ok: true })
  expect((await settings()).own.retentionDays).toBe(null)
})

test('a change is not taken back once something was changed after it', async () => {
  await change({ do: 'retention', days: '400' })
  const line = String((await settings()).lastChange!.line)
  await change({ do: 'retention', days: '500' })
  expect(await change({ do: 'undo', line })).toMatchObject({ ok: false })
  expect((await settings()).own.retentionDays).toBe(500)
})

test('what cannot be is refused with what can, and nothing is changed', async () => {
  const before = await shown()
  const refusals: [Record<string, string>, string][] = [
    [{ do: 'promise', hours: 'soon' }, '"soon" is not a number of hours'],
    [{ do: 'promise', hours: '4', clock: 'business' }, 'set them first'],
    [{ do: 'promise', hours: '4', from: '2026-02-30' }, 'is not a day'],
    [{ do: 'promise', hours: '4', channel: 'fax' }, 'no such channel'],
    [{ do: 'remove promise' }, 'not removed'],
    [{ do: 'hours', zone: 'UTC' }, 'Nobody would ever be there'],
    [{ do: 'hours', zone: 'Mars', ...week }, 'is no time zone'],
    [{ do: 'hours', zone: 'UTC', day2: 'nine' }, 'Wednesday: "nine"'],
    [{ do: 'holiday', day: 'soon', name: 'x' }, 'is not a day'],
    [{ do: 'holidays', lines: 'nothing' }, 'no holiday in this file'],
    [{ do: 'team', name: '' }, '1 to 80 characters'],
    [{ do: 'stewardship', name: 'x', team: 'nobody', from: '2026-01-01' }, 'no team "nobody"'],
    [{ do: 'member', team: 'nobody', responder: 'a', channel: 'x', from: '2026-01-01' }, 'no team "nobody"'],
    [{ do: 'quiet spell', days: '1.5' }, 'a whole number from 1 to 365'],
    [{ do: 'time zone', zone: '+02:00' }, 'is no time zone'],
    [{ do: 'weekly letter', weekday: 'Monday', hour: '08:00' }, 'on or off'],
    [{ do: 'weekly letter', written: 'on', weekday: 'Payday', hour: '08:00' }, '"Payday" is no day of the week'],
    [{ do: 'weekly letter', written: 'on', weekday: 'Monday', hour: '25:00' }, '"25:00" is no full hour'],
    [{ do: 'remove note', id: '77' }, 'no such note'],
    [{ do: 'constructor' }, 'did not say what to do'],
  ]
  for (const [fields, sentence] of refusals) {
    const done = await change(fields)
    expect(done.ok ? JSON.stringify(fields) : done.reason).toContain(sentence)
  }
  expect(await shown()).toEqual(before)
})

test('a quiet spell or a time zone is asked for in the background, told while it lasts, and reaches the past', async () => {
  expect(await conversations()).toBe(2)
  await change({ do: 'quiet spell', days: '30' })
  await change({ do: 'time zone', zone: 'Europe/Berlin' })
  expect(asked).toEqual([workspace.id, workspace.id])
  expect((await settings()).countingAnew).toMatchObject({ step: 'waiting', by: 'Nora' })
  await countAll()
  expect((await settings()).countingAnew).toBeNull()
  expect(await conversations()).toBe(1)
  await countAll()
})

async function conversations(): Promise<number> {
  return (await settings()).size.conversations
}

/** Does what was asked of the background. */
async function countAll(): Promise<void> {
  const tools = { db, pool, log: createLog({ LOG_LEVEL: 'error' }, 'test'), now: () => new Date() }
  await countAnewJob.run({ workspaceId: workspace.id }, { ...tools, signal: new AbortController().signal })
}
