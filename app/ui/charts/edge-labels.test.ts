import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moveApart } from './edge-labels.ts'

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
