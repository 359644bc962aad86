import fc from 'fast-check'
import { expect, test } from 'vitest'
import { conclude, enoughToCompare } from './conclude.ts'

const material = [-0.05, 0.05] as const

test.each([
  ['too little says nothing, whatever the interval', false, [0.2, 0.4], 'not_enough'],
  ['no interval says nothing', true, null, 'not_enough'],
  ['a certain difference too small to matter does not matter', true, [0.01, 0.04], 'not_material'],
  ['an interval beyond 0 has a direction', true, [0.01, 0.2], 'first_higher'],
  ['on either side', true, [-0.2, -0.01], 'second_higher'],
  ['one that holds 0 and more than matters says nothing', true, [-0.01, 0.2], 'inconclusive'],
  ['a limit not reached is beyond everything', true, [0.1, null], 'first_higher'],
  ['on the near side it is, too', true, [null, 0.1], 'inconclusive'],
] as const)('%s', (_, enough, interval, expected) => {
  expect(conclude({ enough, interval: interval && [interval[0], interval[1]], material })).toBe(expected)
})

test('a ratio differs from 1, not from 0', () => {
  const of = (lower: number, upper: number) =>
    conclude({ enough: true, interval: [lower, upper], material: [0.9, 1.1], none: 1 })
  expect(of(1.2, 1.9)).toBe('first_higher')
  expect(of(0.5, 0.8)).toBe('second_higher')
  expect(of(0.95, 1.05)).toBe('not_material')
  expect(of(0.8, 1.05)).toBe('inconclusive')
})

test('the other way round it says the opposite', () => {
  const mirrored = { first_higher: 'second_higher', second_higher: 'first_higher' } as Record<string, string>
  fc.assert(
    fc.property(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (at, half) => {
      const said = conclude({ enough: true, interval: [at - half, at + half], material })
      const back = conclude({ enough: true, interval: [-at - half, -at + half], material })
      expect(back).toBe(mirrored[said] ?? said)
    }),
  )
})

test('each arm needs thirty trials and twenty clusters, and the rarer outcome five in both together', () => {
  const arm = { x: 15, n: 30, clusters: 20 }
  expect(enoughToCompare(arm, arm)).toBe(true)
  expect(enoughToCompare(arm, { ...arm, n: 29 })).toBe(false)
  expect(enoughToCompare(arm, { ...arm, n: 60, effectiveN: 29 })).toBe(false)
  expect(enoughToCompare({ ...arm, clusters: 19 }, arm)).toBe(false)
  expect(enoughToCompare(arm, { ...arm, clusters: 29 }, { clusters: 30 })).toBe(false)
  expect(enoughToCompare({ x: 2, n: 30 }, { x: 2, n: 30 })).toBe(false)
  expect(enoughToCompare({ x: 28, n: 30 }, { x: 28, n: 30 })).toBe(false)
  expect(enoughToCompare({ x: 3, n: 30 }, { x: 2, n: 30 })).toBe(true)
})
