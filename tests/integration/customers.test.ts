import { expect, test } from 'vitest'
import { changeCustomer } from '#app/actions/customer-form.server.ts'
import { readWords } from '#app/ingestion/read-words.ts'
import { type Asker, atThisMachine } from '#app/rights/asker.ts'
import { loadCustomer } from '#app/screens/customer.server.ts'
import { customersCsv, loadCustomers, loadRepeat, loadReturns } from '#app/screens/customers.server.ts'
import { readCustomers } from '#app/screens/customers-asked.server.ts'
import { type Access, inView, type Seen } from '#app/screens/in-view.server.ts'
import { loadReadings } from '#app/screens/readings.server.ts'
import type { Trx } from '#db/client.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { importText } from '../factories/imported.ts'
import { replied, same, wrote } from '../factories/mail.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'

const database = await createTestDatabase()
const { db, pool } = database
const named = (id: string, name: string) => ({ author: { id, name } })
const [ann, home, bob, cy] = ['ann@example.org', 'ann@home.example', 'bob@example.org', 'cy@example.org']

// Ann: January, and 40 days later; Bob: January and 10 days later; Cy: March, once.
const lines = [
  wrote('a1', '2026-01-05', ann, 'Where is my purple bicycle?', named(ann, 'Ann Oyster')),
  replied('a2', '2026-01-06', 'It arrives tomorrow.', { to: { id: ann }, replyTo: 'a1' }),
  wrote('h1', '2026-02-14', home, 'How do I return a tent?'),
  wrote('b1', '2026-01-10', bob, 'Where is my invoice?'),
  replied('b1r', '2026-01-11', 'It is in your account now.', { to: { id: bob }, replyTo: 'b1' }),
  wrote('d1', '2026-01-20', bob, 'Do you repair zips of jackets?'),
  wrote('c1', '2026-03-20', cy, 'Is the kettle made of steel?'),
  same(ann, home),
]

async function given() {
  const workspace = await freshWorkspace(db)
  await importText(database, workspace.id, lines.join(''), { format: 'jsonl' })
  await readWords(pool, workspace.id)
  return workspace
}
type Workspace = Awaited<ReturnType<typeof given>>

const access = (asker: Asker): Access => ({
  ...{ db, now: () => new Date('2026-04-05T09:00:00Z'), askerOf: () => asker },
  inWorkspace: (scope, work) => inWorkspace(db, scope, work),
})

async function seen<T>({ name }: Workspace, work: (trx: Trx, seen: Seen) => Promise<T>, asker: Asker = atThisMachine) {
  const result = await inView(access(asker), name, new URLSearchParams(), work)
  if (!result.ok) throw new Error(result.message)
  return result.value
}
const listed = async (workspace: Workspace, address: string, asker?: Asker) =>
  (await seen(workspace, (trx, at) => loadCustomers(trx, at, new URLSearchParams(address)), asker)).customers
const idsOf = (customers: { identities: { id: string }[] }[]) => customers.map(({ identities: [one] }) => one?.id)

test('customers are listed by who wrote last, most often or came back, and found by any of their names', async () => {
  const workspace = await given()
  expect(idsOf(await listed(workspace, ''))).toEqual([cy, ann, bob])
  expect(idsOf(await listed(workspace, 'order=came+back'))).toEqual([ann, bob])
  expect((await listed(workspace, 'order=most')).map(({ conversations }) => conversations)).toEqual([2, 2, 1])
  for (const q of ['oyster', 'home.example', 'ANN']) expect(idsOf(await listed(workspace, `q=${q}`))).toEqual([ann])
  expect(await listed(workspace, 'q=bicycle')).toEqual([])
  const [one] = await listed(workspace, 'q=oyster')
  expect(one).toMatchObject({ names: ['Ann Oyster'], conversations: 2 })
})

test('pages and the CSV hold each customer once', async () => {
  const workspace = await given()
  for (const order of ['recent', 'most'] as const) {
    const read = readCustomers(new URLSearchParams({ order }))
    if (!read.ok) throw new Error(read.reason)
    const [first, ...rest] = await listed(workspace, `order=${order}`)
    const after = await listed(workspace, `order=${order}&after=${encodeURIComponent(first!.position)}`)
    expect(after).toEqual(rest)
    const csv = await seen(workspace, (_, { scope, view }) =>
      new Response(customersCsv(access(atThisMachine), scope, view, read.asked)).text(),
    )
    expect(csv.trim().split('\r\n')).toHaveLength(4)
  }
  expect(readCustomers(new URLSearchParams({ after: `0'; drop~x` })).ok).toBe(false)
})

test('who came back is counted by month of first contact, of those who could have, and each number opens them', async () => {
  const workspace = await given()
  const cohorts = await seen(workspace, (trx, at) => loadReturns(trx, at))
  // On 5 April: Ann and Bob were met 90 and 85 days ago, Cy 16 days ago.
  expect(cohorts).toMatchObject([
    { month: '2026-03', customers: 1, cells: [null, null, null] },
    {
      ...{ month: '2026-01', customers: 2 },
      cells: [
        { n: 2, returned: 1 },
        { n: 2, returned: 2 },
        { n: 1, returned: 1 },
      ],
    },
  ])
  expect(idsOf(await listed(workspace, 'month=2026-01&days=30&returned=yes'))).toEqual([bob])
  expect(idsOf(await listed(workspace, 'month=2026-01&days=60&returned=yes'))).toEqual([ann, bob])
  expect(idsOf(await listed(workspace, 'month=2026-01&days=90&returned=no'))).toEqual([ann])
})

test('above the table stands the measure, as the readings of that week tell it', async () => {
  const workspace = await given()
  const told = await seen(workspace, async (trx, at) => {
    const repeat = await loadRepeat(trx, at)
    if (!repeat) throw new Error('nothing is read')
    const { from, to } = repeat
    const { periods } = await loadReadings(trx, at.scope, { ...at.view, from, to, by: 'week', measure: 'repeat_rate' })
    return { repeat, reading: periods[0]?.readings['repeat_rate'] }
  })
  expect(told.repeat).toMatchObject({ from: '2026-03-16', to: '2026-03-23', reading: { key: 'repeat_rate' } })
  expect(told.repeat.reading).toEqual(told.reading)
  const empty = await freshWorkspace(db)
  expect(await seen(empty, (trx, at) => loadRepeat(trx, at))).toBeNull()
})

test('a customer has all their conversations on one page; merged away, the former number leads there', async () => {
  const workspace = await given()
  const [a, b] = [(await listed(workspace, 'q=oyster'))[0]!.id, (await listed(workspace, 'q=bob'))[0]!.id]
  const look = (id: number, same = '', asker?: Asker) =>
    seen(workspace, (trx, at) => loadCustomer(trx, at, id, new URLSearchParams({ same })), asker)
  const shown = await look(a, 'bob')
  expect(shown).toMatchObject({
    name: 'Ann Oyster',
    conversations: [{ nth: 2, said: 'How do I return a tent?' }, { nth: 1 }],
    candidates: [{ id: b }],
  })
  const scope = { workspaceId: workspace.id, teams: 'all' as const }
  const change = (fields: Record<string, string>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    return changeCustomer(pool, scope, form, { customer: a, who: 'Marit', now: new Date() })
  }
  expect(await change({ do: 'merge', other: String(b) })).toEqual({ ok: true, customer: Math.min(a, b) })
  expect(await look(Math.max(a, b))).toEqual({ movedTo: Math.min(a, b) })
  const merged = await look(Math.min(a, b))
  expect(merged).toMatchObject({ steps: [{ kind: 'merge', by: 'Marit' }] })
  if (!merged || !('steps' in merged)) throw new Error('nothing is shown')
  expect(merged.conversations).toHaveLength(4)
  expect(await change({ do: 'undo', step: String(merged.steps[0]!.id) })).toMatchObject({ ok: true })
  expect(await look(a)).toMatchObject({ identities: [{ externalId: ann }, { externalId: home }], steps: [] })
  expect(await change({ do: 'forget', channel: 'email', id: ann })).toMatchObject({ ok: false })
  expect(await change({ do: 'forget', channel: 'email', id: ann, sure: 'yes' })).toEqual({ ok: true, customer: null })
  expect(await look(a)).toEqual({ forgotten: true })
  expect(idsOf(await listed(workspace, ''))).toEqual([cy, bob])
  expect(await change({ do: 'anything' })).toMatchObject({ ok: false })
})

test('an agency sees of a customer what is in its charge, and neither forgets nor merges those who are not wholly', async () => {
  const workspace = await given()
  const { say } = terminal(database, { workspace: workspace.name })
  await say('team', 'add', 'Marlowe', '--kind', 'outsourced')
  await say('stewardship', 'add', 'February', '--team', 'Marlowe', '--channel', 'email', '--from', '2026-02-01')
  const { rows } = await pool.query<{ id: number }>('select id from team where workspace_id = $1', [workspace.id])
  const agency: Asker = { ...atThisMachine, teams: rows.map(({ id }) => id) }
  const customers = await listed(workspace, '', agency)
  expect(idsOf(customers)).toEqual([cy, home])
  expect(customers.map(({ conversations }) => conversations)).toEqual([1, 1])
  const a = customers[1]!.id
  const page = await seen(workspace, (trx, at) => loadCustomer(trx, at, a, new URLSearchParams()), agency)
  expect(page).toMatchObject({ conversations: [{ said: 'How do I return a tent?' }] })
  const b = (await listed(workspace, 'q=bob'))[0]!.id
  expect(await seen(workspace, (trx, at) => loadCustomer(trx, at, b, new URLSearchParams()), agency)).toBeUndefined()
  const scope = { workspaceId: workspace.id, teams: agency.teams }
  const form = new FormData()
  for (const [name, value] of [
    ['do', 'forget'],
    ['channel', 'email'],
    ['id', ann],
    ['sure', 'yes'],
  ] as const)
    form.set(name, value)
  const by = { customer: a, who: 'agency', now: new Date() }
  expect(await changeCustomer(pool, scope, form, by)).toMatchObject({ ok: false })
  expect(idsOf(await listed(workspace, 'q=oyster'))).toEqual([ann])
})
