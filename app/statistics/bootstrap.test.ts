import { expect, test } from 'vitest'
import { bootstrap } from './bootstrap.ts'

const values = Array.from({ length: 200 }, (_, i) => (i * 37) % 101)
const mean = (drawn: Uint32Array) => drawn.reduce((sum, times, i) => sum + times * (values[i] ?? 0), 0) / values.length

test('the same seed gives the same interval, another seed another', () => {
  const once = bootstrap([200], mean, { seed: 7 })
  expect(bootstrap([200], mean, { seed: 7 })).toEqual(once)
  expect(bootstrap([200], mean, { seed: 8 }).interval).not.toEqual(once.interval)
  expect(once).toMatchObject({ seed: 7, resamples: 2000, notReached: 0 })
})

test('the interval of a mean is about what theory says', () => {
  const centre = values.reduce((sum, value) => sum + value, 0) / values.length
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / values.length)
  const half = (1.96 * deviation) / Math.sqrt(values.length)
  const { interval } = bootstrap([200], mean, { seed: 1, resamples: 4000 })
  expect(interval[0]).toBeGreaterThan(centre - 1.1 * half)
  expect(interval[0]).toBeLessThan(centre - 0.9 * half)
  expect(interval[1]).toBeGreaterThan(centre + 0.9 * half)
  expect(interval[1]).toBeLessThan(centre + 1.1 * half)
})

test('every group keeps its number of clusters', () => {
  const sizes = new Set<string>()
  const count = (drawn: Uint32Array) => {
    const sum = (part: Uint32Array) => part.reduce((total, times) => total + times, 0)
    sizes.add(`${sum(drawn.subarray(0, 3))} ${sum(drawn.subarray(3))}`)
    return 0
  }
  bootstrap([3, 5], count, { seed: 1, resamples: 50 })
  expect([...sizes]).toEqual(['3 5'])
})

test('a limit is not reached where more than its tail of the resamples are not', () => {
  let turn = 0
  const often = (every: number, value: number | null) => () => (turn++ % every === 0 ? value : 1)
  expect(bootstrap([1], often(20, Infinity), { seed: 1 })).toMatchObject({ interval: [1, null], notReached: 0.05 })
  expect(bootstrap([1], often(20, -Infinity), { seed: 1 }).interval).toEqual([null, 1])
  expect(bootstrap([1], often(20, null), { seed: 1 }).interval).toEqual([null, null])
  expect(bootstrap([1], often(100, Infinity), { seed: 1 }).interval).toEqual([1, 1])
})
