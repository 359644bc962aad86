import { expect, test } from 'vitest'
import { addDays } from '#app/measures/days.ts'
import { openDueMailings } from '#app/weekly-report/mailing.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { changeLetterReader } from '#db/queries/letter-reader.ts'
import { busyNow, busyWeek } from '../factories/busy-week.ts'
import { letBeServer, letRead, scopeOfAll, sendIt } from '../factories/letters.ts'
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
