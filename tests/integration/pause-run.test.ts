import { expect, test } from 'vitest'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { askOfRun, type RunRow } from '#db/queries/run.ts'
import { contentsOf, importText } from '../factories/imported.ts'
import { expectSound } from '../factories/sound.ts'
import { twcsFile, twcsRows } from '../factories/twcs.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'

const database = await createTestDatabase()
const { db, pool } = database
// More than two batches.
const rows = twcsRows(7, 6500)
const file = twcsFile(rows)

type Asked = NonNullable<RunRow['asked']>

/** An import of which something is asked before its first batch. */
async function importAsked(workspaceId: number, asked: Asked) {
  const scope = { workspaceId, teams: 'all' as const }
  return importText(database, workspaceId, file, {
    startedBy: 'Marit',
    onStart: ({ runId }) =>
      inWorkspace(db, scope, async (trx) => void (await askOfRun(trx, scope, runId, asked, 'Ada'))),
  })
}

test('paused, stopped and gone on with, an import loses nothing and counts nothing twice', async () => {
  const whole = await freshWorkspace(db)
  const apart = await freshWorkspace(db)
  await importText(database, whole.id, file)
  const paused = await importAsked(apart.id, 'pause')
  expect(paused.run).toMatchObject({ state: 'paused', received: 8000, asked_by: 'Ada', started_by: 'Marit' })
  expect(paused.run.bytes).toBe(Buffer.byteLength(file))
  expect(paused.run.bytes_read).toBeGreaterThan(0)
  expect(paused.run.bytes_read).toBeLessThan(paused.run.bytes!)
  await expectSound(pool, apart.id)

  const stopped = await importAsked(apart.id, 'stop')
  expect(stopped.run.state).toBe('stopped')
  expect(stopped.resumedAfter).toBe(paused.run.cursor_row)
  const finished = await importText(database, apart.id, file)
  expect(finished.run.state).toBe('finished')
  expect(finished.resumedAfter).toBe(stopped.run.cursor_row)
  const received = [paused, stopped, finished].map(({ run }) => run.received)
  expect(received.reduce((sum, one) => sum + one, 0)).toBe(rows.length)
  expect(await contentsOf(database, apart.id)).toEqual(await contentsOf(database, whole.id))
  await expectSound(pool, apart.id)
})

test('a run that is over hears nothing, and one of another workspace cannot be asked', async () => {
  const workspace = await freshWorkspace(db)
  const other = await freshWorkspace(db)
  const { run } = await importText(database, workspace.id, twcsFile(rows.slice(0, 20)))
  const ask = (workspaceId: number, id: number) => {
    const scope = { workspaceId, teams: 'all' as const }
    return inWorkspace(db, scope, (trx) => askOfRun(trx, scope, id, 'stop', 'Ada'))
  }
  expect(await ask(workspace.id, run.id)).toBeUndefined()
  await pool.query(`update run set state = 'running' where id = ${run.id}`)
  expect(await ask(other.id, run.id)).toBeUndefined()
  expect(await ask(workspace.id, run.id)).toEqual({ source_id: run.source_id })
})

test('a run that fails says so, and goes on after its last whole batch', async () => {
  const workspace = await freshWorkspace(db)
  const failing = importText(database, workspace.id, file, {
    onProgress: () => {
      throw Object.assign(new Error('words of a customer'), { code: 'ENOSPC' })
    },
  })
  await expect(failing).rejects.toThrow('words of a customer')
  const { rows: runs } = await pool.query<RunRow>(`select * from run where workspace_id = ${workspace.id}`)
  expect(runs).toMatchObject([{ state: 'failed', error: 'The disk is full.', received: 8000 }])
  expect((await importText(database, workspace.id, file)).resumedAfter).toBe(runs[0]!.cursor_row)
})
