import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kaplanMeier } from './kaplan-meier.ts'
import { meanDifference, restrictedMean } from './rmst.ts'

const times = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 60 })

test('with nothing censored it is the mean of times cut off at the limit', () => {
  fc.assert(
    fc.property(times, fc.integer({ min: 1, max: 600 }), (events, tau) => {
      const mean = events.reduce((sum, time) => sum + Math.min(time, tau), 0) / events.length
      expect(restrictedMean(kaplanMeier(events, []), tau)?.value).toBeCloseTo(mean, 8)
    }),
  )
})

test('beyond what anybody was watched it is not known', () => {
  expect(restrictedMean(kaplanMeier([5], [10]), 11)).toBeNull()
  expect(restrictedMean(kaplanMeier([5], [10]), 10)?.value).toBe(7.5)
})

test('the difference of a curve with itself is none', () => {
  const mean = restrictedMean(kaplanMeier([3, 8, 20], [9]), 15)
  if (!mean) throw new Error('a mean was expected')
  expect(meanDifference(mean, mean)).toMatchObject({ value: 0, p: 1 })
})
