import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answeredWithin } from './answered-within.ts'
import { firstReply } from './first-reply.ts'
import { firstResponse } from './first-response.ts'
import type { WaitCounts, AnyWaitCounts } from './wait-reading.ts'

type Wait = { seconds: number; answered?: boolean; customer?: number; closed?: number }

function counts(waits: Wait[], overrides: Partial<WaitCounts> = {}): AnyWaitCounts {
  const whose = new Map(waits.map((wait, i) => [wait, wait.customer ?? 1000 + i]))
  const listed = (some: Wait[]) => ({
    seconds: some.map(({ seconds }) => seconds),
    customer: some.map((wait) => whose.get(wait) ?? 0),
    closedAfterSeconds: some.map(({ closed }) => closed ?? Number.NaN),
  })
  return {
    answered: listed(waits.filter(({ answered }) => answered ?? true)),
    waiting: listed(waits.filter(({ answered }) => answered === false)),
    unknown: 0,
    customers: waits.length,
    setAside: 0,
    repliesNotShown: 0,
    unknownWords: 0,
    ...overrides,
  }
}
const minutes = (...all: number[]): Wait[] => all.map((minute) => ({ seconds: minute * 60 }))
const open = (...all: number[]): Wait[] => all.map((hours) => ({ seconds: hours * 3600, answered: false }))

test('those still waiting are in the median, which leaving them out would shorten', () => {
  const waits = [...minutes(5, 6, 7, 8, 9, 10), ...open(20, 30, 40, 50, 60)]
  expect(firstResponse.read(counts(waits)).value).toBe(600)
  expect(firstReply.read(counts(waits)).answeredOnly).toEqual({ n: 6, p50: 450, p90: 570, mean: 450 })
})

test('when more than half are not answered there is no number, only the least it can be', () => {
  const reading = firstResponse.read(
    counts([...minutes(1, 2, 3, 4, 5, 6, 7, 8), ...open(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)]),
  )
  expect(reading).toMatchObject({ state: 'ok', value: null, answered: 8, waiting: 10 })
  expect(reading.interval?.[0]).toBeGreaterThan(0)
  expect(reading.interval?.[1]).toBeNull()
})

test('closing is no answer: the main curve goes on waiting, and the one that stops there stands beside it', () => {
  const closed: Wait[] = [1, 2, 3, 4].map((hours) => ({ seconds: 50 * 3600, answered: false, closed: hours }))
  const reading = firstResponse.read(counts([...minutes(5, 6, 7), ...closed]))
  expect(reading.value).toBeNull()
  expect(reading.figures?.['censored_at_closing_p50']).toBe(360)
})

test('a conversation closed unanswered and answered later stops at its closing in the curve beside', () => {
  const late: Wait[] = [1, 2, 3, 4, 5, 6].map((minute) => ({ seconds: 3600 + minute, answered: true, closed: minute }))
  const reading = firstResponse.read(counts(late))
  expect(reading.value).toBe(3603.5)
  expect(reading.figures?.['censored_at_closing_p50']).toBeNull()
})

test('waits that nobody can know are counted and stay out of the curve', () => {
  const reading = firstResponse.read(counts(minutes(1, 2, 3, 4, 5), { unknown: 2, customers: 7 }))
  expect(reading).toMatchObject({ n: 7, customers: 7, value: 180, parts: { answered: 5, waiting: 0, unknown: 2 } })
})

test('no promise is no figure, not 100 %', () => {
  const reading = answeredWithin.read({ ...counts(minutes(1, 2, 3, 4, 5, 90)), promiseSeconds: null })
  expect(reading).toMatchObject({ state: 'ok', value: null, interval: null })
  expect(Object.keys(reading.shares ?? {})).toEqual(['within_1h', 'within_4h', 'within_24h'])
  expect(reading.shares?.['within_1h']?.value).toBeCloseTo(5 / 6, 12)
})

test('all answered in time is exactly 100 % with a lower limit, none is exactly 0 % with an upper one', () => {
  const reading = answeredWithin.read({ ...counts(minutes(1, 2, 3, 4, 5, 6)), promiseSeconds: 30 })
  expect(reading.value).toBe(0)
  expect(reading.interval?.[0]).toBe(0)
  expect(reading.interval?.[1]).toBeCloseTo(0.39, 2)
  expect(reading.shares?.['within_1h']?.value).toBe(1)
  expect(reading.shares?.['within_1h']?.interval?.[0]).toBeCloseTo(0.61, 2)
  expect(reading.shares?.['within_1h']?.interval?.[1]).toBe(1)
})

test('nobody can say who is answered within a day when nobody was watched for one', () => {
  const reading = answeredWithin.read({ ...counts([...minutes(1, 2, 3), ...open(2, 3)]), promiseSeconds: 3600 })
  expect(reading.value).toBeCloseTo(0.6, 12)
  expect(reading.shares?.['within_24h']).toEqual({ value: null, interval: null })
})

test('a reply one minute late is in every figure', () => {
  const reading = answeredWithin.read({ ...counts(minutes(1, 2, 3, 4, 5, 6, 7, 8, 9, 61)), promiseSeconds: 3600 })
  expect(reading.value).toBeCloseTo(0.9, 12)
  expect(firstReply.read(counts(minutes(1, 2, 3, 4, 61))).answeredOnly?.mean).toBeCloseTo((71 / 5) * 60, 9)
})

test('one customer who writes often widens the interval', () => {
  const waits = Array.from({ length: 40 }, (_, i) => ({ seconds: (i < 20 ? 60 : 6000) + i, customer: i < 20 ? 1 : i }))
  const alone = firstResponse.read(counts(waits.map(({ seconds }) => ({ seconds }))))
  const often = firstResponse.read(counts(waits))
  expect(often.value).toBe(alone.value)
  expect(often.interval?.[0]).toBeLessThanOrEqual(alone.interval?.[0] ?? 0)
  expect(answeredWithin.read({ ...counts(waits), promiseSeconds: 3600 }).interval?.[0]).toBeLessThan(
    answeredWithin.read({ ...counts(waits.map(({ seconds }) => ({ seconds }))), promiseSeconds: 3600 }).interval?.[0] ??
      0,
  )
})

test('fewer than five show their counts and no figure; none is none', () => {
  expect(firstResponse.read(counts(minutes(1, 2, 3, 4)))).toMatchObject({
    state: 'few',
    value: null,
    n: 4,
    answered: 4,
  })
  expect(firstResponse.read(counts([]))).toMatchObject({ state: 'none', value: null, n: 0 })
})

test('shares lie in 0 to 1 inside their limits, without a clamp', () => {
  const waits = fc.array(
    fc.record({
      seconds: fc.integer({ min: 0, max: 200_000 }),
      answered: fc.boolean(),
      customer: fc.integer({ min: 1, max: 9 }),
    }),
    { maxLength: 60 },
  )
  fc.assert(
    fc.property(waits, fc.integer({ min: 1, max: 200_000 }), (all, promiseSeconds) => {
      const reading = answeredWithin.read({ ...counts(all), promiseSeconds })
      if (reading.value === null) return
      const [lower, upper] = reading.interval ?? []
      expect(lower).toBeGreaterThanOrEqual(0)
      expect(upper).toBeLessThanOrEqual(1)
      expect(reading.value).toBeGreaterThanOrEqual((lower ?? 1) - 1e-12)
      expect(reading.value).toBeLessThanOrEqual((upper ?? 0) + 1e-12)
    }),
  )
})
