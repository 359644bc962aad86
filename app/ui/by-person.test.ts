import { expect, test } from 'vitest'
import { byPerson } from './by-person.ts'

const since = (responder: string, channel: string, fromDay: string, toDay: string | null = null) => ({
  ...{ responder, channel, fromDay, toDay },
})

test('a person stands once for the days they belong, with every channel of theirs', () => {
  const members = [
    since('dele', 'chat', '2026-05-18'),
    since('bea', 'chat', '2026-05-18'),
    since('bea', 'email', '2026-05-18'),
    since('bea', 'phone', '2025-05-18', '2025-11-17'),
  ]
  expect(byPerson(members).map(({ responder, channels, fromDay }) => [responder, channels, fromDay])).toEqual([
    ['bea', ['chat', 'email'], '2026-05-18'],
    ['bea', ['phone'], '2025-05-18'],
    ['dele', ['chat'], '2026-05-18'],
  ])
})
