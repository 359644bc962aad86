import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BusinessHours, isOpenAt, openAfter, openBetween, openCalendar, type OpenSpan } from './business-hours.ts'

const hour = 3600
const allDay = [{ from: 0, to: 24 * hour }]
const nineToFive = [{ from: 9 * hour, to: 17 * hour }]
const weekdays = (spans: OpenSpan[]) => [spans, spans, spans, spans, spans, [], []]
const everyDay = (spans: OpenSpan[]) => Array.from({ length: 7 }, () => spans)

function hours(timeZone: string, week: OpenSpan[][], holidays: string[] = []): BusinessHours {
  return { versions: [{ fromDay: '2000-01-01', timeZone, week }], holidays: new Set(holidays) }
}

const at = (text: string) => Date.parse(text)

function open(schedule: BusinessHours, start: string, end: string) {
  return openBetween(openCalendar(schedule, at(start), at(end)), at(start), at(end))
}

test('a wait over the weekend lasts only while somebody could have answered', () => {
  const office = hours('Europe/Berlin', weekdays(nineToFive))
  // Friday 16:30 to Monday 10:00 in Berlin.
  expect(open(office, '2026-11-20T15:30:00Z', '2026-11-23T09:00:00Z')).toBe(1.5 * hour)
  expect(open(office, '2026-11-21T10:00:00Z', '2026-11-22T10:00:00Z')).toBe(0)
})

test('several spans a day leave the break between them out', () => {
  const office = hours('UTC', weekdays([nineToFive[0]!, { from: 18 * hour, to: 20 * hour }]))
  expect(open(office, '2026-11-23T16:00:00Z', '2026-11-23T19:00:00Z')).toBe(2 * hour)
})

test('a holiday takes away what begins on it, not the night shift that began the day before', () => {
  const night = hours('UTC', weekdays([{ from: 22 * hour, to: 30 * hour }]), ['2026-12-24'])
  expect(open(night, '2026-12-24T00:00:00Z', '2026-12-25T12:00:00Z')).toBe(6 * hour)
})

test('an hour that the clock repeats counts twice, one that it skips not at all', () => {
  const early = hours('America/New_York', everyDay([{ from: 0, to: 5 * hour }]))
  expect(open(early, '2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z')).toBe(6 * hour)
  expect(open(early, '2026-03-08T05:00:00Z', '2026-03-09T04:00:00Z')).toBe(4 * hour)
})

test('where the offset has three quarters of an hour nine is nine there', () => {
  // 09:00 in Kathmandu is 03:15 in UTC.
  const office = hours('Asia/Kathmandu', everyDay(nineToFive))
  expect(open(office, '2026-11-23T03:00:00Z', '2026-11-23T04:00:00Z')).toBe(0.75 * hour)
})

test('a day that never was, as 30 December 2011 in Apia, has no hours', () => {
  const office = hours('Pacific/Apia', everyDay(nineToFive))
  // 17:00 on the 29th (UTC−10) to 09:00 on the 31st (UTC+14) is the next hour but sixteen, not forty.
  expect(open(office, '2011-12-30T03:00:00Z', '2011-12-30T19:00:00Z')).toBe(0)
  expect(open(office, '2011-12-29T19:00:00Z', '2011-12-31T03:00:00Z')).toBe(16 * hour)
})

test('each day goes by the version that was in force on it, and before the first there is no reading', () => {
  const versions = [
    { fromDay: '2026-11-02', timeZone: 'UTC', week: weekdays(nineToFive) },
    { fromDay: '2026-11-04', timeZone: 'UTC', week: weekdays([{ from: 8 * hour, to: 18 * hour }]) },
  ]
  const changed = { versions, holidays: new Set<string>() }
  expect(open(changed, '2026-11-03T00:00:00Z', '2026-11-05T00:00:00Z')).toBe(18 * hour)
  expect(open(changed, '2026-11-01T23:00:00Z', '2026-11-05T00:00:00Z')).toBeNull()
  expect(open({ versions: [], holidays: new Set() }, '2026-11-01T23:00:00Z', '2026-11-05T00:00:00Z')).toBeNull()
})

test('a night shift that began under the old version is worked to its end, and a new version may lie elsewhere', () => {
  const versions = [
    { fromDay: '2026-11-02', timeZone: 'Europe/Berlin', week: everyDay([{ from: 22 * hour, to: 30 * hour }]) },
    { fromDay: '2026-11-04', timeZone: 'Asia/Manila', week: everyDay(nineToFive) },
  ]
  const moved = { versions, holidays: new Set<string>() }
  // 22:00 on the 3rd to 06:00 on the 4th in Berlin; from 09:00 on the 4th in Manila, 01:00 in UTC, both are there.
  expect(open(moved, '2026-11-03T21:00:00Z', '2026-11-04T12:00:00Z')).toBe(12 * hour)
  expect(open(moved, '2026-11-04T12:00:00Z', '2026-11-05T01:00:00Z')).toBe(0)
})

test('a promise runs out when it has been open for long enough', () => {
  const office = hours('UTC', weekdays(nineToFive))
  const friday = at('2026-11-20T16:00:00Z')
  const calendar = openCalendar(office, friday, at('2026-11-27T00:00:00Z'))
  expect(openAfter(calendar, friday, 2 * hour)).toBe(at('2026-11-23T10:00:00Z'))
  expect(openAfter(calendar, friday, hour)).toBe(at('2026-11-20T17:00:00Z'))
  expect(openAfter(calendar, friday, 1000 * hour)).toBeNull()
  expect(openAfter(calendar, at('1999-01-01T00:00:00Z'), hour)).toBeNull()
  expect(isOpenAt(calendar, friday)).toBe(true)
  expect(isOpenAt(calendar, at('2026-11-21T10:00:00Z'))).toBe(false)
  expect(isOpenAt(calendar, at('1999-01-01T10:00:00Z'))).toBeNull()
})

const moment = fc.date({ min: new Date('2001-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }).map(Number)
const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Antarctica/Troll', 'Pacific/Apia')

test('open all day and all week, business time is time', () => {
  fc.assert(
    fc.property(moment, moment, zone, (one, other, timeZone) => {
      const [start, end] = [Math.min(one, other), Math.max(one, other)]
      const calendar = openCalendar(hours(timeZone, everyDay(allDay)), start, end)
      expect(openBetween(calendar, start, end)).toBe((end - start) / 1000)
    }),
    { numRuns: 25 },
  )
})

test('two waits after each other last as long as the one they make', () => {
  const office = hours('Europe/Berlin', weekdays([{ from: 9 * hour, to: 17.5 * hour }]), ['2026-12-25'])
  fc.assert(
    fc.property(moment, fc.nat(90 * 24 * hour), fc.nat(90 * 24 * hour), (start, first, second) => {
      const [middle, end] = [start + first * 1000, start + (first + second) * 1000]
      const calendar = openCalendar(office, start - 3_600_000, end)
      const [left, right, whole] = [
        openBetween(calendar, start, middle),
        openBetween(calendar, middle, end),
        openBetween(calendar, start, end),
      ]
      expect((left ?? 0) + (right ?? 0)).toBeCloseTo(whole ?? Number.NaN, 6)
    }),
  )
})
