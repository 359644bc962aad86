import { expect, test } from 'vitest'
import { addDays } from '#app/measures/days.ts'
import { putReaderBack, removeReader, setBounces } from '#app/actions/letter-readers.server.ts'
import { deliverLetters } from '#app/weekly-report/sending/deliver.server.ts'
import { openDueMailings } from '#app/weekly-report/sending/mailing.server.ts'
import type { Sender } from '#app/weekly-report/sending/sender.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { changeLetterReader } from '#db/queries/letter-reader.ts'
import type { Workspace } from '#db/queries/workspace.ts'
import { busyNow, busyWeek } from '../factories/busy-week.ts'
import { deliveriesOf, letBeServer, letRead, scopeOfAll, sendIt } from '../factories/letters.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'

const database = await createTestDatabase()
const { db, pool } = database
const day = 24 * 60
const later = (minutes: number) => new Date(busyNow.getTime() + minutes * 60_000)

/** A workspace that sends its letters: this one of the busy week, whose contents nobody reads here. */
async function workspaceThatSends(names: string[]) {
  const workspace = await freshWorkspace(db)
  const scope = scopeOfAll(workspace)
  const write = (week: string, minutes: number) =>
    pool.query(
      `insert into weekly_report (workspace_id, week, letter, as_of, published_at, published_by)
       values ($1, $2, '{}', $3, $3, 'Rapport')`,
      [workspace.id, week, later(minutes)],
    )
  await write(busyWeek, 0)
  await letBeServer(database, workspace, { port: 9 })
  const readers = await letRead(database, workspace, names)
  expect(await sendIt(database, workspace)).toMatchObject({ ok: true })
  return { workspace, scope, write, readers }
}

test('letters that could not go out for weeks do not all go to the first reader who is added', async () => {
  const { workspace, scope, write, readers } = await workspaceThatSends(['ann'])
  await inWorkspace(db, scope, (trx) => changeLetterReader(trx, scope, readers[0]!.id, { removed_at: busyNow }))
  for (let week = 1; week <= 10; week++) await write(addDays(busyWeek, 7 * week), 7 * week * day)
  const open = (minutes: number) =>
    inWorkspace(db, scope, (trx) =>
      openDueMailings(trx, scope, { now: later(minutes), who: 'Rapport', timeZone: 'UTC' }),
    )
  const lastIsDue = 70 * day + 120
  expect(await open(lastIsDue)).toBe(0)
  await letRead(database, workspace, ['bo'])
  expect(await open(lastIsDue + day + 1)).toBe(0)
  expect(await open(lastIsDue + day)).toBe(1)
  const { rows } = await pool.query('select week from weekly_report_delivery where workspace_id = $1 order by week', [
    workspace.id,
  ])
  expect(rows).toEqual([{ week: busyWeek }, { week: addDays(busyWeek, 70) }])
})

/** One turn of the job, with a way out that does as told. Gives what went wrong in Rapport itself. */
async function turn(workspace: Workspace, now: Date, send: Sender['send']) {
  const faults: unknown[] = []
  const senders = [{ kind: 'mail' as const, tellsRepeats: false, send }]
  const outgoing = () => Promise.resolve({ letter: {} as never, address: '' })
  const tools = { db, pool, senders, outgoing, now: () => now, signal: new AbortController().signal }
  await deliverLetters({ ...tools, onFault: (error) => void faults.push(error) }, scopeOfAll(workspace))
  return faults
}
const statesOf = async (workspace: Workspace) =>
  (await deliveriesOf(database, workspace)).map(({ state, attempts }) => [state, attempts])

test('a closed way whose first letter has used up its day leaves the others theirs', async () => {
  const { workspace } = await workspaceThatSends(['ann', 'bo'])
  const now = later(day - 2)
  await letRead(database, workspace, ['cy'])
  await sendIt(database, workspace, now)
  await turn(workspace, now, () => Promise.resolve({ ok: false, fate: 'again', says: 'Closed.', forAll: true }))
  expect(await statesOf(workspace)).toEqual([
    ['given_up', 1],
    ['given_up', 0],
    ['waiting', 0],
  ])
  const [, , cy] = await deliveriesOf(database, workspace)
  expect(cy).toMatchObject({ says: 'Closed.', next_at: later(day + 3) })
})

test('whoever lost a letter to another sender says nothing of the way to all', async () => {
  const { workspace } = await workspaceThatSends(['ann', 'bo'])
  const tries: number[] = []
  await turn(workspace, busyNow, async (_letter, { target_id: id }) => {
    tries.push(id)
    if (tries.length > 1) return { ok: true, says: '' }
    await pool.query('update weekly_report_delivery set sender = 1 where target_id = $1', [id])
    return { ok: false, fate: 'again', says: 'Closed.', forAll: true }
  })
  expect(await statesOf(workspace)).toEqual([
    ['sending', 1],
    ['sent', 1],
  ])
})

test('a letter that Rapport itself cannot send is tried as others are, given up after a day, and keeps none waiting', async () => {
  const { workspace, readers } = await workspaceThatSends(['ann', 'bo'])
  const wrong = new Error('cannot be composed')
  const send: Sender['send'] = (_letter, { target_id: id }) =>
    id === readers[0]!.id ? Promise.reject(wrong) : Promise.resolve({ ok: true, says: '' })
  expect(await turn(workspace, busyNow, send)).toEqual([wrong])
  expect(await statesOf(workspace)).toEqual([
    ['waiting', 1],
    ['sent', 1],
  ])
  expect(await turn(workspace, later(4), send)).toEqual([])
  expect(await turn(workspace, later(day), send)).toEqual([wrong])
  expect((await deliveriesOf(database, workspace))[0]).toMatchObject({
    ...{ state: 'given_up', says: expect.stringContaining('Something went wrong in Rapport') },
  })
})

test('what went wrong after it was handed over may have arrived', async () => {
  const { workspace } = await workspaceThatSends(['ann'])
  await turn(workspace, busyNow, async (_letter, _delivery, { handOver }) => {
    await handOver()
    throw new Error('broken')
  })
  expect(await statesOf(workspace)).toEqual([['unknown', 1]])
})

test('what was withdrawn goes after all when that is undone the same day, and by hand later', async () => {
  const { workspace, scope, readers } = await workspaceThatSends(['ann', 'bo', 'cy'])
  const [ann, bo, cy] = readers
  const doing = <T>(work: Parameters<typeof inWorkspace<T>>[2]) => inWorkspace(db, scope, work)
  const remove = (email: string) => doing((trx) => removeReader(trx, scope, { email, who: 'Mara', now: busyNow }))
  const putBack = (email: string, now: Date) => doing((trx) => putReaderBack(trx, scope, { email, who: 'Mara', now }))
  const bounces = (id: number, is: boolean) =>
    doing((trx) => setBounces(trx, scope, { id, bounces: is, who: 'Mara', now: later(5) }))
  await remove(ann!.email)
  await remove(bo!.email)
  await bounces(cy!.id, true)
  const states = async () => (await statesOf(workspace)).map(([state]) => state)
  expect(await states()).toEqual(['withdrawn', 'withdrawn', 'withdrawn'])
  await putBack(ann!.email, later(5))
  await bounces(cy!.id, false)
  expect(await states()).toEqual(['waiting', 'withdrawn', 'waiting'])
  await putBack(bo!.email, later(day + 1))
  expect(await states()).toEqual(['waiting', 'withdrawn', 'waiting'])
  expect(await sendIt(database, workspace, later(day + 2))).toEqual({ ok: true, isNew: 1 })
  expect((await deliveriesOf(database, workspace))[1]).toMatchObject({ state: 'waiting', made_at: later(day + 2) })
  expect(await sendIt(database, workspace, later(day + 2))).toMatchObject({ ok: false, status: 409 })
})
