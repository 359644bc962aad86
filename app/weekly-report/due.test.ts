import { expect, test } from 'vitest'
import { nextSlot, slotOf, weeksDue } from './due.ts'

const monday8 = { weekday: 1, hour: 8 }
const london = 'Europe/London'
const at = (moment: string) => new Date(moment)

test('a letter is due at the chosen hour of the workspace’s own clock, not before', () => {
  expect(weeksDue(at('2026-02-09T07:59:59Z'), monday8, london, ['2026-01-26'])).toEqual([])
  expect(weeksDue(at('2026-02-09T08:00:00Z'), monday8, london, ['2026-01-26'])).toEqual(['2026-02-02'])
  expect(weeksDue(at('2026-02-09T08:00:00Z'), monday8, london, ['2026-02-02'])).toEqual([])
  expect(slotOf('2026-06-01', { weekday: 3, hour: 6 }, london).toISOString()).toBe('2026-06-10T05:00:00.000Z')
})

test('before there was any letter only the last week is written; later, hours in which nothing ran leave no hole', () => {
  const now = at('2026-02-10T12:00:00Z')
  expect(weeksDue(now, monday8, london, [])).toEqual(['2026-02-02'])
  expect(weeksDue(now, monday8, london, ['2026-01-12'])).toEqual(['2026-01-19', '2026-01-26', '2026-02-02'])
  expect(weeksDue(now, monday8, london, ['2025-06-02'])).toEqual([
    ...['2026-01-12', '2026-01-19'],
    ...['2026-01-26', '2026-02-02'],
  ])
})

test('an hour that the clocks skip or show twice is one moment', () => {
  const sunday = { weekday: 7, hour: 1 }
  // London: 29 March 2026 has no 01:00 to 02:00, and 25 October shows it twice.
  const [skipped, twice] = [slotOf('2026-03-16', sunday, london), slotOf('2026-10-12', sunday, london)]
  expect(skipped.toISOString()).toBe('2026-03-29T01:00:00.000Z')
  expect(twice.toISOString()).toBe('2026-10-25T00:00:00.000Z')
  const anHourOn = new Date(twice.getTime() + 3_600_000)
  expect(weeksDue(twice, sunday, london, ['2026-10-05'])).toEqual(['2026-10-12'])
  expect(weeksDue(anHourOn, sunday, london, ['2026-10-12'])).toEqual([])
})

test('the next letter is the first after now, also later in the week and when its hour has just come', () => {
  const next = (now: string, schedule = monday8) => nextSlot(at(now), schedule, london).toISOString()
  expect(next('2026-02-09T07:59:59Z')).toBe('2026-02-09T08:00:00.000Z')
  expect(next('2026-02-09T08:00:00Z')).toBe('2026-02-16T08:00:00.000Z')
  expect(next('2026-02-11T12:00:00Z', { weekday: 7, hour: 6 })).toBe('2026-02-15T06:00:00.000Z')
})
