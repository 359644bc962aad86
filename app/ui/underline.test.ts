import fc from 'fast-check'
import { expect, test } from 'vitest'
import { underline } from './underline.ts'

const reasons = (words: string[]) => words.map((word, index) => ({ words: word, says: `reason ${index}` }))
const marked = (text: string, words: string[]) =>
  underline(text, reasons(words)).flatMap((stretch) => (stretch.because.length ? [stretch.text] : []))

test('the words the judge read are marked where they first stand, in the writer’s own spelling', () => {
  expect(marked('Where is my Order? I want a REFUND, refund now', ['refund', 'where is'])).toEqual([
    'Where is',
    'REFUND',
  ])
  expect(marked('No, no, there is no parcel', ['no'])).toEqual(['No'])
})

test('a word inside another word is not it', () => {
  expect(marked('likely unlike', ['like'])).toEqual([])
})

test('a sign is marked where it stands, also after a letter', () => {
  expect(marked('Where is it?', ['?', 'where'])).toEqual(['Where', '?'])
  expect(marked('what a day #fail', ['#fail'])).toEqual(['#fail'])
})

test('the longer of two words goes first, and line breaks between them do not matter', () => {
  expect(marked('please DM\nus', ['dm', 'dm us'])).toEqual(['DM\nus'])
})

test('each mark knows its reasons, also those of words that stand only inside it', () => {
  expect(underline('please DM us', reasons(['dm', 'dm us', 'please'])).map(({ because }) => because)).toEqual([
    [2],
    [],
    [0, 1],
  ])
})

test('whatever the words, the text stays the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string({ unit: 'grapheme' })), (text, words) => {
      expect(
        underline(text, reasons(words))
          .map((stretch) => stretch.text)
          .join(''),
      ).toBe(text)
    }),
  )
})
