import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { formatDuration } from '#app/measures/format.ts'
import type { Reading, Readings } from '#app/measures/reading.ts'
import { startWeb } from '../browser/web.ts'
import { contentsOf, importText } from '../factories/imported.ts'
import { desk, happened, replied, same, wrote } from '../factories/mail.ts'
import { mailLines } from '../factories/records.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'

const database = await createTestDatabase()
const now = () => new Date('2025-12-01T12:00:00Z')
const hour = 3600

/** A workspace into which these lines were imported, and a terminal on it. */
async function given(lines: string[], settings: Parameters<typeof freshWorkspace>[1] = {}) {
  const workspace = await freshWorkspace(database.db, settings)
  const { source, run } = await importText(database, workspace.id, lines.join(''), { format: 'jsonl' })
  const conversations = async () =>
    (await contentsOf(database, workspace.id)).conversations as Record<string, string | number | null>[]
  const weeks = async (...filters: string[]) => {
    const { periods } = await at.json<Readings>('readings', '--by', 'week', ...filters)
    return periods
  }
  const at = terminal(database, { workspace: workspace.name, now })
  return { ...at, workspace, source, run, conversations, weeks }
}

const days = (from: unknown, to: unknown) => (Date.parse(String(to)) - Date.parse(String(from))) / (24 * hour * 1000)
const opened = (id: string, at: string, author: string) =>
  wrote(id, at, author, '', { text: null, ticketEvent: 'opened' })
const order = 'Where is my order?'
const tomorrow = 'It arrives tomorrow.'
/** The same for five customers, each in a thread of their own: with fewer, a reading gives the count and no figure. */
const five = (lines: (thread: string, author: string) => string[]) =>
  'abcde'.split('').flatMap((thread) => lines(thread, `${thread}@example.org`))

test('1: closed again after a reopening six months later, the second resolution took days, not six months', async () => {
  const { conversations, readings } = await given(
    five((thread, author) => [
      opened(`${thread}1`, '2025-01-06', author),
      happened(`${thread}-1`, '2025-01-07', { kind: 'closed', actor: 'responder' }),
      happened(`${thread}-2`, '2025-07-07', { kind: 'reopened', actor: 'responder' }),
      happened(`${thread}-3`, '2025-07-09', { kind: 'closed', actor: 'responder' }),
    ]),
  )
  const took = (await conversations()).map((one) => days(one['began_at'], one['resolved_at']))
  expect(took.toSorted((a, b) => a - b)).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 2, 2])
  expect((await readings())['resolution_rate']).toMatchObject({ n: 10, value: 1 })
})

test('2: an empty week is a gap, not 0 s; no promise set is no figure, not 100 %', async () => {
  const { weeks } = await given(
    five((thread, author) => [
      ...[wrote(`${thread}1`, '2025-01-06', author, order), replied(`${thread}2`, '2025-01-07', tomorrow)],
      ...[wrote(`${thread}3`, '2025-01-20', author, order), replied(`${thread}4`, '2025-01-21', tomorrow)],
    ]),
    { promise_hours: null },
  )
  const [first, empty, third] = await weeks('--from', '2025-01-06', '--to', '2025-01-27')
  expect(first!.readings['first_response']).toMatchObject({ value: 24 * hour })
  expect(empty!.readings['first_response']).toMatchObject({ state: 'none', value: null, n: 0, interval: null })
  expect(third!.readings['first_response']).toMatchObject({ value: 24 * hour })
  expect(first!.readings['answered_within']).toMatchObject({ value: null, interval: null })
})

test('3: a reply one minute late is in every average', async () => {
  const asked = (thread: string, author: string) => wrote(`${thread}1`, '2025-01-06T09:00:00Z', author, order)
  const { readings } = await given(
    [
      ...five((thread, author) => [asked(thread, author), replied(`${thread}2`, '2025-01-06T09:30:00Z', tomorrow)]),
      ...[asked('x', 'x@example.org'), replied('x2', '2025-01-06T10:01:00Z', tomorrow)],
    ],
    { promise_hours: '1' },
  )
  const { first_reply, first_response, answered_within } = await readings()
  expect(first_reply!.answeredOnly).toMatchObject({ n: 6, mean: (5 * 1800 + 3660) / 6 })
  expect(first_response).toMatchObject({ n: 6, answered: 6 })
  expect(answered_within).toMatchObject({ n: 6, value: expect.closeTo(5 / 6) as number })
})

test('4: a late later reply is counted once', async () => {
  const { readings, weeks } = await given([
    ...[wrote('a1', '2025-01-06', 'ann@example.org', order), replied('a2', '2025-01-07', 'We are looking into it.')],
    ...[replied('a3', '2025-01-12', tomorrow), replied('a4', '2025-01-17', 'Has it come?')],
  ])
  const { first_reply, first_response } = await readings()
  for (const reading of [first_reply, first_response]) {
    expect(reading).toMatchObject({ n: 1, answered: 1 })
    const perWeek = await weeks('--from', '2025-01-06', '--to', '2025-02-03')
    expect(perWeek.map(({ readings: week }) => week[reading!.key]?.n)).toEqual([1, 0, 0, 0])
  }
})

test('5: tile = list = CSV = API', async () => {
  const { readings, workspace } = await given(mailLines(5, 40))
  const { resolution_rate: tile } = await readings()
  const web = await startWeb(database.db, now)
  try {
    const get = (path: string) => fetch(`${web.url}${path}`)
    const api = (await (await get(`/api/v1/readings?workspace=${workspace.name}&by=all`)).json()) as Readings
    expect(api.periods[0]!.readings['resolution_rate']).toEqual(tile)
    expect(tile!.n).toBeGreaterThan(10)
    for (const [part, count] of Object.entries(tile!.parts!)) {
      const query = `measure=resolution_rate&part=${part}&by=all`
      const list = `/api/v1/conversations?workspace=${workspace.name}&${query}`
      const { total, conversations } = (await (await get(list)).json()) as { total: number; conversations: object[] }
      const csv = parse(await (await get(`${list}&format=csv`)).text(), { columns: true })
      const page = await (await get(`/w/${workspace.name}/conversations?${query}`)).text()
      const listed = page.match(/<tr(?=[\s>])/g)?.length ?? 0
      expect([part, total, conversations.length, csv.length]).toEqual([part, count, count, count])
      expect([part, Math.max(0, listed - 1)]).toEqual([part, count])
    }
  } finally {
    await web.close()
  }
})

test('6: the week of a clock change has seven days', async () => {
  const lines = Array.from({ length: 16 }, (_, n) => {
    // Midday in Berlin, from the Sunday before the week to the Monday after it, and half an hour around its edges.
    const day = new Date(Date.UTC(2025, 2, 23 + Math.floor(n / 2), n % 2 ? 22 : 11)).toISOString()
    return wrote(`${'abcdefghijklmnop'[n]}1`, day, `p${n}@example.org`, order)
  })
  const { weeks } = await given(lines, { time_zone: 'Europe/Berlin' })
  const periods = await weeks('--from', '2025-03-17', '--to', '2025-04-07')
  // Sunday 22:00 UTC is still Sunday before the change (23:00) and already Monday after it (00:00).
  expect(periods.map(({ from, readings }) => [from.slice(0, 10), readings['first_response']!.n])).toEqual([
    ['2025-03-17', 2],
    ['2025-03-24', 13],
    ['2025-03-31', 1],
  ])
})

test('7: without business hours that clock has no reading: null, neither zero nor the wall clock', async () => {
  const { readings } = await given([
    wrote('a1', '2025-01-06', 'ann@example.org', order),
    replied('a2', '2025-01-07', tomorrow),
  ])
  const { first_response, answered_within, resolution_rate } = await readings('--clock', 'business')
  for (const reading of [first_response, answered_within]) expect(reading).toMatchObject({ state: 'none', value: null })
  expect(resolution_rate).toMatchObject({ n: 1 })
})

test('8: an automatic acknowledgement first, a person later: the clock runs to the person', async () => {
  const { readings } = await given(
    five((thread, author) => [
      wrote(`${thread}1`, '2025-01-06T09:00:00Z', author, order),
      replied(`${thread}2`, '2025-01-06T09:00:05Z', 'We have received your message.', { automated: true }),
      replied(`${thread}3`, '2025-01-06T12:00:00Z', tomorrow),
    ]),
  )
  const { first_response, first_reply } = await readings()
  expect([first_response!.value, first_reply!.answeredOnly!.mean]).toEqual([3 * hour, 3 * hour])
})

test('9: a merged or deleted customer leaves no ghost', async () => {
  const { readings, json, workspace, source } = await given([
    wrote('a1', '2025-01-06', 'ann@example.org', order),
    wrote('b1', '2025-01-20', 'ann@home.example', 'My invoice is wrong.'),
    same('ann@example.org', 'ann@home.example'),
  ])
  const { first_response, repeat_share } = await readings()
  expect([first_response!.n, first_response!.customers, repeat_share!.n]).toEqual([2, 1, 1])
  expect((await contentsOf(database, workspace.id)).customers).toEqual([['email:a1', 'email:b1']])
  await json('source', 'remove', String(source.id), '--yes')
  const { conversations, customers, rollups, people } = await contentsOf(database, workspace.id)
  expect([conversations, customers, rollups, people]).toEqual([[], [], [], []])
  expect((await readings())['repeat_share']).toMatchObject({ state: 'none', n: 0 })
})

test('10: a timer closes a waiting conversation: still unanswered', async () => {
  const { readings, conversations } = await given([
    wrote('a1', '2025-01-06', 'ann@example.org', order),
    happened('a-1', '2025-01-10', { kind: 'closed', actor: 'timer' }),
  ])
  const all = await readings()
  expect(all['resolution_rate']).toMatchObject({ n: 1, parts: { unresolved: 1 } })
  expect(all['first_response']).toMatchObject({ n: 1, answered: 0, waiting: 1 })
  expect((await readings('--as-of', '2025-01-12'))['waiting_now']).toMatchObject({ value: 1 })
  expect((await conversations())[0]).toMatchObject({ standings: ['waiting', 'unanswered'] })
})

test('11: a responder moves to another team, is renamed, is deleted: the past does not move', async () => {
  const { json, readings } = await given([
    ...[wrote('a1', '2025-01-06', 'ann@example.org', order), replied('a2', '2025-01-07', tomorrow)],
    ...[wrote('b1', '2025-03-03', 'bob@example.org', order), replied('b2', '2025-03-04', tomorrow)],
  ])
  const inCharge = (name: string, team: string, from: string, to: string) =>
    json('stewardship', 'add', name, '--team', team, '--channel', 'email', '--from', from, '--to', to)
  const member = (...words: string[]) => json('team', 'member', ...words, '--channel', 'email')
  await json('team', 'add', 'House', '--kind', 'in_house')
  await json('team', 'add', 'Agency', '--kind', 'outsourced')
  await inCharge('First', 'House', '2025-01-01', '2025-03-01')
  await inCharge('Second', 'Agency', '2025-03-01', '2025-06-01')
  await member('add', 'House', desk, '--from', '2025-01-01')
  const past = async (house: string) => [
    (await readings('--team', house))['first_response'],
    (await readings('--team', 'Agency'))['first_response'],
  ]
  const before = await past('House')
  expect(before).toMatchObject([{ n: 1 }, { n: 1 }])

  await member('add', 'Agency', desk, '--from', '2025-04-01')
  expect(await past('House')).toEqual(before)
  await json('team', 'rename', 'House', 'Home')
  expect(await past('Home')).toEqual(before)
  await member('remove', 'Agency', desk, '--to', '2025-05-01')
  await json('team', 'remove', 'Agency')
  expect(await past('Home')).toEqual(before)
})

test('12: two workspaces never meet', async () => {
  const lines = five((thread, author) => [
    wrote(`${thread}1`, '2025-01-06', author, order),
    replied(`${thread}2`, '2025-01-07', tomorrow),
  ])
  const broken = five((thread, author) => [wrote(`${thread}3`, '2025-01-09', author, 'Still broken! Please help me.')])
  const ours = await given(lines)
  const theirs = await given([...lines, ...broken])
  const before = await contentsOf(database, theirs.workspace.id)
  expect((await ours.readings())['resolution_rate']).toMatchObject({ n: 5, value: 1 })
  expect((await theirs.readings())['resolution_rate']).toMatchObject({ n: 5, value: 0 })
  await ours.json('source', 'remove', String(ours.source.id), '--yes')
  expect(await contentsOf(database, theirs.workspace.id)).toEqual(before)
  expect((await ours.readings())['resolution_rate']).toMatchObject({ n: 0 })
})

test('13: no rate exceeds 100 % or needs a clamp', async () => {
  const { weeks, readings } = await given(mailLines(13, 60))
  const all = [
    await readings(),
    ...(await weeks('--from', '2025-01-06', '--to', '2025-05-26')).map((week) => week.readings),
  ]
  const isShare = (share: number | null | undefined) => {
    if (share == null) return
    expect(share).toBeGreaterThanOrEqual(0)
    expect(share).toBeLessThanOrEqual(1)
  }
  const check = (reading: Reading) => {
    const { unit, value, interval, parts, n, shares } = reading
    for (const limit of Object.values(shares ?? {})) [limit.value, ...(limit.interval ?? [])].forEach(isShare)
    if (unit === 'share') [value, ...(interval ?? [])].forEach(isShare)
    if (parts)
      expect([reading.key, Object.values(parts).reduce((sum, part) => sum + part, 0)]).toEqual([reading.key, n])
  }
  for (const period of all) Object.values(period).forEach(check)
  expect(all[0]!['resolution_rate']!.n).toBeGreaterThan(30)
})

test('14: a like or "seen" by the brand is no reply', async () => {
  const { readings, run } = await given([
    wrote('a1', '2025-01-06', 'ann@example.org', order),
    happened('a-1', '2025-01-06', { kind: 'liked', actor: 'responder' }),
    happened('a-2', '2025-01-06', { kind: 'seen', actor: 'responder' }),
    replied('a2', '2025-01-06T10:00:00Z', 'Ann is a good customer.', { visibility: 'internal' }),
  ])
  // What is no record of a conversation waits in quarantine.
  expect(run.rejected).toBe(2)
  const { first_response, first_reply, passed_along_rate } = await readings()
  for (const reading of [first_response, first_reply]) expect(reading).toMatchObject({ n: 1, answered: 0, waiting: 1 })
  expect(passed_along_rate).toMatchObject({ n: 0 })
})

test('15: spam is never a resolution, and every rate says how many a person set aside', async () => {
  const { readings, json } = await given([
    ...[wrote('a1', '2025-01-06', 'ann@example.org', order), replied('a2', '2025-01-07', tomorrow)],
    ...[wrote('b1', '2025-01-06', 'bob@example.org', order), replied('b2', '2025-01-07', tomorrow)],
    ...[wrote('c1', '2025-01-06', 'cat@example.org', order), replied('c2', '2025-01-07', tomorrow)],
    happened('b-1', '2025-01-08', { kind: 'spam', actor: 'responder' }),
  ])
  await json('mark', 'email:c1', 'set_aside')
  const all = await readings()
  expect(all['resolution_rate']).toMatchObject({ n: 1, parts: { presumed: 1, confirmed: 0 } })
  const rates = Object.values(all).filter((reading) => reading.unit === 'share')
  // Nobody began unhappy, what was spam a day later had never become resolved, and no source tells of purchases.
  const fewer: Record<string, number> = { turned_around: 0, same_matter_again: 1, repeat_rate: 1, bought_again: 0 }
  expect(rates.map(({ key, figures }) => [key, figures?.['set_aside']])).toEqual(
    rates.map(({ key }) => [key, fewer[key] ?? 2]),
  )
})

test('16: a five-minute fix is not "one day"', async () => {
  const { conversations, readings } = await given(
    five((thread, author) => [
      wrote(`${thread}1`, '2025-01-06T09:00:00Z', author, order),
      replied(`${thread}2`, '2025-01-06T09:05:00Z', tomorrow),
    ]),
  )
  const [one] = await conversations()
  expect(days(one!['began_at'], one!['resolved_at']) * 24 * hour).toBeCloseTo(300)
  const { first_response } = await readings()
  expect(first_response!.value).toBe(300)
  expect(formatDuration(300)).toMatch(/^5\smin$/)
})
