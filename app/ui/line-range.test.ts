import { expect, test } from 'vitest'
import { rate, wait } from '../../tests/factories/weeks.ts'
import { besideUsual } from './line-range.ts'

test('a rate and its usual range both lie inside the line, which never leaves 0 to 100 %', () => {
  const { range, scale } = besideUsual(rate(0.5), { low: 0.6, high: 0.8 })
  expect(scale).toBe('linear')
  expect(range[0]).toBeLessThan(0.45)
  expect(range[1]).toBeGreaterThan(0.8)
  expect(besideUsual(rate(0.99), { low: 0.01, high: 1 }).range).toEqual([0, 1])
})

test('waits have a log scale, also where the median was not reached', () => {
  expect(besideUsual(wait(3), { low: 3600, high: 7200 })).toMatchObject({ scale: 'log' })
  const { range } = besideUsual(wait(3, 100, true), null)
  expect(range[0]).toBeLessThan(3 * 3600)
  expect(range[1]).toBeGreaterThan(3 * 3600)
})
