import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keptNames } from './kept-names.ts'
import { leadingMentions, mentions } from './words.ts'

const piece = fc.oneof(
  fc.constantFrom(
    '@acorn',
    '@Ruta',
    '.@acorn',
    '@a.@b',
    'ruta@example.org',
    ' ',
    ', ',
    '.',
    '\n',
    '“',
    '@',
    '-',
    'help',
  ),
  fc.string({ maxLength: 4 }),
)

test('place finds in what is kept the names that it found in the text', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('')
      const kept = keptNames(text, 'x')
      expect(mentions(kept)).toEqual(mentions(text))
      expect(leadingMentions(kept)).toEqual(leadingMentions(text))
    }),
  )
})

test('no word is kept, and no name where a channel names nobody', () => {
  expect(keptNames('@acorn @Ruta where is it, @pia?', 'x')).toBe('@acorn @ruta - @pia')
  expect(keptNames('I told you @noon, it is broken', 'email')).toBe('')
})
