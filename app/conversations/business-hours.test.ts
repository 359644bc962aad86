import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BusinessHours, businessClock } from './business-hours.ts'

const hour = 3600
const allDay = [{ from: 0, to: 24 * hour }]
const weekdays = (spans: { from: number; to: number }[]) => [spans, spans, spans, spans, spans, [], []]

function hours(timeZone: string, week: BusinessHours['versions'][number]['week'], holidays: string[] = []) {
  return { timeZone, versions: [{ fromDay: '2000-01-01', week }], holidays: new Set(holidays) }
}

const at = (text: string) => Date.parse(text)

test('a wait over the weekend lasts only while somebody could have answered', () => {
  const clock = businessClock(hours('Europe/Berlin', weekdays([{ from: 9 * hour, to: 17 * hour }])))
  // Friday 16:30 to Monday 10:00 in Berlin.
  expect(clock(at('2026-11-20T15:30:00Z'), at('2026-11-23T09:00:00Z'))).toBe(1.5 * hour)
  expect(clock(at('2026-11-21T10:00:00Z'), at('2026-11-22T10:00:00Z'))).toBe(0)
})

test('a holiday takes away what begins on it, not the night shift that began the day before', () => {
  const clock = businessClock(hours('UTC', weekdays([{ from: 22 * hour, to: 30 * hour }]), ['2026-12-24']))
  expect(clock(at('2026-12-24T00:00:00Z'), at('2026-12-25T12:00:00Z'))).toBe(6 * hour)
})

test('an hour that the clock repeats counts twice, one that it skips not at all', () => {
  const clock = businessClock(
    hours(
      'America/New_York',
      Array.from({ length: 7 }, () => [{ from: 0, to: 5 * hour }]),
    ),
  )
  expect(clock(at('2026-11-01T04:00:00Z'), at('2026-11-02T05:00:00Z'))).toBe(6 * hour)
  expect(clock(at('2026-03-08T05:00:00Z'), at('2026-03-09T04:00:00Z'))).toBe(4 * hour)
})

test('each day goes by the version that was in force on it, and before the first there is no reading', () => {
  const versions = [
    { fromDay: '2026-11-02', week: weekdays([{ from: 9 * hour, to: 17 * hour }]) },
    { fromDay: '2026-11-04', week: weekdays([{ from: 8 * hour, to: 18 * hour }]) },
  ]
  const clock = businessClock({ timeZone: 'UTC', versions, holidays: new Set() })
  expect(clock(at('2026-11-03T00:00:00Z'), at('2026-11-05T00:00:00Z'))).toBe(18 * hour)
  expect(clock(at('2026-11-01T23:00:00Z'), at('2026-11-05T00:00:00Z'))).toBeNull()
  expect(businessClock({ timeZone: 'UTC', versions: [], holidays: new Set() })(0, 1)).toBeNull()
})

const moment = fc.date({ min: new Date('2001-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }).map(Number)
const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Antarctica/Troll', 'Pacific/Apia')

test('open all day and all week, business time is time', () => {
  fc.assert(
    fc.property(moment, moment, zone, (one, other, timeZone) => {
      const [start, end] = [Math.min(one, other), Math.max(one, other)]
      const clock = businessClock(
        hours(
          timeZone,
          Array.from({ length: 7 }, () => allDay),
        ),
      )
      expect(clock(start, end)).toBe((end - start) / 1000)
    }),
    { numRuns: 25 },
  )
})

test('two waits after each other last as long as the one they make', () => {
  const clock = businessClock(hours('Europe/Berlin', weekdays([{ from: 9 * hour, to: 17.5 * hour }]), ['2026-12-25']))
  fc.assert(
    fc.property(moment, fc.nat(90 * 24 * hour), fc.nat(90 * 24 * hour), (start, first, second) => {
      const [middle, end] = [start + first * 1000, start + (first + second) * 1000]
      const [left, right, whole] = [clock(start, middle), clock(middle, end), clock(start, end)]
      expect((left ?? 0) + (right ?? 0)).toBeCloseTo(whole ?? Number.NaN, 6)
    }),
  )
})
