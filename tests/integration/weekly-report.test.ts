import { expect, test } from 'vitest'
import { setLetterSchedule } from '#app/actions/letter-schedule.server.ts'
import { correctMessage } from '#app/actions/correct-message.server.ts'
import { writeLettersJob } from '#app/jobs/write-letters.ts'
import { addDays } from '#app/measures/days.ts'
import { toldLetterShape, type ToldLetter } from '#app/measures/letter.ts'
import { createLog } from '#app/platform/log.ts'
import { atThisMachine, type Asker } from '#app/rights/asker.ts'
import { inView, type Access } from '#app/screens/in-view.server.ts'
import { editLetter, type LetterChange } from '#app/weekly-report/edit.server.ts'
import { writeLetter } from '#app/weekly-report/freeze.server.ts'
import { letterCsv } from '#app/weekly-report/letter-csv.ts'
import { letterLines } from '#app/weekly-report/letter-text.ts'
import { loadLetter } from '#app/weekly-report/load.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import type { Workspace } from '#db/queries/workspace.ts'
import { busyNow, busyWeek, busyWeekLines } from '../factories/busy-week.ts'
import { importText } from '../factories/imported.ts'
import { happened, replied, wrote } from '../factories/mail.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'

const database = await createTestDatabase()
const { db, pool } = database
const week = '2026-W02'
const nextMonday = new Date('2026-01-19T12:00:00Z')

const access = (now: Date, asker: Asker = atThisMachine): Access => ({
  ...{ db, askerOf: () => asker, now: () => now },
  inWorkspace: (scope, work) => inWorkspace(db, scope, work),
})

async function busyWorkspace(): Promise<Workspace> {
  const workspace = await freshWorkspace(db)
  await importText(database, workspace.id, busyWeekLines().join(''), { format: 'jsonl' })
  // As if it had been imported while it happened.
  await pool.query('update message set first_seen_at = occurred_at where workspace_id = $1', [workspace.id])
  return workspace
}

async function read(workspace: Workspace, of = week, now = busyNow): Promise<ToldLetter> {
  const found = await inView(access(now), workspace.name, new URLSearchParams(), (trx, seen) =>
    loadLetter(trx, seen, of),
  )
  if (!found.ok || !found.value) throw new Error(`no letter of ${of}`)
  return toldLetterShape.parse(found.value.letter)
}

const rowsOf = async ({ id }: Workspace) => {
  const { rows } = await pool.query<{ week: string; letter: unknown }>(
    'select week, letter from weekly_report where workspace_id = $1 order by week',
    [id],
  )
  return rows
}

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test('a letter says the week’s signal, what it was about and who waits; a week that has one keeps it', async () => {
  const workspace = await busyWorkspace()
  const both = await Promise.all([1, 2].map(() => writeLetter(access(busyNow), workspace.name, week, 'us')))
  expect(both.filter((one) => one.ok && one.isNew)).toHaveLength(1)
  const letter = await read(workspace)
  expect(letter.headline.title).toMatch(/^People waited longer for a first answer/)
  expect(letter.about[0]).toBe('12 of 30 conversations were about “heating”.')
  expect(letter.measures.map(({ key }) => key)).toEqual(['resolution_rate', 'first_response', 'repeat_share'])
  expect(letter.changed[0]).toMatchObject({ key: 'first_response', word: 'Signal' })
  expect(letter.restatedSince).toBeNull()
  // As of Monday at 8, whenever it is written.
  expect(letter.asOf).toBe('2026-01-12T08:00:00.000Z')
  const csv = plain(letterCsv(letter))
  for (const { figure } of letter.measures) expect(csv).toContain(plain(figure))

  const [before] = await rowsOf(workspace)
  expect(await writeLetter(access(nextMonday), workspace.name, week, 'others')).toMatchObject({ isNew: false })
  expect(await rowsOf(workspace)).toEqual([before])
})

test('what reaches us late changes no letter: the frozen page and the next letter say both figures', async () => {
  const workspace = await busyWorkspace()
  await writeLetter(access(busyNow), workspace.name, week, 'us')
  const before = await read(workspace)
  const late = Array.from({ length: 30 }, (_, i) => {
    const day = addDays(busyWeek, i % 5)
    const [thread, person] = [`late${i}`, `late${i}@example.org`]
    return [
      wrote(`${thread}a`, `${day}T09:00:00Z`, person, 'Hello, my rug smells odd. Please help!', { thread }),
      replied(`${thread}b`, `${day}T09:20:00Z`, 'We have sent a new one, it arrives tomorrow.', { thread }),
    ].join('')
  })
  await importText(database, workspace.id, late.join(''), { format: 'jsonl', name: 'late.jsonl' })
  const after = await read(workspace)
  const said = before.measures[1]!.figure
  expect(after.measures).toEqual(before.measures)
  const [response, ...others] = after.restatedSince!.figures
  expect(others).toEqual([])
  expect(response).toMatchObject({ key: 'first_response', said })
  expect(plain(response!.sentence)).toBe(
    plain(`First response: we said ${said}; it is ${response!.now} now, because 60 messages reached us late.`),
  )

  await writeLetter(access(nextMonday), workspace.name, '2026-W03', 'us')
  const next = await read(workspace, '2026-W03', nextMonday)
  expect(next.restated).toEqual([after.restatedSince])
  expect(letterLines(next).map(plain)).toContain(plain(`Week 2 of 2026. ${response!.sentence}`))
})

test('a figure is another now because of what reached us late of the conversations it counts, and of no others', async () => {
  const workspace = await busyWorkspace()
  await writeLetter(access(busyNow), workspace.name, week, 'us')
  // Helped in the week before Christmas, they come due in the first week of January.
  const reopened = Array.from({ length: 8 }, (_, i) =>
    happened(`w11n${i + 15}-again`, '2025-12-29T12:00:00Z', { kind: 'reopened' }),
  )
  const elsewhere = wrote('late', '2026-01-09T09:00:00Z', 'late@example.org', 'Thank you all!')
  await importText(database, workspace.id, [...reopened, elsewhere].join(''), { format: 'jsonl', name: 'late.jsonl' })
  const { figures } = (await read(workspace)).restatedSince!
  expect(figures[0]!.sentence).toMatch(/^Resolution: we said .+; it is .+ now, because 8 reopenings reached us late\.$/)
  const scope = { workspaceId: workspace.id, teams: 'all' as const }
  const { rows } = await pool.query<{ id: string }>(
    "select namespace || ':' || external_id as id from message where workspace_id = $1 and external_id = 'w11n2b'",
    [workspace.id],
  )
  const message = rows[0]!.id
  const corrected = await correctMessage(pool, scope, {
    ...{ message, correction: { helps: false, asks: true }, who: 'Mara', now: nextMonday },
  })
  expect(corrected).toMatchObject({ ok: true })
  expect((await read(workspace)).restatedSince!.figures[0]!.sentence).toMatch(
    /because 8 reopenings reached us late, and people corrected what the judge had read in 1 message\.$/,
  )
})

test('two workers at the chosen hour, and again after it, write one letter for every workspace', async () => {
  const workspace = await busyWorkspace()
  const [log, signal] = [createLog({ LOG_LEVEL: 'silent' }, 'worker'), new AbortController().signal]
  const work = (now: Date) => writeLettersJob.run({}, { db, pool, log, signal, now: () => now })
  const early = new Date('2026-01-12T07:59:00Z')
  await work(early)
  expect((await rowsOf(workspace)).map((row) => row.week)).toEqual(['2025-12-29'])
  await Promise.all([work(busyNow), work(busyNow)])
  await work(busyNow)
  expect((await rowsOf(workspace)).map((row) => row.week)).toEqual(['2025-12-29', busyWeek])
})

test('a letter is written at the hour that Settings says, and none where it says so', async () => {
  const workspace = await busyWorkspace()
  const scope = { workspaceId: workspace.id, teams: 'all' as const }
  const [log, signal] = [createLog({ LOG_LEVEL: 'silent' }, 'worker'), new AbortController().signal]
  const writtenAt = async (moment: string) => {
    await writeLettersJob.run({}, { db, pool, log, signal, now: () => new Date(moment) })
    return (await rowsOf(workspace)).map((row) => row.week)
  }
  await setLetterSchedule(db, scope, { weekday: 2, hour: 17, is_on: false, who: 'Mara' })
  expect(await writtenAt('2026-01-13T17:00:00Z')).toEqual([])
  await setLetterSchedule(db, scope, { weekday: 2, hour: 17, is_on: true, who: 'Mara' })
  expect(await writtenAt('2026-01-13T16:59:00Z')).toEqual(['2025-12-29'])
  expect(await writtenAt('2026-01-13T17:00:00Z')).toEqual(['2025-12-29', busyWeek])
  const { rows } = await pool.query<{ who: string; before: unknown; after: unknown }>(
    "select who, before, after from audit where workspace_id = $1 and action = 'set weekly letter' order by id",
    [workspace.id],
  )
  expect(rows[0]).toMatchObject({ who: 'Mara', before: { weekday: 1, hour: 8, is_on: true }, after: { is_on: false } })
  expect(rows).toHaveLength(2)
})

test('a note and another conversation can be put in until a letter goes out, and its figures by nobody', async () => {
  const workspace = await busyWorkspace()
  await writeLetter(access(nextMonday), workspace.name, week, 'us')
  const scope = { workspaceId: workspace.id, teams: 'all' as const }
  const edit = (change: LetterChange, seen: number, who = 'Mara') =>
    inWorkspace(db, scope, (trx) => editLetter(trx, scope, { week, change, seen, who }))
  expect(await edit({ do: 'note', text: 'The pumps are mended.' }, 0)).toEqual({ ok: true })
  expect(await edit({ do: 'leave_out', kind: 'failed' }, 1)).toEqual({ ok: true })
  const told = await read(workspace)
  expect(told.note).toEqual({ text: 'The pumps are mended.', by: 'Mara' })
  expect(told.reads.map(({ kind }) => kind)).not.toContain('failed')
  await pool.query('update weekly_report_edition set closed_at = now() where workspace_id = $1', [workspace.id])
  expect(await edit({ do: 'note', text: 'Later' }, 2)).toMatchObject({ ok: false, status: 409 })
  expect((await read(workspace)).note?.text).toBe('The pumps are mended.')
  const change = inWorkspace(db, scope, (trx) =>
    // @ts-expect-error a letter's columns cannot be updated; the database refuses it, too
    trx.updateTable('weekly_report').set({ letter: '{}' }).execute(),
  )
  await expect(change).rejects.toThrow(/row-level security/)
})

test('of two who change what both have seen one is kept, and the other is told who it was', async () => {
  const workspace = await busyWorkspace()
  await writeLetter(access(nextMonday), workspace.name, week, 'us')
  const scope = { workspaceId: workspace.id, teams: 'all' as const }
  const edit = (who: string, change: LetterChange, seen: number) =>
    inWorkspace(db, scope, (trx) => editLetter(trx, scope, { week, change, seen, who }))
  const atOnce = (seen: number, change: (who: string) => LetterChange) =>
    Promise.all(['Mara', 'Noor'].map((who) => edit(who, change(who), seen)))
  // The first change of a letter, and a later one: there is a row to wait for then.
  for (const seen of [0, 1]) {
    const both = await atOnce(seen, (who) => ({ do: 'note', text: `${who} says ${seen}` }))
    const first = both[0]?.ok ? 'Mara' : 'Noor'
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({ status: 409, meanwhile: { by: first } })
    expect((await read(workspace)).note).toEqual({ text: `${first} says ${seen}`, by: first })
  }
  const reads = await atOnce(2, () => ({ do: 'exchange', kind: 'failed' }))
  expect(reads.filter(({ ok }) => ok)).toHaveLength(1)
})

test('a week that is not over, or of which nothing is known, has no letter; and none is written by or for one team', async () => {
  const workspace = await busyWorkspace()
  const running = await writeLetter(access(busyNow), workspace.name, '2026-W03', 'us')
  expect(running).toEqual({ ok: false, status: 400, reason: 'Week 2026-W03 is not over yet.' })
  expect(await writeLetter(access(busyNow), workspace.name, '2020-W10', 'us')).toMatchObject({ ok: false, status: 404 })
  const agency: Asker = { ...atThisMachine, teams: [1] }
  expect(await writeLetter(access(busyNow, agency), workspace.name, week, 'them')).toMatchObject({ status: 403 })
})
