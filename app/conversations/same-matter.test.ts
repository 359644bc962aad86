import { expect, test } from 'vitest'
import { matterByWords } from './same-matter.ts'

const parcel = [11, 12, 13, 14]
const invoice = [21, 22, 23, 24]

test('words that one of the needs used are the same matter, words of none a new one', () => {
  expect(matterByWords([invoice, parcel], parcel)).toBe('same')
  expect(matterByWords([invoice], parcel)).toBe('new')
  expect(matterByWords([null, invoice], parcel)).toBe('new')
})

test('without words to compare it cannot be told', () => {
  expect(matterByWords([], parcel)).toBe('unknown')
  expect(matterByWords([null], parcel)).toBe('unknown')
  expect(matterByWords([parcel], null)).toBe('unknown')
})

test('the first needs of a long conversation say what it is about', () => {
  const long = Array.from({ length: 9 }, (_, n) => (n === 8 ? parcel : invoice))
  expect(matterByWords(long, parcel)).toBe('new')
})
