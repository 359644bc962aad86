import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recountWorkspace } from '#app/ingestion/recount.ts'
import { refillFacts } from '#app/ingestion/refill-facts.ts'
import { returnDays } from '#app/measures/return-cohorts.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { findKeptContacts, type KeptContacts } from '#db/queries/contact.ts'
import { countReturns } from '#db/queries/customer-returns.ts'
import { countCustomers, customerOrders, type CustomerQuery, listCustomers } from '#db/queries/customers.ts'
import type { Trx } from '#db/client.server.ts'
import { conversationFacts, type Facts, insertConversations } from '../factories/conversation.ts'
import { importText } from '../factories/imported.ts'
import { replied, wrote } from '../factories/mail.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { at } from './look.ts'
import { factsOf } from './random-facts.ts'

const database = await createTestDatabase()
const { db, pool } = database
const timeZone = 'Europe/London'

type Asking = { asOf: Date; kept: KeptContacts | undefined }

async function given(facts: Partial<Facts>[]) {
  const workspace = await freshWorkspace(db, { time_zone: timeZone })
  const scope = { workspaceId: workspace.id, teams: 'all' as const }
  const rows = facts.map((one) => conversationFacts({ ...one, workspace_id: workspace.id }))
  await inWorkspace(db, scope, (trx) => insertConversations(trx, rows))
  await recountWorkspace(pool, workspace.id)
  return { workspace, scope, rows }
}

/** All that the page of customers says, and the lists behind its table. */
async function saidOf(trx: Trx, scope: { workspaceId: number; teams: 'all' }, { asOf, kept }: Asking) {
  const query = { asOf, timeZone, who: [], kept }
  const list = async (asked: CustomerQuery) => {
    const all = []
    for (let after: string | undefined; ;) {
      const rows = await listCustomers(trx, scope, asked, { after, limit: 2 })
      all.push(...rows)
      if (rows.length < 2) break
      after = rows.at(-1)!.position
    }
    return { total: await countCustomers(trx, scope, asked), all }
  }
  const lists = []
  for (const order of customerOrders) lists.push(await list({ ...query, order }))
  const returns = await countReturns(trx, scope, { ...query, days: returnDays, months: 12 })
  for (const { month } of returns.slice(0, 2))
    for (const returned of [true, false])
      lists.push(await list({ ...query, order: 'recent', cohort: { month, days: 30, returned } }))
  return { lists, returns }
}

/** A return is to what the same customer needed elsewhere, as the fold finds it. */
function withReturns(facts: Partial<Facts>[], seeds: number[]): Partial<Facts>[] {
  return facts.map((one, i) => {
    const needs = facts.filter((other) => other.customer_id === one.customer_id && other.first_need_at)
    const back = needs[(seeds[i] ?? 0) % Math.max(1, needs.length)]
    return one.first_resolved_at && back && one.again !== 'not_again'
      ? { ...one, again_at: back.first_need_at ?? null }
      : { ...one, again: one.first_resolved_at ? 'not_again' : null, again_at: null }
  })
}

/** Some came back on the same matter before anybody knew that we had helped, at the end of all that happened. */
function backTooSoon(seeds: number[]): Partial<Facts>[] {
  return seeds.slice(0, 3).flatMap((seed, customer) => {
    const whose = { customer_id: customer + 1, channel: 'x' }
    const met = 24 * 300 - 10 * seed
    const resolved = met + 40 * seed
    return [
      {
        ...{
          ...whose,
          first_message_at: at(met),
          first_resolved_at: at(resolved),
          first_resolved_known_at: at(resolved + 72),
        },
        ...{ again: 'same_matter' as const, again_at: at(resolved + 1 + seed) },
        ...{ standings: ['waiting', 'open', 'presumed'], standing_from: [met, resolved, resolved + 72].map(at) },
      },
      { ...whose, first_message_at: at(resolved + 1 + seed) },
    ]
  })
}

test('what is kept of customers says what their conversations say, at whatever moment it serves', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(factsOf, { maxLength: 12 }),
      fc.array(fc.nat(20), { minLength: 12, maxLength: 12 }),
      fc.oneof(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 24 * 90 })),
      async (facts, seeds, later) => {
        const { scope } = await given([...withReturns(facts, seeds), ...backTooSoon(seeds)])
        await inWorkspace(db, scope, async (trx) => {
          const known = await trx.selectFrom('rollup_state').select('known_until').executeTakeFirst()
          const asOf = new Date((known?.known_until.getTime() ?? 0) + later * 3_600_000)
          const kept = await findKeptContacts(trx, scope, asOf)
          expect(kept).toBeDefined()
          expect(await saidOf(trx, scope, { asOf, kept })).toEqual(await saidOf(trx, scope, { asOf, kept: undefined }))
        })
      },
    ),
    { numRuns: 30 },
  )
})

test('before anything is known last, and for whoever sees only some, the facts are read', async () => {
  const { scope } = await given([{ first_message_at: at(0) }, { first_message_at: at(100) }])
  await inWorkspace(db, scope, async (trx) => {
    expect(await findKeptContacts(trx, scope, at(99))).toBeUndefined()
    expect(await findKeptContacts(trx, scope, at(100))).toEqual({ unsettled: [] })
    expect(await findKeptContacts(trx, { ...scope, teams: [1] }, at(100))).toBeUndefined()
    const before = await saidOf(trx, scope, { asOf: at(99), kept: undefined })
    expect(before.lists[0]!.total).toBe(1)
  })
})

test('an older version’s customers are counted at the first start', async () => {
  const { workspace, scope } = await given([{ first_message_at: at(0) }])
  await pool.query('delete from customer_contact where workspace_id = $1', [workspace.id])
  await pool.query('update platform.workspace set facts_version = 3 where id = $1', [workspace.id])
  const find = () => inWorkspace(db, scope, (trx) => findKeptContacts(trx, scope, at(0)))
  expect(await find()).toBeUndefined()
  await refillFacts(database)
  expect(await find()).toEqual({ unsettled: [] })
  const count = await inWorkspace(db, scope, async (trx) => {
    const kept = await findKeptContacts(trx, scope, at(0))
    return countCustomers(trx, scope, { asOf: at(0), timeZone, who: [], order: 'recent', kept })
  })
  expect(count).toBe(1)
})

test('what is said as of a moment stays, whatever comes later', async () => {
  const workspace = await freshWorkspace(db, { time_zone: timeZone })
  const scope = { workspaceId: workspace.id, teams: 'all' as const }
  const [ann, bob] = ['ann@example.org', 'bob@example.org']
  const kettle = 'My purple kettle leaks at the lid, can you send a new seal?'
  const first = [
    wrote('a1', '2025-12-08', ann, kettle, { thread: 'a1' }),
    replied('a2', '2026-01-06', 'The new seal is on its way to you.', { thread: 'a1', to: { id: ann } }),
    // On the same matter, 30 days after they were met, and before it can be presumed that we had helped.
    wrote('a3', '2026-01-07', ann, kettle, { thread: 'a3' }),
    wrote('b1', '2026-01-06', bob, 'Where is my invoice?'),
  ]
  const later = [
    wrote('a4', '2026-01-08', ann, 'It still leaks, what now?', { thread: 'a1' }),
    wrote('b2', '2026-02-06', bob, 'Do you repair zips?'),
  ]
  const asOf = new Date('2026-01-07T23:00:00Z')
  const said = () =>
    inWorkspace(db, scope, async (trx) => saidOf(trx, scope, { asOf, kept: await findKeptContacts(trx, scope, asOf) }))
  await importText(database, workspace.id, first.join(''), { format: 'jsonl' })
  const before = await said()
  expect(before.lists[0]!.total).toBe(2)
  expect(before.returns).toMatchObject([
    { month: '2026-01', customers: 1, returned: [0, 0, 0] },
    { month: '2025-12', mature: [1, 0, 0], returned: [1, 0, 0] },
  ])
  await importText(database, workspace.id, later.join(''), { format: 'jsonl', name: 'later' })
  expect(await inWorkspace(db, scope, (trx) => findKeptContacts(trx, scope, asOf))).toBeUndefined()
  expect(await said()).toEqual(before)
})

test('once it is known that we had helped, the same matter is no coming back', async () => {
  const helped = {
    customer_id: 1,
    first_message_at: at(0),
    first_resolved_at: at(700),
    first_resolved_known_at: at(772),
  }
  const { scope } = await given([
    {
      ...helped,
      again: 'same_matter',
      again_at: at(710),
      standings: ['waiting', 'open', 'presumed'],
      standing_from: [0, 700, 772].map(at),
    },
    { customer_id: 1, first_message_at: at(710) },
  ])
  const returned = (asOf: Date) =>
    inWorkspace(db, scope, async (trx) => {
      const kept = await findKeptContacts(trx, scope, asOf)
      return [kept?.unsettled.length, (await saidOf(trx, scope, { asOf, kept })).returns[0]?.returned[0]]
    })
  expect([await returned(at(760)), await returned(at(780))]).toEqual([
    [1, 1],
    [0, 0],
  ])
})
