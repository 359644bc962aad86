import { expect, test } from 'vitest'
import { readSigns, termKey, termsOf } from './terms.ts'

const written = (text: string, names: string[] = []) => [...termsOf(text, new Set(names)).values()]

test('content words and each two side by side, once, as they were written', () => {
  expect(written('The Tent poles broke. Tent poles again!')).toEqual([
    'tent',
    'poles',
    'tent poles',
    'broke',
    'poles broke',
  ])
})

test('common words, numbers, links, addresses, @names and masks are no words', () => {
  const text =
    'hi @acorn it’s #parcel AB123 https://t.co/x1 www.shop.example me@mail.example __email__ &amp; don&#39;t 4x lost'
  expect(written(text)).toEqual(['parcel', 'lost'])
})

test('two words with something between them are no phrase', () => {
  expect(written('parcel, stolen and damaged 2 stoves')).toEqual(['parcel', 'stolen', 'damaged', 'stoves'])
})

test('who speaks is not what it is about', () => {
  expect(written('Refund please, Anna Kowalska', ['anna', 'kowalska'])).toEqual(['refund'])
})

test('forms of a word are one', () => {
  expect([...termsOf('orders').keys()]).toEqual([...termsOf('ordered').keys()])
})

test('writing without spaces is read by pairs of signs', () => {
  expect(written('配送遅い')).toEqual(['配送', '送遅', '遅い'])
})

test('of a long text the beginning is read', () => {
  expect(written(`${'x '.repeat(readSigns / 2)}stove`)).toEqual([])
})

test.each([
  ['stove', 'stove'],
  ['Tent  poles', 'tent poles'],
  ['stove stoves', 'stove stoves'],
  ['配送', '配送'],
])('an address may ask for "%s"', (asked, text) => {
  const key = termKey(asked)
  expect(key).not.toBeNull()
  expect([...termsOf(text).keys()]).toContain(key)
})

test.each(['', 'the', 'one two three tents poles pegs', '.*', '12', 'stove, gas', "'; drop table message; --"])(
  'an address may not ask for "%s"',
  (asked) => expect(termKey(asked)).toBeNull(),
)
