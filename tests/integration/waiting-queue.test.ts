import { beforeAll, expect, test } from 'vitest'
import { claimConversation, releaseConversation } from '#app/actions/claim-conversation.server.ts'
import { changeWaiting } from '#app/actions/waiting-form.server.ts'
import { atThisMachine, type Asker } from '#app/rights/asker.ts'
import { inView } from '#app/screens/in-view.server.ts'
import { readWaitingFilters } from '#app/screens/waiting-filters.ts'
import { loadWaitingState } from '#app/screens/waiting-state.server.ts'
import { loadWaiting, loadWaitingCount } from '#app/screens/waiting.server.ts'
import { createChanges } from '#db/changes.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { setWorkspace, type Workspace } from '#db/queries/workspace.ts'
import { importText } from '../factories/imported.ts'
import { replied, wrote } from '../factories/mail.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'

const database = await createTestDatabase()
const { db, pool } = database
const now = new Date('2026-02-09T08:40:00Z')

let workspace: Workspace
const onX = { channel: 'x', thread: undefined }
const [marit, tom]: Asker[] = ['Marit', 'Tom'].map((name, i) => ({ ...atThisMachine, name, userId: i + 1 }))

/** Five wait, one was answered. */
const lines = [
  wrote(
    'a1',
    '2026-02-07T10:20:00Z',
    'ingrid',
    'My boots are broken. This is terrible, I am furious. Where is my refund?',
  ),
  wrote('b1', '2026-02-09T08:28:00Z', 'kit', 'Which colours does the pack come in?', { topic: 'stock' }),
  wrote('c1', '2026-02-08T22:00:00Z', 'ruta', 'Where is my parcel?', { ...onX, topic: 'delivery' }),
  wrote('d1', '2026-02-09T01:00:00Z', 'piers', 'Where is my 100% wool sock?'),
  wrote('e1', '2026-02-09T02:00:00Z', 'noor', 'Where is my order?'),
  wrote('f1', '2026-02-08T09:00:00Z', 'ada', 'Where is my order?'),
  replied('f2', '2026-02-08T10:00:00Z', 'It arrives tomorrow.'),
].join('')

beforeAll(async () => {
  const made = await freshWorkspace(db)
  await setWorkspace(db, made, { promise_hours: '8' }, 'test')
  await importText(database, made.id, lines, { format: 'jsonl' })
  workspace = (await freshWorkspaceRow(made.name))!
})

async function freshWorkspaceRow(name: string) {
  return db.selectFrom('platform.workspace').selectAll().where('name', '=', name).executeTakeFirst()
}

type Look = { as?: Asker | undefined; at?: Date; of?: Workspace }

async function seenBy<T>(
  search: Record<string, string>,
  { as = atThisMachine, at = now, of = workspace }: Look,
  work: Parameters<typeof inView<T>>[3],
): Promise<T> {
  const access = {
    ...{ db, askerOf: () => as, now: () => at },
    inWorkspace: <R>(...[scope, inside]: Parameters<typeof inWorkspace<R>> extends [unknown, ...infer P] ? P : never) =>
      inWorkspace(db, scope, inside),
  }
  const found = await inView(access, of.name, new URLSearchParams(search), work)
  if (!found.ok) throw new Error(found.message)
  return found.value
}

function filtersOf(search: Record<string, string>) {
  const read = readWaitingFilters(new URLSearchParams(search))
  if (!read.ok) throw new Error(read.reason)
  return read.filters
}

const queue = (search: Record<string, string> = {}, look: Look = {}) =>
  seenBy(search, look, (trx, seen) => loadWaiting(trx, seen, filtersOf(search)))
const idsOf = async (...of: Parameters<typeof queue>) => (await queue(...of)).rows.map(({ id }) => id)
const scopeOf = ({ id }: Workspace) => ({ workspaceId: id, teams: 'all' as const })
const claim = (who: Asker, conversation: string, more: { insteadOf?: string } = {}) =>
  claimConversation(db, scopeOf(workspace), { conversation, who, now, ...more })
const release = (who: Asker, conversation: string) =>
  releaseConversation(db, scopeOf(workspace), { conversation, who, now })

test('past the promise comes first, and the longest wait first', async () => {
  const { rows, total, past, promiseHours, shown } = await queue()
  expect(rows.map(({ id, past: isPast }) => [id, isPast])).toEqual([
    ['email:a1', true],
    ['x:c1', true],
    ['email:d1', false],
    ['email:e1', false],
    ['email:b1', false],
  ])
  expect({ total, past, promiseHours, shown }).toEqual({
    total: 5,
    past: 2,
    promiseHours: 8,
    shown: { total: 5, past: 2 },
  })
  expect(rows[0]).toMatchObject({ tone: 'upset', complaint: true, name: 'ingrid', nth: 1, waitedSeconds: 166_800 })
  expect(rows[0]?.said).toContain('My boots are broken')
  const counted = await seenBy({}, {}, (trx, seen) => loadWaitingCount(trx, seen))
  expect(counted).toEqual({ count: 5, overPromise: 2 })
})

test('a channel of which less is promised is past its promise before others that wait longer', async () => {
  const made = await freshWorkspace(db, { promise_hours: '48' })
  await importText(database, made.id, lines, { format: 'jsonl' })
  await pool.query(
    `insert into promise (workspace_id, channel, from_day, hours, clock) values ($1, 'x', '1970-01-01', 1, 'wall')`,
    [made.id],
  )
  const { rows, past, promiseHours } = await queue({}, { of: made })
  expect(rows.map(({ id, promise }) => [id, promise?.hours])[0]).toEqual(['x:c1', 1])
  expect(rows[1]?.id).toBe('email:a1')
  expect({ past, promiseHours }).toEqual({ past: 1, promiseHours: null })
})

test('kinds, channels, topics and words each narrow the queue, and say what they would leave', async () => {
  expect(await idsOf({ show: 'complaints' })).toEqual(['email:a1'])
  expect(await idsOf({ show: 'past_promise' })).toEqual(['email:a1', 'x:c1'])
  expect(await idsOf({ channel: 'x' })).toEqual(['x:c1'])
  expect(await idsOf({ topic: 'stock' })).toEqual(['email:b1'])
  expect(await idsOf({ search: '100% wool' })).toEqual(['email:d1'])
  expect(await idsOf({ search: '100_ wool' })).toEqual([])
  expect(await idsOf({ search: 'RUTA' })).toEqual(['x:c1'])
  expect(await idsOf({ search: 'deliv' })).toEqual(['x:c1'])
  const { tabs, channels } = await queue({ show: 'past_promise', channel: 'email' })
  expect(Object.fromEntries(tabs.map(({ show, count }) => [show, count]))).toEqual({
    ...{ everyone: 4, past_promise: 1, complaints: 1, unclaimed: 4, mine: 0 },
  })
  expect(channels).toEqual([
    { channel: 'email', count: 1 },
    { channel: 'x', count: 1 },
  ])
  expect(readWaitingFilters(new URLSearchParams({ show: 'nonsense' })).ok).toBe(false)
  expect(readWaitingFilters(new URLSearchParams({ after: 'nonsense' })).ok).toBe(false)
})

test('pages of a queue follow each other without a gap and without a row twice', async () => {
  const many = Array.from({ length: 230 }, (_, n) => {
    const at = new Date(now.getTime() - (n % 40) * 3_600_000).toISOString()
    return wrote(
      `${'abcdefghij'[n % 10]}${'klmnopqrst'[Math.floor(n / 10) % 10]}${'uvw'[Math.floor(n / 100)]}1`,
      at,
      `c${n}`,
      'Where is it?',
    )
  })
  const made = await freshWorkspace(db, { promise_hours: '8' })
  await importText(database, made.id, many.join(''), { format: 'jsonl' })
  const ids: string[] = []
  let after: string | null = ''
  while (after !== null) {
    const page: Awaited<ReturnType<typeof queue>> = await queue(after === '' ? {} : { after }, { of: made })
    expect(page.rows.length).toBeLessThanOrEqual(100)
    ids.push(...page.rows.map(({ id }) => id))
    after = page.next
  }
  expect(new Set(ids).size).toBe(230)
  expect(ids).toHaveLength(230)
})

test('of two who claim at once one wins, and the other is told by whom', async () => {
  const both = await Promise.all([claim(marit!, 'email:d1'), claim(tom!, 'email:d1')])
  const [won, lost] = both[0].ok ? ['Marit', 'Tom'] : ['Tom', 'Marit']
  const refused = both.find(({ ok }) => !ok)
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  const winner = won === 'Marit' ? marit! : tom!
  const loser = lost === 'Marit' ? marit! : tom!
  expect(refused).toEqual({
    ok: false,
    by: won,
    holder: `user ${winner.userId}`,
    reason: `${won} was first: this is claimed already.`,
  })
  expect(await idsOf({ show: 'mine' }, { as: winner })).toEqual(['email:d1'])
  expect(await idsOf({ show: 'mine' }, { as: loser })).toEqual([])
  expect(await idsOf({ show: 'unclaimed' }, { as: loser })).not.toContain('email:d1')

  expect(await release(loser, 'email:d1')).toMatchObject({ ok: false })
  const holder = `user ${winner.userId}`
  expect(await claim(loser, 'email:d1', { insteadOf: holder })).toMatchObject({ ok: true })
  expect(await claim(winner, 'email:d1')).toMatchObject({ ok: false, by: lost })
  expect(await release(loser, 'email:d1')).toMatchObject({ ok: true })
  expect(await idsOf({ show: 'unclaimed' })).toContain('email:d1')
})

test('a claim ends with the wait it was made for; what waits no more cannot be claimed', async () => {
  const made = await freshWorkspace(db)
  await importText(database, made.id, lines, { format: 'jsonl' })
  const inMade = { conversation: 'email:a1', who: marit!, now }
  expect(await claimConversation(db, scopeOf(made), inMade)).toMatchObject({ ok: true })
  const answer = replied('a2', '2026-02-09T08:45:00Z', 'A new pair is on its way to you, it arrives tomorrow.')
  await importText(database, made.id, answer, { format: 'jsonl', name: 'answer' })
  const later = new Date('2026-02-09T09:00:00Z')
  expect(await idsOf({}, { of: made, at: later })).not.toContain('email:a1')
  expect(await claimConversation(db, scopeOf(made), { ...inMade, now: later })).toMatchObject({ ok: false, by: null })
  const again = wrote('a3', '2026-02-09T09:10:00Z', 'ingrid', 'It has not come. Where is it?')
  await importText(database, made.id, again, { format: 'jsonl', name: 'again' })
  const { rows } = await queue({ show: 'unclaimed' }, { of: made, at: new Date('2026-02-09T09:20:00Z') })
  expect(rows.find(({ id }) => id === 'email:a1')).toMatchObject({ claimedBy: null, waitedSeconds: 600 })
})

test('an open page is told who answered, who marked and who came, and moves nothing by itself', async () => {
  const made = await freshWorkspace(db)
  await importText(database, made.id, lines, { format: 'jsonl' })
  const opened = new Date(Date.now() - 1)
  const ids = ['email:a1', 'email:d1', 'email:e1']
  await claimConversation(db, scopeOf(made), { conversation: 'email:e1', who: tom!, now })
  await importText(database, made.id, replied('a2', '2026-02-09T08:44:00Z', 'It arrives tomorrow.'), {
    ...{ format: 'jsonl', name: 'answer' },
  })
  // What was said long ago and arrives only now is new to the page, too.
  await importText(database, made.id, wrote('h1', '2026-02-06T09:00:00Z', 'late', 'Where is my order?'), {
    ...{ format: 'jsonl', name: 'late' },
  })
  const form = new FormData()
  for (const [key, value] of Object.entries({ do: 'mark', conversation: 'email:d1', mark: 'no_answer_needed' }))
    form.set(key, value)
  const marked = await changeWaiting(database, scopeOf(made), form, {
    asker: marit!,
    now: new Date(now.getTime() + 60_000),
  })
  expect(marked).toMatchObject({ ok: true, done: 'mark', mark: 'no_answer_needed' })

  const look = { of: made, at: new Date('2026-02-09T08:50:00Z') }
  const state = () => seenBy({}, look, (trx, seen) => loadWaitingState(trx, seen, filtersOf({}), { opened, ids }))
  const told = await state()
  expect(told.more).toBe(1)
  expect(Object.fromEntries(told.rows.map((row) => [row.id, row]))).toMatchObject({
    'email:a1': { kind: 'answered', by: 'help@acorn.example', at: '2026-02-09T08:44:00.000Z' },
    'email:d1': { kind: 'marked', by: 'Marit', mark: 'no_answer_needed' },
    'email:e1': { kind: 'waiting', claimedBy: 'Tom', isMine: false },
  })

  const undo = new FormData()
  const only = marked.ok ? marked.undo! : ''
  for (const [key, value] of Object.entries({ do: 'undo', conversation: 'email:d1', only })) undo.set(key, value)
  expect(await changeWaiting(database, scopeOf(made), undo, { asker: marit!, now })).toMatchObject({
    ok: true,
    done: 'undo',
  })
  expect((await state()).rows.find(({ id }) => id === 'email:d1')).toMatchObject({ kind: 'waiting' })
  expect(await changeWaiting(database, scopeOf(made), undo, { asker: marit!, now })).toMatchObject({ ok: false })
})

test('a claim lasts as long as its wait, however long that is, and is not told of a moment before it', async () => {
  const made = await freshWorkspace(db)
  const needs = ['2026-01-10', '2026-01-20', '2026-01-31'].map((at, i) =>
    wrote(`a${i}`, at, 'ann', 'Where is my order?'),
  )
  const other = wrote('b1', '2026-01-31', 'bo', 'Where is my parcel?')
  await importText(database, made.id, [...needs, other].join(''), { format: 'jsonl' })
  const take = (who: Asker, conversation: string, day: string) =>
    claimConversation(db, scopeOf(made), { conversation, who, now: new Date(day) })
  expect(await take(tom!, 'email:a0', '2026-01-12')).toMatchObject({ ok: true })
  expect(await take(marit!, 'email:b1', '2026-02-01')).toMatchObject({ ok: true })
  const held = async (day: string) =>
    (await queue({}, { of: made, at: new Date(day) })).rows.map(({ claimedBy }) => claimedBy)
  expect(await held('2026-02-01T01:00:00Z')).toEqual(['Tom', 'Marit'])
  expect(await held('2026-01-11')).toEqual([null])
})

test('whoever may see some teams only neither sees, counts nor claims what others look after', async () => {
  const made = await freshWorkspace(db)
  await importText(database, made.id, lines, { format: 'jsonl' })
  const { rows: teams } = await pool.query<{ id: number }>(
    `insert into team (workspace_id, name, kind) values ($1, 'Agency', 'outsourced') returning id`,
    [made.id],
  )
  const team = teams[0]!.id
  await pool.query(`update conversation set team_id = $2 where workspace_id = $1 and id = 'email:d1'`, [made.id, team])
  const agency: Asker = { name: 'Pell', role: 'member', teams: [team], userId: 9 }
  const page = await queue({}, { of: made, as: agency })
  expect(page.rows.map(({ id }) => id)).toEqual(['email:d1'])
  expect(page).toMatchObject({ total: 1, customers: 1, past: 0, preview: { id: 'email:d1', teamKind: 'outsourced' } })
  expect(await queue({ selected: 'email:a1' }, { of: made, as: agency })).toMatchObject({ preview: { gone: true } })
  const theirs = { workspaceId: made.id, teams: [team] }
  const others = { conversation: 'email:a1', who: agency, now }
  expect(await claimConversation(db, theirs, others)).toMatchObject({ ok: false, by: null })
  const state = await seenBy({}, { of: made, as: agency }, (trx, seen) =>
    loadWaitingState(trx, seen, filtersOf({}), { opened: new Date(0), ids: ['email:a1'] }),
  )
  expect(state).toMatchObject({ more: 1, rows: [{ id: 'email:a1', kind: 'left', by: null }] })
})

test('what stands beside the queue: who said what, what waits, and who of us knows the topic', async () => {
  const made = await freshWorkspace(db)
  const solved = [1, 2, 3].flatMap((n) => {
    const [thread, at] = [`s${'xyz'[n - 1]}`, `2026-01-${10 + n}`]
    const about = { topic: 'boots' }
    return [
      wrote(`${thread}1`, `${at}T09:00:00Z`, `s${n}`, 'My boots leak. Can you help me?', about),
      replied(`${thread}2`, `${at}T10:00:00Z`, 'A new pair is on its way to you.', {
        ...about,
        author: { id: 'Ewan' },
      }),
      wrote(`${thread}3`, `${at}T11:00:00Z`, `s${n}`, 'Thank you, it is solved!', about),
    ]
  })
  const asks = wrote('q1', '2026-02-09T08:00:00Z', 's1', 'My boots leak again. Where is my refund?', { topic: 'boots' })
  await importText(database, made.id, [...solved, asks].join(''), { format: 'jsonl' })
  const { preview } = await queue({ selected: 'email:q1' }, { of: made })
  expect(preview).toMatchObject({
    ...{ id: 'email:q1', gone: false, since: '2026-02-09T08:00:00.000Z', nth: 2, claim: null, openHref: null },
    solver: { author: 'Ewan', solved: 3, of: 3, medianSeconds: 3600 },
    before: [{ id: 'email:sx1', topic: 'boots', standing: 'confirmed' }],
    messages: [{ waits: true, outbound: false }],
    correctable: { id: 'email:q1' },
  })
})

test('a commit is heard by whoever listens to that workspace, and by nobody else', async () => {
  const listen = createChanges(db)
  const other = await freshWorkspace(db)
  let heard = 0
  let wake: () => void = () => undefined
  // The first call says that it listens; each later one, that something changed.
  const until = (count: number) =>
    new Promise<void>((reached) => {
      wake = () => heard >= count && reached()
      wake()
    })
  let heardOfOther = 0
  const leave = listen(workspace.id, () => {
    heard += 1
    wake()
  })
  const leaveOther = listen(other.id, () => (heardOfOther += 1))
  await until(1)
  const before = heardOfOther
  await claim(marit!, 'email:e1')
  await until(2)
  await release(marit!, 'email:e1')
  await until(3)
  expect(heardOfOther).toBe(before)

  // Its connection is lost: it is made again, and what was missed is told.
  await pool.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'rapport changes' and datname = current_database()`)
  await until(4)
  await claim(marit!, 'email:e1')
  await until(5)
  await release(marit!, 'email:e1')
  leave()
  leaveOther()
})
