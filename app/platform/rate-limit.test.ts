import { expect, test } from 'vitest'
import { addressKey, createRateLimit, inWords } from './rate-limit.ts'
import { createSignInLimit } from './sign-in-limit.ts'

test('so many are allowed, then one more whenever its time has passed', () => {
  let now = 0
  const limit = createRateLimit(3, 30, () => now)
  expect([1, 2, 3].map(() => limit.take('a').ok)).toEqual([true, true, true])
  expect(limit.take('a')).toEqual({ ok: false, afterSeconds: 10 })
  expect(limit.take('b')).toEqual({ ok: true })
  now = 9_000
  expect(limit.take('a')).toEqual({ ok: false, afterSeconds: 1 })
  now = 10_000
  expect([limit.take('a').ok, limit.take('a').ok]).toEqual([true, false])
})

test('ten tries for an e-mail address, however it is written, and all again after one that was right', () => {
  const limit = createSignInLimit(() => 0)
  for (let nth = 0; nth < 10; nth += 1) expect(limit.refuse('Ada@Example.com ', `10.0.0.${nth}`)).toBeNull()
  expect(limit.refuse('ada@example.com', '10.0.0.99')).toBe('That was tried too often. Try again in 2 minutes.')
  limit.clear('ADA@example.com', '10.0.0.1')
  expect(limit.refuse('ada@example.com', '10.0.0.99')).toBeNull()
})

test('thirty tries from one place, for whatever addresses', () => {
  const limit = createSignInLimit(() => 0)
  for (let nth = 0; nth < 30; nth += 1) expect(limit.refuse(`${nth}@example.com`, '10.0.0.1')).toBeNull()
  expect(limit.refuse('31@example.com', '10.0.0.1')).toBe('That was tried too often. Try again in 30 seconds.')
})

test('whoever is refused by their place takes no tries from the person they name', () => {
  const limit = createSignInLimit(() => 0)
  for (let nth = 0; nth < 30; nth += 1) limit.refuse(`${nth}@example.com`, '10.0.0.1')
  for (let nth = 0; nth < 10; nth += 1) expect(limit.refuse('ada@example.com', '10.0.0.1')).not.toBeNull()
  expect(limit.refuse('ada@example.com', '10.0.0.2')).toBeNull()
})

test('an office of many signs in from one place: only tries that were wrong are counted', () => {
  const limit = createSignInLimit(() => 0)
  for (let nth = 0; nth < 100; nth += 1) {
    expect(limit.refuse(`${nth}@example.com`, '10.0.0.1')).toBeNull()
    limit.clear(`${nth}@example.com`, '10.0.0.1')
  }
})

test.each([
  ['127.0.0.1', '127.0.0.1'],
  ['::ffff:10.1.2.3', '10.1.2.3'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8::6', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  [undefined, 'unknown'],
])('%s is counted as %s', (address, key) => expect(addressKey(address)).toBe(key))

test('a pause is said in the words of a sentence', () => {
  expect([1, 59, 61, 3600].map(inWords)).toEqual(['in 1 second', 'in 59 seconds', 'in 2 minutes', 'in 60 minutes'])
})
