import { expect, test } from 'vitest'
import { wait } from '../../tests/factories/weeks.ts'
import { closingWords } from './health-words.ts'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test('the curve that stops at closing is told only where it says something else', () => {
  const p90 = { value: 36_000, interval: null }
  const week = (p50: number | null, last: number | null) => ({
    ...{ ...wait(3), quantiles: { p50: { value: 10_800, interval: null }, p90 } },
    figures: { censored_at_closing_p50: p50, censored_at_closing_p90: last },
  })
  expect(closingWords(week(10_800, 36_000))).toBe('')
  expect(closingWords(week(10_790, 36_000))).toBe('')
  expect(closingWords(week(null, null))).toBe('')
  expect(plain(closingWords(week(7200, 36_000)))).toBe(
    'Taking what was closed without an answer as unknown: 2 h, slowest tenth 10 h or more.',
  )
  expect(plain(closingWords(week(10_800, null)))).toBe('Taking what was closed without an answer as unknown: 3 h.')
})
