import { expect, test } from 'vitest'
import { onlyPromise, promiseInForce, type PromiseRule, promisesOf } from './promise.ts'

const startOf = (day: string) => Date.parse(`${day}T00:00:00Z`)
const rules: PromiseRule[] = [
  { channel: null, fromDay: '1970-01-01', hours: 8, clock: 'wall' },
  { channel: 'email', fromDay: '2026-03-02', hours: 24, clock: 'business' },
  { channel: null, fromDay: '2026-04-01', hours: 4, clock: 'wall' },
  { channel: 'letter', fromDay: '1970-01-01', hours: null, clock: 'wall' },
]
const promises = promisesOf(rules, startOf)
const on = (channel: string, moment: string) => promiseInForce(promises, channel, Date.parse(moment))

test('the promise in force when the wait began counts; a change takes hold at the beginning of its day', () => {
  expect(on('x', '2026-03-31T23:59:59Z')).toEqual({ hours: 8, clock: 'wall' })
  expect(on('x', '2026-04-01T00:00:00Z')).toEqual({ hours: 4, clock: 'wall' })
})

test("a channel's own promise goes before the one for all from its day on, also where that one changes later", () => {
  expect(on('email', '2026-03-01T12:00:00Z')).toEqual({ hours: 8, clock: 'wall' })
  expect(on('email', '2026-03-02T12:00:00Z')).toEqual({ hours: 24, clock: 'business' })
  expect(on('email', '2026-05-02T12:00:00Z')).toEqual({ hours: 24, clock: 'business' })
})

test('nothing is promised where that was said, and where nothing was said', () => {
  expect(on('letter', '2026-05-02T12:00:00Z')).toBeNull()
  expect(promiseInForce(promisesOf([], startOf), 'x', 0)).toBeNull()
})

test('a time has one promise only where every channel and moment of it has the same', () => {
  const during = (from: string, to: string, channels: string[] = []) =>
    onlyPromise(promises, { from: startOf(from), to: startOf(to) }, channels)
  expect(during('2026-01-05', '2026-01-12', ['x', 'email'])).toEqual({ hours: 8, clock: 'wall' })
  expect(during('2026-03-23', '2026-03-30', ['x', 'email'])).toBe('mixed')
  expect(during('2026-03-30', '2026-04-06', ['x'])).toBe('mixed')
  expect(during('2026-04-06', '2026-04-13', ['email'])).toEqual({ hours: 24, clock: 'business' })
  expect(during('2026-01-05', '2026-01-12')).toBe('mixed')
})
