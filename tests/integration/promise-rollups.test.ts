import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recount } from '#app/ingestion/recount.ts'
import { loadReadings } from '#app/screens/readings.server.ts'
import { inBatch } from '#db/batch.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { putBusinessHours } from '#db/queries/business-hours.ts'
import { putPromise } from '#db/queries/promise.ts'
import { conversationFacts, insertConversations } from '../factories/conversation.ts'
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

test(
  'whatever was promised when and where, large workspaces say of it exactly what their facts say',
  { timeout: 120_000 },
  async () => {
    let told = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(factsOf, { minLength: 10, maxLength: 60 }),
        fc.array(rule, { maxLength: 3 }),
        fc.constantFrom('wall' as const, 'business' as const),
        async (facts, rules, clock) => {
          const { id } = await freshWorkspace(db)
          const scope = { workspaceId: id, teams: 'all' as const }
          const rows = facts.map((one) => conversationFacts({ ...one, team_id: null, workspace_id: id }))
          await inWorkspace(db, scope, async (trx) => {
            await insertConversations(trx, rows)
            const week = Array.from({ length: 7 }, (_, day) => (day < 5 ? office : []))
            await putBusinessHours(trx, scope, {
              channel: null,
              from_day: '2025-06-01',
              time_zone: 'Europe/Berlin',
              week,
            })
            for (const one of rules) await putPromise(trx, scope, one)
          })
          await inBatch(pool, id, (batch) => recount(batch, id))
          const workspace = { ...viewOf().workspace, id }
          const view = viewOf({
            workspace,
            clock,
            by: 'week',
            from: '2025-06-02',
            to: '2026-04-06',
            asOf: at(24 * 400),
          })
          const read = (rollupsFrom: number) =>
            inWorkspace(db, scope, (trx) => loadReadings(trx, scope, view, { rollupsFrom }))
          const [exact, rolled] = [await read(Infinity), await read(0)]
          const alwaysPromised = rules.every(({ hours }) => hours !== null)
          for (const [i, { readings }] of exact.periods.entries()) {
            const [plain, other] = [readings['answered_within']!, rolled.periods[i]!.readings['answered_within']!]
            expect([other.n, other.parts]).toEqual([plain.n, plain.parts])
            const within = (reading: typeof other) => reading.shares?.['within_promise']
            // Read from bins only where one wall-clock promise held all week; a wait on its edge may fall on either side.
            if (other.figures?.['bin_error'] === undefined) expect(within(other)).toEqual(within(plain))
            else expect(within(other) === undefined).toBe(within(plain) === undefined)
            if (clock === 'business') expect(other).toEqual(plain)
            const { answered = 0, waiting = 0 } = plain.parts ?? {}
            if (alwaysPromised && plain.state === 'ok' && answered + waiting > 0) {
              expect([within(plain), within(other)]).toEqual([expect.anything(), expect.anything()])
              told += 1
            }
          }
          const over = (all: typeof exact) => all.periods.at(-1)?.readings['waiting_now']?.figures?.['over_promise']
          expect(over(rolled)).toEqual(over(exact))
          if (alwaysPromised) expect(over(exact)).toEqual(expect.any(Number))
        },
      ),
      { numRuns: 12 },
    )
    expect(told, 'weeks in which something was promised to everybody').toBeGreaterThan(0)
  },
)
