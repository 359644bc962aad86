import { atThisMachine } from '#app/rights/asker.ts'
import { expect, test } from 'vitest'
import { readingWords } from '#app/measures/format.ts'
import { countedOnce } from '#app/measures/headline.ts'
import { weekName } from '#app/measures/days.ts'
import { type Health, loadHealth } from '#app/screens/health.server.ts'
import { inView } from '#app/screens/in-view.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import type { Workspace } from '#db/queries/workspace.ts'
import { importText } from '../factories/imported.ts'
import { insertLongHistory } from '../factories/long-history.ts'
import { wrote } from '../factories/mail.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'

const { db, pool } = await createTestDatabase()
const now = new Date('2026-02-09T08:40:00Z')

async function healthOf(workspace: Workspace, search: Record<string, string> = {}, at = now): Promise<Health | null> {
  const access = {
    askerOf: () => atThisMachine,
    db,
    inWorkspace: <T>(...[scope, work]: Parameters<typeof inWorkspace<T>> extends [unknown, ...infer R] ? R : never) =>
      inWorkspace(db, scope, work),
    now: () => at,
  }
  const result = await inView(access, workspace.name, new URLSearchParams(search), (trx, seen) => loadHealth(trx, seen))
  if (!result.ok) throw new Error(result.message)
  return result.value
}

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test('the headline of 40 weeks: each is true to its numbers', { timeout: 120_000 }, async () => {
  const workspace = await freshWorkspace(db)
  const slower = { '2025-10-27': 3, '2025-11-24': 0.2, '2026-01-26': 4 }
  await insertLongHistory(db, workspace, { from: '2024-11-04', to: '2026-02-09', handover: '2025-06-02', slower })
  const newest = await healthOf(workspace)
  const kinds: Record<string, number> = {}
  for (const monday of newest!.choices.weeks.slice(1, 41)) {
    const { headline, first, others } = (await healthOf(workspace, { week: weekName(monday) }))!
    kinds[headline.kind] = (kinds[headline.kind] ?? 0) + 1
    const all = countedOnce([...first, ...others]).map((measure) => ({
      ...measure,
      point: measure.series.points.at(-1)!,
    }))
    const beyond = all.filter(({ point: { finding, value, limits } }) => {
      const outside = limits !== null && value !== null && (value > limits.high || value < limits.low)
      if (finding === 'signal') expect(outside, `${monday}: only what is outside is a signal`).toBe(true)
      if (finding === 'ordinary') expect(outside, `${monday}: what is outside is not ordinary`).toBe(false)
      return finding === 'signal'
    })
    expect(headline.signals.toSorted()).toEqual(beyond.map(({ key }) => key).toSorted())
    expect(headline.kind === 'signal').toBe(beyond.length > 0)
    const lead = all.find(({ key }) => key === headline.signals[0])
    const words = [headline.title, ...headline.deck].map(plain).join(' ')
    if (lead) {
      expect(plain(headline.title)).toContain(plain(readingWords(lead.reading).value))
      expect(words).toMatch(
        lead.point.value! > lead.point.limits!.high ? /above the usual range/ : /below the usual range/,
      )
    }
    for (const { point, reading } of all) {
      if (headline.kind === 'ordinary' && first.some(({ key }) => key === reading.key) && point.finding === 'ordinary')
        expect(words).toContain(plain(readingWords(reading).value))
    }
    // No week may borrow an adjective that its figures did not earn.
    if (!lead) expect(headline.title).not.toMatch(/longer|less|more|fewer/i)
  }
  expect(kinds['signal']).toBeGreaterThanOrEqual(3)
  expect(kinds['too_early']).toBeGreaterThanOrEqual(8)
  expect(kinds['ordinary']).toBeGreaterThanOrEqual(10)
})

test('a source gap keeps its weeks out, is named where it touches the week, and goes with a filter of its channel', async () => {
  const workspace = await freshWorkspace(db)
  await insertLongHistory(db, workspace, { from: '2025-06-02', to: '2026-02-09' })
  const { rows } = await pool.query<{ id: number }>('select id from source where workspace_id = $1', [workspace.id])
  await pool.query(
    `insert into source_gap (workspace_id, source_id, from_at, to_at, reason, made_by)
     values ($1, $2, '2026-01-20T10:00Z', '2026-01-22T00:00Z', 'Why', 'us')`,
    [workspace.id, rows[0]!.id],
  )
  const hit = async (search: Record<string, string>, key: string) => {
    const { first } = (await healthOf(workspace, search))!
    const measure = first.find((one) => one.key === key)!
    return measure.series.points.filter(({ outage }) => outage).map(({ from }) => from)
  }
  expect(await hit({}, 'first_response')).toEqual(['2026-01-19'])
  expect(await hit({}, 'resolution_rate')).toEqual(['2026-01-19', '2026-01-26', '2026-02-02'])
  const week = (await healthOf(workspace, { week: '2026-W04' }))!
  expect(week.silent).toMatchObject([{ source: 'history.csv', from: '2026-01-20', to: '2026-01-22' }])
  expect((await healthOf(workspace))!.silent).toEqual([])
  await pool.query(`delete from account where workspace_id = $1 and channel = 'email'`, [workspace.id])
  expect(await hit({ channel: 'email' }, 'first_response')).toEqual([])
  expect(await hit({ channel: 'x' }, 'first_response')).toEqual(['2026-01-19'])
})

test('as of a moment Health looks at the week before it, and knows nothing of what came later', async () => {
  const workspace = await freshWorkspace(db)
  await insertLongHistory(db, workspace, { from: '2025-06-02', to: '2026-02-09' })
  const then = (await healthOf(workspace, { 'as-of': '2025-11-05' }))!
  expect(then.week).toMatchObject({ from: '2025-10-27', over: true })
  expect(then.choices.weeks[0]).toBe('2025-11-03')
  const same = (await healthOf(workspace, {}, new Date('2025-11-05T00:00:00Z')))!
  expect(then.first).toEqual(same.first)
  expect(await healthOf(workspace, { 'as-of': '2025-01-05' })).toBeNull()
})

test('who waits longest is shown with what nobody has answered, by name, and the how manieth time it is', async () => {
  const workspace = await freshWorkspace(db)
  const at = (day: string) => `Tue ${day} 10:00:00 +0000 2026`
  const rows = [
    ['1', 'anna', 'True', at('Jan 06'), '"@AlderHelp My parcel has not arrived, where is it?"', '', ''],
    [
      '2',
      'AlderHelp',
      'False',
      at('Jan 06').replace('10:', '11:'),
      '"@anna It is in Leeds and arrives tomorrow."',
      '',
      '1',
    ],
    ['3', 'anna', 'True', at('Feb 03'), '"@AlderHelp Can you send me the invoice for my boots?"', '', ''],
    ['4', 'anna', 'True', at('Feb 03').replace('10:', '12:'), '"@AlderHelp Hello? Is anybody there?"', '', '3'],
    [
      '5',
      'bo',
      'True',
      at('Feb 03').replace('10:', '11:'),
      '"@AlderHelp This is terrible, the zip broke and nobody helps, I am furious."',
      '',
      '',
    ],
  ]
  const head = 'tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id'
  await importText({ db, pool }, workspace.id, [head, ...rows.map((row) => row.join(','))].join('\n'))
  const { waiting } = (await healthOf(workspace))!
  expect(waiting.reading.n).toBe(2)
  expect(waiting.longest).toMatchObject([
    {
      said: '@AlderHelp Can you send me the invoice for my boots?',
      name: 'anna',
      nth: 2,
      tone: 'asking',
      channel: 'x',
    },
    { name: 'bo', nth: 1, tone: expect.stringMatching(/upset|complaining/) as string },
  ])
  expect(waiting.longest[0]!.waitedSeconds).toBe((now.getTime() - Date.parse('2026-02-03T10:00:00Z')) / 1000)
})

test('one message from years ago does not make anybody a new customer, nor begin the weeks', async () => {
  const workspace = await freshWorkspace(db)
  await importText({ db, pool }, workspace.id, wrote('old', '2011-03-08', 'ann@example.org', 'Are you open?'), {
    format: 'jsonl',
  })
  await insertLongHistory(db, workspace, { from: '2025-11-24', to: '2026-02-09' })
  const repeat = async (week: string) =>
    (await healthOf(workspace, { week }))!.first.find(({ key }) => key === 'repeat_share')!.reading
  expect(await repeat('2026-W06')).toMatchObject({ state: 'too_soon', value: null })
  const { choices } = (await healthOf(workspace))!
  expect(choices.weeks.at(-1)).toBe('2025-11-24')

  const fuller = await freshWorkspace(db)
  await insertLongHistory(db, fuller, { from: '2025-07-28', to: '2026-02-09' })
  const measured = (await healthOf(fuller))!.first.find(({ key }) => key === 'repeat_share')!
  expect(measured.reading.state).toBe('ok')
})

test('where everything came in the running week, Health looks at it', async () => {
  const workspace = await freshWorkspace(db)
  await importText({ db, pool }, workspace.id, wrote('a1', '2026-02-09', 'ann@example.org', 'Where is my parcel?'), {
    format: 'jsonl',
  })
  const { week, headline, choices } = (await healthOf(workspace, {}, new Date('2026-02-11T09:00:00Z')))!
  expect(week).toEqual({ from: '2026-02-09', to: '2026-02-16', over: false })
  expect(headline.kind).toBe('not_over')
  expect(choices.weeks).toEqual(['2026-02-09'])
})

test('a week with too few to judge names the last before it that has enough', async () => {
  const workspace = await freshWorkspace(db)
  await insertLongHistory(db, workspace, { from: '2025-07-28', to: '2026-01-19' })
  await importText({ db, pool }, workspace.id, wrote('a1', '2026-02-03', 'ann@example.org', 'Where is my parcel?'), {
    format: 'jsonl',
  })
  const { headline, fuller } = (await healthOf(workspace))!
  expect([headline.kind, fuller?.monday]).toEqual(['too_few', '2026-01-12'])
  expect(fuller?.conversations).toBeGreaterThan(19)
  expect((await healthOf(workspace, { week: '2026-W03' }))!.fuller).toBeNull()
})
