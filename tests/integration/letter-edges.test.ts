import { expect, test } from 'vitest'
import { addDays } from '#app/measures/days.ts'
import type { ReadKind } from '#app/measures/letter.ts'
import { atThisMachine } from '#app/rights/asker.ts'
import { type Access, inView } from '#app/screens/in-view.server.ts'
import { editLetter } from '#app/weekly-report/edit.server.ts'
import { writeLetter } from '#app/weekly-report/freeze.server.ts'
import { letterLines } from '#app/weekly-report/letter-text.ts'
import { loadLetter } from '#app/weekly-report/load.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { busyNow, busyWeek, busyWeekLines } from '../factories/busy-week.ts'
import { importText } from '../factories/imported.ts'
import { replied, wrote } from '../factories/mail.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'

const database = await createTestDatabase()
const { db } = database
const week = '2026-W02'

/** The letter of the busy week over these records, as plain lines, after what a terminal declared; without a conversation. */
async function linesOf(records: string[], declared: string[][] = [], leftOut?: ReadKind): Promise<string[]> {
  const workspace = await freshWorkspace(db)
  await importText(database, workspace.id, records.join(''), { format: 'jsonl' })
  const { json } = terminal(database, { workspace: workspace.name, now: () => busyNow })
  for (const words of declared) await json(...words)
  const access: Access = {
    ...{ db, askerOf: () => atThisMachine, now: () => busyNow },
    inWorkspace: (scope, work) => inWorkspace(db, scope, work),
  }
  await writeLetter(access, workspace.name, week, 'us')
  const [scope, seen] = [{ workspaceId: workspace.id, teams: 'all' as const }, 0]
  if (leftOut !== undefined) {
    const change = { do: 'leave_out', kind: leftOut } as const
    await inWorkspace(db, scope, (trx) => editLetter(trx, scope, { week, change, seen, who: 'Mara' }))
  }
  const found = await inView(access, workspace.name, new URLSearchParams(), (trx, seen) => loadLetter(trx, seen, week))
  if (!found.ok || !found.value) throw new Error('there is no letter')
  return letterLines(found.value.letter).map((line) => line.replaceAll('\u00a0', ' '))
}

const asked = (name: string, day: string) =>
  wrote(`${name}a`, `${day}T09:00:00Z`, `${name}@example.org`, 'Where is my parcel? Please help!', { thread: name })
const helped = (name: string, day: string) =>
  replied(`${name}b`, `${day}T10:00:00Z`, 'We have sent a new one, it arrives tomorrow.', { thread: name })

test('the first customer ever, who is still waiting', async () => {
  const lines = await linesOf([asked('ann', '2026-01-08')], [['promise', 'set', '1']])
  expect(lines).toEqual(
    expect.arrayContaining([
      'Too few conversations to judge this week.',
      'A week is judged from 20 on; this one had no conversations for resolution and 1 conversation for first response. For repeat customers it is too early to tell: that takes 26 weeks of history.',
      'Resolution: no conversations.',
      'First response: too few to say (1 conversation). A week is judged from 20 on.',
      'Passed along: no conversations. None.',
      '1 person was waiting for an answer at 08:00 on Mon 12 Jan, for longer than the hour we promise. The wait had lasted 3 days and 23 hours. Of the conversations begun in the last 90 days, none was left without a reply, and in none did we only send people elsewhere.',
      'Nobody has been named as being in charge of these conversations.',
    ]),
  )
})

test('a week in which nobody wrote', async () => {
  const lines = await linesOf([asked('ann', '2025-12-08'), helped('ann', '2025-12-08')])
  expect(lines.slice(3, 5)).toEqual([
    'Nobody wrote to us this week, that we know of.',
    'No conversation began and none came due in these days.',
  ])
  expect(lines).toContain('None came due that shows what this week was like.')
  expect(lines.join(' ')).toContain('Nobody was waiting at 08:00 on Mon 12 Jan, that we know of.')
})

test('a few, of whom some were never answered', async () => {
  const names = ['ann', 'ben', 'cleo', 'dan', 'eve', 'fay', 'gus']
  const records = names.flatMap((name, i) => [
    asked(name, addDays('2025-12-22', i)),
    ...(i % 2 ? [helped(name, addDays('2025-12-22', i))] : []),
  ])
  const lines = await linesOf(records)
  expect(lines).toEqual(
    expect.arrayContaining([
      'Resolution: 3 of 7 (15 to 77%; 7 conversations). A week is judged from 20 on. None of these 3 is confirmed; all are presumed to be resolved.',
      'Passed along: too few to say. Too few. A week is judged from 20 on; this one had 3 conversations.',
      expect.stringMatching(
        /^Failed: “Where is my parcel\? Please help!” .+ They wrote once and had no reply from us\.$/,
      ),
    ]),
  )
  expect(lines.join(' ')).toContain('4 were left without a reply, and in none did we only send people elsewhere.')
  expect(lines.at(-1)).toMatch(/A person may exchange or leave out each\.$/)
  expect((await linesOf(records, [], 'failed')).at(-1)).toMatch(/leave out each\. Of these, a person left out one\.$/)
})

test('a week in which nobody had an answer is not said to have had too few', async () => {
  const many = Array.from({ length: 30 }, (_, i) => asked(`n${i}-`, addDays(busyWeek, i % 7)))
  expect(await linesOf(many)).toEqual(
    expect.arrayContaining([
      'Whether this week was ordinary cannot be told.',
      'First response: more than half not answered (30 conversations). Not judged. None of 30 conversations had an answer, so there is no figure to judge.',
      expect.stringMatching(
        /^30 people were waiting for an answer .+, all of them for longer than the 8 hours we promise\./,
      ),
    ]),
  )
})

test('somebody else takes charge in the middle of the week', async () => {
  const lines = await linesOf(busyWeekLines(), [
    ['team', 'add', 'Desk', '--kind', 'in_house'],
    ['team', 'add', 'Agency', '--kind', 'outsourced'],
    ['stewardship', 'add', 'Desk', '--team', 'Desk', '--from', '2025-10-01', '--to', '2026-01-07'],
    ['stewardship', 'add', 'Agency', '--team', 'Agency', '--from', '2026-01-07'],
  ])
  expect(lines).toContain('Desk (in-house) first; Agency (outsourced) from Wed 7 Jan on.')
  expect(lines[4]).toContain(
    'For first response these conversations began in the days of a change (Agency took charge), which no range fits.',
  )
  expect(lines).toContain(
    'Passed along: 0%. Too early. That takes 12 weeks, and there are 11 so far. None of 30 conversations ended with the customer only sent elsewhere.',
  )
})

test('a source that was silent is missed once, and judges nothing', async () => {
  const gap = ['source', 'gap', 'add', 'file', '--from', '2026-01-07', '--reason', 'the mailbox was full']
  const lines = await linesOf(busyWeekLines(), [gap])
  expect(lines[3]).toBe('Part of this week is missing.')
  expect(lines[4]).toMatch(/^file was silent from Wed 7 Jan on, and what came then is missing: the mailbox was full\./)
  expect(lines[lines.indexOf('How complete this is') + 1]).toMatch(
    /^Missing: what came to file from Wed 7 Jan on\. The last message/,
  )
  expect(lines).toContain(
    'Passed along: 0%. Not judged. A source was silent while these conversations ran. None of 30 conversations ended with the customer only sent elsewhere.',
  )
})
