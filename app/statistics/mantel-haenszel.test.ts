import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mantelHaenszel } from './mantel-haenszel.ts'
import { below, seededRandom } from './random.ts'
import { standardisedDifference } from './standardised-difference.ts'

const arm = fc.integer({ min: 1, max: 300 }).chain((n) => fc.tuple(fc.nat({ max: n }), fc.constant(n)))
const stratum = fc.tuple(arm, arm).map(([[x1, n1], [x2, n2]]) => ({ x1, n1, x2, n2 }))

test('with one stratum it is the crude difference', () => {
  fc.assert(
    fc.property(stratum, (only) => {
      const crude = only.x1 / only.n1 - only.x2 / only.n2
      expect(mantelHaenszel([only])?.value).toBeCloseTo(crude, 12)
      expect(standardisedDifference([only])?.value).toBeCloseTo(crude, 12)
    }),
  )
})

test('changing the arms turns the sign and keeps the width, by every variance', () => {
  fc.assert(
    fc.property(
      fc.array(stratum, { minLength: 1, maxLength: 8 }),
      fc.constantFrom('sato' as const, 'gr' as const, 'mgr' as const),
      (strata, variance) => {
        const there = mantelHaenszel(strata, { variance })
        const swapped = strata.map(({ x1, n1, x2, n2 }) => ({ x1: x2, n1: n2, x2: x1, n2: n1 }))
        const back = mantelHaenszel(swapped, { variance })
        expect(back?.value).toBeCloseTo(-(there?.value ?? Number.NaN), 12)
        expect(back?.standardErrors[variance]).toBeCloseTo(there?.standardErrors[variance] ?? Number.NaN, 12)
      },
    ),
  )
})

test('opposite mixes make a crude difference out of none, and the adjusted one stays at none', () => {
  const strata = [
    { x1: 90, n1: 100, x2: 9, n2: 10 },
    { x1: 5, n1: 10, x2: 50, n2: 100 },
  ]
  expect(95 / 110 - 59 / 110).toBeGreaterThan(0.3)
  expect(mantelHaenszel(strata)?.value).toBeCloseTo(0, 12)
  expect(standardisedDifference(strata)?.value).toBeCloseTo(0, 12)
})

test('strata with one arm carry no weight, and the share inside the others is told', () => {
  const both = { x1: 30, n1: 40, x2: 20, n2: 40 }
  const lonely = { x1: 10, n1: 10, x2: 0, n2: 0 }
  expect(mantelHaenszel([both, lonely])).toMatchObject({ value: 0.25, strataUsed: 1, overlap: [0.8, 1] })
  expect(mantelHaenszel([lonely])).toBeNull()
  expect(standardisedDifference([lonely])).toBeNull()
})

test('clusters widen the interval by the root of their design effect', () => {
  const strata = [{ x1: 30, n1: 40, x2: 20, n2: 40 }]
  const [alone, clustered] = [mantelHaenszel(strata), mantelHaenszel(strata, { designEffect: 4 })]
  const half = (one: typeof alone) => (one?.interval[1] ?? 0) - (one?.value ?? 0)
  expect(half(clustered)).toBeCloseTo(2 * half(alone), 12)
})

test("with many strata of three Sato's interval holds what is true, Greenland and Robins' does not", () => {
  const random = seededRandom(1)
  const drawn = (n: number, share: number) =>
    Array.from({ length: n }, () => below(random, 1000) < 1000 * share).filter(Boolean).length
  const trials = Array.from({ length: 200 }, () =>
    Array.from({ length: 150 }, (_, k) => {
      const [n1, n2, base] = [1 + below(random, 2), 1 + below(random, 2), 0.2 + (k % 5) / 10]
      return { x1: drawn(n1, base + 0.1), n1, x2: drawn(n2, base), n2 }
    }),
  )
  const held = (variance: 'sato' | 'gr') =>
    trials.filter((strata) => {
      const [lower, upper] = mantelHaenszel(strata, { variance })?.interval ?? [1, 1]
      return lower < 0.1 && upper > 0.1
    }).length / trials.length
  expect(held('sato')).toBeGreaterThan(0.92)
  expect(held('gr')).toBeLessThan(0.88)
})
