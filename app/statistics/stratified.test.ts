import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededRandom } from './random.ts'
import { shareInside, stratifiedShare } from './stratified.ts'
import { wilson } from './wilson.ts'

test('of one stratum it is the interval of Wilson', () => {
  const share = stratifiedShare([{ size: 900, n: 20, successes: 17 }])
  const { value, interval } = wilson(17, 20)!
  expect(share?.value).toBe(value)
  for (const side of [0, 1] as const) expect(share?.interval[side]).toBeCloseTo(interval[side], 12)
})

test('a stratum counts by its size, not by how many were drawn of it', () => {
  const share = stratifiedShare([
    { size: 900, n: 10, successes: 10 },
    { size: 100, n: 10, successes: 0 },
  ])
  expect(share?.value).toBeCloseTo(0.9)
})

test('one miss in a large stratum weighs more than many finds in a small one', () => {
  const found = [{ size: 50, n: 10, successes: 10 }]
  const share = shareInside(found, [{ size: 1000, n: 10, successes: 1 }])
  expect(share?.value).toBeCloseTo(50 / 150)
  // No miss among ten leaves many possible among a thousand.
  const none = shareInside(found, [{ size: 1000, n: 10, successes: 0 }])
  expect(none?.value).toBe(1)
  expect(none?.interval[0]).toBeLessThan(0.3)
})

test('what nobody looked into is not known', () => {
  expect(stratifiedShare([{ size: 5, n: 0, successes: 0 }])).toBeNull()
  expect(shareInside([], [])).toBeNull()
  expect(shareInside([{ size: 5, n: 5, successes: 0 }], [])).toBeNull()
})

test('the interval holds the value and stays between 0 and 1', () => {
  const stratum = fc
    .record({
      size: fc.integer({ min: 1, max: 1e6 }),
      n: fc.integer({ min: 1, max: 60 }),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ size, n, part }) => ({ size, n, successes: Math.round(part * n) }))
  const strata = fc.array(stratum, { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(strata, strata, (inside, outside) => {
      for (const share of [stratifiedShare(inside), shareInside(inside, outside)]) {
        if (!share) continue
        const [low, high] = share.interval
        expect(0 <= low && low <= share.value + 1e-9 && share.value <= high + 1e-9 && high <= 1).toBe(true)
      }
    }),
  )
})

test('19 of 20 intervals, about, hold the truth', () => {
  const random = seededRandom(7)
  const drawn = (size: number, n: number, p: number) => {
    let successes = 0
    for (let i = 0; i < n; i++) if (random() / 2 ** 32 < p) successes++
    return { size, n, successes }
  }
  let held = 0
  for (let again = 0; again < 2000; again++) {
    const share = shareInside([drawn(300, 12, 0.8)], [drawn(2000, 12, 0.1), drawn(500, 12, 0.2)])
    const truth = 240 / (240 + 200 + 100)
    if (share && share.interval[0] <= truth && truth <= share.interval[1]) held++
  }
  expect(held / 2000).toBeGreaterThan(0.93)
})
