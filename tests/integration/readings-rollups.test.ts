import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recount } from '#app/ingestion/recount.ts'
import type { Limit, Reading, Readings } from '#app/measures/reading.ts'
import { loadReadings } from '#app/screens/readings.server.ts'
import { inBatch } from '#db/batch.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { findRollupState } from '#db/queries/rollup.ts'
import { makeConversations } from '../bench/conversations.ts'
import { loadConversations } from '../bench/load-conversations.ts'
import { conversationFacts, type Facts, insertConversations } from '../factories/conversation.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { base, hour, viewOf } from './look.ts'
import { factsOf } from './random-facts.ts'

const { db, pool } = await createTestDatabase()

/** The same weeks read from the facts, and from the rollups wherever these serve. */
async function readBoth(workspace: { id: number; time_zone: string }, view: Parameters<typeof viewOf>[0]) {
  const scope = { workspaceId: workspace.id, teams: 'all' as const }
  const { id, time_zone: timeZone } = workspace
  const seen = viewOf({
    by: 'week',
    ...view,
    workspace: { id, name: 'w', timeZone, promiseHours: 8, teams: [] },
  })
  return inWorkspace(db, scope, async (trx) => ({
    facts: await loadReadings(trx, scope, seen, { rollupsFrom: Number.POSITIVE_INFINITY }),
    rollups: await loadReadings(trx, scope, seen, { rollupsFrom: 0 }),
  }))
}

const eachReading = (readings: Readings) =>
  readings.periods.flatMap((period) =>
    Object.values(period.readings).map((reading) => ({ from: period.from, reading })),
  )

/** Everything that is counted, and what is made from counts alone. */
function exactly({ interval, value, quantiles: _q, shares: _s, answeredOnly: _a, figures, ...counts }: Reading) {
  const {
    resamples: _drawn,
    seed: _seed,
    bin_error: _error,
    censored_at_closing_p50: _p50,
    censored_at_closing_p90: _p90,
    ...others
  } = figures ?? {}
  const digits = (number: number | null) => number && Number(number.toPrecision(9))
  const figure = counts.unit === 'share' && counts.key !== 'answered_within' ? [value, ...(interval ?? [])] : []
  return { ...counts, figures: others, figure: figure.map(digits) }
}

/** At most so far off, as a share; both not reached, or both reached. */
function expectNear(found: number | null | undefined, exact: number | null | undefined, error: number): void {
  if (found == null || exact == null) expect(found).toEqual(exact)
  else expect(Math.abs(found - exact)).toBeLessThanOrEqual(error * exact + 1e-6)
}

function timesOf({ quantiles, answeredOnly, figures }: Reading): (number | null | undefined)[] {
  const { censored_at_closing_p50: p50, censored_at_closing_p90: p90 } = figures ?? {}
  return [quantiles?.p50.value, quantiles?.p90.value, answeredOnly?.mean, p50, p90]
}

const day = 86_400_000

const person = fc.constantFrom('', 'kim', 'lee', 'mo')

/** Many of few customers in three weeks, none on a whole hour, all standings settled early: much is due near as-of. */
const anyHistory = fc.array(
  fc.tuple(factsOf, fc.nat(hour - 1), fc.tuple(person, person)).map(([facts, ms, people]): Partial<Facts> => {
    const first = new Date(facts.first_message_at!).getTime()
    const earlier = Math.floor((first - base) / (21 * day)) * 21 * day
    const move = (at: Date) => new Date(at.getTime() - earlier + ms)
    const soon = (at: Date) => move(new Date(first + (at.getTime() - first) / 20))
    const moved = Object.entries(facts).map(([column, value]) => [
      column,
      value instanceof Date
        ? move(value)
        : column.startsWith('turn_') && column.endsWith('at')
          ? ((value as Date[] | null)?.map(move) ?? null)
          : value,
    ])
    const all = Object.fromEntries(moved) as Partial<Facts>
    const replies = [all.first_reply_at, all.answered_at].filter((at) => at instanceof Date)
    return {
      ...all,
      own_reply_at: replies.slice(0, 1),
      canned_reply_at: replies.slice(1),
      reply_by: people.slice(0, replies.length),
      last_message_at: new Date(
        Math.max(
          ...[...replies, all.last_message_at!, all.first_resolved_at ?? 0, all.opening_unhappy_at ?? 0].map((at) =>
            new Date(at).getTime(),
          ),
        ),
      ),
      standing_from: facts.standing_from!.map((at) => soon(new Date(at))),
      waiting_until: facts.waiting_until ? soon(new Date(facts.waiting_until)) : null,
    }
  }),
  { minLength: 1, maxLength: 80 },
)

/** Now, some time after all of it; or soon after something came due, or has lain 90 days. */
const anyAsOf = fc.oneof(
  fc.record({ after: fc.nat(40 * day) }),
  fc.record({ beside: fc.nat(), days: fc.constantFrom(14, 14, 90), after: fc.nat(hour) }),
)

test(
  'weeks read from rollups are what the facts give: counts exactly, times within the bound',
  { timeout: 300_000 },
  async () => {
    let compared = 0
    await fc.assert(
      fc.asyncProperty(
        anyHistory,
        fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu'),
        anyAsOf,
        fc.constantFrom(null, '2025-06-02', '2025-06-05'),
        async (history, time_zone, when, from) => {
          const workspace = await freshWorkspace(db, { time_zone })
          const rows = history.map((one, i) => conversationFacts({ ...one, id: `c${i}`, workspace_id: workspace.id }))
          const state = await inBatch(pool, workspace.id, async (batch) => {
            await insertConversations(batch.trx, rows)
            await recount(batch, workspace.id)
            return findRollupState(batch, workspace.id)
          })
          const known = state!.knownUntil.getTime()
          const began = rows
            .map((row) => new Date(row.began_at).getTime() + ('days' in when ? when.days * day : 0))
            .filter((moment) => moment >= known)
          const moment = 'beside' in when && began.length > 0 ? began[when.beside % began.length]! : known
          const asOf = new Date(moment + when.after)
          const { facts, rollups } = await readBoth(workspace, { asOf, from })
          const exact = eachReading(facts)
          for (const [i, { from: week, reading }] of eachReading(rollups).entries()) {
            const other = exact[i]!.reading
            expect([week, exactly(reading)]).toEqual([week, exactly(other)])
            const error = reading.figures?.['bin_error'] ?? 0
            if (error > 0) compared += 1
            for (const [which, time] of timesOf(reading).entries())
              if (error !== 0) expectNear(time, timesOf(other)[which], error)
          }
        },
      ),
      { numRuns: 100 },
    )
    expect(compared).toBeGreaterThan(0)
  },
)

test(
  'of many conversations, intervals and shares from rollups are those of the facts to a hair',
  { timeout: 120_000 },
  async () => {
    const workspace = await freshWorkspace(db, { time_zone: 'Europe/Berlin' })
    const asOf = new Date('2026-02-18T15:20:00Z')
    await loadConversations(pool, workspace.id, makeConversations({ count: 12_000, weeks: 5, waiting: 300, asOf }))
    const { facts, rollups } = await readBoth(workspace, { asOf, from: '2026-01-19' })
    const exact = eachReading(facts)
    let binned = 0
    for (const [i, { reading }] of eachReading(rollups).entries()) {
      const other = exact[i]!.reading
      expect(exactly(reading)).toEqual(exactly(other))
      const error = reading.figures?.['bin_error'] ?? 0
      if (error > 0) binned += 1
      const quantiles = (one: Reading): Limit[] => (one.quantiles ? [one.quantiles.p50, one.quantiles.p90] : [])
      for (const [which, { value, interval }] of quantiles(reading).entries()) {
        expectNear(value, quantiles(other)[which]?.value, error)
        // Limits from drawn customers differ by chance from those of the curve.
        const apart = reading.key === 'next_response' ? 0.2 : 0.05
        for (const side of [0, 1]) expectNear(interval?.[side], quantiles(other)[which]?.interval?.[side], apart)
      }
      for (const [share, { value, interval }] of Object.entries(reading.shares ?? {})) {
        if (!interval) expect([value, null]).toEqual(Object.values(other.shares![share]!))
        else expect(Math.abs(value! - other.shares![share]!.value!)).toBeLessThan(0.005)
        for (const side of interval ? [0, 1] : [])
          expect(Math.abs(interval![side]! - other.shares![share]!.interval![side]!)).toBeLessThan(0.01)
      }
    }
    expect(binned).toBeGreaterThan(8)
  },
)
