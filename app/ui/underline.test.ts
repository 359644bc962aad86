import fc from 'fast-check'
import { expect, test } from 'vitest'
import { underline } from './underline.ts'

const marked = (text: string, words: string[]) =>
  underline(text, words).flatMap((stretch) => (stretch.marked ? [stretch.text] : []))

test('the words the judge read are marked where they stand, in the writer’s own spelling', () => {
  expect(marked('Where is my Order? I want a REFUND, refund now', ['refund', 'where is'])).toEqual([
    'Where is',
    'REFUND',
    'refund',
  ])
})

test('a word inside another word is not it', () => {
  expect(marked('likely unlike', ['like'])).toEqual([])
})

test('the longer of two words goes first, and line breaks between them do not matter', () => {
  expect(marked('please DM\nus', ['dm', 'dm us'])).toEqual(['DM\nus'])
})

test('whatever the words, the text stays the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string({ unit: 'grapheme' })), (text, words) => {
      expect(
        underline(text, words)
          .map((stretch) => stretch.text)
          .join(''),
      ).toBe(text)
    }),
  )
})
