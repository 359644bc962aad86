import { expect, test } from 'vitest'
import { createSignInLimit } from './sign-in-limit.ts'

test('from one place one may leave for the OpenID provider so often, and others of other places still may', () => {
  let now = 0
  const limit = createSignInLimit(() => now)
  const leave = (address: string) => limit.refuseLeaving(address)
  expect(Array.from({ length: 30 }, () => leave('10.0.0.1')).every((refused) => refused === null)).toBe(true)
  expect(leave('10.0.0.1')).toMatch(/^That was tried too often\. Try again /)
  expect(leave('10.0.0.2')).toBeNull()
  // Passwords are another matter.
  expect(limit.refuse('ann@example.org', '10.0.0.1')).toBeNull()
  now += 15 * 60_000
  expect(leave('10.0.0.1')).toBeNull()
})
