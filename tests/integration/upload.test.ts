import { existsSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  bytesLying,
  chooseForUpload,
  dropUpload,
  keepUpload,
  leaveQueue,
  startImport,
  startTrial,
} from '#app/actions/uploads.server.ts'
import { askToTakeBack } from '#app/actions/take-back-source.server.ts'
import type { Enqueue } from '#app/ingestion/background.ts'
import { askAgainJob } from '#app/jobs/ask-again.ts'
import { importUploadJob } from '#app/jobs/import-upload.ts'
import { runnable, type RunnableJob } from '#app/jobs/job.ts'
import { sweepUploads } from '#app/jobs/sweep-uploads.ts'
import { takeBackJob } from '#app/jobs/take-back.ts'
import { tryUploadJob } from '#app/jobs/try-upload.ts'
import { createLog } from '#app/platform/log.ts'
import { loadWork } from '#app/screens/work.server.ts'
import type { Pool } from '#db/client.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { askToCountAnew } from '#db/queries/counting-anew.ts'
import { findUpload } from '#db/queries/upload.ts'
import { contentsOf, importText } from '../factories/imported.ts'
import { replied, wrote } from '../factories/mail.ts'
import { expectSound } from '../factories/sound.ts'
import { twcsFile, twcsRows } from '../factories/twcs.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { temporaryFolder } from '../setup/folder.ts'

const database = await createTestDatabase()
const { db, pool } = database
const log = createLog({ LOG_LEVEL: 'silent' }, 'jobs under test')
const now = new Date('2026-02-04T09:00:00Z')
const by = { who: 'Ada', now }

/** A workspace, and its queue: what is put there is done when a test says so. */
async function given() {
  const workspace = await freshWorkspace(db)
  const folder = await temporaryFolder()
  const scope = { workspaceId: workspace.id, teams: 'all' as const }
  const queue: (() => Promise<void>)[] = []
  const jobs: RunnableJob[] = [importUploadJob, tryUploadJob, takeBackJob].map((job) => runnable(job as never))
  const enqueue: Enqueue = (work, payload) => {
    const job = jobs.find(({ name }) => name === work.name)!
    const tools = { db, pool, log, signal: new AbortController().signal, now: () => now }
    queue.push(() => job.run(payload, tools))
    return Promise.resolve()
  }
  const work = async () => {
    for (let job = queue.shift(); job; job = queue.shift()) await job()
  }
  let files = 0
  const send = async (contents: string | Buffer, name = 'file.csv', id = `file-${++files}`) => {
    const path = join(folder, id)
    await writeFile(path, contents)
    const kept = await keepUpload(db, scope, { id, path, name, bytes: contents.length, sha256: id }, by)
    return { id, path, ...kept }
  }
  const find = (id: string) => inWorkspace(db, scope, (trx) => findUpload(trx, scope, id))
  const choose = (id: string, choices: Record<string, string>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(choices)) form.set(name, value)
    return chooseForUpload(db, scope, id, form)
  }
  const shown = () => inWorkspace(db, scope, (trx) => loadWork(trx, scope, now))
  return { workspace, scope, folder, enqueue, work, send, find, choose, shown }
}

const table = (lines: string[]) => ['nr;when;who;words', ...lines].join('\n')
const lines = [
  '1;2026-01-05 10:00;ann;Where is my order?',
  '2;2026-01-06 11:00;bo;The zip broke on the first day.',
  '3;2026-13-40 11:00;cy;A time that is none.',
]

test('a table is looked at, mapped, tried and imported, and its file is removed', async () => {
  const { workspace, scope, enqueue, work, send, find, choose, shown } = await given()
  const { id, path } = await send(table(lines))
  expect((await find(id))?.found).toMatchObject({ format: 'csv', delimiter: 'semicolons', guess: null })
  expect(await shown()).toMatchObject([{ kind: 'upload', state: 'received' }])
  expect(await choose(id, {})).toEqual({
    ok: true,
    missing: ['Choose the column that says: when it was written.', 'Choose the column that says: what was written.'],
  })
  const columns = { 'column-id': 'nr', 'column-at': 'when', 'column-author': 'who', 'column-text': 'words' }
  expect(await choose(id, { ...columns, timeZone: 'Europe/London', channel: 'email', accounts: 'help@shop' })).toEqual({
    ok: true,
    missing: [],
  })
  await startTrial(db, enqueue, scope, id)
  await work()
  expect(await find(id)).toMatchObject({ state: 'received', trial: { rows: 3, new: 2, rejected: 1 } })
  expect((await contentsOf(database, workspace.id)).places).toEqual([])

  expect(await startImport(db, enqueue, scope, id, 'Ada')).toEqual({ ok: true })
  expect(await shown()).toMatchObject([{ kind: 'upload', state: 'waiting' }])
  await work()
  expect(await find(id)).toMatchObject({ state: 'finished', found: { rows: [] } })
  expect(existsSync(path)).toBe(false)
  const { rows } = await pool.query(`select new, rejected, started_by from run where workspace_id = ${workspace.id}`)
  expect(rows).toEqual([{ new: 2, rejected: 1, started_by: 'Ada' }])
  await expectSound(pool, workspace.id)
})

test('what waits in a workspace is known by its size, until it is imported', async () => {
  const { scope, enqueue, work, send } = await given()
  const file = twcsFile(twcsRows(3, 3))
  const { id } = await send(file, 'tweets.csv')
  expect(await bytesLying(db, scope)).toBe(file.length)
  await startImport(db, enqueue, scope, id, 'Ada')
  await work()
  expect(await bytesLying(db, scope)).toBe(0)
})

test('the same file again brings nothing new', async () => {
  const { workspace, scope, enqueue, work, send } = await given()
  const file = twcsFile(twcsRows(3, 30))
  for (let time = 0; time < 2; time++) {
    const { id } = await send(file, 'tweets.csv')
    await startImport(db, enqueue, scope, id, 'Ada')
    await work()
  }
  const { rows } = await pool.query<{ received: number; new: number }>(
    `select received, new from run where workspace_id = ${workspace.id} order by id`,
  )
  expect(rows[0]!.new).toBeGreaterThan(0)
  expect(rows[1]).toEqual({ received: rows[0]!.received, new: 0 })
})

test('what is no file of conversations is refused in one sentence and not kept', async () => {
  const { send, folder } = await given()
  const refusals: [string, string | Buffer, RegExp][] = [
    ['picture.png', Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'), /^This is a picture \(PNG\), not a text file/],
    ['sheet.xlsx', Buffer.from('PK\u0003\u0004rest'), /^This is a workbook .* save the sheet as CSV/],
    ['empty.csv', '', /^The file is empty\.$/],
    ['list.json', '[{"type":"message"}]', /one object a line/],
    [
      'reach.csv',
      'date,followers,likes,reach\n2026-01-01,10,20,30\n2026-01-02,11,21,31\n',
      /^There is nothing in it but counts of audience and applause .*followers.*send the conversations instead/,
    ],
  ]
  for (const [name, contents, sentence] of refusals) {
    const sent = await send(contents, name)
    expect(sent).toMatchObject({ ok: false, reason: expect.stringMatching(sentence) as string })
  }
  expect(await readdir(folder)).toEqual([])
})

test('a file that is not UTF-8 asks for its encoding, and is read by the one that is said', async () => {
  const { send, choose, find } = await given()
  const { id } = await send(Buffer.from(`id,created_at,text\n1,2026-01-05T10:00:00Z,Caf\u00e9 closed\n`, 'latin1'))
  expect(await choose(id, {})).toMatchObject({ missing: ['Choose the encoding of the file: it is not UTF-8.'] })
  expect(await choose(id, { encoding: 'windows-1252' })).toEqual({ ok: true, missing: [] })
  expect((await find(id))?.found).toMatchObject({ rows: [['1', '2026-01-05T10:00:00Z', 'Caf\u00e9 closed']] })
})

test('of empty lines without end only the beginning is looked at', async () => {
  const { send, find } = await given()
  const { id } = await send(`nr;when;who;words\n${'\n'.repeat(9 * 2 ** 20)}1;2026-01-05;ann;Late.\n`)
  expect((await find(id))?.found).toMatchObject({ columns: ['nr', 'when', 'who', 'words'], rows: [] })
  const lineEnds = await send(`${'\n'.repeat(9 * 2 ** 20)}{"id":"late"}`, 'lines.jsonl')
  expect(lineEnds).toMatchObject({ ok: false })
})

test('records that say themselves what they are need no mapping', async () => {
  const { workspace, scope, enqueue, work, send, choose } = await given()
  const { id } = await send(
    wrote('a1', '2026-01-05', 'ann@example.org', 'Where?') + replied('a2', '2026-01-06', 'Here.'),
    'mail.jsonl',
  )
  expect(await choose(id, {})).toEqual({ ok: true, missing: [] })
  await startImport(db, enqueue, scope, id, 'Ada')
  await work()
  expect((await contentsOf(database, workspace.id)).places).toHaveLength(2)
})

test('an import left the queue stays to be chosen for, one thrown away is gone, and a day later all are', async () => {
  const { scope, folder, enqueue, work, send, find } = await given()
  const [first, second, third] = [await send(table(lines)), await send(table(lines)), await send(table(lines))]
  await startImport(db, enqueue, scope, first.id, 'Ada')
  expect(await dropUpload(db, scope, first.id, 'Ada')).toMatchObject({ ok: false })
  expect(await leaveQueue(db, scope, first.id)).toEqual({ ok: true })
  await work()
  expect((await find(first.id))?.state).toBe('received')
  expect(await dropUpload(db, scope, second.id, 'Ada')).toEqual({ ok: true })
  expect([await find(second.id), existsSync(second.path)]).toEqual([undefined, false])
  const sweep = (at: Date) =>
    sweepUploads(folder).run(null, { db, pool, log, signal: new AbortController().signal, now: () => at })
  await sweep(new Date(now.getTime() + 23 * 3_600_000))
  expect(existsSync(third.path)).toBe(true)
  await sweep(new Date(now.getTime() + 25 * 3_600_000))
  expect([await find(third.id), existsSync(third.path)]).toEqual([undefined, false])
})

test('an import that has begun neither leaves the queue nor loses its file, also before its first row is read', async () => {
  const { workspace, scope, enqueue, send, find } = await given()
  const { id } = await send(wrote('a1', '2026-01-05', 'ann@example.org', 'Where?'), 'mail.jsonl')
  await startImport(db, enqueue, scope, id, 'Ada')
  const answers: boolean[] = []
  const connect = async () => {
    if (answers.length === 0)
      answers.push((await leaveQueue(db, scope, id)).ok, (await dropUpload(db, scope, id, 'Ada')).ok)
    return pool.connect()
  }
  const tools = { db, pool: { connect } as Pool, log, signal: new AbortController().signal, now: () => now }
  await importUploadJob.run({ workspaceId: workspace.id, upload: id }, tools)
  expect(answers).toEqual([false, false])
  expect(await find(id)).toMatchObject({ state: 'finished', run_id: expect.any(Number) as number })
})

test('what was asked for and never came onto the queue is put there, once, and only what waits', async () => {
  const { workspace, scope, send } = await given()
  const never: Enqueue = () => Promise.resolve()
  const [tried, imported, left] = [randomUUID(), randomUUID(), randomUUID()]
  for (const id of [tried, imported, left]) await send(table(lines), 'file.csv', id)
  await startTrial(db, never, scope, tried)
  await startImport(db, never, scope, imported, 'Ada')
  const { source } = await importText(database, workspace.id, twcsFile(twcsRows(5, 20)))
  await askToTakeBack(db, never, scope, source.id, by)
  const asked = { reaches: 'days', asked_by: 'Ada', asked_at: now } as const
  await inWorkspace(db, scope, (trx) => askToCountAnew(trx, scope, asked))
  const queued = async () =>
    (
      await pool.query<{ task_identifier: string; n: number }>(
        `select task_identifier, count(*) as n from graphile_worker.jobs
         where key = any ($1) group by 1 order by 1`,
        [[`try ${tried}`, `import ${imported}`, `import ${left}`, `take back ${source.id}`, `count ${workspace.id}`]],
      )
    ).rows
  const askAgain = (minutes: number) => {
    const at = () => new Date(now.getTime() + minutes * 60_000)
    return askAgainJob.run(null, { db, pool, log, signal: new AbortController().signal, now: at })
  }
  const once = ['import-upload', 'take-back', 'try-upload'].map((name) => ({ task_identifier: name, n: 1 }))
  await askAgain(0)
  // The setting itself may only now be changing.
  expect(await queued()).toEqual(once)
  await askAgain(6)
  await askAgain(12)
  expect(await queued()).toEqual([{ task_identifier: 'count-anew', n: 1 }, ...once])
})

test('files that no workspace knows are removed after a day, those that are waited for and those of others are not', async () => {
  const { scope, folder, enqueue, send } = await given()
  const { id } = await send(table(lines), 'file.csv', randomUUID())
  await startImport(db, enqueue, scope, id, 'Ada')
  const [forgotten, arriving] = [randomUUID(), randomUUID()]
  for (const name of [forgotten, arriving, 'notes.txt']) await writeFile(join(folder, name), 'words')
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
  for (const name of [id, forgotten, 'notes.txt']) await utimes(join(folder, name), daysAgo(3), daysAgo(2))
  await utimes(join(folder, arriving), daysAgo(0), daysAgo(0.5))
  const tools = { db, pool, log, signal: new AbortController().signal, now: () => now }
  await sweepUploads(folder).run(null, tools)
  expect(new Set(await readdir(folder))).toEqual(new Set([id, arriving, 'notes.txt']))
  await sweepUploads(join(folder, 'never-made')).run(null, tools)
})

test('a file that cannot be noted is not kept', async () => {
  const { scope, folder } = await given()
  const path = join(folder, 'file')
  await writeFile(path, table(lines))
  const file = { id: 'file', path, name: 'no name for a row\0', bytes: 9, sha256: 'x' }
  await expect(keepUpload(db, scope, file, by)).rejects.toThrow('invalid byte sequence')
  expect(await readdir(folder)).toEqual([])
})

test('a source is taken back in the background, as if it had never come', async () => {
  const { workspace, scope, enqueue, work, shown } = await given()
  const { source } = await importText(database, workspace.id, twcsFile(twcsRows(5, 20)))
  await askToTakeBack(db, enqueue, scope, source.id, by)
  expect(await shown()).toMatchObject([{ kind: 'take_back', source: source.id, by: 'Ada' }])
  await work()
  expect(await shown()).toEqual([])
  expect((await contentsOf(database, workspace.id)).conversations).toEqual([])
})
