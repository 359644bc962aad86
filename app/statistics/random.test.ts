import { expect, test } from 'vitest'
import { below, seededRandom } from './random.ts'

test('the same seed gives the same numbers, neighbouring seeds others', () => {
  const draw = (seed: number) => {
    const random = seededRandom(seed)
    return Array.from({ length: 5 }, () => random())
  }
  expect(draw(1)).toEqual(draw(1))
  expect(draw(1)).not.toEqual(draw(2))
  expect(new Set(draw(0)).size).toBe(5)
})

test('every number below the size comes about as often', () => {
  const random = seededRandom(3)
  const counts = Array.from({ length: 7 }, () => 0)
  for (let i = 0; i < 70_000; i++) {
    const drawn = below(random, 7)
    counts[drawn] = (counts[drawn] ?? 0) + 1
  }
  // Chi-squared with 6 degrees of freedom is above 22.5 once in a thousand.
  expect(counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(22.5)
})
