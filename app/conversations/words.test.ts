import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fingerprint, leadingMentions, mentions, sameWords } from './words.ts'

const said = (a: string, b: string) => sameWords(fingerprint(a), fingerprint(b))
const hashes = fc.option(fc.uniqueArray(fc.nat(30), { maxLength: 20 }).map((all) => all.toSorted((a, b) => a - b)))

test('a fingerprint is the same for the same words in another form, order and dress', () => {
  const plain = fingerprint('kettle delivered broken, handle missing')
  expect(fingerprint('@shop The HANDLE is missing: my kettles were deliver broken! https://t.example/x 4711')).toEqual(
    plain,
  )
  expect(fingerprint('the kettle&#39;s handle')).toEqual(fingerprint('the kettle’s handle'))
})

test.each([
  null,
  '',
  '@shop',
  'please help me',
  '12345 https://shop.example',
  '&amp; &lt;3',
  'me@mail.example',
  '😡😡',
])('without content words there is none: %s', (text) => {
  expect(fingerprint(text)).toBeNull()
})

test('other scripts have words too', () => {
  expect(fingerprint('Где мой заказ')).toHaveLength(3)
  expect(fingerprint('荷物が届かない')?.length).toBeGreaterThan(3)
})

test('fingerprints are sorted, distinct, bounded 31-bit numbers of any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const print = fingerprint(text)
      expect(fingerprint(text)).toEqual(print)
      if (print === null) return
      expect(print.length).toBeGreaterThan(0)
      expect(print.length).toBeLessThanOrEqual(48)
      expect(print).toEqual([...new Set(print)].sort((a, b) => a - b))
      expect(print.every((hash) => Number.isInteger(hash) && hash >= 0 && hash < 2 ** 31)).toBe(true)
    }),
  )
})

test('the same matter in other words, a new matter, and too little to tell', () => {
  expect(said('The kettle I ordered arrived with a broken handle', 'any news about the broken kettle handle?')).toBe(
    'same',
  )
  expect(said('The kettle I ordered arrived with a broken handle', 'my invoice shows the wrong postcode')).toBe('new')
  expect(said('The kettle I ordered arrived with a broken handle', 'hello?')).toBe('unknown')
  expect(sameWords(null, fingerprint('broken kettle handle arrived'))).toBe('unknown')
  expect(said('broken kettle handle', 'kettle colour choice'), 'one shared word decides nothing').toBe('unknown')
})

test('it does not matter which of two messages is asked about first', () => {
  fc.assert(fc.property(hashes, hashes, (a, b) => sameWords(a, b) === sameWords(b, a)))
})

test('names are found in order, lower-cased, and e-mail addresses are none', () => {
  expect(mentions('Hi @Ann_B, ask me@shop.example or @SHOP! (@bob) a.b@c.example')).toEqual(['ann_b', 'shop', 'bob'])
  expect(mentions('@a '.repeat(80))).toHaveLength(50)
  expect(mentions('@ nobody @@shop')).toEqual(['shop'])
})

test('a post is addressed to the names at its head', () => {
  expect(leadingMentions('@Shop @Ann hello @bob')).toEqual(['shop', 'ann'])
  expect(leadingMentions('.@shop your site is down')).toEqual(['shop'])
  expect(leadingMentions('hello @shop')).toEqual([])
})

test('long runs of anything take no long time', () => {
  for (const piece of ['a', '@', '@a', '_', '&#39;', 'http', 'a@']) {
    const text = piece.repeat(1_000_000 / piece.length)
    const started = performance.now()
    fingerprint(text)
    mentions(text)
    leadingMentions(text)
    expect(performance.now() - started).toBeLessThan(500)
  }
})
