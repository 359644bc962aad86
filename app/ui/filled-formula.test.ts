import { expect, test } from 'vitest'
import type { Reading } from '#app/measures/reading.ts'
import { filledFormula as filled } from './filled-formula.ts'

const week = { from: '2026-02-02', to: '2026-02-09' }
/** With plain spaces. */
const filledFormula = (...asked: Parameters<typeof filled>) => {
  const { sentences, ...rest } = filled(...asked)
  return { ...rest, sentences: sentences.map((one) => one.replaceAll('\u00a0', ' ')) }
}
const reading = (key: string, more: Partial<Reading>): Reading => ({
  ...{ key, unit: 'share', state: 'ok', value: 0.5, interval: [0.4, 0.6], n: 100, customers: 100, immature: 0 },
  ...more,
})

test('a rate is told as its fraction, with what it counts and when', () => {
  const parts = { confirmed: 233, presumed: 178, passed_along: 46, unresolved: 104 }
  expect(filledFormula(reading('resolution_rate', { n: 561, parts }), week)).toEqual({
    fraction: { above: '233 + 178', below: '561' },
    sentences: ['411 of 561 conversations needing an answer, due 2 to 8 Feb 2026.'],
  })
})

test('of few there are the counts and no fraction, of none nothing is said', () => {
  const few = reading('passed_along_rate', { state: 'few', n: 3, value: null, parts: { passed_along: 1, kept: 2 } })
  expect(filledFormula(few, week)).toEqual({ sentences: ['1 of 3 conversations with a reply, due 2 to 8 Feb 2026.'] })
  expect(filledFormula(reading('passed_along_rate', { state: 'none', n: 0 }), week)).toEqual({ sentences: [] })
})

test('a wait is told by its curve, those without an answer counted', () => {
  const quantiles = { p50: { value: 7200, interval: null }, p90: { value: null, interval: null } }
  const found = filledFormula(
    reading('first_response', { unit: 'seconds', n: 12, answered: 9, waiting: 3, quantiles }),
    week,
  )
  expect(found).not.toHaveProperty('fraction')
  expect(found.sentences).toEqual([
    'Of 12 conversations needing an answer, begun 2 to 8 Feb 2026, 9 had it and 3 had none so far.',
    'By the curve: half have it within 2 h, less than nine in ten have one.',
  ])
})

test('who bought again is told beside who was not helped; where sales end too soon there is no plain fraction', () => {
  const figures = { without_bought: 14, without_not_bought: 54, without_cut_short: 0 }
  const shares = { not_resolved: { value: 14 / 68, interval: null } }
  const bought = (cutShort: number) =>
    filledFormula(
      reading('bought_again', { n: 224, parts: { bought: 57, not_bought: 167, cut_short: cutShort }, figures, shares }),
      week,
    )
  expect(bought(0)).toHaveProperty('fraction', { above: '57', below: '224' })
  expect(bought(0).sentences[1]).toBe('Of 68 customers whose conversation was not resolved, 14 bought, 21%.')
  expect(bought(9)).not.toHaveProperty('fraction')
})

test('voices tells how many and how much hangs on one, and of nobody waiting that nobody waits', () => {
  const shares = { busiest: { value: 0.372, interval: null } }
  expect(filledFormula(reading('voices', { unit: 'count', value: 5, n: 382, shares }), week).sentences).toEqual([
    '5 people sent 382 replies that name who wrote them; the busiest sent 37.2% of them.',
  ])
  expect(filledFormula(reading('waiting_now', { unit: 'count', n: 0 }), week).sentences).toEqual(['Nobody is waiting.'])
})
