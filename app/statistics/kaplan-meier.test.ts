import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kaplanMeier, shareBy, survivalLimits, survivalQuantile } from './kaplan-meier.ts'
import { quantile } from './quantile.ts'

const seconds = fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 60 })

test('with nothing left waiting the median is the ordinary one', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 60 }), (events) => {
      const sorted = events.toSorted((a, b) => a - b)
      expect(survivalQuantile(kaplanMeier(events, []), 0.5).value).toBeCloseTo(quantile(sorted, 0.5) ?? Number.NaN, 9)
    }),
  )
})

test('one more conversation that still waits never shortens the median', () => {
  fc.assert(
    fc.property(seconds, seconds, fc.integer({ min: 0, max: 500 }), (events, open, longer) => {
      const before = survivalQuantile(kaplanMeier(events, open), 0.5).value ?? Infinity
      const after = survivalQuantile(kaplanMeier(events, [...open, 500 + longer]), 0.5).value ?? Infinity
      expect(after).toBeGreaterThanOrEqual(before)
    }),
  )
})

test('a design effect widens the limits and leaves the value', () => {
  const curve = kaplanMeier(
    Array.from({ length: 60 }, (_, i) => i),
    [10, 20, 30],
  )
  const narrow = survivalQuantile(curve, 0.5)
  const wide = survivalQuantile(curve, 0.5, { designEffect: 4 })
  expect(wide.value).toBe(narrow.value)
  expect(wide.interval?.[0]).toBeLessThan(narrow.interval?.[0] ?? 0)
  expect(wide.interval?.[1]).toBeGreaterThan(narrow.interval?.[1] ?? Infinity)
})

test('where nobody was watched for a day, nobody can say who was answered within one', () => {
  expect(shareBy(kaplanMeier([60, 120], [600]), 86_400)).toEqual({ value: null, interval: null })
  expect(shareBy(kaplanMeier([60, 120], []), 86_400).value).toBe(1)
  expect(shareBy(kaplanMeier([], []), 1)).toEqual({ value: null, interval: null })
})

test('with nothing left waiting the share answered by any moment is the plain one', () => {
  const some = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(some, fc.integer({ min: 0, max: 600 }), (events, by) => {
      const plain = events.filter((time) => time <= by).length / events.length
      expect(shareBy(kaplanMeier(events, []), by).value).toBeCloseTo(plain, 12)
    }),
  )
})

test('the limits hold the value, and plain ones stay inside 0 and 1', () => {
  fc.assert(
    fc.property(seconds, seconds, fc.constantFrom('log-log' as const, 'plain' as const), (events, open, transform) => {
      const curve = kaplanMeier(events, open)
      for (let i = 0; i < curve.times.length; i++) {
        const limits = survivalLimits(curve, i, { transform })
        if (!limits) continue
        expect(limits[0]).toBeGreaterThanOrEqual(0)
        expect(limits[0]).toBeLessThanOrEqual(curve.survival[i] as number)
        expect(limits[1]).toBeGreaterThanOrEqual(curve.survival[i] as number)
        expect(limits[1]).toBeLessThanOrEqual(1)
      }
    }),
  )
})
