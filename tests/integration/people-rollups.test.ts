import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recount } from '#app/ingestion/recount.ts'
import type { MeasureKey } from '#app/measures/list.ts'
import { loadConversations } from '#app/screens/conversations.server.ts'
import { loadReadings } from '#app/screens/readings.server.ts'
import { inBatch } from '#db/batch.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { conversationFacts, type Facts, insertConversations } from '../factories/conversation.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { at, viewOf } from './look.ts'

const { db, pool } = await createTestDatabase()
const person = fc.constantFrom('', 'kim', 'lee', 'mo')
const hours = (days: number) => fc.nat(24 * days)

/** Conversations of few customers in five weeks: who opened them, when we replied, what came of it, who bought when. */
const anyConversation = fc
  .record({
    customer: fc.integer({ min: 1, max: 3 }),
    first: hours(35),
    inbound: fc.option(fc.nat(30), { freq: 6 }),
    needs: fc.boolean(),
    replies: fc.array(fc.tuple(fc.constantFrom('canned', 'own', 'wordless'), fc.nat(300), person), { maxLength: 4 }),
    resolved: fc.option(fc.oneof(hours(12), hours(100)), { freq: 2 }),
    bought: fc.option(hours(90)),
    boughtAnyway: fc.option(hours(90)),
    aside: fc.integer({ max: 9 }).map((roll) => roll === 0),
    shows: fc.integer({ max: 9 }).map((roll) => roll > 0),
    team: fc.constantFrom(1, 2),
  })
  .map((one): Partial<Facts> => {
    const inbound = one.inbound === null ? null : one.first + one.inbound
    const need = inbound !== null && one.needs ? inbound : null
    const began = need ?? one.first
    const resolved = one.resolved === null ? null : began + one.resolved
    const of = (kind: string) => one.replies.filter(([which]) => which === kind)
    const ordered = ['canned', 'own', 'wordless'].map(of)
    const times = ordered.map((replies) => replies.map(([, after], i) => new Date(at(one.first + after).getTime() + i)))
    const last = Math.max(began, resolved ?? 0, ...one.replies.map(([, after]) => one.first + after)) + 1
    return {
      ...{ customer_id: one.customer, source_shows_replies: one.shows, team_id: one.team },
      ...{ first_message_at: at(one.first), first_inbound_at: inbound === null ? null : at(inbound) },
      ...{ first_need_at: need === null ? null : at(need), began_at: at(began), last_message_at: at(last) },
      first_resolved_at: resolved === null ? null : at(resolved),
      first_resolved_known_at: resolved === null ? null : at(resolved),
      ...{ canned_reply_at: times[0]!, own_reply_at: times[1]!, wordless_reply_at: times[2]! },
      reply_by: ordered.flat().map(([, , by]) => by),
      bought_after_resolved_at: resolved === null || one.bought === null ? null : at(resolved + one.bought + 0.1),
      bought_after_began_at: one.boughtAnyway === null ? null : at(began + one.boughtAnyway + 0.1),
      standings: one.aside ? ['set_aside'] : ['open'],
      ...{ standing_from: [at(one.first)], waiting_until: null },
    }
  })

const keys: MeasureKey[] = ['reached_out_first', 'voices', 'bought_again']

/** Sales told on the first day, and on a last one. */
const sales = (workspaceId: number, last: number) =>
  [0, last].map((hour, i) => ({
    ...{ workspace_id: workspaceId, namespace: 'shop', external_id: `sale ${i}`, version: 0, source_id: 1 },
    ...{ channel: 'email', occurred_at: at(hour), first_seen_at: at(hour), kind: 'purchase', actor: 'customer' },
  }))

test(
  'weeks read from rollups are what the facts give, and each number is as long as its list',
  { timeout: 300_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyConversation, { minLength: 1, maxLength: 40, size: 'max' }),
        fc.constantFrom('UTC', 'America/St_Johns', 'Asia/Kathmandu'),
        hours(40),
        hours(30),
        async (history, time_zone, after, told) => {
          const workspace = await freshWorkspace(db, { time_zone })
          const rows = history.map((one, i) => conversationFacts({ ...one, id: `c${i}`, workspace_id: workspace.id }))
          const asOf = at(24 * 190 + after)
          await inBatch(pool, workspace.id, async (batch) => {
            await insertConversations(batch.trx, rows)
            await batch.trx
              .insertInto('outcome')
              .values(sales(workspace.id, 24 * 160 + told))
              .execute()
            await recount(batch, workspace.id)
          })
          const scope = { workspaceId: workspace.id, teams: 'all' as const }
          for (const measure of keys) {
            const viewed = { id: workspace.id, name: 'w', timeZone: time_zone, promiseHours: 8, teams: [] }
            const view = viewOf({ by: 'week', from: '2025-05-26', to: '2025-12-15', asOf, measure, workspace: viewed })
            await inWorkspace(db, scope, async (trx) => {
              const facts = await loadReadings(trx, scope, view, { rollupsFrom: Number.POSITIVE_INFINITY })
              const rollups = await loadReadings(trx, scope, view, { rollupsFrom: 0 })
              expect(rollups).toEqual(facts)
              const whole = await loadReadings(trx, scope, { ...view, by: 'all' })
              const { n, parts, figures } = whole.periods[0]!.readings[measure]!
              const total = async (part?: string) => {
                const opened = { measure, limit: 500, ...(part && { part }) }
                const listed = await loadConversations(trx, scope, { ...view, by: 'all' }, opened)
                return listed.ok ? listed.total : listed.reason
              }
              expect(await total()).toBe(n)
              for (const [part, count] of Object.entries({ ...parts, ...figures }))
                expect(await total(part)).toBe(count)
              const mine = await inTeam(scope, view)
              const theirs = rows.filter((row) => row.team_id === 1).length
              if (theirs === 0) expect(mine).toBe(0)
            })
          }
        },
      ),
      { numRuns: 40 },
    )
  },
)

/** What is counted, and stands beside, for who may see one team alone. */
async function inTeam(scope: { workspaceId: number }, view: ReturnType<typeof viewOf>): Promise<number> {
  const confined = { ...scope, teams: [1] }
  return inWorkspace(db, confined, async (trx) => {
    const { periods } = await loadReadings(trx, confined, { ...view, by: 'all' }, { rollupsFrom: 0 })
    const { n, figures = {} } = periods[0]!.readings[view.measure!]!
    return n + Object.values(figures).reduce<number>((sum, one) => sum + (one ?? 0), 0)
  })
}
