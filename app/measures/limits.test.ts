import { expect, test } from 'vitest'
import { seeded } from '../../tests/factories/seeded.ts'
import { expectedFalseSignals, learnLimits, tooRare } from './limits.ts'

/** Box and Muller. */
function normalDraws(seed: number): () => number {
  const draw = seeded(seed)
  return () => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw())
}

test.each([12, 20])('how many signals %d weeks’ limits show in a year by chance is what we say', (weeks) => {
  const normal = normalDraws(weeks)
  const charts = 4000
  let signals = 0
  for (let i = 0; i < charts; i++) {
    const week = () => ({ value: Math.exp(8 + 0.3 * normal()), n: 100 })
    const learned = learnLimits('seconds', Array.from({ length: weeks }, week))!
    const { low, high } = learned.at(100)
    for (let later = 0; later < 52; later++) {
      const { value } = week()
      if (value < low || value > high) signals++
    }
  }
  expect(Math.abs(signals / charts / expectedFalseSignals([weeks]) - 1)).toBeLessThan(0.12)
})

test('charts without limits show none, and more weeks show fewer', () => {
  expect(expectedFalseSignals([0, 5, 11])).toBe(0)
  expect(expectedFalseSignals([16])).toBeLessThan(expectedFalseSignals([12]))
  expect(expectedFalseSignals([20, 40])).toBeCloseTo(2 * expectedFalseSignals([20]))
})

test('limits that the normal curve makes poorly are known as such', () => {
  expect(tooRare('share', 0.02, 40)).toBe(true)
  expect(tooRare('share', 0.97, 40)).toBe(true)
  expect(tooRare('share', 0.02, 400)).toBe(false)
  expect(tooRare('share', 0.5, 40)).toBe(false)
  expect(tooRare('seconds', 0.02, 40)).toBe(false)
})
