import { expect, test } from 'vitest'
import { findingWords, shortInterval, shortValue, usualRange } from './finding-words.ts'

const spaced = (text: string) => text.replaceAll('\u00a0', ' ')

test('a duration loses its minutes’ unit where there is little room, and keeps two digits', () => {
  expect(spaced(shortValue(18_240, 'seconds', 300))).toBe('5 h 04')
  expect(spaced(shortValue(18_000, 'seconds', 300))).toBe('5 h 00')
  expect(spaced(shortValue(2820, 'seconds', 300))).toBe('47 min')
  expect(spaced(shortValue(118_800, 'seconds', 300))).toBe('33 h')
})

test('a usual range has its unit once, and none while nobody knows it', () => {
  expect(usualRange({ low: 0.059, high: 0.114 }, 'share', 561)).toBe('5.9 – 11.4%')
  expect(spaced(usualRange({ low: 9060, high: 16_680 }, 'seconds', 742))).toBe('2 h 31 – 4 h 38')
  expect(usualRange(null, 'share', 561)).toBe('—')
})

test('an interval that was not reached is said in words', () => {
  expect(shortInterval([0.695, 0.768], 'share', 561)).toBe('69.5 – 76.8%')
  expect(spaced(shortInterval([9060, null], 'seconds', 742))).toBe('at least 2 h 31 min')
  expect(shortInterval(null, 'count', 9)).toBe('')
})

test('a finding is said without an adjective unless it is a signal', () => {
  const week = { side: null, outage: false } as const
  expect(findingWords({ ...week, finding: 'signal', side: 'above' })).toBe('above the usual range')
  expect(findingWords({ ...week, finding: 'ordinary' })).toBe('ordinary')
  expect(findingWords({ ...week, finding: 'too_few', outage: true })).toBe('a source was silent')
})
