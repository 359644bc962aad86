import { expect, test } from 'vitest'
import { comparisonHeadline } from './compare-headline.ts'
import type { CompareConclusion } from './compare-conclusion.ts'
import type { ComparedMeasure } from './comparison.ts'

const phrases = { a: 'With Ours', b: 'With Pell' }
const names = { a: 'Ours', b: 'Pell' }

/** Measures of which nothing matters here but their key and what is concluded. */
const measures = (conclusions: Record<string, CompareConclusion>) =>
  Object.entries(conclusions).map(([key, conclusion]) => ({ key, conclusion, label: key }) as ComparedMeasure)

const headline = (conclusions: Record<string, CompareConclusion>) =>
  comparisonHeadline(measures(conclusions), phrases, names)

test('each side is told by what was better with it, the worse of one being the better of the other', () => {
  const found = headline({ resolution_rate: 'better', first_response: 'worse', repeat_share: 'not_enough' })
  expect(found.title).toBe(
    'With Ours, more problems were solved. With Pell, half of those who needed an answer had it sooner.',
  )
  expect(found.deck).toEqual(['Not enough conversations: repeat_share.'])
})

test('the second side is told first where it did better at what comes first', () => {
  expect(headline({ resolution_rate: 'worse', canned_share: 'better' }).title).toBe(
    'With Pell, more problems were solved. With Ours, fewer replies were copies.',
  )
})

test('what cannot be claimed is not', () => {
  expect(headline({ resolution_rate: 'no_difference_we_can_claim', canned_share: 'not_enough' }).title).toBe(
    'No difference we can claim between Ours and Pell.',
  )
  expect(headline({ resolution_rate: 'not_enough', canned_share: 'not_enough' })).toEqual({
    title: 'Not enough conversations to compare Ours with Pell.',
    deck: [],
  })
  expect(headline({ resolution_rate: 'no_difference_that_matters', canned_share: 'not_enough' }).title).toBe(
    'No difference that matters between Ours and Pell.',
  )
  expect(headline({ resolution_rate: 'too_different', canned_share: 'not_enough' }).title).toContain('too different')
})
