import { expect, test } from 'vitest'
import { ownPath } from './own-path.ts'

test.each(['/', '/w/Corrie/health', '/w/a%20b/conversations?measure=first_response&from=2026-01-01#row'])(
  '%s is ours',
  (path) => expect(ownPath(path)).toBe(path),
)

test.each([
  ...['//evil.example', '/\\evil.example', '\\\\evil.example', '/\t/evil.example', 'https://evil.example/'],
  ...['javascript:alert(1)', '', null, undefined, '/.//evil.example', '/x/..//evil.example', 'w/Corrie', '/%'],
])('%j leads to the start page or stays with us', (path) => {
  const led = new URL(ownPath(path), 'https://rapport.example')
  expect(led.origin).toBe('https://rapport.example')
})
