import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { below, seededRandom } from '#app/statistics/random.ts'
import { usualMaterial } from './compare-conclusion.ts'
import type { Trials } from './compare-rates.ts'
import { type Arrival, arrivalFacts } from './compare-strata.ts'
import type { ComparedWaits } from './compare-waits.ts'
import * as comparison from './comparison.ts'
import type { ComparedMeasure, Sides } from './comparison.ts'
import type { Limit, Reading } from './reading.ts'

type Trial = { customer: number; arrival: Arrival; success: boolean }
type Wait = { customer: number; arrival: Arrival; seconds: number; ended: boolean; watched: number }

const bit = (is: boolean) => (is ? 1 : 0)
const met = (some: readonly { customer: number; arrival: Arrival }[]) => ({
  kinds: some.map(({ arrival }) => arrival),
  kind: Uint32Array.from(some.keys()),
  customer: Uint32Array.from(some, ({ customer }) => customer),
})
const trialsOf = (some: readonly Trial[]): Trials => {
  return { ...met(some), success: Uint8Array.from(some, ({ success }) => bit(success)) }
}
const waitsOf = (some: readonly Wait[]): ComparedWaits => {
  const of = (key: 'seconds' | 'watched') => Float64Array.from(some, (wait) => wait[key])
  const ended = Uint8Array.from(some, (wait) => bit(wait.ended))
  return { ...met(some), seconds: of('seconds'), watched: of('watched'), ended }
}

const compareShare = ({ a, b }: Sides<readonly Trial[]>, given: Parameters<typeof comparison.compareShare>[1]) =>
  comparison.compareShare({ a: trialsOf(a), b: trialsOf(b) }, given)

const reading: Reading = {
  ...{ key: 'resolution_rate', unit: 'share', state: 'ok', value: null, interval: null },
  ...{ n: 0, customers: 0, immature: 0 },
}
const common = {
  kind: { key: 'resolution_rate', label: 'Resolution', unit: 'share', better: 'higher' },
  readings: { a: reading, b: reading },
  usable: arrivalFacts,
  leftOut: [],
  running: false,
  material: usualMaterial,
} as const

const arrival = (levels: Partial<Arrival> = {}): Arrival => ({
  ...{ channel: 'x', topic: 'no topic', tone: 'not unhappy', customer: 'new', hours: 'hours unknown' },
  ...levels,
})

const claims = ['better', 'worse', 'higher', 'lower']
const claimed = ({ conclusion }: ComparedMeasure) => claims.includes(conclusion)

function draws(seed: number) {
  const random = seededRandom(seed)
  const next = () => below(random, 1_000_000) / 1_000_000
  return { next, chance: (p: number) => next() < p }
}

/** So many of a customer each, by channel, of whom a share succeeds. */
function trials(counts: Record<string, [n: number, share: number]>, from = 0): Trial[] {
  return Object.entries(counts).flatMap(([channel, [n, share]], i) =>
    Array.from({ length: n }, (_, k) => ({
      ...{ customer: from + i * 10_000 + k, arrival: arrival({ channel }) },
      success: k < Math.round(n * share),
    })),
  )
}

describe('shares', () => {
  test('opposite mixes without a true difference: the crude one misleads, the adjusted one does not', () => {
    const a = trials({ x: [900, 0.6], email: [100, 0.9] })
    const b = trials({ x: [100, 0.6], email: [900, 0.9] }, 100_000)
    const found = compareShare({ a, b }, common)
    expect(found.crude?.value).toBeCloseTo(-0.24, 6)
    expect(found.crude?.interval?.[1]).toBeLessThan(-0.15)
    expect(found.adjusted?.value).toBeCloseTo(0, 6)
    expect(claimed(found)).toBe(false)
  })

  test('a difference that every stratum has is found, whichever is better', () => {
    const a = trials({ x: [400, 0.5], email: [300, 0.8] })
    const b = trials({ x: [300, 0.65], email: [400, 0.95] }, 100_000)
    const found = compareShare({ a, b }, common)
    expect(found).toMatchObject({ conclusion: 'worse', adjustedFor: ['channel', 'topic', 'tone', 'customer', 'hours'] })
    expect(found.adjusted?.value).toBeCloseTo(-0.15, 6)
    const lower = { ...common, kind: { ...common.kind, better: 'lower' } } as const
    expect(compareShare({ a, b }, lower).conclusion).toBe('better')
    const neither = { ...common, kind: { ...common.kind, better: 'neither' } } as const
    expect(compareShare({ a, b }, neither).conclusion).toBe('lower')
  })

  test('a certain difference of two points does not matter, unless it is said to', () => {
    const a = trials({ x: [20_000, 0.72] })
    const b = trials({ x: [20_000, 0.7] }, 100_000)
    expect(compareShare({ a, b }, common).conclusion).toBe('no_difference_that_matters')
    const strict = { ...common, material: { points: 0, percent: 0 } }
    expect(compareShare({ a, b }, strict).conclusion).toBe('better')
  })

  test('while a side runs, what 1.96 would claim is not yet claimed', () => {
    const a = trials({ x: [300, 0.7] })
    const b = trials({ x: [300, 0.61] }, 100_000)
    expect(compareShare({ a, b }, common)).toMatchObject({ z: 1.96, conclusion: 'better' })
    const running = compareShare({ a, b }, { ...common, running: true })
    expect(running).toMatchObject({ z: 2.64, conclusion: 'no_difference_we_can_claim' })
  })

  test('where the sides met different things there is nothing to compare, and it says what', () => {
    const a = trials({ x: [300, 0.2], chat: [100, 0.2] })
    const b = trials({ x: [300, 0.9], email: [200, 0.9] }, 100_000)
    const found = compareShare({ a, b }, common)
    expect(found).toMatchObject({ conclusion: 'too_different', overlap: { a: 0.75, b: 0.6 } })
    expect(found.apart.map(({ levels, a: n1, b: n2 }) => [levels.channel, n1, n2])).toEqual([
      ['email', 0, 200],
      ['chat', 100, 0],
    ])
  })

  test('one customer who writes a hundred times is one customer', () => {
    const often = (n: number, from: number, success: boolean): Trial[] =>
      Array.from({ length: n }, (_, k) => ({ customer: from + (k % 29), arrival: arrival(), success }))
    const found = compareShare({ a: often(3000, 0, true), b: often(3000, 1000, false) }, common)
    expect(found).toMatchObject({ conclusion: 'not_enough' })
    expect(found.because).toContain('29 customers')
  })

  test('customers who write often make the limits wider', () => {
    const { chance } = draws(5)
    const side = (from: number): Trial[] =>
      Array.from({ length: 100 }, (_, customer) => {
        const success = chance(0.6)
        return Array.from({ length: 10 }, () => ({ customer: from + customer, arrival: arrival(), success }))
      }).flat()
    const [a, b] = [side(0), side(1000)]
    const apart = (some: Trial[]) => some.map((one, customer) => ({ ...one, customer }))
    const width = ({ adjusted }: ComparedMeasure) => (adjusted?.interval?.[1] ?? 0) - (adjusted?.interval?.[0] ?? 0)
    const clustered = width(compareShare({ a, b }, common))
    const single = width(compareShare({ a: apart(a), b: apart(b) }, common))
    expect(clustered / single).toBeGreaterThan(2.5)
  })
})

const anyTrial = fc.record({
  customer: fc.nat({ max: 120 }),
  arrival: fc.record({
    channel: fc.constantFrom('x', 'email'),
    topic: fc.constantFrom('delivery', 'refund'),
    tone: fc.constantFrom('unhappy', 'not unhappy'),
    customer: fc.constantFrom('new', 'returning'),
    hours: fc.constantFrom('in hours', 'out of hours'),
  }),
  success: fc.boolean(),
})

test('swapped sides say the opposite', () => {
  const opposite: Record<string, string> = { better: 'worse', worse: 'better' }
  fc.assert(
    fc.property(
      fc.array(anyTrial, { maxLength: 300 }),
      fc.array(anyTrial, { maxLength: 300 }),
      fc.boolean(),
      (a, b, running) => {
        const there = compareShare({ a, b }, { ...common, running })
        const back = compareShare({ a: b, b: a }, { ...common, running })
        expect(back.adjusted === null).toBe(there.adjusted === null)
        if (there.adjusted?.value != null) {
          expect(back.adjusted?.value).toBeCloseTo(-there.adjusted.value, 9)
          expect(back.adjusted?.interval?.[0]).toBeCloseTo(-(there.adjusted.interval?.[1] ?? 0), 9)
          expect(back.crude?.value).toBeCloseTo(-(there.crude?.value ?? 0), 9)
        }
        expect(back.overlap).toEqual({ a: there.overlap.b, b: there.overlap.a })
        expect(back.conclusion).toBe(opposite[there.conclusion] ?? there.conclusion)
      },
    ),
  )
})

test('a side compared with itself is no different, and too little concludes nothing', () => {
  fc.assert(
    fc.property(fc.array(anyTrial, { maxLength: 300 }), fc.array(anyTrial, { maxLength: 29 }), (a, few) => {
      expect(claimed(compareShare({ a, b: a }, common))).toBe(false)
      const small = compareShare({ a, b: few }, common)
      expect(small).toMatchObject({ conclusion: 'not_enough' })
      expect(small.because).not.toBeNull()
    }),
  )
})

/** Opposite mixes of easy and hard cases, and not the least difference among like ones. */
function oppositeMixes(seed: number): Sides<{ trials: Trial[]; waits: Wait[] }> {
  const { next, chance } = draws(seed)
  const side = (hard: number, from: number) => {
    const made = Array.from({ length: 400 }, (_, customer) => {
      const isHard = chance(hard)
      const of = arrival({ tone: isHard ? 'unhappy' : 'not unhappy', channel: chance(0.5) ? 'x' : 'email' })
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
      const seconds = (isHard ? 30_000 : 5000) * Math.exp(0.9 * normal)
      const unanswered = chance(0.1)
      const one = { customer: from + customer, arrival: of, watched: 1_000_000 }
      return {
        trial: { ...one, success: chance(isHard ? 0.55 : 0.85) },
        wait: { ...one, seconds: unanswered ? 1_000_000 : seconds, ended: !unanswered },
      }
    })
    return { trials: made.map(({ trial }) => trial), waits: made.map(({ wait }) => wait) }
  }
  return { a: side(0.75, 0), b: side(0.25, 10_000) }
}

const waitKind = { key: 'first_response', label: 'First response', unit: 'seconds', better: 'lower' } as const
const support = (waits: readonly Wait[]) => ({
  ...{ n: waits.length, answered: waits.filter(({ ended }) => ended).length, customers: waits.length, designEffect: 1 },
})
function compareTimes(a: readonly Wait[], b: readonly Wait[], more: object = {}) {
  return comparison.compareWait(
    { a: waitsOf(a), b: waitsOf(b) },
    {
      ...{ ...common, kind: waitKind, support: { a: support(a), b: support(b) }, seed: 1, resamples: 400 },
      ...{ secondFirst: false, ...more },
    },
  ).measure
}

test('in 200 comparisons of opposite mixes without a difference few claim one, by shares and by waits', () => {
  const found = { shares: 0, waits: 0, crudeShares: 0, crudeWaits: 0 }
  for (let seed = 1; seed <= 200; seed++) {
    const { a, b } = oppositeMixes(seed)
    const share = compareShare({ a: a.trials, b: b.trials }, common)
    if (claimed(share)) found.shares++
    const [low = 0, high = 0] = share.crude?.interval ?? []
    if ((low ?? 0) > 0 || (high ?? 0) < 0) found.crudeShares++
    if (seed > 80) continue
    const wait = compareTimes(a.waits, b.waits)
    if (claimed(wait)) found.waits++
    const [least, most] = wait.crude?.interval ?? [null, null]
    if ((least ?? 0) > 1 || (most ?? 2) < 1) found.crudeWaits++
  }
  // One in twenty may: in 200 that is 10, and more than 20 once in 1,000 tries; in 80 that is 4, and more than 11 as seldom.
  expect(found.shares).toBeLessThanOrEqual(20)
  expect(found.waits).toBeLessThanOrEqual(11)
  // Taking what came as it came would claim nearly always: that is what adjusting is for.
  expect(found.crudeShares).toBeGreaterThan(180)
  expect(found.crudeWaits).toBeGreaterThan(72)
}, 120_000)

/** Twelve topics from easy to hard, met most by opposite sides, so few of each that the fact has to be given up. */
function manyTopics(seed: number): Sides<(Trial & Wait)[]> {
  const { next, chance } = draws(seed)
  const side = (harder: boolean, from: number) =>
    Array.from({ length: 300 }, (_, i) => {
      const topic = Math.floor(12 * (harder ? 1 - next() ** 1.7 : next() ** 1.7))
      const seconds = -Math.log(1 - next()) * 4000 * (1 + topic)
      return {
        ...{ customer: from + i, arrival: arrival({ topic: `${topic}`, channel: chance(0.5) ? 'x' : 'email' }) },
        ...{ seconds, ended: true, watched: 1_000_000, success: chance(0.9 - topic / 24) },
      }
    })
  return { a: side(true, 0), b: side(false, 1000) }
}

test('where the fact that makes the difference had to be given up, what it makes is not claimed', () => {
  const found = { shares: 0, waits: 0, coarse: 0 }
  for (let seed = 1; seed <= 60; seed++) {
    const sides = manyTopics(seed)
    const share = compareShare(sides, common)
    expect(share.adjustedFor).not.toContain('topic')
    expect(share.closer?.facts).toContain('topic')
    if (claimed(share)) found.shares++
    if ((share.adjusted?.interval?.[1] ?? 0) < 0) found.coarse++
    if (claimed(compareTimes(sides.a, sides.b, { resamples: 200 }))) found.waits++
  }
  // One in twenty may: in 60 that is 3, and more than 9 once in 1,000 tries.
  expect(found.shares).toBeLessThanOrEqual(9)
  expect(found.waits).toBeLessThanOrEqual(9)
  expect(found.coarse).toBeGreaterThan(50)
}, 60_000)

describe('waits', () => {
  const { a, b } = oppositeMixes(7)
  const faster = a.waits.map((wait) => ({ ...wait, seconds: wait.ended ? wait.seconds / 2 : wait.seconds }))

  test('half the wait among like conversations is found as half, though the mix is the harder one', () => {
    const found = compareTimes(faster, b.waits)
    expect(found).toMatchObject({ scale: 'ratio', conclusion: 'better', resampling: { seed: 1, resamples: 400 } })
    expect(found.adjusted?.interval?.[0]).toBeLessThan(0.5)
    expect(found.adjusted?.interval?.[1]).toBeGreaterThan(0.5)
  })

  test('the same seed gives the same limits, and swapped sides their inverse', () => {
    const there = compareTimes(faster, b.waits)
    expect(compareTimes(faster, b.waits)).toEqual(there)
    const back = compareTimes(b.waits, faster, { secondFirst: true })
    expect(back.conclusion).toBe('worse')
    expect(back.adjusted?.value).toBeCloseTo(1 / (there.adjusted?.value ?? 0), 9)
    expect(back.adjusted?.interval?.[0]).toBeCloseTo(1 / (there.adjusted?.interval?.[1] ?? 0), 9)
    expect(back.adjusted?.interval?.[1]).toBeCloseTo(1 / (there.adjusted?.interval?.[0] ?? 0), 9)
  })

  test('compared with itself a side is no different', () => {
    const found = compareTimes(b.waits, b.waits)
    expect(found.adjusted?.value).toBe(1)
    expect(claimed(found)).toBe(false)
  })

  test('what is too much to be drawn again and again has the same limits, from what each customer pulls', () => {
    const { chance } = draws(11)
    const rarely = (wait: Wait): Wait => (chance(0.6) ? { ...wait, seconds: 1_000_000, ended: false } : wait)
    // Some write twice, and wait alike.
    const twice = (waits: readonly Wait[]) => waits.flatMap((wait, i) => (i % 3 === 0 ? [wait, { ...wait }] : [wait]))
    const cases = [
      [twice(faster), twice(b.waits)],
      [twice(a.waits.map(rarely)), twice(b.waits)],
    ] as const
    for (const [one, other] of cases) {
      const drawn = compareTimes(one, other, { resamples: 4000 })
      const pulled = compareTimes(one, other, { mostDrawn: 0 })
      expect(pulled).toMatchObject({ scale: drawn.scale, resampling: null, conclusion: drawn.conclusion })
      expect(pulled.adjusted?.value).toBe(drawn.adjusted?.value)
      const width = (found: Limit | null) => logOrNot(found?.interval?.[1]) - logOrNot(found?.interval?.[0])
      const logOrNot = (limit: number | null | undefined) => (drawn.scale === 'ratio' ? Math.log(limit!) : limit!)
      for (const which of ['adjusted', 'crude'] as const) {
        expect(width(pulled[which]) / width(drawn[which])).toBeGreaterThan(0.85)
        expect(width(pulled[which]) / width(drawn[which])).toBeLessThan(1.15)
      }
      // Swapped sides say the opposite of these limits, too.
      const back = compareTimes(other, one, { mostDrawn: 0 })
      const turned = drawn.scale === 'ratio' ? 1 / pulled.adjusted!.interval![1]! : -pulled.adjusted!.interval![1]!
      expect(back.adjusted?.interval?.[0]).toBeCloseTo(turned, 6)
    }
  })

  test('where a median is not reached the mean wait, cut off at seven days, is compared', () => {
    const rarely = (wait: Wait, i: number) => (i % 5 < 3 ? { ...wait, seconds: 1_000_000, ended: false } : wait)
    const found = compareTimes(a.waits.map(rarely), b.waits)
    expect(found).toMatchObject({ scale: 'seconds', conclusion: 'worse' })
    expect(found.adjustedSides?.a).toBeGreaterThan(3 * 86_400)
    expect(found.adjusted?.interval?.[0]).toBeGreaterThan(86_400)
  })

  test('twenty-nine a side conclude nothing', () => {
    const found = compareTimes(faster.slice(0, 29), b.waits)
    expect(found.conclusion).toBe('not_enough')
  })

  test('nothing on a side is nothing to compare', () => {
    const found = compareTimes([], b.waits)
    expect(found).toMatchObject({ conclusion: 'not_enough', adjusted: null, overlap: { a: null } })
  })
})
