import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalQuantile } from './normal.ts'
import { studentCdf, studentQuantile } from './student-t.ts'

test.each([
  [1, 12.7062047361747],
  [2, 4.302652729749462],
  [30.5, 2.040869445186329],
  [48, 2.010634757624228],
])('with %s degrees of freedom 95 %% lie within ±%s', (degrees, expected) => {
  expect(studentQuantile(0.975, degrees) / expected).toBeCloseTo(1, 12)
})

test('the quantile undoes the distribution function', () => {
  const p = fc.double({ min: 0.001, max: 0.999, noNaN: true })
  fc.assert(
    fc.property(p, fc.double({ min: 0.5, max: 200, noNaN: true }), (share, degrees) => {
      expect(studentCdf(studentQuantile(share, degrees), degrees)).toBeCloseTo(share, 10)
    }),
  )
})

test('with many degrees of freedom it is the normal distribution', () => {
  expect(studentQuantile(0.975, 1e7)).toBeCloseTo(normalQuantile(0.975), 5)
})
