import { expect, test } from 'vitest'
import { askedWords, searchWords, snippetOf } from './search-words.ts'

test('words are compared without capitals, accents and signs between them', () => {
  expect(searchWords("My Café's REFUND… ref. 10-392, @Ruta_x")).toEqual([
    ...['my', 'cafe', 's', 'refund', 'ref', '10', '392', 'ruta', 'x'],
  ])
  expect(searchWords('退款 \u0000 ')).toEqual(['退', '款'])
  expect(searchWords('!? …')).toEqual([])
})

test('nobody can look for so much that it stands still, nor for what the database would read as something else', () => {
  expect(askedWords('word '.repeat(5000))).toEqual(['word'])
  expect(askedWords(`'; drop table message; -- & | ! :* \\`)).toEqual(['drop', 'table', 'message'])
  expect(askedWords(Array.from({ length: 50 }, (_, i) => `w${i}`).join(' '))).toHaveLength(12)
})

test('what is shown of a text stands around the first word found, and says which it is', () => {
  expect(snippetOf('Where are my Boots? <b>Boots!</b>', ['boot'])).toEqual([
    { text: 'Where are my ', found: false },
    { text: 'Boots', found: true },
    { text: '? <b>', found: false },
    { text: 'Boots', found: true },
    { text: '!</b>', found: false },
  ])
  expect(snippetOf('Where are my boots?', ['shoes'])).toBeNull()
  const long = snippetOf(`${'before '.repeat(60)}refund ${'after '.repeat(60)}`, ['refund'])!
  const words = long.map(({ text }) => text).join('')
  expect(words).toMatch(/^… before .*refund after .* …$/)
  expect(words.length).toBeLessThan(240)
})
