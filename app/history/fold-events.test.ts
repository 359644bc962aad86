import fc from 'fast-check'
import { expect, test } from 'vitest'
import { precedes } from './fold-events.ts'

type Told = Parameters<typeof precedes>[0]

const words = fc.constantFrom(null, 'a', 'b')
const told: fc.Arbitrary<Told> = fc.record({
  occurred_at: fc.constantFrom(new Date(1), new Date(2)),
  author: fc.constantFrom('7', '12'),
  claimed_outbound: fc.boolean(),
  parent_id: words,
  thread_id: words,
  channel: fc.constantFrom('x', 'email'),
  visibility: fc.constantFrom('public' as const, 'private' as const),
  topic: words,
  words: fc.constantFrom(null, [1], [1, 2]),
  passes_along: fc.constantFrom(null, [], ['phone']),
  needs_answer: fc.constantFrom(null, true, false),
  text: words,
  addressed_to: words,
})

test('of two rows that differ in anything exactly one goes before the other, whichever is asked first', () => {
  fc.assert(
    fc.property(told, told, (one, other) => {
      const same = JSON.stringify(one) === JSON.stringify(other)
      expect([precedes(one, other), precedes(other, one)].filter(Boolean)).toHaveLength(same ? 0 : 1)
    }),
  )
})

test('among several rows the same one goes first in whatever order they come', () => {
  const first = (rows: Told[]) => rows.reduce((best, row) => (precedes(row, best) ? row : best))
  fc.assert(
    fc.property(fc.array(told, { minLength: 1 }), fc.infiniteStream(fc.nat()), (rows, draws) => {
      const shuffled = rows.map((row) => ({ row, draw: draws.next().value ?? 0 })).toSorted((a, b) => a.draw - b.draw)
      expect(first(shuffled.map(({ row }) => row))).toEqual(first(rows))
    }),
  )
})

test('the earliest time goes first; at equal times whoever says something goes before whoever says nothing', () => {
  const row: Told = { occurred_at: new Date(5), author: '7', claimed_outbound: false, thread_id: null, text: 'hello' }
  expect(precedes({ ...row, occurred_at: new Date(4), text: null }, row)).toBe(true)
  expect(precedes({ ...row, thread_id: 't' }, row)).toBe(true)
  expect(precedes({ ...row, text: null }, row)).toBe(false)
})

test('a row reads the same as it was judged and as the database gives it back', () => {
  const row: Told = { occurred_at: new Date(5), author: '7', claimed_outbound: false, tone: 0.1 + 0.2, text: 'hello' }
  const stored = { ...row, tone: Number(Math.fround(0.1 + 0.2).toPrecision(7)) }
  expect(precedes(row, { ...stored, text: 'a' })).toBe(true)
  expect(precedes(stored, { ...row, text: 'a' })).toBe(true)
})
