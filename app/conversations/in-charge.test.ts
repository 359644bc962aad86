import { expect, test } from 'vitest'
import { inCharge } from './in-charge.ts'
import type { Stewardship } from './in-charge.ts'

const stewardship = (id: number, rest: Partial<Stewardship>): Stewardship => ({
  ...{ id, teamId: id, channel: null, account: null, fromDay: '2026-01-01', toDay: null },
  ...rest,
})
const all = stewardship(1, {})
const channel = stewardship(2, { channel: 'x' })
const account = stewardship(3, { channel: 'x', account: '@Brand' })

test('an account’s stewardship goes before its channel’s, a channel’s before one of everything', () => {
  for (const given of [
    [all, channel, account],
    [account, channel, all],
  ]) {
    expect(inCharge(given, 'x', '@brand', '2026-02-01')).toBe(3)
    expect(inCharge(given, 'x', '@other', '2026-02-01')).toBe(2)
    expect(inCharge(given, 'email', null, '2026-02-01')).toBe(1)
  }
})

test('it lasts from its first day up to the day it ends; what comes after does not change what was', () => {
  const given = [stewardship(1, { toDay: '2026-03-01' }), stewardship(2, { fromDay: '2026-03-01' })]
  expect(inCharge(given, 'x', null, '2025-12-31')).toBeNull()
  expect(inCharge(given, 'x', null, '2026-02-28')).toBe(1)
  expect(inCharge(given, 'x', null, '2026-03-01')).toBe(2)
  expect(inCharge(given.slice(0, 1), 'x', null, '2026-03-01')).toBeNull()
})

test('of two alike the one that began later counts, then the one told later', () => {
  const later = stewardship(4, { fromDay: '2026-02-01' })
  for (const given of [
    [all, later],
    [later, all],
  ])
    expect(inCharge(given, 'x', null, '2026-02-01')).toBe(4)
  const [first, second] = [stewardship(5, {}), stewardship(6, {})]
  for (const given of [
    [first, second],
    [second, first],
  ])
    expect(inCharge(given, 'x', null, '2026-02-01')).toBe(6)
})
