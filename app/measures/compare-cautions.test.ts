import { expect, test } from 'vitest'
import { type CautionedSide, cautionsOf } from './compare-cautions.ts'
import type { Mix } from './compare-strata.ts'

const nothing = { shared: { conversations: 0, customers: 0 }, notes: [], silent: [] }
const arrivals = (channel: string, count = 10): Mix => [
  [{ channel, topic: 'no topic', tone: 'not unhappy', customer: 'new', hours: 'hours unknown' }, count],
]
const side = (name: string, mix: Mix): CautionedSide => ({
  ...{ name, from: '2026-01-05', to: '2026-02-02', running: false, mix },
})
const codes = (a: CautionedSide, b: CautionedSide) => cautionsOf([a, b], nothing).map(({ code }) => code)

test('sides that met different conversations are said to, with the level that differs most', () => {
  const [caution, ...more] = cautionsOf([side('Agency', arrivals('x')), side('In-house', arrivals('email'))], nothing)
  expect(more).toEqual([])
  expect(caution?.code).toBe('different_mixes')
  expect(caution?.text.replaceAll('\u00a0', ' ')).toContain('X was 100% of Agency and 0% of In-house.')
})

test('shares of nothing are no data: a side without conversations has no mix to differ', () => {
  expect(codes(side('Agency', arrivals('x')), side('In-house again', []))).toEqual([])
  expect(codes(side('In-house again', []), side('Agency', arrivals('x')))).toEqual([])
})

test('what is missing is told by its first and last day, and seasons that only one side had by its name', () => {
  const [a, b] = [side('Care team', []), { ...side('Agency', []), from: '2026-02-02', to: '2026-03-01' }]
  const gap = { source: 'Chat', from: '2026-01-12', to: '2026-01-15', reason: 'Its key ran out.' }
  const told = cautionsOf([a, b], { ...nothing, silent: [gap] }).map(({ text }) => text.replaceAll('\u00a0', ' '))
  expect(told.slice(1)).toEqual([
    'Not the same season: only Care team had January. It cannot be told apart from the rest.',
    'Chat told nothing from 12 Jan 2026 to 14 Jan 2026 (Its key ran out): its conversations are missing in Care team.',
  ])
})
