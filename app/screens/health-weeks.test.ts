import { expect, test } from 'vitest'
import { addDays } from '#app/measures/days.ts'
import { firstWeekOf, stretchesToRead, weekLookedAt, weeksToChoose } from './health-weeks.ts'
import type { View } from './view.ts'

const view = (overrides: Partial<View> = {}): View => ({
  workspace: { id: 1, name: 'main', timeZone: 'Europe/London', promiseHours: 8, teams: [] },
  ...{ from: null, to: null, by: 'all', channel: [], account: [], team: [], clock: 'wall', measure: null },
  asOf: new Date('2026-02-09T08:40:00Z'),
  ...overrides,
})
const known = (first: string, last: string) => ({ first, lastAt: new Date(last) })
const alive = known('2024-12-30', '2026-02-09T08:39:00Z')

test('the week looked at is the one asked for, else the last that is over', () => {
  expect(weekLookedAt(view(), alive)).toBe('2026-02-02')
  expect(weekLookedAt(view({ week: '2025-12-01' }), alive)).toBe('2025-12-01')
  expect(weekLookedAt(view({ to: '2025-12-10' }), alive)).toBe('2025-12-08')
  expect(weekLookedAt(view({ asOf: new Date('2026-02-08T23:59:00Z') }), alive)).toBe('2026-01-26')
})

test('where messages ended long ago it is the week of the last, and no later week can be chosen than a figure comes due in', () => {
  const ended = known('2017-10-02', '2017-11-29T14:42:00Z')
  expect(weekLookedAt(view(), ended)).toBe('2017-11-27')
  expect(weeksToChoose(view(), ended).slice(0, 2)).toEqual(['2017-12-11', '2017-12-04'])
  expect(weeksToChoose(view(), ended).at(-1)).toBe('2017-10-02')
})

test('where nothing is older than the running week it is that one', () => {
  const begun = known('2026-02-09', '2026-02-09T08:39:00Z')
  expect(weekLookedAt(view(), begun)).toBe('2026-02-09')
  expect(weeksToChoose(view(), begun)).toEqual(['2026-02-09'])
})

test('history begins where weeks are covered, not at an old message', () => {
  const weekly = (from: string, count: number, every = 1) =>
    Array.from({ length: count }, (_, i) => addDays(from, 7 * every * i))
  expect(firstWeekOf(['2011-03-07', '2016-05-02', ...weekly('2017-10-02', 9)])).toBe('2017-10-02')
  expect(firstWeekOf(['2011-03-07', ...weekly('2014-01-06', 150)])).toBe('2014-01-06')
  expect(firstWeekOf(weekly('2026-01-05', 3))).toBe('2026-01-05')
  expect(firstWeekOf(weekly('2025-01-06', 30, 2))).toBe('2025-01-06')
  expect(firstWeekOf(weekly('2020-01-06', 40, 5))).toBe('2020-01-06')
  expect(firstWeekOf([])).toBeUndefined()
})

const change = (day: string) => ({ day, days: 0, kind: 'note' as const, because: '' })

test('the weeks shown are read, and those from the last change before them that make their limits', () => {
  expect(stretchesToRead('2026-02-02', [], '2025-06-04')).toEqual([{ from: '2025-06-02', to: '2026-02-09' }])
  expect(stretchesToRead('2026-02-02', [change('2025-07-09'), change('2025-10-01')], '2024-06-04')).toEqual([
    { from: '2025-07-07', to: '2026-02-09' },
  ])
})

test('years in the middle are left out, and the shown weeks with the run before them are all there', () => {
  const stretches = stretchesToRead('2026-02-02', [], '2020-01-06')
  expect(stretches).toEqual([
    { from: '2020-01-06', to: addDays('2020-01-06', 7 * 56) },
    { from: addDays('2026-02-09', -7 * 33), to: '2026-02-09' },
  ])
})

test('a week from before anything was said is one week to read', () => {
  expect(stretchesToRead('2019-01-07', [], '2020-01-06')).toEqual([{ from: '2019-01-07', to: '2019-01-14' }])
})
