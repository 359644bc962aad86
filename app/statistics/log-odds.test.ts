import fc from 'fast-check'
import { expect, test } from 'vitest'
import { logOddsRatio } from './log-odds.ts'

test('the ratio and its variance come out as they do by hand', () => {
  // (30+2)/(100+20−30−2) = 32/88; (10+2)/(200+20−10−2) = 12/208
  const found = logOddsRatio({ x: 30, n: 100 }, { x: 10, n: 200 }, { x: 2, n: 20 })
  expect(found?.value).toBeCloseTo(Math.log(32 / 88) - Math.log(12 / 208), 12)
  expect(found?.variance).toBeCloseTo(1 / 32 + 1 / 88 + 1 / 12 + 1 / 208, 12)
  expect(found?.z).toBeCloseTo(5.0913, 3)
  expect(found?.p).toBeCloseTo(3.56e-7, 8)
})

test('a stronger prior draws towards no difference, and a word never met before still has a ratio', () => {
  const met = (prior: number) => logOddsRatio({ x: 8, n: 100 }, { x: 0, n: 1000 }, { x: prior * 0.0073, n: prior })
  expect(met(10)!.value).toBeGreaterThan(met(100)!.value)
  expect(met(100)!.value).toBeGreaterThan(met(1000)!.value)
  expect(met(1000)!.value).toBeGreaterThan(0)
  expect(logOddsRatio({ x: 8, n: 100 }, { x: 0, n: 1000 }, { x: 0, n: 0 })).toBeNull()
})

test('whichever group comes first, the same difference with the other sign', () => {
  const group = fc
    .integer({ min: 1, max: 500 })
    .chain((n) => fc.record({ x: fc.integer({ min: 0, max: n }), n: fc.constant(n) }))
  fc.assert(
    fc.property(group, group, (a, b) => {
      const prior = { x: 1, n: 50 }
      const [one, other] = [logOddsRatio(a, b, prior)!, logOddsRatio(b, a, prior)!]
      expect(one.value).toBeCloseTo(-other.value, 9)
      expect(one.p).toBeCloseTo(other.p, 9)
      expect(one.p).toBeLessThanOrEqual(1)
    }),
  )
})
