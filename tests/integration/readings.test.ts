import { expect, test } from 'vitest'
import { loadReadings } from '#app/screens/readings.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { conversationFacts, type Facts, insertConversations } from '../factories/conversation.ts'
import { createTestDatabase } from '../setup/database.ts'
import { at, base, given as givenIn, hour, type Look, nextWorkspace, viewOf } from './look.ts'

const { db } = await createTestDatabase()
const given = <T>(facts: Partial<Facts>[], work: (look: Look) => Promise<T>) => givenIn(db, facts, work)

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

test('a figure rests on unknown words only where such a reply is what it counts, and only once it was given', async () => {
  const facts = [
    resolved(0, 5, { unknown_words_at: at(5) }),
    // Answered in words we know; the unknown ones came after the answer, and after it was due.
    resolved(0, 5, { unknown_words_at: at(24 * 10) }),
    resolved(0, 5, { unknown_words_at: at(24 * 20) }),
  ]
  await given(facts, async ({ readings, list }) => {
    const count = async (measure: 'first_response' | 'first_reply' | 'resolution_rate', asOf: Date) => {
      const { periods } = await readings({ measure, asOf })
      const listed = await list({ asOf }, { measure, part: 'unknown_words', limit: 10 })
      const figure = periods[0]?.readings[measure]?.figures?.['unknown_words']
      expect(listed).toMatchObject({ ok: true, total: figure })
      return figure
    }
    expect([await count('first_response', at(4)), await count('first_reply', at(4))]).toEqual([0, 0])
    expect([await count('first_response', at(6)), await count('first_reply', at(6))]).toEqual([1, 1])
    expect(await count('resolution_rate', at(24 * 13))).toBe(0)
    expect(await count('resolution_rate', at(24 * 30))).toBe(2)
    expect(await count('first_response', at(24 * 30))).toBe(1)
  })
})

test('a reply where no answer was needed counts as kept, 14 days after the first message, until there is a need', async () => {
  const chat = { first_need_at: null, first_reply_at: at(2) }
  const facts: Partial<Facts>[] = [
    { ...chat, first_message_at: at(0) },
    { ...chat, first_message_at: at(0), first_reply_at: at(24 * 15) },
    { ...chat, first_message_at: at(0), first_reply_at: null },
    { ...chat, first_message_at: at(0), standings: ['no_answer_needed', 'set_aside'], standing_from: [at(0), at(30)] },
    {
      ...{ ...chat, first_message_at: at(0), first_need_at: at(24 * 20), due_replied: true, due_passed_along: true },
      ...{
        due_outcome: 'passed_along',
        standings: ['no_answer_needed', 'passed_along'],
        standing_from: [at(0), at(500)],
      },
    },
  ]
  await given(facts, async ({ readings }) => {
    const passed = async (from: string, to: string, asOf: Date) => {
      const { periods } = await readings({ measure: 'passed_along_rate', from, to, asOf })
      const { n, parts, immature, figures } = periods[0]!.readings['passed_along_rate']!
      return { n, ...parts, immature, aside: figures?.['set_aside'] }
    }
    const none = { n: 0, passed_along: 0, kept: 0, immature: 0, aside: 0 }
    expect(await passed('2025-06-02', '2025-06-03', at(1))).toEqual(none)
    expect(await passed('2025-06-02', '2025-06-03', at(24))).toEqual({ ...none, immature: 3 })
    expect(await passed('2025-06-16', '2025-06-17', at(24 * 18))).toEqual({ ...none, n: 2, kept: 2, aside: 1 })
    expect(await passed('2025-06-16', '2025-06-17', at(24 * 40))).toEqual({ ...none, n: 1, kept: 1, aside: 1 })
    expect(await passed('2025-07-06', '2025-07-07', at(24 * 40))).toEqual({ ...none, n: 1, passed_along: 1 })
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
  const other = nextWorkspace()
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
