import { describe, expect, test } from 'vitest'
import { aalenJohansen, incidenceBy } from '#app/statistics/aalen-johansen.ts'
import { clusterSums } from '#app/statistics/effective-n.ts'
import { nextResponse } from './next-response.ts'
import { repeatRate } from './repeat-rate.ts'
import { sameMatterAgain } from './same-matter-again.ts'
import { turnedAround } from './turned-around.ts'
import type { WaitCounts } from './wait-reading.ts'

const beside = { immature: 3, setAside: 2, repliesNotShown: 1, unknownWords: 4 }
const figures = { set_aside: 2, replies_not_shown: 1, unknown_words: 4 }
/** So many conversations of a customer each. */
const single = (x: number, m: number) => clusterSums(Array.from({ length: m }, (_, i) => ({ x: i < x ? 1 : 0, m: 1 })))

describe('turned around', () => {
  test('is content ÷ all that began unhappy, those unknown among them', () => {
    const parts = { content: 30, unhappy: 50, unknown: 20 }
    const reading = turnedAround.read({ ...beside, parts, byCustomer: single(30, 100) })
    // A hundred customers, K/(K−1) = 100/99: Wilson with n 99 is (0.3 + 0.0194 ± 0.0923) / 1.0388.
    expect(reading).toMatchObject({ state: 'ok', value: 0.3, n: 100, immature: 3, parts, figures })
    expect(reading.interval).toEqual([expect.closeTo(0.2186, 4), expect.closeTo(0.3964, 4)])
  })

  test('has no figure of nothing, and a count of few', () => {
    const of = (content: number) =>
      turnedAround.read({ ...beside, parts: { content, unhappy: 0, unknown: 0 }, byCustomer: single(content, content) })
    expect([of(0).state, of(0).value, of(4).state, of(4).value]).toEqual(['none', null, 'few', null])
  })
})

test('same matter again counts what cannot be told as not the same, and customers as they hang together', () => {
  const parts = { same_matter: 12, unknown: 8, new_matter: 20, not_again: 60 }
  // Ten customers with ten conversations each; of one all ten came back, of another two.
  const byCustomer = clusterSums([10, 2, 0, 0, 0, 0, 0, 0, 0, 0].map((x) => ({ x, m: 10 })))
  const reading = sameMatterAgain.read({ ...beside, parts, byCustomer })
  expect(reading).toMatchObject({ value: 0.12, n: 100, customers: 10, parts })
  // v = 10/9 · (8.8² + 0.8² + 8 · 1.2²)/100² = 0.009956; naive 0.12 · 0.88/100 = 0.001056: design effect 9.428, n 10.6:
  // Wilson (0.12 + 0.1811 ± 0.2665) / 1.3622.
  expect(reading.interval).toEqual([expect.closeTo(0.0254, 4), expect.closeTo(0.4167, 4)])
})

describe('repeat rate', () => {
  const parts = { new_matter: 20, same_matter: 10, unknown: 5, not_returned: 65 }
  const read = (some: typeof parts) => repeatRate.read({ ...beside, parts: some, byCustomer: single(0, 0) })

  test('is the share whose first return was on a new matter', () => {
    expect(read(parts)).toMatchObject({ state: 'ok', value: 0.2, n: 100, customers: 100, immature: 3, parts, figures })
  })

  test('has the limits of Aalen–Johansen of the returns at their own times: nobody was lost before the end', () => {
    const days = (n: number, cause: number, every: number) =>
      Array.from({ length: n }, (_, i) => ({ time: 1 + ((i * every) % 56), cause }))
    const endings = [...days(20, 1, 3), ...days(10, 2, 5), ...days(5, 3, 7)]
    const stayed = Array.from({ length: 65 }, () => ({ time: 56.5, cause: 0 }))
    const { value, interval } = incidenceBy(aalenJohansen([...endings, ...stayed], 3), 1, 56)
    const reading = read(parts)
    expect(reading.value).toBeCloseTo(value!, 12)
    for (const side of [0, 1]) expect(reading.interval![side]).toBeCloseTo(interval![side]!, 10)
  })

  test('of none, or all, has Wilson’s limits', () => {
    const none = read({ new_matter: 0, same_matter: 10, unknown: 0, not_returned: 90 })
    // z²/(n + z²) = 3.8415/103.8415
    expect([none.value, none.interval]).toEqual([0, [0, expect.closeTo(0.037, 4)]])
    const all = read({ new_matter: 100, same_matter: 0, unknown: 0, not_returned: 0 })
    expect([all.value, all.interval![1]]).toEqual([1, 1])
  })
})

describe('next response', () => {
  const list = (seconds: number[], customer: number[]) => ({
    ...{ seconds, customer, closedAfterSeconds: seconds.map(() => Number.NaN) },
  })
  const counts = (answered: ReturnType<typeof list>, waiting = list([], [])): WaitCounts => ({
    ...{ answered, waiting, unknown: 0, setAside: 0, repliesNotShown: 0, unknownWords: 0 },
    customers: new Set([...answered.customer, ...waiting.customer]).size,
  })
  const each = (n: number) => Array.from({ length: n }, (_, i) => i)

  test('counts who waits as waiting: the median of all, not of the answered ones', () => {
    // 10 answered after 1 … 10 h, 10 still waiting for a day: half were answered by 10 h, on the step, so up to 24 h.
    const hours = each(10).map((i) => 3600 * (i + 1))
    const waiting = list(
      each(10).map(() => 86_400),
      each(10).map((i) => 10 + i),
    )
    const reading = nextResponse.read(counts(list(hours, each(10)), waiting))
    expect(reading).toMatchObject({ n: 20, answered: 10, waiting: 10, value: (36_000 + 86_400) / 2 })
    expect(reading.quantiles!.p90.value).toBe(null)
  })

  test('draws customers: one who waits a hundred times moves the limits', () => {
    const alone = nextResponse.read(
      counts(
        list(
          each(100).map((i) => 60 * (i + 1)),
          each(100),
        ),
      ),
    )
    // The slowest half of the waits belongs to one customer.
    const whose = each(100).map((i) => (i < 50 ? i : 50))
    const together = nextResponse.read(
      counts(
        list(
          each(100).map((i) => 60 * (i + 1)),
          whose,
        ),
      ),
    )
    const width = ({ interval }: typeof alone) => (interval?.[1] ?? Infinity) - (interval?.[0] ?? 0)
    expect(alone.value).toBe(together.value)
    expect(width(together)).toBeGreaterThan(1.5 * width(alone))
    expect(alone.figures).toMatchObject({ resamples: 1000, seed: 20_261_122 })
  })

  test('does not hang on the order in which the database gives the rows', () => {
    const waits = each(60).map((i) => ({ seconds: 60 * ((i * 37) % 60), customer: i % 25 }))
    const read = (some: typeof waits) =>
      nextResponse.read(
        counts(
          list(
            some.map((one) => one.seconds),
            some.map((one) => one.customer),
          ),
        ),
      )
    expect(read(waits.toReversed())).toEqual(read(waits))
  })

  test('draws no more than it needs: of many waits the limits of the curve are as good', () => {
    const read = (n: number) =>
      nextResponse.read(
        counts(
          list(
            each(n).map((i) => 60 * (1 + ((i * 7) % n))),
            each(n).map((i) => i % 900),
          ),
        ),
      )
    const [drawn, many] = [read(2000), read(2001)]
    expect([drawn.figures?.['resamples'], many.figures?.['resamples']]).toEqual([1000, undefined])
    const spread = ({ interval, value }: typeof drawn) => interval!.map((limit) => limit! / value! - 1)
    for (const [side, limit] of spread(drawn).entries()) expect(limit / spread(many)[side]!).toBeCloseTo(1, 0)
  })

  test('has no limits drawn from a handful of customers', () => {
    const reading = nextResponse.read(
      counts(
        list(
          each(50).map((i) => 60 * (i + 1)),
          each(50).map((i) => i % 5),
        ),
      ),
    )
    expect(reading.figures?.['resamples']).toBeUndefined()
    expect(reading.interval).not.toBe(null)
  })
})
