import fc from 'fast-check'
import { expect, test } from 'vitest'
import { response } from '../gallery/invented-measures.ts'
import { besideSignal, moveApart } from './edge-labels.ts'
import { yOf } from './frame.ts'
import { planChart } from './plan.ts'

const space = { top: 8, bottom: 168 }

test('labels that lie apart stay where they are', () => {
  expect(moveApart([{ y: 20 }, { y: 100 }, { y: 60 }], 14, space).map(({ y }) => y)).toEqual([20, 60, 100])
})

test('labels at one place move apart to both sides', () => {
  expect(moveApart([{ y: 80 }, { y: 80 }], 14, space).map(({ y }) => y)).toEqual([73, 87])
})

test('up to three labels, wherever they lie, end up inside and readable', () => {
  const heights = fc.array(fc.double({ min: 0, max: 180, noNaN: true }), { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(heights, (ys) => {
      const moved = moveApart(
        ys.map((y) => ({ y })),
        14,
        space,
      )
      moved.forEach(({ y }, index) => {
        expect(y).toBeGreaterThanOrEqual(space.top - 0.1)
        expect(y).toBeLessThanOrEqual(space.bottom + 0.1)
        if (index > 0) expect(y - (moved[index - 1]?.y ?? 0)).toBeGreaterThan(13.5)
      })
    }),
  )
})

test('what is said of a signal stands beside it and covers no week, or is not said', () => {
  const plan = planChart(response, 'seconds')
  const beside = besideSignal(plan, yOf(plan), space)
  expect(Math.abs(beside! - yOf(plan)(plan.drawn.at(-1)!.value))).toBeLessThanOrEqual(16)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 8, max: 168 }), { minLength: 26, maxLength: 26 }), (ys) => {
      const drawn = plan.drawn.map((week, at) => ({ ...week, value: ys[at]! }))
      const at = besideSignal({ drawn }, (value) => value, space)
      for (const { value } of drawn.slice(-10, -1)) if (at !== null) expect(Math.abs(value - at)).toBeGreaterThan(10)
    }),
  )
  const ordinary = plan.drawn.slice(0, -1)
  expect(besideSignal({ drawn: ordinary }, (value) => value, space)).toBeNull()
})
