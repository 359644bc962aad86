import { expect, test } from 'vitest'
import { dayOf, daysInWords, momentInWords } from './moment-in-words.ts'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test.each([
  ['2026-02-02', '2026-02-09', '2 to 8 Feb 2026'],
  ['2026-01-26', '2026-02-02', '26 Jan to 1 Feb 2026'],
  ['2025-12-29', '2026-01-05', '29 Dec 2025 to 4 Jan 2026'],
  ['2026-02-02', '2026-02-03', '2 Feb 2026'],
])('the days from %s until before %s read as %s', (from, to, words) => {
  expect(plain(daysInWords(from, to))).toBe(words)
})

test('an instant reads as the clock of the workspace, not of the machine', () => {
  expect(plain(momentInWords('2026-02-08T23:30:00Z', 'Europe/Berlin'))).toBe('9 Feb 2026, 00:30')
  expect(plain(momentInWords('2026-02-08T23:30:00Z', 'America/New_York'))).toBe('8 Feb 2026, 18:30')
  expect(dayOf('2026-02-08T23:30:00Z', 'Europe/Berlin')).toBe('2026-02-09')
})
