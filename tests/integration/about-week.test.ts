import { atThisMachine } from '#app/rights/asker.ts'
import { beforeAll, expect, test } from 'vitest'
import type { About } from '#app/measures/about-words.ts'
import { termsOf } from '#app/conversations/terms.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { inView } from '#app/screens/in-view.server.ts'
import { openedNumber } from '#app/screens/opened-number.ts'
import { loadConversations } from '#app/screens/conversations.server.ts'
import { busyNow, busyWeek, busyWeekLines } from '../factories/busy-week.ts'
import { importText } from '../factories/imported.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'

const database = await createTestDatabase()
const now = () => busyNow
const workspace = await freshWorkspace(database.db)
const { say, json } = terminal(database, { workspace: workspace.name, now })

beforeAll(async () => {
  await importText(database, workspace.id, busyWeekLines().join(''), { format: 'jsonl' })
})

/** The list that an address opens. */
async function listOf(search: Record<string, string>) {
  const access = {
    askerOf: () => atThisMachine,
    db: database.db,
    inWorkspace: <T>(...[scope, work]: Parameters<typeof inWorkspace<T>> extends [unknown, ...infer R] ? R : never) =>
      inWorkspace(database.db, scope, work),
    now,
  }
  const address = new URLSearchParams({
    measure: 'first_response',
    from: busyWeek,
    to: '2026-01-12',
    limit: '100',
    ...search,
  })
  const opened = openedNumber(address)
  if (!opened.ok) throw new Error(opened.reason)
  const result = await inView(access, workspace.name, address, (trx, { scope, view }) =>
    loadConversations(trx, scope, view, opened.number),
  )
  if (!result.ok) throw new Error(result.message)
  return result.value
}

const textOf = async (id: string) => {
  const { rows } = await database.pool.query<{ text: string }>(
    `select text from message where workspace_id = $1 and namespace || ':' || external_id = $2`,
    [workspace.id, id],
  )
  return rows[0]?.text ?? ''
}

test('a week with a signal says what came up more, and each opens as many conversations as it counts', async () => {
  const about = await json<About>('about', '--week', '2026-W02')
  expect(about.title).toBe('12 of 30 conversations were about “heating”.')
  expect(about.measure).toMatchObject({ key: 'first_response' })
  expect(about.measure!.signal).toMatch(/^People waited longer/)
  expect(about.notes).toContain('This is where to look, not the cause.')
  expect(about.found!.read).toEqual({ week: 30, baseline: 390 })
  expect(about.found!.topics.map(({ name }) => name)).toEqual(['heating'])
  expect(about.found!.words.map(({ name }) => name)).toContain('boiler pump')
  for (const { name, count } of about.found!.topics)
    expect(await listOf({ topic: name })).toMatchObject({ ok: true, total: count })
  for (const { name, key, count } of about.found!.words) {
    const list = await listOf({ word: name })
    expect(list).toMatchObject({ ok: true, total: count, openingsRead: 30 })
    if (!list.ok) continue
    expect(list.conversations).toHaveLength(count)
    for (const { id } of list.conversations) expect([...termsOf(await textOf(id)).keys()]).toContain(key)
  }
  const said = await say('about', '--week', '2026-W02')
  expect(said.out).toContain('boiler pump')
  expect(said.out).toContain('15 of 30')
})

test('a filter narrows what it is about; a part of the list stays inside it', async () => {
  const none = await json<About>('about', '--week', '2026-W02', '--measure', 'first_response', '--channel', 'x')
  expect(none.found).toBeNull()
  const [all, waiting, answered] = await Promise.all(
    [{}, { part: 'waiting' }, { part: 'answered' }].map((part) => listOf({ word: 'boiler', ...part })),
  )
  expect([all, waiting, answered]).toMatchObject([{ total: 15 }, { total: 0 }, { total: 15 }])
})

test('an ordinary week is not explained, and neither is what nobody wrote', async () => {
  const ordinary = await json<About>('about', '--week', '2026-W01', '--measure', 'first_response')
  expect(ordinary).toMatchObject({ title: 'First response shows no signal in this week.', found: null })
  expect(ordinary.notes.join(' ')).toContain('Without a signal we do not say what a week was about')
  const refused = await say('about', '--week', '2026-W02', '--measure', 'canned_share')
  expect(refused).toMatchObject({ reason: 'usage' })
  expect(refused.err).toContain('What it was about can be asked of resolution_rate, first_response')
})

test.each([['.*'], ["pump'; drop table message; --"], ['%'], ['the'], ['boiler pump kettle']])(
  'what is neither a word nor two is refused in a sentence: %s',
  async (word) => {
    expect(await listOf({ word })).toMatchObject({ ok: false, reason: expect.stringContaining('neither a word') })
  },
)

test('a topic is what it is, whatever is written in it', async () => {
  for (const topic of ["heating' or '1'='1", '%', 'HEATING'])
    expect(await listOf({ topic })).toMatchObject({ total: 0 })
  expect(await listOf({ topic: 'unknown' })).toMatchObject({ total: 6 })
})

test('a text that is forgotten is read no more; its conversation counts as before', async () => {
  const before = await listOf({ word: 'boiler' })
  const [first] = before.ok ? before.conversations : []
  await say('forget', `email:${first!.customer}`, '--yes')
  const after = await listOf({ word: 'boiler' })
  expect(after).toMatchObject({ total: 14, openingsRead: 29 })
  const about = await json<About>('about', '--week', '2026-W02', '--measure', 'first_response')
  expect(about.found).toMatchObject({ conversations: 30, read: { week: 29 } })
})

test('without texts and topics that is said, not that nothing stood out', async () => {
  const wordless = await freshWorkspace(database.db)
  const lines = busyWeekLines({ texts: false }).map((line) => line.replace(/"topic":"\w+",?/, '').replace(/,\}/, '}'))
  await importText(database, wordless.id, lines.join(''), { format: 'jsonl' })
  await database.pool.query('update message set text = null where workspace_id = $1', [wordless.id])
  const there = terminal(database, { workspace: wordless.name, now })
  const about = await there.json<About>('about', '--week', '2026-W02', '--measure', 'first_response')
  expect(about.title).toBe('We cannot say what these conversations were about.')
  expect(about.notes).toEqual(
    expect.arrayContaining(['No source gave these conversations a topic.', 'We have no texts of these conversations.']),
  )
})
