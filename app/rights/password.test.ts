import { expect, test } from 'vitest'
import { hashPassword, isPassword, passwordFault } from './password.ts'

test('a password is told from another, and what is kept of it is argon2id with a salt of its own', async () => {
  const [kept, again] = await Promise.all([
    hashPassword('correct horse battery'),
    hashPassword('correct horse battery'),
  ])
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
  expect(kept).not.toBe(again)
  expect(await isPassword('correct horse battery', kept)).toBe(true)
  expect(await isPassword('correct horse batterz', kept)).toBe(false)
})

test('it is the same password however its letters were composed', async () => {
  expect(await isPassword('cafe\u0301 au lait, grand', await hashPassword('caf\u00e9 au lait, grand'))).toBe(true)
})

test('nobody has a password that was never set', async () => {
  expect(await isPassword('', null)).toBe(false)
  expect(await isPassword('correct horse battery', null)).toBe(false)
})

test('argon2id as its RFC 9106 has it: a hash made elsewhere is understood', async () => {
  // Of "password" and "somesalt", by the reference implementation.
  const kept = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
  expect(await isPassword('password', kept)).toBe(true)
})

test.each([
  ['short', /at least 12/],
  ['Ada@example.com', /no password/],
  ['aaaaaaaaaaaaaa', /too easy/],
  ['password1234', /too easy/],
  ['P@ssw0rd2026!', /too easy/],
  ['qwertyuiop12', /too easy/],
  ['123456789012', /too easy/],
  ['very long '.repeat(51), /up to 500/],
])('%s is refused with a reason', (password, reason) => {
  expect(passwordFault(password, { email: 'ada@example.com', name: 'Ada' })).toMatch(reason)
})

test('several words will do', () => {
  expect(passwordFault('four words in a row', { email: 'ada@example.com', name: 'Ada' })).toBeNull()
})
