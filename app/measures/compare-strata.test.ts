import { expect, test } from 'vitest'
import { type Arrival, arrivalFacts, overlapOf, stratify, stratifyCloser, withoutOverlap } from './compare-strata.ts'

const levels: Arrival = { channel: 'x', topic: 'refund', tone: 'unhappy', customer: 'new', hours: 'in hours' }
const times = (n: number, of: (i: number) => Partial<Arrival> = () => ({})) =>
  Array.from({ length: n }, (_, i): readonly [Arrival, number] => [{ ...levels, ...of(i) }, 1])

test('with enough of everything all facts are kept', () => {
  const many = times(400, (i) => ({
    hours: i % 2 ? 'in hours' : 'out of hours',
    topic: i % 4 < 2 ? 'refund' : 'fault',
  }))
  expect(stratify(many, many, arrivalFacts)).toMatchObject({ facts: arrivalFacts, givenUp: [] })
})

test('facts are given up in the order that was fixed before, the channel never', () => {
  const spread = (i: number) => ({
    ...{ channel: `channel ${i % 2}`, topic: `topic ${i % 3}`, tone: `tone ${i % 2}` },
    ...{ customer: `customer ${i % 5}`, hours: `hours ${i % 7}` },
  })
  const order: (readonly string[])[] = []
  for (const n of [6000, 700, 100, 30, 4])
    order.push(stratify(times(n, spread), times(n, spread), arrivalFacts).givenUp)
  for (const givenUp of order) expect(['hours', 'customer', 'tone', 'topic'].slice(0, givenUp.length)).toEqual(givenUp)
  expect(order[0]).toEqual([])
  expect(order.at(-1)).toEqual(['hours', 'customer', 'tone', 'topic'])
  expect(stratify(times(4, spread), times(4, spread), arrivalFacts).facts).toEqual(['channel'])
})

test('a fact that cannot be used is no reason to give up another', () => {
  const found = stratify(times(50), times(50), ['tone', 'topic'])
  expect(found).toMatchObject({ facts: ['topic', 'tone'], givenUp: [] })
})

test('what only one side met lies in no comparable stratum, and is named', () => {
  const a = times(80).concat(times(20, () => ({ topic: 'recall' })))
  const { strata } = stratify(a, times(50), arrivalFacts)
  expect(overlapOf(strata)).toEqual({ a: 0.8, b: 1 })
  expect(withoutOverlap(strata)).toMatchObject([{ levels: { topic: 'recall' }, a: 20, b: 0 }])
  expect(overlapOf([])).toEqual({ a: null, b: null })
})

test('what one side met often and the other never is no reason to look less closely', () => {
  const own = (topic: string) => times(200, () => ({ topic }))
  expect(stratify(own('recall'), own('refund'), arrivalFacts)).toMatchObject({ facts: arrivalFacts, givenUp: [] })
})

test('closer strata take back what both sides go on sharing', () => {
  const topics = (i: number) => ({ topic: `topic ${i % 8}` })
  const [a, b] = [times(40, topics), times(40, topics)]
  const coarse = stratify(a, b, arrivalFacts)
  expect(coarse.facts).toEqual(['channel'])
  expect(stratifyCloser(a, b, coarse)?.facts).toContain('topic')
  const own = times(40, (i) => ({ topic: `their own ${i}` }))
  expect(stratifyCloser(a, own, stratify(a, own, arrivalFacts))?.facts ?? []).not.toContain('topic')
})
