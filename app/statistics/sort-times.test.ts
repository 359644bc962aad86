import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orderOfTimes } from './sort-times.ts'
import { below, seededRandom } from './random.ts'

test('many times are put in the order in which comparing them puts them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), fc.constantFrom(1, 1e-3, 1e9, 1 / 3), (seed, unit) => {
      const random = seededRandom(seed)
      const times = Float64Array.from({ length: 20_000 }, () => below(random, 30_000) * unit)
      const ended = Uint8Array.from(times, () => below(random, 2))
      const compared = Array.from(times.keys()).toSorted((a, b) => times[a]! - times[b]! || ended[b]! - ended[a]!)
      expect(Array.from(orderOfTimes(times, ended))).toEqual(compared)
    }),
    { numRuns: 5 },
  )
})
