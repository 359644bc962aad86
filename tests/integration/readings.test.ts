import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadConversations, partsOf } from '#app/screens/conversations.server.ts'
import { loadReadings, viewedPeriods } from '#app/screens/readings.server.ts'
import type { View } from '#app/screens/view.ts'
import { measures } from '#app/measures/list.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { conversationFacts, type Facts, insertConversations } from '../factories/conversation.ts'
import { createTestDatabase } from '../setup/database.ts'
import { recount } from './recount.ts'

const { db } = await createTestDatabase()
let workspaceId = 0
const base = Date.parse('2025-06-02T00:00:00Z')
const hour = 3_600_000
const at = (hours: number) => new Date(base + hours * hour)

function viewOf(overrides: Partial<View> = {}): View {
  return {
    workspace: { id: workspaceId, name: 'test', timeZone: 'UTC', promiseHours: 8, teams: [] },
    from: null,
    to: null,
    by: 'all',
    channel: [],
    account: [],
    team: [],
    clock: 'wall',
    asOf: at(24 * 400),
    measure: null,
    ...overrides,
  }
}

/** A workspace that holds these conversations, and what `work` finds in it. */
async function given<T>(facts: Partial<Facts>[], work: (look: Look) => Promise<T>): Promise<T> {
  const id = ++workspaceId
  const scope = { workspaceId: id, teams: 'all' as const }
  return inWorkspace(db, scope, async (trx) => {
    await insertConversations(
      trx,
      facts.map((one) => conversationFacts({ ...one, workspace_id: id })),
    )
    return work({
      readings: (view) => loadReadings(trx, scope, viewOf(view)),
      list: (view, opened) => loadConversations(trx, scope, viewOf(view), opened),
    })
  })
}
type Look = {
  readings(view?: Partial<View>): ReturnType<typeof loadReadings>
  list(view: Partial<View>, opened: Parameters<typeof loadConversations>[3]): ReturnType<typeof loadConversations>
}

const kinds = [
  'waiting',
  'waiting',
  'unanswered',
  'passed_along',
  'confirmed',
  'presumed',
  'open',
  'no_answer_needed',
  'set_aside',
] as const

const factsOf = fc
  .record({
    customer: fc.integer({ min: 1, max: 6 }),
    channel: fc.constantFrom('x', 'email'),
    account: fc.constantFrom(null, 'a', 'b'),
    team: fc.constantFrom(null, 1, 2),
    shows: fc.integer({ min: 0, max: 5 }).map((roll) => roll > 0),
    first: fc.integer({ min: 0, max: 24 * 240 }),
    // Hours after the one before; null when it did not happen.
    inbound: fc.option(fc.integer({ min: 0, max: 40 }), { freq: 6 }),
    need: fc.option(fc.integer({ min: 0, max: 200 }), { freq: 4 }),
    answer: fc.option(fc.integer({ min: 0, max: 100 }), { freq: 3 }),
    reply: fc.option(fc.integer({ min: 0, max: 100 }), { freq: 3 }),
    close: fc.option(fc.integer({ min: 0, max: 100 })),
    complaint: fc.option(fc.integer({ min: 0, max: 30 })),
    unknown: fc.boolean(),
    words: fc.integer({ min: 0, max: 1 }),
    due: fc.constantFrom('confirmed', 'presumed', 'passed_along', 'unresolved', 'set_aside'),
    replied: fc.boolean(),
    standings: fc.array(fc.tuple(fc.constantFrom(...kinds), fc.integer({ min: 1, max: 600 })), {
      minLength: 1,
      maxLength: 5,
    }),
  })
  .map((r): Partial<Facts> => {
    const inbound = r.inbound === null ? null : r.first + r.inbound
    const need = inbound === null || r.need === null ? null : inbound + r.need
    const after = (from: number | null, hours: number | null) =>
      from === null || hours === null ? null : at(from + hours)
    const ends = r.standings.map((_, i) => r.standings.slice(0, i + 1).reduce((sum, [, hours]) => sum + hours, r.first))
    const lastWaiting = r.standings.findLastIndex(([kind]) => kind === 'waiting')
    return {
      customer_id: r.customer,
      channel: r.channel,
      account: r.account,
      team_id: r.team,
      source_shows_replies: r.shows,
      first_message_at: at(r.first),
      first_inbound_at: after(inbound, 0),
      first_need_at: after(need, 0),
      began_at: at(need ?? r.first),
      last_message_at: at(r.first + 10),
      answered_at: after(need, r.answer),
      answer_wait_unknown: r.unknown,
      first_reply_at: after(inbound, r.reply),
      reply_wait_unknown: r.unknown,
      first_closed_at: after(need, r.close),
      opening_complaint_at: after(need, r.complaint),
      due_at: after(need, 14 * 24),
      due_outcome: need === null ? null : r.due,
      due_replied: r.replied,
      due_passed_along: r.replied && r.due === 'passed_along',
      standings: r.standings.map(([kind]) => kind),
      standing_from: r.standings.map((_, i) => at(ends[i - 1] ?? r.first)),
      // The last standing holds for ever: far enough.
      waiting_until:
        lastWaiting < 0 ? null : lastWaiting === r.standings.length - 1 ? at(100_000) : at(ends[lastWaiting] ?? 0),
      unknown_words_replies: r.words,
    }
  })

const viewsOf = fc.record({
  from: fc.constantFrom(null, '2025-06-20', '2025-08-13', '2025-12-01'),
  to: fc.constantFrom(null, '2025-12-15', '2026-02-01'),
  by: fc.constantFrom('all' as const, 'week' as const, 'month' as const),
  channel: fc.constantFrom<string[][]>([], ['x'], ['x', 'email']),
  account: fc.constantFrom<string[][]>([], ['a'], ['a', 'b']),
  team: fc.constantFrom<number[][]>([], [1], [1, 2]),
  asOf: fc.integer({ min: 24 * 20, max: 24 * 330 }).map(at),
})

test(
  'every number is what a plain recount gives, and its list is exactly those conversations',
  { timeout: 300_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(factsOf, { minLength: 1, maxLength: 40 }),
        viewsOf,
        fc.nat(),
        async (facts, view, pick) => {
          const rows = facts.map((one, i) =>
            conversationFacts({ ...one, id: `c${String(i).padStart(2, '0')}`, workspace_id: 0 }),
          )
          await given(rows, async (look) => {
            const { periods } = await look.readings(view)
            const first = rows.filter((one) => (one.first_message_at as Date) <= view.asOf)
            const firstAt = new Date(Math.min(...first.map((one) => (one.first_message_at as Date).getTime())))
            const lastAt = new Date(
              Math.max(...first.map((one) => Math.min((one.last_message_at as Date).getTime(), view.asOf.getTime()))),
            )
            const spans = viewedPeriods(viewOf(view), first.length > 0 ? { firstAt, lastAt } : undefined)
            expect(periods.map(({ from, to }) => [from, to])).toEqual(
              spans.map(({ fromDay, toDay }) => [fromDay, toDay]),
            )

            for (const [i, { readings }] of periods.entries()) {
              const expected = recount(rows, { ...view, from: spans[i]?.from ?? at(0), to: spans[i]?.to ?? at(0) })
              expected['answered_within'] = expected['first_response'] ?? {}
              for (const { key } of measures) {
                const reading = readings[key]
                if (key === 'waiting_now' && i < periods.length - 1) continue
                const ids = (part: string) => (expected[key]?.[part] ?? []).toSorted()
                const customers = new Set<number>()
                let n = 0
                for (const [part, count] of Object.entries(reading?.parts ?? { waiting: reading?.n ?? -1 })) {
                  expect([key, part, count]).toEqual([key, part, ids(part).length])
                  n += ids(part).length
                  for (const id of ids(part)) customers.add(rows.find((one) => one.id === id)?.customer_id ?? 0)
                }
                expect([key, reading?.n, reading?.customers]).toEqual([key, n, customers.size])
                expect([key, reading?.immature]).toEqual([key, ids('immature').length])
                for (const [figure, count] of Object.entries(reading?.figures ?? {}))
                  if (
                    ['set_aside', 'replies_not_shown', 'complaints', 'unanswered_90d', 'passed_along_90d'].includes(
                      figure,
                    )
                  )
                    expect([key, figure, count]).toEqual([key, figure, ids(figure).length])
              }
            }

            // Lists: all parts of one measure in one period, to keep the test quick.
            const measure = measures[pick % measures.length]?.key ?? 'waiting_now'
            const period = periods.length - 1 - (measure === 'waiting_now' ? 0 : pick % Math.max(1, periods.length))
            if (periods.length === 0) return
            const reading = periods[period]?.readings[measure]
            const expected = recount(rows, {
              ...view,
              from: spans[period]?.from ?? at(0),
              to: spans[period]?.to ?? at(0),
            })
            expected['answered_within'] = expected['first_response'] ?? {}
            for (const part of [undefined, ...partsOf(measure)]) {
              const found = await look.list(view, {
                measure,
                ...(part === undefined ? {} : { part }),
                period,
                limit: 100,
              })
              if (!found.ok) throw new Error(found.reason)
              expect([measure, part, found.conversations.length]).toEqual([measure, part, found.total])
              const shown =
                part === undefined
                  ? reading?.n
                  : (reading?.parts?.[part] ??
                    reading?.figures?.[part] ??
                    (part === 'immature' ? reading?.immature : found.total))
              expect([measure, part, found.total]).toEqual([measure, part, shown])
              const wanted = part === undefined ? undefined : expected[measure]?.[part]
              if (wanted) expect(found.conversations.map(({ id }) => id).toSorted()).toEqual(wanted.toSorted())
            }
          })
        },
      ),
      { numRuns: 60 },
    )
  },
)

const resolved = (first: number, helped: number, overrides: Partial<Facts> = {}): Partial<Facts> => ({
  first_message_at: at(first),
  answered_at: at(helped),
  first_reply_at: at(helped),
  due_outcome: 'confirmed',
  due_replied: true,
  standings: ['waiting', 'confirmed'],
  standing_from: [at(first), at(helped)],
  waiting_until: at(helped),
  ...overrides,
})

test('the figures of a week are those of its conversations, with customers who write often counted for what they say', async () => {
  const often = Array.from({ length: 6 }, (_, i) => resolved(i, i + 2, { customer_id: 1 }))
  const others = Array.from({ length: 6 }, (_, i): Partial<Facts> => ({ customer_id: 10 + i, first_message_at: at(i) }))
  await given([...often, ...others], async ({ readings }) => {
    const found = await readings({ from: '2025-06-16', to: '2025-06-23', by: 'week', asOf: at(24 * 30) })
    const rate = found.periods[0]?.readings['resolution_rate']
    expect(found.periods.map(({ from, to }) => [from, to])).toEqual([['2025-06-16', '2025-06-23']])
    expect(rate).toMatchObject({ value: 0.5, n: 12, customers: 7, parts: { confirmed: 6, unresolved: 6 } })
    // Wilson on 12 independent conversations would be 0.254 to 0.746.
    expect(rate?.interval?.[0]).toBeLessThan(0.2)
    expect(rate?.interval?.[1]).toBeGreaterThan(0.8)
  })
})

test('an answer given after as-of has not been given, and one of unknown time is out of the curve', async () => {
  const answered = [1, 2, 3, 4, 5].map((hours) => resolved(0, hours))
  const contradicting = resolved(0, 1, { answer_wait_unknown: true })
  await given([...answered, contradicting], async ({ readings }) => {
    const before = await readings({ asOf: at(2), measure: 'first_response' })
    expect(before.periods[0]?.readings['first_response']).toMatchObject({ answered: 2, waiting: 3, n: 6, value: null })
    const after = await readings({ asOf: at(20), measure: 'first_response' })
    expect(after.periods[0]?.readings['first_response']).toMatchObject({
      answered: 5,
      waiting: 0,
      n: 6,
      value: 3 * 3600,
      parts: { answered: 5, waiting: 0, unknown: 1 },
    })
  })
})

test('the share within the promise is that of the curve, and no promise is no figure', async () => {
  await given(
    [1, 2, 3, 4, 30].map((hours) => resolved(0, hours)),
    async ({ readings }) => {
      const promised = await readings({ measure: 'answered_within' })
      expect(promised.periods[0]?.readings['answered_within']?.value).toBeCloseTo(0.8, 12)
      const workspace = { ...viewOf().workspace, promiseHours: null }
      const without = await readings({ measure: 'answered_within', workspace })
      expect(without.periods[0]?.readings['answered_within']?.value).toBeNull()
    },
  )
})

test('an empty week is a gap, not 0 s, and Waiting belongs to as-of: it stands in the last week only', async () => {
  await given([resolved(1, 2), resolved(24 * 15, 24 * 15 + 1)], async ({ readings }) => {
    const { periods } = await readings({ from: '2025-06-02', to: '2025-06-23', by: 'week', asOf: at(24 * 20) })
    expect(periods.map((period) => period.readings['first_response']?.state)).toEqual(['few', 'none', 'few'])
    expect(periods[1]?.readings['first_response']).toMatchObject({ value: null, interval: null, n: 0 })
    expect(periods.map((period) => 'waiting_now' in period.readings)).toEqual([false, false, true])
  })
})

test('a conversation of the hour that a clock change skips or repeats lies in the seven-day week it belongs to', async () => {
  const last = Date.parse('2025-10-26T22:59:00Z') - base
  await given(
    [resolved(last / hour, last / hour + 1), resolved(last / hour + 1, last / hour + 2)],
    async ({ readings }) => {
      const workspace = { ...viewOf().workspace, timeZone: 'Europe/Berlin' }
      const view = {
        workspace,
        from: '2025-10-20',
        to: '2025-11-03',
        by: 'week' as const,
        measure: 'first_reply' as const,
      }
      const { periods } = await readings(view)
      expect(periods.map((period) => period.readings['first_reply']?.n)).toEqual([1, 1])
    },
  )
})

test('without business hours that clock has no reading of waits: not zero', async () => {
  await given(
    [1, 2, 3, 4, 5].map((hours) => resolved(0, hours)),
    async ({ readings }) => {
      const { periods } = await readings({ clock: 'business' })
      expect(periods[0]?.readings['first_response']).toMatchObject({ state: 'none', value: null })
      expect(periods[0]?.readings['answered_within']).toMatchObject({ state: 'none', value: null })
      expect(periods[0]?.readings['resolution_rate']?.state).toBe('ok')
    },
  )
})

test('the wait goes on when we only passed somebody along, and ends for the queue with an answer', async () => {
  const passed: Partial<Facts> = {
    first_message_at: at(0),
    standings: ['waiting', 'passed_along', 'waiting'],
    standing_from: [at(0), at(5), at(10)],
    waiting_until: at(400),
    opening_complaint_at: at(0),
  }
  const again: Partial<Facts> = {
    first_message_at: at(0),
    standings: ['waiting', 'open', 'waiting'],
    standing_from: [at(0), at(5), at(18)],
    waiting_until: at(400),
  }
  await given([passed, again], async ({ readings, list }) => {
    const { periods } = await readings({ asOf: at(20), measure: 'waiting_now' })
    expect(periods.at(-1)?.readings['waiting_now']).toMatchObject({
      value: 2,
      figures: { complaints: 1, over_promise: 1, oldest_seconds: 20 * 3600, hours_total: 22 },
    })
    const found = await list({ asOf: at(20) }, { measure: 'waiting_now', limit: 10 })
    expect(found.ok && found.conversations.map(({ seconds }) => seconds)).toEqual([20 * 3600, 2 * 3600])
  })
})

test('a list is read page by page without losing or repeating a conversation', async () => {
  const many = Array.from({ length: 23 }, (_, i) => resolved(Math.floor(i / 4), 40))
  await given(many, async ({ list }) => {
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await list({}, { measure: 'first_reply', limit: 5, ...(after === undefined ? {} : { after }) })
      if (!page.ok) throw new Error(page.reason)
      expect(page.total).toBe(23)
      seen.push(...page.conversations.map(({ id }) => id))
      after = page.next ?? undefined
    } while (after !== undefined)
    expect(new Set(seen).size).toBe(23)
    expect(seen).toHaveLength(23)
    expect(await list({}, { measure: 'first_reply', part: 'confirmed', limit: 5 })).toMatchObject({ ok: false })
    expect(await list({}, { measure: 'first_reply', after: 'nonsense', limit: 5 })).toMatchObject({ ok: false })
  })
})

test('one workspace never counts the conversations of another, and a team sees only what it was in charge of', async () => {
  const other = ++workspaceId
  await inWorkspace(db, { workspaceId: other, teams: 'all' }, (trx) =>
    insertConversations(trx, [
      conversationFacts({ workspace_id: other }),
      conversationFacts({ workspace_id: other, team_id: 1 }),
    ]),
  )
  await given([resolved(0, 1)], async ({ readings }) => {
    expect((await readings()).periods[0]?.readings['first_reply']?.n).toBe(1)
  })
  const scope = { workspaceId: other, teams: [1] }
  const seen = await inWorkspace(db, scope, (trx) => loadReadings(trx, scope, viewOf()))
  expect(seen.periods[0]?.readings['first_reply']?.n).toBe(1)
})

test('a workspace without conversations has no figure at all', async () => {
  await given([], async ({ readings, list }) => {
    const found = await readings()
    expect(found.completeTo).toBeNull()
    for (const { readings: all } of found.periods)
      for (const reading of Object.values(all)) expect(reading).toMatchObject({ state: 'none', value: null, n: 0 })
    expect(await list({}, { measure: 'first_reply', limit: 5 })).toMatchObject({ ok: true, total: 0, next: null })
  })
})
