import { expect, test } from 'vitest'
import type { Reading, Readings } from '#app/measures/reading.ts'
import { readingsTable } from './readings.ts'

const rate: Reading = {
  key: 'resolution_rate',
  unit: 'share',
  state: 'ok',
  value: 0.5,
  interval: [0.254, 0.746],
  n: 12,
  customers: 12,
  immature: 3,
  parts: { confirmed: 6, presumed: 0, passed_along: 1, unresolved: 5 },
  figures: { set_aside: 2, unknown_words: 0 },
}

function table(...found: Reading[]): string {
  const readings: Readings = {
    workspace: 'main',
    asOf: '2026-02-09T08:40:00.000Z',
    timeZone: 'Europe/Berlin',
    completeTo: '2026-02-09T08:30:00.000Z',
    periods: [
      {
        from: '2026-02-02',
        to: '2026-02-09',
        readings: Object.fromEntries(found.map((reading) => [reading.key, reading])),
      },
    ],
  }
  return readingsTable(readings).replaceAll('\u00a0', ' ')
}

test('a figure from few conversations stands behind its interval, with its split and what was set aside', () => {
  const text = table(rate)
  expect(text).toContain('main, as of 2026-02-09T08:40:00.000Z (Europe/Berlin), last message 2026-02-09T08:30:00.000Z')
  expect(text).toContain('2026-02-02 to 2026-02-09 (exclusive)')
  expect(text).toMatch(/Resolution +25 to 75% +\(6 of 12\) +12 conversations, few conversations/)
  expect(text).toMatch(/passed along +1$/m)
  expect(text).toMatch(/not yet due +3/)
  expect(text).toMatch(/set aside +2/)
})

test('a median that was not reached, and a period without conversations, are words and no number', () => {
  const wait: Reading = { ...rate, key: 'first_response', unit: 'seconds', value: null, interval: [7200, null], n: 40 }
  expect(table(wait)).toMatch(/First response +more than half not answered +at least 2 h +40 conversations/)
  const none: Reading = { ...rate, state: 'none', value: null, interval: null, n: 0, parts: {}, figures: {} }
  expect(table(none)).toMatch(/Resolution +— +0 conversations, no conversations/)
})

test('why a period has nothing to count stands below it', () => {
  const figures = { set_aside: 2, replies_not_shown: 410, unknown_words: 0 }
  const none: Reading = { ...rate, state: 'none', value: null, interval: null, n: 0, parts: { confirmed: 0 }, figures }
  expect(table(none)).toMatch(/no conversations\n.*not yet due +3\n.*set aside +2\n.*replies not shown +410$/)
  expect(table({ ...none, immature: 0, figures: { set_aside: 0, replies_not_shown: 0 } })).toMatch(/no conversations$/)
})

test('that nobody set anything aside is said, and a wait that does not exist is not', () => {
  expect(table({ ...rate, figures: { set_aside: 0, unknown_words: 0 } })).toMatch(/set aside +0$/)
  const figures = { complaints: 0, over_promise: null, oldest_seconds: null, hours_total: 0, unanswered_90d: 0 }
  const waiting: Reading = { ...rate, key: 'waiting_now', unit: 'count', interval: null, n: 0, value: 0, figures }
  const text = table({ ...waiting, immature: 0, parts: {} })
  expect(text).toMatch(/complaints +0\n +unanswered 90 d +0$/)
})

test('times read from bins say how exact they are, and those of single conversations say nothing of it', () => {
  const wait: Reading = {
    ...rate,
    ...{ key: 'first_response', unit: 'seconds', state: 'ok', value: 5400, interval: [5000, 5800], n: 400, parts: {} },
    figures: { bin_error: 0.0099, set_aside: 0 },
  }
  expect(table(wait)).toMatch(/times were read +to within 1%/)
  expect(table(wait)).not.toContain('bin error')
  expect(table({ ...wait, figures: { set_aside: 0 } })).not.toContain('times were read')
})
