import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aalenJohansen, incidenceBy, shareLeft } from './aalen-johansen.ts'
import { kaplanMeier, shareBy, stepAt } from './kaplan-meier.ts'

const endings = fc.array(fc.record({ time: fc.integer({ min: 1, max: 50 }), cause: fc.nat({ max: 2 }) }), {
  minLength: 1,
  maxLength: 80,
})

test('at every moment the causes and those left add up to all', () => {
  fc.assert(
    fc.property(endings, fc.integer({ min: 0, max: 60 }), (all, time) => {
      const curve = aalenJohansen(all, 2)
      const [first, second] = [incidenceBy(curve, 1, time), incidenceBy(curve, 2, time)]
      if (first.value === null || second.value === null) return
      expect(first.value + second.value + shareLeft(curve, time)).toBeCloseTo(1, 12)
    }),
  )
})

test('with one cause it is Kaplan–Meier, limits and all', () => {
  fc.assert(
    fc.property(endings, fc.integer({ min: 0, max: 60 }), (all, time) => {
      const one = all.map((ending) => ({ ...ending, cause: Math.min(1, ending.cause) }))
      const at = (cause: number) => one.filter((ending) => ending.cause === cause).map((ending) => ending.time)
      const curve = kaplanMeier(at(1), at(0))
      const [found, expected] = [incidenceBy(aalenJohansen(one, 1), 1, time), shareBy(curve, time)]
      expect(found.value === null).toBe(expected.value === null)
      expect(found.value ?? 0).toBeCloseTo(expected.value ?? 0, 12)
      // Kaplan–Meier's variance has no value where nobody is left.
      if ((curve.survival[stepAt(curve, time)] ?? 1) <= 1e-9) return
      expect(found.interval === null).toBe(expected.interval === null)
      for (const side of [0, 1]) expect(found.interval?.[side] ?? 0).toBeCloseTo(expected.interval?.[side] ?? 0, 9)
    }),
  )
})

test('taking the other cause for censoring overstates the first', () => {
  const all = [1, 2, 3, 4, 5, 6].map((time) => ({ time, cause: (time % 2) + 1 }))
  const naive = kaplanMeier([2, 4, 6], [1, 3, 5])
  expect(incidenceBy(aalenJohansen(all, 2), 1, 5).value).toBeCloseTo(2 / 6, 12)
  expect(shareBy(naive, 5).value).toBeGreaterThan(2 / 6)
})
