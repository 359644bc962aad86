import { expect, test } from 'vitest'
import { isLocal } from './known-hosts.ts'

test.each([
  'localhost',
  'localhost:3000',
  '127.0.0.1:3000',
  '127.9.9.9',
  '[::1]:3000',
  'http://localhost:3000',
  'a.localhost',
])('%s is this machine', (name) => expect(isLocal(name)).toBe(true))

test.each([
  'evil.example',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  'evil.example/localhost',
  'localhost@evil.example',
  'https://evil.example',
  'null',
  '',
  '10.0.0.1',
])('%j is not', (name) => expect(isLocal(name)).toBe(false))
