import fc from 'fast-check'
import { expect, test } from 'vitest'
import { measures } from '#app/measures/list.ts'
import { partsOf } from '#app/screens/conversations.server.ts'
import { viewedPeriods } from '#app/screens/readings.server.ts'
import { conversationFacts } from '../factories/conversation.ts'
import { createTestDatabase } from '../setup/database.ts'
import { at, given, hour, viewOf } from './look.ts'
import { factsOf } from './random-facts.ts'
import { recount } from './recount.ts'

const { db } = await createTestDatabase()

const viewsOf = fc.record({
  from: fc.constantFrom(null, '2025-06-20', '2025-08-13', '2025-12-01'),
  to: fc.constantFrom(null, '2025-12-15', '2026-02-01'),
  by: fc.constantFrom('all' as const, 'week' as const, 'month' as const),
  channel: fc.constantFrom<string[][]>([], ['x'], ['x', 'email']),
  account: fc.constantFrom<string[][]>([], ['a'], ['a', 'b']),
  team: fc.constantFrom<number[][]>([], [1], [1, 2]),
  asOf: fc.integer({ min: 24 * 20, max: 24 * 330 }).map(at),
  // At a moment of some conversation or an hour beside it; null: whenever.
  beside: fc.option(fc.tuple(fc.nat(), fc.constantFrom(-1, 0, 1))),
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
        async (facts, { beside, ...anyView }, pick) => {
          const rows = facts.map((one, i) =>
            conversationFacts({ ...one, id: `c${String(i).padStart(2, '0')}`, workspace_id: 0 }),
          )
          const moments = rows
            .flatMap(({ waiting_until: _forEver, ...row }) => Object.values(row))
            .filter((value) => value instanceof Date)
          const moment = beside && moments[beside[0] % moments.length]
          const asOf = moment ? new Date(moment.getTime() + beside[1] * hour) : anyView.asOf
          const view = { ...anyView, asOf }
          await given(db, rows, async (look) => {
            const { periods } = await look.readings(view)
            const first = rows.filter((one) => new Date(one.first_message_at) <= view.asOf)
            const firstAt = new Date(Math.min(...first.map((one) => new Date(one.first_message_at).getTime())))
            const lastAt = new Date(
              Math.max(...first.map((one) => Math.min(new Date(one.last_message_at).getTime(), view.asOf.getTime()))),
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
                    [
                      ...['set_aside', 'replies_not_shown', 'unknown_words'],
                      ...['complaints', 'unanswered_90d', 'passed_along_90d'],
                    ].includes(figure)
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
