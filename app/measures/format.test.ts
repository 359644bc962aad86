import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  counted,
  formatCount,
  formatDuration,
  formatInterval,
  formatRate,
  formatWaited,
  readingWords,
} from './format.ts'
import type { Reading } from './reading.ts'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test.each([
  [0.9996, 4000, 'over 99.9%'],
  [0.9996, 100, 'over 99%'],
  [1, 4000, '100%'],
  [0, 4000, '0%'],
  [0.0001, 4000, 'under 0.1%'],
  [0.733, 742, '73.3%'],
  [44 / 152, 152, '29%'],
])('a rate of %s over %s reads %s', (share, n, words) => {
  expect(formatRate(share, n)).toBe(words)
})

test('what is not all never reads 100 %, and what is not nothing never 0 %', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 1e6 }), fc.nat(), (n, roll) => {
      const x = 1 + (roll % (n - 1))
      expect(formatRate(x / n, n)).not.toMatch(/^(100|0)(\.0)?%$/)
    }),
  )
})

test.each([
  [45, '45 s'],
  [59.7, '1 min'],
  [652, '11 min'],
  [3599, '1 h'],
  [5 * 3600 + 53 * 60, '5 h 53 min'],
  [33 * 3600, '33 h'],
  [4 * 86_400, '4 days'],
  [300, '5 min'],
])('an estimated %s s reads %s', (seconds, words) => {
  expect(plain(formatDuration(seconds))).toBe(words)
})

test.each([
  [719, '11 min'],
  [46 * 3600 + 20 * 60, '46 h 20'],
  [3 * 86_400 + 4 * 3600 + 59 * 60, '3 d 4 h'],
])('an observed %s s reads %s', (seconds, words) => {
  expect(plain(formatWaited(seconds))).toBe(words)
})

test('counts have commas, and intervals name their unit once', () => {
  expect(formatCount(12480)).toBe('12,480')
  expect(formatCount(999)).toBe('999')
  expect(formatInterval([0.695, 0.768], 'share', 742)).toBe('69.5 to 76.8%')
  expect(plain(formatInterval([18_720, 24_000], 'seconds', 742))).toBe('5 h 12 min to 6 h 40 min')
  expect(plain(formatInterval([18_720, null], 'seconds', 742))).toBe('at least 5 h 12 min')
  expect(formatInterval(null, 'share', 742)).toBe('')
})

const reading = (overrides: Partial<Reading>): Reading => ({
  key: 'resolution_rate',
  unit: 'share',
  state: 'ok',
  value: 0.5,
  interval: [0.4, 0.6],
  n: 100,
  customers: 90,
  immature: 0,
  ...overrides,
})

test('from 5 to 29 conversations the interval goes before the figure', () => {
  expect(readingWords(reading({ n: 29 })).intervalFirst).toBe(true)
  expect(readingWords(reading({ n: 30 })).intervalFirst).toBe(false)
})

test('under 20 no percentage stands alone: it is counted', () => {
  expect(readingWords(reading({ n: 12, value: 7 / 12, interval: [0.32, 0.81] }))).toMatchObject({
    ...{ value: '7 of 12', interval: '32 to 81%', intervalFirst: true },
  })
  expect(readingWords(reading({ n: 12, value: 0.6 })).value).toBe('about 7 of 12')
  expect(readingWords(reading({ n: 20 })).value).toBe('50%')
  expect(plain(readingWords(reading({ n: 12, unit: 'seconds', value: 7200, interval: [3600, 9000] })).value)).toBe(
    '2 h',
  )
})

test('no figure is a dash with its reason, and a median that was not reached says so', () => {
  const none = { value: null, interval: null }
  expect(readingWords(reading({ ...none, state: 'none', n: 0 }))).toMatchObject({
    value: '—',
    note: 'no conversations',
  })
  expect(plain(readingWords(reading({ ...none, state: 'few', n: 3 })).note)).toBe('too few to judge (n = 3)')
  expect(readingWords(reading({ ...none, state: 'too_soon' })).note).toContain('26 weeks')
  expect(readingWords(reading({ unit: 'seconds', value: null, interval: [7200, null] }))).toMatchObject({
    value: 'more than half not answered',
    interval: 'at least 2\u00a0h',
  })
})

test('a number and its unit never part at the end of a line', () => {
  expect(formatDuration(5 * 3600 + 53 * 60)).toBe('5\u00a0h\u00a053\u00a0min')
  expect(formatWaited(46 * 3600)).toBe('46\u00a0h\u00a000')
})

test.each([
  [0, '0 rows'],
  [1, '1 row'],
  [2400, '2,400 rows'],
])('%d is counted as %s', (count, words) => expect(counted(count, 'row')).toBe(words))

test('a noun that takes more than an s says its plural', () => {
  expect(counted(2, 'reply', 'replies')).toBe('2 replies')
  expect(counted(1, 'reply', 'replies')).toBe('1 reply')
})
