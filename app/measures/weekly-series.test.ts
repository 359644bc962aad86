import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstWeek, rate, wait, weeksOf } from '../../tests/factories/weeks.ts'
import { addDays } from './days.ts'
import type { Reading } from './reading.ts'
import { type Surroundings, weeklySeries } from './weekly-series.ts'

/** Ordinary weeks that do not hang together: up, down, and a little of both. */
const wobble = [0.6, -0.7, 0.2, -0.4, 0.8, -0.1, -0.8, 0.5, -0.5, 0.3]
const ordinary = (weeks: number, centre = 0.7, step = 0.02) =>
  Array.from({ length: weeks }, (_, i) => rate(centre + step * wobble[i % 10]!))
const waits = (weeks: number, hours = 3) =>
  Array.from({ length: weeks }, (_, i) => wait(hours * 1.15 ** wobble[i % 10]!))

const none: Surroundings = { changes: [], silent: [], today: '2099-01-01', delayDays: 0 }
const week = (i: number) => addDays(firstWeek, 7 * i)
const series = (readings: Reading[], around: Partial<Surroundings> = {}) =>
  weeklySeries(weeksOf(readings), { ...none, ...around })
const findings = (readings: Reading[], around: Partial<Surroundings> = {}) =>
  series(readings, around).points.map(({ finding }) => finding)
const last = (readings: Reading[], around: Partial<Surroundings> = {}) => series(readings, around).points.at(-1)!

test('the limits are those of the first 20 weeks and stay, whatever comes later', () => {
  const limits = (more: Reading[]) => series([...ordinary(21), ...more]).points[3]!.limits
  expect(limits(ordinary(10, 0.9))).toEqual(limits([]))
  expect(limits([])!.provisional).toBe(false)
})

test('the week looked at is no part of the limits that judge it', () => {
  const [calm, wild] = [last([...ordinary(14), rate(0.7)]), last([...ordinary(14), rate(0.2)])]
  expect(wild.limits).toEqual(calm.limits)
  expect(wild).toMatchObject({ finding: 'signal', side: 'below' })
})

test('with 12 to 19 weeks before it limits are provisional, with fewer there are none', () => {
  expect(last(ordinary(12))).toMatchObject({ finding: 'too_early', limits: null })
  expect(last(ordinary(13))).toMatchObject({ finding: 'ordinary', limits: { provisional: true } })
  expect(last(ordinary(20))).toMatchObject({ limits: { provisional: true } })
  expect(last(ordinary(21))).toMatchObject({ limits: { provisional: false } })
})

test('a rate’s limits are as wide as its n allows, a wait’s are multiples', () => {
  const point = (n: number) => last([...ordinary(20), rate(0.7, n)]).limits!
  expect(point(50).high - point(50).low).toBeGreaterThan(point(2000).high - point(2000).low)
  const { low, centre, high } = last([...waits(20), wait(3)]).limits!
  expect(high / centre).toBeCloseTo(centre / low)
  expect(last([...waits(20), wait(9)])).toMatchObject({ finding: 'signal', side: 'above' })
})

test('weeks of under 20, with an outage, or not yet over take no part and are not judged', () => {
  const few = [...ordinary(20), rate(0.1, 19)]
  expect(last(few)).toMatchObject({ finding: 'too_few', side: null })
  expect(
    series([...ordinary(12), ...Array.from({ length: 9 }, () => rate(0.1, 19)), rate(0.7)]).segments[0],
  ).toMatchObject({
    baselineWeeks: 12,
  })
  const silent = [{ from: week(20), to: addDays(week(20), 1) }]
  expect(last([...ordinary(20), rate(0.1)], { silent })).toMatchObject({ finding: 'too_few', outage: true })
  expect(last([...ordinary(20), rate(0.1)], { today: addDays(week(21), -1) }).finding).toBe('too_few')
  expect(last([...ordinary(20), rate(0.1)], { today: week(21) }).finding).toBe('signal')
})

test('a figure by due date misses what an outage took up to its due, and a lasting one takes all that follows', () => {
  const silent = [{ from: week(3), to: addDays(week(3), 2) }]
  const hit = (around: Partial<Surroundings>) =>
    series(ordinary(10), around).points.flatMap(({ outage }, i) => (outage ? [i] : []))
  expect(hit({ silent })).toEqual([3])
  expect(hit({ silent, delayDays: 14 })).toEqual([3, 4, 5])
  expect(hit({ silent: [{ from: week(7), to: null }] })).toEqual([7, 8, 9])
})

test('limits start again at a declared change, later where the measure is dated later', () => {
  const changes = [{ day: week(20), days: 0, kind: 'stewardship' as const, because: 'Pell Marlowe took charge' }]
  const readings = [...ordinary(20), ...ordinary(20, 0.5)]
  const { segments, points } = series(readings, { changes })
  expect(segments).toMatchObject([
    { began: 'start', from: week(0), to: week(20), baselineWeeks: 20 },
    { began: 'stewardship', because: 'Pell Marlowe took charge', from: week(20), baselineWeeks: 19 },
  ])
  expect(points.every(({ finding }) => finding === 'ordinary')).toBe(true)
  expect(series(readings, { changes, delayDays: 14 }).segments[1]!.from).toBe(week(22))
  expect(findings(readings).filter((finding) => finding === 'signal')).toHaveLength(20)
})

test('the week in which a change falls, and those of a handover, fit neither range', () => {
  const change = { day: addDays(week(20), 2), days: 0, kind: 'stewardship' as const, because: 'x' }
  const readings = [...ordinary(20), rate(0.1), ...ordinary(20)]
  expect(findings(readings, { changes: [change] })[20]).toBe('too_early')
  expect(series(readings, { changes: [change] }).segments[1]).toMatchObject({ from: week(20), baselineWeeks: 19 })
  const handover = series(readings, { changes: [{ ...change, day: week(20), days: 10 }] })
  expect(handover.points.slice(20, 23).map(({ finding }) => finding)).toEqual(['too_early', 'too_early', 'ordinary'])
  expect(handover.segments[1]!.baselineWeeks).toBe(18)
})

test('a note beside a stewardship’s start does not say it twice', () => {
  const both = { day: week(20), days: 0 }
  const changes = [
    { ...both, kind: 'note' as const, because: 'Our own team again.' },
    { ...both, kind: 'stewardship' as const, because: 'Alder desk took charge' },
  ]
  expect(series(ordinary(25), { changes }).segments[1]).toMatchObject({ because: 'Alder desk took charge' })
})

test('what was declared before the first week says how these weeks began', () => {
  const change = (day: string, because: string) => ({ day, days: 0, kind: 'note' as const, because })
  const changes = [change('2025-01-01', 'long ago'), change('2025-02-03', 'before'), change('2099-01-01', 'to come')]
  expect(series(ordinary(5), { changes }).segments).toMatchObject([{ began: 'note', because: 'before' }])
})

test('a run of eight on one side is a possible shift, and a week without a figure breaks it', () => {
  const high = Array.from({ length: 8 }, (_, i) => rate(0.712 + (i % 2) * 0.001))
  expect(findings([...ordinary(19), ...high]).slice(19)).toEqual([
    ...Array.from({ length: 7 }, () => 'ordinary'),
    'possible_shift',
  ])
  expect(last([...ordinary(20), ...high]).side).toBe('above')
  const broken = [...high.slice(0, 5), rate(null, 0), ...high.slice(5)]
  expect(findings([...ordinary(20), ...broken])).not.toContain('possible_shift')
})

test('a median that was not reached is drawn at its lower limit, and is a signal only where that is beyond', () => {
  const out = last([...waits(20), wait(9, 400, true)])
  expect(out).toMatchObject({ atLeast: true, value: 9 * 3600, finding: 'signal', side: 'above' })
  expect(last([...waits(20), wait(2, 400, true)])).toMatchObject({ atLeast: true, finding: 'ordinary' })
  expect(last([...waits(20), wait(0.1, 400, true)]).finding).toBe('ordinary')
  const below = Array.from({ length: 8 }, () => wait(2.6, 400, true))
  expect(findings([...waits(20), ...below])).not.toContain('possible_shift')
  expect(series([...waits(12), ...below, wait(3)]).segments[0]!.baselineWeeks).toBe(12)
})

test('where neighbouring weeks resemble each other the limits are unreliable, and nothing is a signal', () => {
  const drifting = Array.from({ length: 20 }, (_, i) => rate(0.7 + 0.03 * Math.sin(i / 3)))
  expect(last([...drifting, rate(0.2)])).toMatchObject({ finding: 'unreliable', side: null })
  expect(findings([...drifting, rate(0.2)])).not.toContain('signal')
})

test('where all weeks are alike, or so rare a thing has few conversations, limits are no help', () => {
  const never = Array.from({ length: 20 }, () => rate(0))
  expect(last([...never, rate(0.5)])).toMatchObject({ finding: 'unreliable', limits: null })
  const rare = Array.from({ length: 20 }, (_, i) => rate([0.02, 0.04, 0, 0.02][i % 4]!, 50))
  expect(last([...rare, rate(0.2, 50)]).finding).toBe('unreliable')
})

test('a count is not judged: limits of shares and of times do not fit it, and it teaches none', () => {
  const count = (value: number): Reading => ({ ...rate(0), unit: 'count', value, interval: null, n: 300 })
  const found = series([...Array.from({ length: 20 }, (_, i) => count(5 + (i % 2))), count(50)])
  expect(found.points.at(-1)).toMatchObject({ value: 50, limits: null, finding: 'not_judged', side: null })
  expect(found.segments[0]!.baselineWeeks).toBe(0)
})

test('no week is lost or invented, and only judged weeks have a finding that judges', () => {
  const reading = fc.oneof(
    fc
      .record({ value: fc.double({ min: 0, max: 1, noNaN: true }), n: fc.nat(500) })
      .map(({ value, n }) => rate(value, n)),
    fc.constant(rate(null, 0)),
  )
  const change = fc.record({
    ...{ day: fc.nat(300).map((day) => addDays(firstWeek, day)), days: fc.nat(20) },
    ...{ kind: fc.constantFrom('stewardship' as const, 'note' as const), because: fc.string() },
  })
  fc.assert(
    fc.property(
      fc.array(reading, { maxLength: 60 }),
      fc.array(change, { maxLength: 4 }),
      fc.nat(20),
      (readings, changes, delayDays) => {
        const { points, segments } = series(readings, { changes, delayDays })
        expect(points.map(({ from }) => from)).toEqual(readings.map((_, i) => week(i)))
        expect(segments.map(({ to }) => to).slice(0, -1)).toEqual(segments.map(({ from }) => from).slice(1))
        for (const {
          finding,
          reading: { n },
          value,
          side,
          limits,
        } of points) {
          if (n < 20 || value === null) expect(['too_few', 'too_early']).toContain(finding)
          if (finding === 'signal') expect(value! > limits!.high ? 'above' : 'below').toBe(side)
          if (finding === 'ordinary') expect(value! >= limits!.low && value! <= limits!.high).toBe(true)
        }
      },
    ),
  )
})
