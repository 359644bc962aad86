import { expect, test } from 'vitest'
import { normalQuantile } from './normal.ts'
import { seededRandom } from './random.ts'
import { segmentedRegression } from './segmented-regression.ts'

const errors = ['ols', { neweyWest: 2 }, 'gls-ar1'] as const

/** 26 points either side of a drop of 6, with AR(1) errors. */
function series(seed: number, correlation: number): number[] {
  const random = seededRandom(seed)
  let error = 0
  return Array.from({ length: 52 }, (_, i) => {
    error = correlation * error + normalQuantile((random() + 0.5) / 2 ** 32)
    return 70 + 0.1 * (i + 1) - (i >= 26 ? 6 : 0) + error
  })
}

test.each(errors)('a series on its lines gives them back, by %j', (by) => {
  const y = Array.from({ length: 20 }, (_, i) => 5 + 2 * (i + 1) + (i >= 10 ? 7 - 3 * (i - 10) : 0))
  const found = segmentedRegression(y, 10, by)?.coefficients.map(({ value }) => value) ?? []
  for (const [i, expected] of [5, 2, 7, -3].entries()) expect(found[i]).toBeCloseTo(expected, 8)
})

test('errors that hang together make the interval of the change of level wider, and their correlation is found', () => {
  const y = series(5, 0.6)
  const [plain, careful] = [segmentedRegression(y, 26, 'ols'), segmentedRegression(y, 26)]
  const width = (fit: typeof plain) => {
    const [lower, upper] = fit?.coefficients[2]?.interval ?? [0, 0]
    return upper - lower
  }
  expect(careful?.correlation).toBeGreaterThan(0.3)
  expect(width(careful)).toBeGreaterThan(width(plain))
  expect(careful?.degrees).toBeLessThan(48)
})

test('the interval of the change of level holds it about as often as it says', () => {
  const held = (by: (typeof errors)[number]) =>
    Array.from(
      { length: 50 },
      (_, seed) => segmentedRegression(series(seed, 0.3), 26, by)?.coefficients[2]?.interval,
    ).filter((interval) => interval && interval[0] < -6 && interval[1] > -6).length / 50
  expect(held('gls-ar1')).toBeGreaterThanOrEqual(0.88)
  expect(held('ols')).toBeLessThan(held('gls-ar1'))
})

test('too few points have no fit', () => {
  expect(segmentedRegression([1, 2, 3, 4], 2)).toBeNull()
  expect(segmentedRegression([1, 2, 3, 4, 5, 6], 1)).toBeNull()
  expect(segmentedRegression([1, 2, 3, 4, 5, 6], 5)).toBeNull()
})
