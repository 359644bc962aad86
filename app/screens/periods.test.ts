import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#app/measures/days.ts'
import { countPeriods, dayOf, periodsOf } from './periods.ts'

const hours = (period: { from: Date; to: Date } | undefined) =>
  period ? (period.to.getTime() - period.from.getTime()) / 3_600_000 : Number.NaN

test('weeks begin on Monday, and the weeks of a clock change have seven days of the time zone', () => {
  const spring = periodsOf({ from: '2026-03-23', to: '2026-04-06', by: 'week', timeZone: 'Europe/Berlin' })
  expect(spring.map(({ fromDay, toDay }) => [fromDay, toDay])).toEqual([
    ['2026-03-23', '2026-03-30'],
    ['2026-03-30', '2026-04-06'],
  ])
  expect(spring.map(hours)).toEqual([167, 168])
  expect(hours(periodsOf({ from: '2026-10-19', to: '2026-10-26', by: 'week', timeZone: 'Europe/Berlin' })[0])).toBe(169)
})

test('a range that begins within a week or month begins with what is left of it', () => {
  const weeks = periodsOf({ from: '2026-02-04', to: '2026-02-11', by: 'week', timeZone: 'UTC' })
  expect(weeks.map(({ fromDay, toDay }) => [fromDay, toDay])).toEqual([
    ['2026-02-04', '2026-02-09'],
    ['2026-02-09', '2026-02-11'],
  ])
  const months = periodsOf({ from: '2025-12-31', to: '2026-02-01', by: 'month', timeZone: 'UTC' })
  expect(months.map(({ fromDay }) => fromDay)).toEqual(['2025-12-31', '2026-01-01'])
})

test('where midnight is skipped the day begins when the clock says so', () => {
  const [day] = periodsOf({ from: '2026-03-29', to: '2026-03-30', by: 'all', timeZone: 'Asia/Beirut' })
  expect(hours(day)).toBe(23)
})

test('periods follow each other without gap or overlap, and each instant lies in the one of its day', () => {
  const zones = fc.constantFrom('UTC', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Kathmandu')
  const at = fc.date({ min: new Date('2024-01-01'), max: new Date('2025-12-20'), noInvalidDate: true })
  fc.assert(
    fc.property(zones, fc.constantFrom('week', 'month', 'all'), at, (timeZone, by, instant) => {
      const periods = periodsOf({ from: '2023-12-20', to: '2026-01-05', by, timeZone })
      for (const [i, period] of periods.entries()) if (i > 0) expect(period.from).toEqual(periods[i - 1]?.to)
      const holding = periods.filter(({ from, to }) => from <= instant && instant < to)
      expect(holding).toHaveLength(1)
      const day = dayOf(instant, timeZone)
      expect(holding[0] && holding[0].fromDay <= day && day < holding[0].toDay).toBe(true)
    }),
  )
})

test('the periods that are counted are those that would be made', () => {
  const days = fc.integer({ min: -40, max: 400 })
  fc.assert(
    fc.property(days, days, fc.constantFrom('week' as const, 'month' as const), (begin, length, by) => {
      const from = addDays('2024-12-20', begin)
      const range = { from, to: addDays(from, length), by }
      expect(countPeriods(range)).toBe(periodsOf({ ...range, timeZone: 'UTC' }).length)
    }),
  )
})
