import { expect, test } from 'vitest'
import { clusterSums } from '#app/statistics/effective-n.ts'
import { addDays } from './days.ts'
import { measures } from './list.ts'
import { historyBefore, leastWeeksBegun, lookBackSeconds, repeatShare } from './repeat-share.ts'
import { resolutionRate } from './resolution-rate.ts'
import { waitingNow } from './waiting-now.ts'

const each = (resolved: number, not: number) =>
  clusterSums([...Array<number>(resolved).fill(1), ...Array<number>(not).fill(0)].map((x) => ({ x, m: 1 })))

function resolution(confirmed: number, presumed: number, unresolved: number) {
  return resolutionRate.read({
    parts: { confirmed, presumed, passed_along: 0, unresolved },
    byCustomer: each(confirmed + presumed, unresolved),
    immature: 3,
    setAside: 2,
    repliesNotShown: 0,
    unknownWords: 1,
  })
}

test('resolution is confirmed and presumed of all, says what it rests on, and how many were set aside', () => {
  const reading = resolution(30, 20, 50)
  expect(reading).toMatchObject({ state: 'ok', value: 0.5, n: 100, customers: 100, immature: 3 })
  expect(reading.figures).toEqual({ set_aside: 2, replies_not_shown: 0, unknown_words: 1 })
  expect(Object.values(reading.parts ?? {}).reduce((sum, part) => sum + part, 0)).toBe(reading.n)
  expect(reading.interval?.[0]).toBeCloseTo(0.4034, 4)
})

test('nothing resolved is exactly 0 %, all exactly 100 %, nothing counted is no rate', () => {
  expect(resolution(0, 0, 9)).toMatchObject({ value: 0, state: 'ok' })
  expect(resolution(0, 0, 9).interval?.[0]).toBe(0)
  expect(resolution(9, 0, 0)).toMatchObject({ value: 1 })
  expect(resolution(9, 0, 0).interval?.[1]).toBe(1)
  expect(resolution(0, 0, 0)).toMatchObject({ state: 'none', value: null, interval: null })
  expect(resolution(2, 2, 0)).toMatchObject({ state: 'few', value: null, interval: null, n: 4 })
})

test('nobody is called a repeat customer before there are 26 weeks of history', () => {
  const counts = { firstTime: 30, repeatResolved: 6, repeatNotResolved: 4, setAside: 0 }
  expect(repeatShare.read({ ...counts, history: { seconds: lookBackSeconds - 1, weeks: 26 } })).toMatchObject({
    state: 'too_soon',
    value: null,
    interval: null,
    n: 40,
    parts: { first_time: 30, repeat_resolved: 6, repeat_not_resolved: 4 },
  })
  const history = { seconds: lookBackSeconds, weeks: leastWeeksBegun }
  expect(repeatShare.read({ ...counts, history })).toMatchObject({ state: 'ok', value: 0.25 })
})

test('one old message is no history: conversations began in half of the 26 weeks before', () => {
  const counts = { firstTime: 30, repeatResolved: 6, repeatNotResolved: 4, setAside: 0 }
  const since = (first: string, weeks: number) => {
    const mondays = ['2011-03-07', ...Array.from({ length: weeks }, (_, i) => addDays(first, 7 * i))]
    return historyBefore('2017-11-01', 20 * lookBackSeconds, mondays)
  }
  // The week that the period begins in, and what is older than 26 weeks, cover nothing.
  expect(since('2017-10-02', 5)).toMatchObject({ weeks: 4 })
  expect(since('2017-04-24', 27)).toMatchObject({ weeks: 26 })
  expect(repeatShare.read({ ...counts, history: since('2017-08-07', 12) }).state).toBe('too_soon')
  expect(repeatShare.read({ ...counts, history: since('2017-07-31', 13) }).state).toBe('ok')
})

test('nobody waiting is a measured 0; a workspace without conversations has no such number', () => {
  const nobody = {
    waiting: 0,
    customers: 0,
    complaints: 0,
    overPromise: null,
    oldestSeconds: null,
    totalSeconds: 0,
    unanswered90d: 0,
    passedAlong90d: 0,
    repliesNotShown: 0,
  }
  expect(waitingNow.read({ ...nobody, anyConversation: true })).toMatchObject({ state: 'ok', value: 0 })
  expect(waitingNow.read({ ...nobody, anyConversation: false })).toMatchObject({ state: 'none', value: null })
  expect(waitingNow.read({ ...nobody, anyConversation: true }).figures?.['over_promise']).toBeNull()
})

test('every measure says what it means, how it is made and what it cannot say', () => {
  for (const measure of measures) {
    expect(measure.meaning).toMatch(/\.$/)
    expect(measure.formula.length).toBeGreaterThan(20)
    expect(measure.limits.length).toBeGreaterThan(0)
  }
  expect(new Set(measures.map(({ key }) => key)).size).toBe(measures.length)
})
