import { expect, test } from 'vitest'
import { momentInSentence, sinceInWords } from './since-words.ts'

const now = '2026-02-09T08:40:00Z'

test.each([
  ['2026-02-09T08:28:00Z', '08:28'],
  ['2026-02-07T10:20:00Z', 'Sat 10:20'],
  ['2026-02-03T00:30:00Z', 'Tue 00:30'],
  ['2026-02-02T10:20:00Z', '2 Feb, 10:20'],
  ['2025-12-29T18:02:00Z', '29 Dec 2025, 18:02'],
  ['2026-02-10T08:00:00Z', '10 Feb, 08:00'],
])('%s is told as %s', (at, words) => {
  expect(sinceInWords(at, now, 'Europe/London').replaceAll('\u00a0', ' ')).toBe(words)
})

test.each([
  ['2026-02-09T08:28:00Z', 'at 08:28'],
  ['2026-02-07T10:20:00Z', 'on Sat 10:20'],
  ['2026-02-02T10:20:00Z', 'on 2 Feb, 10:20'],
])('within a sentence %s is told as %s', (at, words) => {
  expect(momentInSentence(at, now, 'Europe/London').replaceAll('\u00a0', ' ')).toBe(words)
})

test('today is that of the zone, not of the machine', () => {
  expect(sinceInWords('2026-02-08T23:30:00Z', now, 'Europe/Berlin')).toBe('00:30')
})
