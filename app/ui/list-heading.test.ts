import { expect, test } from 'vitest'
import { listHeading } from './list-heading.ts'

const heading = (of: Partial<Parameters<typeof listHeading>[0]>) =>
  listHeading({ total: 83, measure: 'resolution_rate', part: undefined, from: null, to: null, ...of }).replaceAll(
    '\u00a0',
    ' ',
  )

test('a list says which number it is', () => {
  const week = { from: '2026-02-02', to: '2026-02-09' }
  expect(heading({ part: 'presumed', ...week })).toBe('83 conversations presumed resolved, due 2 to 8 Feb 2026')
  expect(heading({ measure: 'first_response', total: 1, part: 'waiting' })).toBe(
    '1 conversation without an answer so far',
  )
  expect(heading({ measure: 'waiting_now', total: 1234 })).toBe('1,234 conversations waiting')
})

test('what is not yet due is dated by its beginning', () => {
  expect(heading({ part: 'immature', from: '2026-02-02', to: null })).toBe(
    '83 conversations that began here and are not yet due, begun from 2 Feb 2026 on',
  )
})

test('customers, each at their first conversation, are said as such', () => {
  expect(heading({ measure: 'repeat_share', to: '2026-02-09' })).toBe(
    '83 conversations, each a customer’s first of the period, begun before 9 Feb 2026',
  )
})
