import { expect, test } from 'vitest'
import { lagOneCorrelation } from './autocorrelation.ts'

test('a series that goes on as it was correlates with itself, one that alternates does so negatively', () => {
  expect(lagOneCorrelation([1, 2, 3, 4, 5, 6, 7, 8])).toBeCloseTo(0.625, 12)
  expect(lagOneCorrelation([1, -1, 1, -1, 1, -1])).toBeLessThan(-0.8)
  expect(lagOneCorrelation([3, 3, 3])).toBeNull()
  expect(lagOneCorrelation([1, 2])).toBeNull()
})
