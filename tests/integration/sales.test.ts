import fc from 'fast-check'
import { expect, test } from 'vitest'
import { takeBackSource } from '#app/ingestion/take-back.ts'
import type { Reading } from '#app/measures/reading.ts'
import { loadConversations } from '#app/screens/conversations.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { importText } from '../factories/imported.ts'
import { expectSound } from '../factories/sound.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'
import { viewOf } from './look.ts'

const database = await createTestDatabase()
const { db, pool } = database
const begin = Date.parse('2025-03-03T08:00:00Z')
const day = 86_400_000
const at = (days: number) => new Date(begin + days * day).toISOString()
const now = new Date(begin + 300 * day)

const line = (record: object) => `${JSON.stringify({ channel: 'email', ...record })}\n`
const message = (id: string, customer: string, days: number, more: object = {}) =>
  line({
    ...{ type: 'message', id, thread: `t-${customer}`, account: 'help@desk.example', at: at(days) },
    ...{ direction: 'inbound', author: { id: customer }, text: 'Where is my parcel?', ...more },
  })
/** A customer asks, is helped an hour later, and says thanks. */
const helped = (customer: string, days = 0) => [
  message(`${customer}-1`, customer, days),
  message(`${customer}-2`, customer, days + 1 / 24, {
    ...{ direction: 'outbound', author: { id: 'kim' }, text: 'It left this morning; here is the tracking number.' },
  }),
  message(`${customer}-3`, customer, days + 2 / 24, { text: 'Thank you, that solved it.' }),
]
const unanswered = (customer: string, days = 0) => [message(`${customer}-1`, customer, days)]
const sale = (id: string, customer: string, days: number, more: object = {}) =>
  line({
    ...{ type: 'outcome', id, kind: 'purchase', customer: { id: customer }, at: at(days), actor: 'customer' },
    ...{ amount: '30.00', currency: 'EUR', ...more },
  })
const refund = (of: string, customer: string, days: number, more: object = {}) =>
  sale(`${of}-back`, customer, days, { kind: 'refund', purchase: of, ...more })
/** Sales of others, so that sales are known all along. */
const others = [sale('o-first', 'other', -100), sale('o-last', 'other', 250)]

async function workspaceOf(lines: string[]) {
  const { id, name } = await freshWorkspace(db)
  const bring = (more: string[]) => importText(database, id, more.join(''), { format: 'jsonl' })
  await bring(lines)
  const shell = terminal(database, { workspace: name, now: () => now })
  const read = async (...filters: string[]): Promise<Reading> =>
    (await shell.readings('--measure', 'bought_again', ...filters))['bought_again']!
  const scope = { workspaceId: id, teams: 'all' as const }
  const workspace = { ...viewOf().workspace, id }
  const list = (part: string) =>
    inWorkspace(db, scope, async (trx) => {
      const found = await loadConversations(trx, scope, viewOf({ workspace, asOf: now }), {
        ...{ measure: 'bought_again', part, limit: 50 },
      })
      return found.ok ? { ok: true, total: found.total } : found
    })
  return { id, bring, read, list, ...shell }
}

test('what a person closed much later was not solved at an earlier moment, whenever that is read', async () => {
  const customers = ['a', 'b', 'c', 'd', 'e']
  const status = (customer: string, days: number, kind: string, value?: string) =>
    line({
      ...{ type: 'outcome', id: `${customer}-${kind}`, kind, thread: `t-${customer}`, at: at(days) },
      ...{ actor: 'responder', ...(value && { value }) },
    })
  const { read, bring } = await workspaceOf([
    ...others,
    sale('o-between', 'other', 110),
    ...customers.flatMap((customer) => [...helped(customer).slice(0, 2), status(customer, 1, 'status', 'on_hold')]),
  ])
  const before = await read('--as-of', at(120))
  expect(before).toMatchObject({ n: 0, figures: { without_not_bought: 5 } })
  await bring(customers.map((customer) => status(customer, 200, 'closed')))
  expect(await read('--as-of', at(120))).toEqual(before)
  expect(await read()).toMatchObject({ parts: { not_bought: 5 }, figures: { without_not_bought: 0 } })
})

test('who bought within 90 days after being helped is told beside those who were not helped, as a share each', async () => {
  const { read, id, list } = await workspaceOf([
    ...others,
    ...['a', 'b', 'c', 'd', 'e'].flatMap((customer) => helped(customer)),
    ...['u', 'v', 'w', 'x', 'y'].flatMap((customer) => unanswered(customer)),
    sale('a1', 'a', 10),
    sale('b1', 'b', 20, { kind: 'renewal' }),
    // Given back, too late, before it, and in part.
    ...[sale('c1', 'c', 10), refund('c1', 'c', 30)],
    sale('d1', 'd', 91),
    ...[sale('e1', 'e', 5), refund('e1', 'e', 6, { amount: 4 })],
    sale('u1', 'u', 40),
    sale('v1', 'v', -1),
  ])
  const reading = await read()
  // Of five who were helped a, b and e bought: 3 of 5. Of five who were not, u did: 1 of 5.
  expect(reading).toMatchObject({
    ...{ state: 'ok', value: 0.6, n: 5, customers: 5, parts: { bought: 3, not_bought: 2, cut_short: 0 } },
    shares: { not_resolved: { value: expect.closeTo(0.2, 12) } },
    figures: { without_bought: 1, without_not_bought: 4, sales_not_known: 0, set_aside: 0 },
  })
  // S = 0.4 with Greenwood's 3/(5·2) = 0.3: θ = exp(1.96·√0.3/|ln 0.4|) = 3.227; 1 − 0.4^(1/θ) and 1 − 0.4^θ.
  expect(reading.interval![0]).toBeCloseTo(0.2472, 3)
  expect(reading.interval![1]).toBeCloseTo(0.948, 3)
  await expectSound(pool, id)
  for (const part of [...Object.keys(reading.parts!), 'without_bought', 'without_not_bought']) {
    const listed = await list(part)
    expect([part, listed]).toEqual([part, { ok: true, total: reading.parts![part] ?? reading.figures![part] }])
  }
})

test('nobody told of a sale: that is no figure, and not nought', async () => {
  const { read } = await workspaceOf(['a', 'b', 'c', 'd', 'e'].flatMap((customer) => helped(customer)))
  expect(await read()).toMatchObject({
    ...{ state: 'none', value: null, n: 0 },
    why: 'No source told of a purchase or renewal, so nobody can say who bought again.',
  })
})

test('sales are known from the first told to the last: who came before is left out, who is cut short is watched till then', async () => {
  const customers = ['a', 'b', 'c', 'd', 'e', 'f']
  const { read } = await workspaceOf([
    sale('first', 'other', 0),
    ...helped('early', -20),
    ...customers.flatMap((customer) => helped(customer, 10)),
    ...helped('late', 60),
    sale('a1', 'a', 20),
    sale('last', 'other', 50),
  ])
  // Of six watched for 40 of 90 days one bought; nobody was watched to the end, so there is no share of 90 days.
  const { state, value, n, parts, figures } = await read()
  expect({ state, value, n, parts, unknown: figures?.['sales_not_known'] }).toEqual({
    ...{ state: 'ok', value: null, n: 6, parts: { bought: 1, not_bought: 0, cut_short: 5 }, unknown: 2 },
  })
})

test('who was helped late stands among those not helped first; a customer counts once, helped first', async () => {
  const both = (customer: string) => [
    ...unanswered(customer, 0),
    ...helped(`${customer}-again`, 5),
    line({ type: 'customer', id: customer, sameAs: [{ channel: 'email', id: `${customer}-again` }] }),
  ]
  const { read, id } = await workspaceOf([
    ...others,
    ...['a', 'b', 'c', 'd', 'e'].flatMap(both),
    sale('a1', 'a', 2),
    sale('b1', 'b-again', 20),
  ])
  // What a bought lies before they were helped: only b bought after it.
  expect(await read()).toMatchObject({
    n: 5,
    value: expect.closeTo(0.2, 12),
    parts: { bought: 1 },
    figures: { without_bought: 0 },
  })
  await expectSound(pool, id)
})

test('a sale told anew supersedes, one taken back with its source was never made, one come late counts at once', async () => {
  const { id, bring, read } = await workspaceOf([
    ...others,
    ...['a', 'b', 'c', 'd', 'e'].flatMap((customer) => helped(customer)),
  ])
  const bought = async () => (await read()).parts!['bought']
  expect(await bought()).toBe(0)
  const { source } = await bring([sale('a1', 'a', 10), sale('b1', 'b', 10)])
  expect(await bought()).toBe(2)
  await bring([sale('a1', 'a', 200, { version: 1 })])
  expect(await bought()).toBe(1)
  await takeBackSource({ pool }, id, source.id)
  expect(await bought()).toBe(0)
  await expectSound(pool, id)
})

test('figures as of a moment stay as they were, whatever is dated later and comes later', async () => {
  const customer = fc.constantFrom('a', 'b', 'c', 'd', 'e')
  const later = fc.integer({ min: 121, max: 290 })
  const anything = fc.oneof(
    fc.record({ customer, days: later, id: fc.uuid() }).map((one) => [sale(one.id, one.customer, one.days)]),
    fc.record({ customer, days: later }).map((one) => [refund(`${one.customer}1`, one.customer, one.days)]),
    fc
      .record({ customer, days: later, id: fc.uuid() })
      .map((one) => [message(one.id, one.customer, one.days, { text: 'It is broken again, please help!' })]),
  )
  const first = [
    ...others.slice(0, 1),
    ...['a', 'b', 'c'].flatMap((one) => helped(one)),
    ...['d', 'e', 'f', 'g', 'h', 'i'].flatMap((one, i) => [...helped(one, i), ...unanswered(`${one}-not`, i)]),
    ...['a', 'b', 'c', 'd'].map((one, i) => sale(`${one}1`, one, 10 + 30 * i)),
    sale('o2', 'other', 119),
  ]
  await fc.assert(
    fc.asyncProperty(fc.array(anything, { minLength: 1, maxLength: 6 }), async (come) => {
      const { readings, bring } = await workspaceOf(first)
      const asOf = ['--as-of', at(120)]
      const before = await readings(...asOf)
      await bring(come.flat())
      const after = await readings(...asOf)
      for (const key of ['bought_again', 'voices', 'reached_out_first']) expect(after[key]).toEqual(before[key])
      expect(before['bought_again']!.n).toBe(9)
    }),
    { numRuns: 8 },
  )
})

test('an amount nobody can read, one without its currency and a sale that is nobody’s are set apart, each with why', async () => {
  const { id } = await workspaceOf([
    sale('1', 'a', 1, { amount: '12,50' }),
    sale('2', 'a', 1, { amount: -3 }),
    sale('3', 'a', 1, { currency: 'EURO' }),
    sale('4', 'a', 1, { currency: undefined }),
    sale('5', 'a', 1, { customer: undefined }),
    sale('6', 'a', 1, { amount: 7.5, currency: 'chf' }),
    sale('7', 'a', 1, { amount: undefined, currency: undefined }),
  ])
  const { rows: apart } = await pool.query<{ reason: string }>(
    'select reason from quarantine where workspace_id = $1 order by row_number',
    [id],
  )
  expect(apart.map(({ reason }) => reason)).toEqual([
    '“amount” of this outcome is not right: write it as 12.50, digits and a point, without sign or currency.',
    '“amount” of this outcome is not right: write it as 12.50, digits and a point, without sign or currency.',
    '“currency” of this outcome is not right: it is no currency; write its three letters, such as EUR.',
    '“currency” of this outcome is not right: an amount needs one, such as EUR.',
    '“customer” of this outcome is not right: a purchase is somebody’s; say whose.',
  ])
  const { rows } = await pool.query(
    'select amount, currency from outcome where workspace_id = $1 order by external_id',
    [id],
  )
  expect(rows).toEqual([
    { amount: '7.5', currency: 'CHF' },
    { amount: null, currency: null },
  ])
})

test('a shop’s table of orders, with what was given back beside each, is read with a mapping', async () => {
  const { id } = await freshWorkspace(db)
  const csv = `order,placed,mail,total,cur,returned,back
1001,2025-03-10T10:00:00Z,a,30.00,EUR,,
1002,2025-03-11T10:00:00Z,b,12.00,EUR,2025-03-20T09:00:00Z,12.00
1003,2025-03-12T10:00:00Z,c,1.299,00,EUR,
`.replace('c,1.299,00,EUR,', 'c,"1.299,00",EUR,,')
  const mapping = {
    ...{ shape: 'sale' as const, channel: 'email' as const, namespace: 'shop', nulls: [], showsReplies: true },
    columns: { id: 'order', at: 'placed', customer: 'mail', amount: 'total', currency: 'cur' },
    refund: { at: 'returned', amount: 'back' },
  }
  await importText(database, id, csv, { format: 'csv', mapping })
  const { rows } = await pool.query(
    'select external_id as id, kind, amount, purchase_id as of from outcome where workspace_id = $1 order by external_id',
    [id],
  )
  expect(rows).toEqual([
    { id: '1001', kind: 'purchase', amount: '30.00', of: null },
    { id: '1002', kind: 'purchase', amount: '12.00', of: null },
    { id: '1002#refund', kind: 'refund', amount: '12.00', of: '1002' },
  ])
  const { rows: apart } = await pool.query('select reason from quarantine where workspace_id = $1', [id])
  expect(apart).toEqual([
    { reason: 'The amount is not right: write it as 12.50, digits and a point, without sign or currency.' },
  ])
})
