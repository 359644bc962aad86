import { expect, test } from 'vitest'
import { matterByWords } from './same-matter.ts'

const parcel = [11, 12, 13, 14]
const invoice = [21, 22, 23, 24]
const needs = (...words: (number[] | null)[]) => words.map((one) => ({ words: one }))

test('words that one of the needs used are the same matter, words of none a new one', () => {
  expect(matterByWords(needs(invoice, parcel), parcel)).toBe('same')
  expect(matterByWords(needs(invoice), parcel)).toBe('new')
  expect(matterByWords(needs(null, invoice), parcel)).toBe('new')
})

test('without words to compare it cannot be told', () => {
  expect(matterByWords(needs(), parcel)).toBe('unknown')
  expect(matterByWords(needs(null), parcel)).toBe('unknown')
  expect(matterByWords(needs(parcel), null)).toBe('unknown')
})

test('the first needs of a long conversation say what it is about', () => {
  const long = Array.from({ length: 9 }, (_, n) => (n === 8 ? parcel : invoice))
  expect(matterByWords(needs(...long), parcel)).toBe('new')
})
