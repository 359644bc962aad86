import { expect, test } from 'vitest'
import { addressFor, addressFromHere } from './where-reached.ts'

test.each([
  [{ HOST: '127.0.0.1', PORT: 3000 }, 'http://localhost:3000', 'http://127.0.0.1:3000'],
  [{ HOST: '0.0.0.0', PORT: 80 }, 'http://localhost:80', 'http://127.0.0.1:80'],
  [{ HOST: '::', PORT: 3000 }, 'http://localhost:3000', 'http://127.0.0.1:3000'],
  [{ HOST: '192.168.1.5', PORT: 3000 }, 'http://192.168.1.5:3000', 'http://192.168.1.5:3000'],
  [
    { HOST: '::1', PORT: 3000, RAPPORT_URL: 'https://rapport.example.com' },
    'https://rapport.example.com',
    'http://[::1]:3000',
  ],
])('%j is opened as %s, and from here as %s', (where, address, fromHere) => {
  expect(addressFor({ RAPPORT_URL: undefined, ...where })).toBe(address)
  expect(addressFromHere({ RAPPORT_URL: undefined, ...where })).toBe(fromHere)
})
