import fc from 'fast-check'
import { expect, test } from 'vitest'
import { survivalDesignEffect } from './clustered-survival.ts'
import { clusterSums, designEffect } from './effective-n.ts'
import { kaplanMeier, survivalQuantile } from './kaplan-meier.ts'

const clusters = fc.array(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 5 }), {
  minLength: 2,
  maxLength: 30,
})
const observed = (times: number[], ended: boolean) => times.map((time) => ({ time, ended }))

test('with nothing censored it is the design effect of "answered by the median"', () => {
  fc.assert(
    fc.property(clusters, (all) => {
      const curve = kaplanMeier(all.flat(), [])
      const median = survivalQuantile(curve, 0.5).value ?? Number.NaN
      fc.pre(all.flat().some((time) => time > median))
      const sums = clusterSums(
        all.map((times) => ({ m: times.length, x: times.filter((time) => time <= median).length })),
      )
      const repeated = all.filter((times) => times.length > 1).map((times) => observed(times, true))
      fc.pre(repeated.length > 0)
      expect(survivalDesignEffect(curve, all.length, repeated)).toBeCloseTo(designEffect(sums), 8)
    }),
  )
})

test('customers whose waits are copies of each other count once each', () => {
  const waits = Array.from({ length: 200 }, (_, i) => (i * 37) % 1009)
  const [answered, waiting] = [waits.slice(0, 150), waits.slice(150)]
  const curve = kaplanMeier([...answered, ...answered, ...answered], [...waiting, ...waiting, ...waiting])
  const repeated = [
    ...answered.map((time) => observed([time, time, time], true)),
    ...waiting.map((time) => observed([time, time, time], false)),
  ]
  expect(survivalDesignEffect(curve, 200, repeated)).toBeCloseTo((3 * 200) / 199, 8)
})

test('one conversation a customer needs no widening', () => {
  expect(survivalDesignEffect(kaplanMeier([1, 2, 3, 4], [2, 5]), 6, [])).toBe(1)
  expect(survivalDesignEffect(kaplanMeier([], [2, 5]), 2, [])).toBe(1)
})
