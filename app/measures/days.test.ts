import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, isoWeek, mondayOf, mondayOfWeek, weekInWords, weekName } from './days.ts'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test.each([
  ['2026-02-02', '2026-W06'],
  ['2024-12-30', '2025-W01'],
  ['2020-12-28', '2020-W53'],
  ['2018-01-01', '2018-W01'],
])('the week from %s is %s', (monday, name) => {
  expect(weekName(monday)).toBe(name)
  expect(mondayOfWeek(name)).toBe(monday)
})

test('a week that a year does not have is none', () => {
  for (const name of ['2025-W53', '2026-W00', '2026-6', 'W06', '2026-W6']) expect(mondayOfWeek(name)).toBeUndefined()
})

test('every day lies in one week, whose name leads back to it', () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 60_000 }), (offset) => {
      const day = addDays('1970-01-01', offset)
      const monday = mondayOf(day)
      expect(day >= monday && day < addDays(monday, 7)).toBe(true)
      expect(mondayOfWeek(weekName(monday))).toBe(monday)
      expect(isoWeek(monday).week).toBeLessThanOrEqual(53)
    }),
  )
})

test('a week in words names its month and year once', () => {
  expect(plain(weekInWords('2026-02-02'))).toBe('Week 6, 2–8 February 2026')
  expect(plain(weekInWords('2026-01-26'))).toBe('Week 5, 26 January – 1 February 2026')
  expect(plain(weekInWords('2025-12-29'))).toBe('Week 1, 29 December 2025 – 4 January 2026')
})
