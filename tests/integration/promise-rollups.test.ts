import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recount } from '#app/ingestion/recount.ts'
import { loadReadings } from '#app/screens/readings.server.ts'
import { inBatch } from '#db/batch.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { putBusinessHours } from '#db/queries/business-hours.ts'
import { putPromise } from '#db/queries/promise.ts'
import { conversationFacts, type Facts, insertConversations } from '../factories/conversation.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { at, viewOf } from './look.ts'
import { factsOf } from './random-facts.ts'

const { db, pool } = await createTestDatabase()
const office = [{ from: 9 * 3600, to: 17 * 3600 }]

const rule = fc.record({
  channel: fc.constantFrom(null, 'x', 'email'),
  from_day: fc.constantFrom('2025-06-10', '2025-08-18', '2025-10-01'),
  hours: fc.constantFrom('0.5', '4', '30', null),
  clock: fc.constantFrom('wall' as const, 'business' as const),
})

type Rule = Parameters<typeof putPromise>[2]

/** The readings of these conversations by week, from the facts and from rollups. */
async function readBoth(facts: Partial<Facts>[], rules: Rule[], clock: 'wall' | 'business') {
  const { id } = await freshWorkspace(db)
  const scope = { workspaceId: id, teams: 'all' as const }
  const rows = facts.map((one) => conversationFacts({ ...one, team_id: null, workspace_id: id }))
  await inWorkspace(db, scope, async (trx) => {
    await insertConversations(trx, rows)
    const week = Array.from({ length: 7 }, (_, day) => (day < 5 ? office : []))
    await putBusinessHours(trx, scope, { channel: null, from_day: '2025-06-01', time_zone: 'Europe/Berlin', week })
    for (const one of rules) await putPromise(trx, scope, one)
  })
  await inBatch(pool, id, (batch) => recount(batch, id))
  const workspace = { ...viewOf().workspace, id }
  const days = { by: 'week', from: '2025-06-02', to: '2026-04-06', asOf: at(24 * 400) } as const
  const read = (rollupsFrom: number) =>
    inWorkspace(db, scope, (trx) => loadReadings(trx, scope, viewOf({ workspace, clock, ...days }), { rollupsFrom }))
  return { exact: await read(Infinity), rolled: await read(0) }
}

const answeredWithin = ({ periods }: Awaited<ReturnType<typeof readBoth>>['exact']) =>
  periods.map(({ readings }) => readings['answered_within']!)
const withinPromise = ({ shares }: ReturnType<typeof answeredWithin>[number]) => shares?.['within_promise']

test(
  'whatever was promised when and where, large workspaces say of it exactly what their facts say',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(factsOf, { minLength: 10, maxLength: 60 }),
        fc.array(rule, { maxLength: 3 }),
        fc.constantFrom('wall' as const, 'business' as const),
        async (facts, rules, clock) => {
          const { exact, rolled } = await readBoth(facts, rules, clock)
          const others = answeredWithin(rolled)
          for (const [i, plain] of answeredWithin(exact).entries()) {
            const other = others[i]!
            expect([other.n, other.parts]).toEqual([plain.n, plain.parts])
            // Read from bins only where one wall-clock promise held all week; a wait on its edge may fall on either side.
            if (other.figures?.['bin_error'] === undefined) expect(withinPromise(other)).toEqual(withinPromise(plain))
            else expect(withinPromise(other) === undefined).toBe(withinPromise(plain) === undefined)
            if (clock === 'business') expect(other).toEqual(plain)
          }
          const over = (all: typeof exact) => all.periods.at(-1)?.readings['waiting_now']?.figures?.['over_promise']
          expect(over(rolled)).toEqual(over(exact))
          if (rules.every(({ hours }) => hours !== null)) expect(over(exact)).toEqual(expect.any(Number))
        },
      ),
      { numRuns: 12 },
    )
  },
)

test('where something is promised to everybody, both say how many were answered within it', async () => {
  const facts = Array.from({ length: 10 }, (_, n): Partial<Facts> => {
    const [began, answered] = [at(10 + n), at(11 + 2 * n)]
    const times = { began_at: began, first_message_at: began, first_inbound_at: began, first_need_at: began }
    return { ...times, answered_at: answered, first_reply_at: answered }
  })
  const rules = [{ channel: null, from_day: '2025-05-01', hours: '5.5', clock: 'wall' as const }]
  const { exact, rolled } = await readBoth(facts, rules, 'wall')
  const [plain, other] = [answeredWithin(exact)[0]!, answeredWithin(rolled)[0]!]
  expect([plain.n, withinPromise(plain)?.value]).toEqual([10, expect.closeTo(0.5)])
  expect(withinPromise(other)?.value).toBeCloseTo(0.5)
})
