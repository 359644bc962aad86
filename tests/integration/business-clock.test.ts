import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openBetween, openCalendar, type OpenSpan } from '#app/conversations/business-hours.ts'
import type { View } from '#app/screens/view.ts'
import type { Trx } from '#db/client.server.ts'
import { putBusinessHours, putHolidays } from '#db/queries/business-hours.ts'
import { putPromise } from '#db/queries/promise.ts'
import { listWaits } from '#db/queries/reading-counts.ts'
import { loadClocks } from '#app/screens/clocks.server.ts'
import { readingQuery } from '#app/screens/readings.server.ts'
import { type Facts } from '../factories/conversation.ts'
import { createTestDatabase } from '../setup/database.ts'
import { at, base, given as givenIn, hour, type Look, viewOf } from './look.ts'

const { db } = await createTestDatabase()

const nine = 9 * 3600
const five = 17 * 3600
const office: OpenSpan[] = [{ from: nine, to: five }]
const weekdays = (spans: OpenSpan[]) => [spans, spans, spans, spans, spans, [], []]
const always = Array.from({ length: 7 }, () => [{ from: 0, to: 24 * 3600 }])

/** A conversation that began so many hours after Monday midnight (2025-06-02, UTC) and was answered then, or never. */
function wait(began: number, answered: number | null, overrides: Partial<Facts> = {}): Partial<Facts> {
  const end = answered === null ? null : at(answered)
  return {
    first_message_at: at(began),
    answered_at: end,
    first_reply_at: end,
    standings: end ? ['waiting', 'confirmed'] : ['waiting'],
    standing_from: end ? [at(began), end] : [at(began)],
    waiting_until: end ?? at(began + 14 * 24),
    ...overrides,
  }
}

type Setting = (trx: Trx, scope: Look['scope']) => Promise<unknown>
const given = <T>(facts: Partial<Facts>[], set: Setting, work: (look: Look) => Promise<T>) =>
  givenIn(db, facts, async (look) => {
    await set(look.trx, look.scope)
    return work(look)
  })
const hoursFrom =
  (from_day: string, week: OpenSpan[][], more: { channel?: string; time_zone?: string } = {}): Setting =>
  (trx, scope) =>
    putBusinessHours(trx, scope, { channel: null, time_zone: 'UTC', ...more, from_day, week })

test('waits last as long as somebody was there to answer: over night and over the weekend nobody was', async () => {
  // Friday 16:00 to Monday 10:00 is two hours of opening; five of them.
  const facts = Array.from({ length: 5 }, () => wait(4 * 24 + 16, 7 * 24 + 10))
  await given(facts, hoursFrom('1970-01-01', weekdays(office)), async ({ readings, list }) => {
    const { periods } = await readings({ clock: 'business' })
    const { first_response: first, answered_within: within, first_reply: reply } = periods[0]!.readings
    expect(first).toMatchObject({ state: 'ok', value: 2 * 3600, n: 5, answered: 5 })
    expect(reply).toMatchObject({ value: 2 * 3600 })
    expect(within?.shares).toMatchObject({ within_1h: { value: 0 }, within_4h: { value: 1 } })
    const listed = await list({ clock: 'business' }, { measure: 'first_response', limit: 10 })
    expect(listed.ok && listed.conversations.map(({ seconds }) => seconds)).toEqual(
      Array.from({ length: 5 }, () => 7200),
    )
  })
})

test('a holiday and an as-of in the middle shorten waits; open ones are watched for the hours of opening until then', async () => {
  const facts = [wait(16, 24 + 10), wait(16, 24 + 11), wait(16, 24 + 12), wait(16, null), wait(16, null)]
  const set: Setting = async (trx, scope) => {
    await hoursFrom('1970-01-01', weekdays(office))(trx, scope)
    await putHolidays(trx, scope, [{ day: '2025-06-03', name: 'A day off' }])
  }
  await given(facts, set, async ({ readings, trx, scope }) => {
    const { periods } = await readings({ clock: 'business', measure: 'first_response', asOf: at(48 + 10) })
    // All answers came on the holiday: after the one hour of Monday.
    expect(periods[0]!.readings['first_response']).toMatchObject({ value: 3600, answered: 3, waiting: 2 })
    const view = viewOf({ clock: 'business', asOf: at(24 + 11) })
    const clocks = await loadClocks(trx, scope, view, at(0))
    const query = readingQuery(view, [{ from: at(0), to: at(24) }], clocks)
    const [waits] = await listWaits(trx, scope, query, 'first_response')
    expect([...waits!.answered.seconds]).toEqual([3600, 3600])
    expect([...waits!.waiting.seconds]).toEqual([3600, 3600, 3600])
  })
})

test('what began before there were hours is counted beside the figure, and can be opened; without any there is no figure', async () => {
  const facts = [...Array.from({ length: 5 }, () => wait(10, 12)), ...Array.from({ length: 6 }, () => wait(34, 35))]
  await given(facts, hoursFrom('2025-06-03', weekdays(office)), async ({ readings, list }) => {
    const { periods } = await readings({ clock: 'business', measure: 'first_response' })
    expect(periods[0]!.readings['first_response']).toMatchObject({ value: 3600, n: 6, figures: { without_hours: 5 } })
    const listed = await list({ clock: 'business' }, { measure: 'first_response', part: 'without_hours', limit: 10 })
    expect(listed).toMatchObject({ ok: true, total: 5 })
    const mail = await readings({ clock: 'business', measure: 'first_response', channel: ['email'] })
    expect(mail.periods[0]!.readings['first_response']).toMatchObject({ state: 'none', value: null, n: 0 })
  })
  await given(facts, hoursFrom('1970-01-01', weekdays(office), { channel: 'email' }), async ({ readings }) => {
    const { periods } = await readings({ clock: 'business', measure: 'first_response', channel: ['x'] })
    const reading = periods[0]!.readings['first_response']
    expect(reading).toMatchObject({ state: 'none', value: null })
    expect(reading?.why).toContain('No business hours are set')
  })
})

test('open all day every day, the business clock reads what the wall clock reads', async () => {
  const facts = Array.from({ length: 30 }, (_, i) => wait(i * 7.3, i % 4 === 0 ? null : i * 7.3 + (i % 9) * 3.7 + 0.25))
  await given(facts, hoursFrom('1970-01-01', always), async ({ readings }) => {
    const asOf = at(24 * 20)
    const [wall, business] = [await readings({ asOf }), await readings({ asOf, clock: 'business' })]
    expect(business.periods).toEqual(wall.periods)
  })
})

test('the database and the pure clock tell the same, in any zone and whatever changed in between', async () => {
  const moments = fc.tuple(fc.nat(24 * 400), fc.nat(24 * 60 * 30))
  const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe')
  const span = fc
    .tuple(fc.nat(23 * 60), fc.integer({ min: 1, max: 600 }))
    .map(([from, long]) => ({ from: from * 60, to: (from + long) * 60 }))
  const week = fc.array(fc.array(span, { maxLength: 2 }), { minLength: 7, maxLength: 7 })
  await fc.assert(
    fc.asyncProperty(
      fc.array(moments, { minLength: 1, maxLength: 12 }),
      zones,
      zones,
      week,
      week,
      async (all, zone, other, first, second) => {
        const facts = all.map(([began, minutes]) => wait(began, began + minutes / 60))
        const set: Setting = async (trx, scope) => {
          await hoursFrom('2025-06-01', first, { time_zone: zone })(trx, scope)
          await hoursFrom('2025-09-10', second, { time_zone: other })(trx, scope)
          await putHolidays(trx, scope, [{ day: '2025-12-25', name: 'Christmas' }])
        }
        await given(facts, set, async ({ trx, scope }) => {
          const view = viewOf({ clock: 'business', asOf: at(24 * 500) })
          const clocks = await loadClocks(trx, scope, view, at(0))
          const [waits] = await listWaits(
            trx,
            scope,
            readingQuery(view, [{ from: at(0), to: at(24 * 450) }], clocks),
            'first_response',
          )
          const versions = [
            { fromDay: '2025-06-01', timeZone: zone, week: first },
            { fromDay: '2025-09-10', timeZone: other, week: second },
          ]
          const calendar = openCalendar({ versions, holidays: new Set(['2025-12-25']) }, base, base + 24 * 500 * hour)
          const pure = all.map(([began, minutes]) => {
            const start = at(began).getTime()
            return openBetween(calendar, start, start + minutes * 60_000)!
          })
          const told = [...waits!.answered.seconds].toSorted((a, b) => a - b)
          for (const [i, seconds] of pure.toSorted((a, b) => a - b).entries()) expect(told[i]).toBeCloseTo(seconds, 3)
        })
      },
    ),
    { numRuns: 20 },
  )
})

const business = { clock: 'business' as const, from_day: '1970-01-01' }

test('a promise that changes midway holds for the waits that begin from then on, on its own clock', async () => {
  // Answered after six hours each; on the first day eight were promised, from the second on four.
  const facts = [...Array.from({ length: 5 }, () => wait(8, 14)), ...Array.from({ length: 5 }, () => wait(32, 38))]
  const set: Setting = (trx, scope) =>
    putPromise(trx, scope, { channel: null, from_day: '2025-06-03', hours: '4', clock: 'wall' })
  await given(facts, set, async ({ readings, list }) => {
    const within = async (view: Partial<View> = {}) => {
      const { periods } = await readings({ measure: 'answered_within', ...view })
      return periods.map((period) => period.readings['answered_within']!.value)
    }
    expect(await within()).toEqual([0.5])
    expect(await within({ from: '2025-06-02', to: '2025-06-03' })).toEqual([1])
    expect(await within({ from: '2025-06-03', to: '2025-06-04' })).toEqual([0])
    const parts = async (part: string) => {
      const found = await list({}, { measure: 'first_response', part, limit: 10 })
      return found.ok ? found.total : found.reason
    }
    expect([await parts('within_promise'), await parts('after_promise'), await parts('not_promised')]).toEqual([
      5, 5, 0,
    ])
  })
})

test("a channel's promise on business hours goes before the one for all; where nothing is promised nothing is broken", async () => {
  const on = (channel: string) => Array.from({ length: 5 }, () => wait(16, 24 + 10, { channel }))
  const set: Setting = async (trx, scope) => {
    await hoursFrom('1970-01-01', weekdays(office))(trx, scope)
    await putPromise(trx, scope, { ...business, channel: 'email', hours: '4' })
    await putPromise(trx, scope, { ...business, channel: 'letter', hours: null })
  }
  await given([...on('x'), ...on('email'), ...on('letter')], set, async ({ readings }) => {
    const share = async (channel: string[]) => {
      const { periods } = await readings({ measure: 'answered_within', channel })
      return periods[0]!.readings['answered_within']!.value
    }
    // Eighteen hours on the clock, two of opening; letters are promised nothing.
    expect([await share(['x']), await share(['email']), await share(['letter'])]).toEqual([0, 1, null])
    expect(await share([])).toBe(0.5)
  })
})

test('who waits longer than promised is told by the promise in force when the wait began, and its list is as long', async () => {
  const facts = [
    wait(12, null),
    wait(24 + 8, null),
    wait(24 + 8, null, { channel: 'email' }),
    wait(24 + 8, null, { channel: 'letter' }),
  ]
  const set: Setting = async (trx, scope) => {
    await hoursFrom('1970-01-01', weekdays(office))(trx, scope)
    await putPromise(trx, scope, { channel: null, from_day: '2025-06-03', hours: '30', clock: 'wall' })
    await putPromise(trx, scope, { ...business, channel: 'email', hours: '9' })
    await putPromise(trx, scope, { ...business, channel: 'letter', hours: null })
  }
  await given(facts, set, async ({ readings, list }) => {
    const over = async (asOf: Date) => {
      const { periods } = await readings({ asOf, measure: 'waiting_now' })
      const listed = await list({ asOf }, { measure: 'waiting_now', part: 'over_promise', limit: 10 })
      const count = periods.at(-1)!.readings['waiting_now']!.figures!['over_promise']
      expect(listed).toMatchObject({ ok: true, total: count })
      return count
    }
    // Monday's had eight hours; Tuesday's thirty; mail nine of opening: Tuesday's eight and Wednesday's first.
    expect(await over(at(19))).toBe(0)
    expect(await over(at(21))).toBe(1)
    expect(await over(at(48 + 9.9))).toBe(1)
    expect(await over(at(48 + 10.1))).toBe(2)
    expect(await over(at(48 + 14.5))).toBe(3)
  })
})
