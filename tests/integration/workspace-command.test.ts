import { Command } from 'commander'
import { expect, test } from 'vitest'
import { CommandExit, type CommandIo } from '#app/commands/io.ts'
import { addWorkspaceCommand, resolveOrCreateWorkspace, resolveWorkspace } from '#app/commands/workspace.ts'
import { readEnv } from '#app/platform/env.ts'
import { createWorkspace } from '#db/queries/workspace.ts'
import { createTestDatabase } from '../setup/database.ts'

/** Runs one command on a database and gives what it printed, or how it was refused. */
async function rapport({ db, pool, url }: Awaited<ReturnType<typeof createTestDatabase>>, ...words: string[]) {
  const said = { out: '', err: '', reason: 'ok' }
  const io: CommandIo = {
    out: (text) => void (said.out += `${text}\n`),
    err: (text) => void (said.err += `${text}\n`),
    now: () => new Date(),
    env: readEnv({}),
    file: (path) => path,
    signal: new AbortController().signal,
    withDatabase: (work) => work({ db, pool, url }),
  }
  const program = new Command().exitOverride()
  addWorkspaceCommand(program, io)
  await program.parseAsync(['workspace', ...words], { from: 'user' }).catch((error: unknown) => {
    if (!(error instanceof CommandExit)) throw error
    said.reason = error.reason
    said.err += error.message
  })
  return said
}

const defaults = { sample: false, time_zone: 'UTC', quiet_spell: 7, promise_hours: 8, retention_days: null }

test('a workspace is created, listed, set and removed', async () => {
  const database = await createTestDatabase()
  expect(await rapport(database, 'list', '--json')).toMatchObject({ out: '[]\n', reason: 'ok' })
  await rapport(database, 'create', 'care')
  await rapport(database, 'set', 'care', 'quiet_spell', 'off')
  await rapport(database, 'set', 'care', 'promise_hours', '0.5')
  const { out } = await rapport(database, 'set', 'care', 'time_zone', 'Europe/Berlin', '--json')
  const now = { name: 'care', ...defaults, quiet_spell: null, promise_hours: 0.5, time_zone: 'Europe/Berlin' }
  expect(JSON.parse(out)).toEqual(now)
  expect(JSON.parse((await rapport(database, 'list', '--json')).out)).toEqual([now])
  const audit = await database.db.selectFrom('audit').select(['action', 'before', 'after']).orderBy('id').execute()
  expect(audit[0]).toEqual({
    action: 'set workspace',
    before: { quiet_spell_days: 7 },
    after: { quiet_spell_days: null },
  })
  await rapport(database, 'remove', 'care', '--yes')
  expect(await rapport(database, 'list', '--json')).toMatchObject({ out: '[]\n' })
  expect(await database.db.selectFrom('audit').selectAll().execute()).toEqual([])
})

test('a workspace is removed only when that is meant', async () => {
  const database = await createTestDatabase()
  await rapport(database, 'create', 'care')
  const said = await rapport(database, 'remove', 'care')
  expect(said).toMatchObject({
    reason: 'usage',
    err: expect.stringContaining('Nothing was removed: say --yes') as string,
  })
  expect(said.err).toContain('erases everything in it for good: 0 messages from 0 sources')
  expect(JSON.parse((await rapport(database, 'list', '--json')).out)).toHaveLength(1)
  expect(await rapport(database, 'remove', 'care', '--yes')).toMatchObject({ reason: 'ok' })
})

test('set without a setting lists all with their meaning', async () => {
  const database = await createTestDatabase()
  await rapport(database, 'create', 'care')
  const { out } = await rapport(database, 'set', 'care')
  for (const key of ['time_zone', 'quiet_spell', 'promise_hours', 'retention_days']) expect(out).toContain(`${key} = `)
  expect(out).toContain('days without a message')
})

test('what cannot be is refused with a sentence that says what can', async () => {
  const database = await createTestDatabase()
  await rapport(database, 'create', 'care')
  const refusals: [string[], string, string][] = [
    [['create', 'care'], 'refused', 'There is already a workspace "care".'],
    [['create', '../care'], 'usage', 'cannot name a workspace'],
    [['set', 'care', 'time_zone', 'Mars'], 'usage', 'Europe/Berlin'],
    [['set', 'care', 'time_zone', '+02:00'], 'usage', 'Europe/Berlin'],
    [['set', 'care', 'quiet_spell', '1.5'], 'usage', 'a whole number above 0'],
    [['set', 'care', 'promise_hours', '0'], 'usage', 'above 0'],
    [['set', 'care', 'volume', '11'], 'usage', 'there is time_zone, quiet_spell'],
    [['set', 'care', 'toString', '1'], 'usage', 'There is no setting "toString"'],
    [['remove', 'other'], 'usage', 'There is no workspace "other": there is care.'],
  ]
  for (const [words, reason, sentence] of refusals) {
    const said = await rapport(database, ...words)
    expect([words, said.reason]).toEqual([words, reason])
    expect(said.err).toContain(sentence)
  }
})

test('the workspace may be left out while only one exists besides the sample', async () => {
  const { db } = await createTestDatabase()
  await createWorkspace(db, 'sample', { is_sample: true })
  await expect(resolveWorkspace(db)).rejects.toThrow('rapport workspace create <name>')
  expect((await resolveOrCreateWorkspace(db)).name).toBe('main')
  expect((await resolveWorkspace(db)).name).toBe('main')
  expect((await resolveOrCreateWorkspace(db)).name).toBe('main')
  await createWorkspace(db, 'second')
  await expect(resolveWorkspace(db)).rejects.toThrow('Say which workspace')
  expect((await resolveWorkspace(db, 'second')).name).toBe('second')
})
