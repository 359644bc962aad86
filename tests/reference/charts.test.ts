import { expect } from 'vitest'
import { beyondLimits, runsOnOneSide, zoneRule } from '#app/statistics/control-rules.ts'
import { type PChartMethod, pChart } from '#app/statistics/p-chart.ts'
import { xmrLimits } from '#app/statistics/xmr.ts'
import { expectNear, referenceCases } from './cases.ts'

type Signals = Record<
  'beyond_limits' | 'run_of_8' | 'two_of_three_2s' | 'three_of_four_1_5s' | 'four_of_five_1s',
  number[]
>

referenceCases<
  { x: number[]; baseline_count: number },
  { cl: number; mr_bar: number; unpl: number; lnpl: number; url: number; signals: Signals }
>('xmr', ({ x, baseline_count: count }, expected, tolerance) => {
  const limits = xmrLimits(x, count)
  if (!limits) throw new Error('limits were expected')
  const share = tolerance.rel_of_limit_width
  const near = typeof share === 'number' ? { ...tolerance, abs: share * (expected.unpl - expected.lnpl) } : tolerance
  expectNear(limits.centre, expected.cl, near, 'cl')
  expectNear(limits.movingRange, expected.mr_bar, near, 'mr_bar')
  expectNear(limits.high, expected.unpl, near, 'unpl')
  expectNear(limits.low, expected.lnpl, near, 'lnpl')
  expectNear(limits.rangeHigh, expected.url, near, 'url')
  expect({
    beyond_limits: beyondLimits(x, limits),
    run_of_8: runsOnOneSide(x, limits.centre),
    two_of_three_2s: zoneRule(x, limits, { needed: 2, window: 3, sigmas: 2 }),
    three_of_four_1_5s: zoneRule(x, limits, { needed: 3, window: 4, sigmas: 1.5 }),
    four_of_five_1s: zoneRule(x, limits, { needed: 4, window: 5, sigmas: 1 }),
  }).toEqual(expected.signals)
})

type ExpectedChart = { ucl: number[]; lcl: number[]; signals: number[] }

referenceCases<
  { x: number[]; n: number[]; baseline_count: number },
  { p_bar: number; sigma_z: number } & Record<'p' | 'p_prime' | 'p_prime_floor1', ExpectedChart>
>('p_chart', (input, expected, tolerance) => {
  const points = input.x.map((x, i) => ({ x, n: input.n[i] ?? 0 }))
  const check = (method: PChartMethod, one: ExpectedChart) => {
    const chart = pChart(points, input.baseline_count, method)
    if (!chart) throw new Error('limits were expected')
    expectNear(chart.centre, expected.p_bar, tolerance, 'p_bar')
    expectNear(chart.sigmaZ, expected.sigma_z, tolerance, 'sigma_z')
    expect(one.ucl).toHaveLength(points.length)
    for (const [i, limits] of chart.limits.entries()) {
      expectNear(limits && limits.high, one.ucl[i] ?? null, tolerance, 'ucl')
      expectNear(limits && limits.low, one.lcl[i] ?? null, tolerance, 'lcl')
    }
    const rates = points.map(({ x, n }) => x / n)
    expect(beyondLimits(rates, chart.limits)).toEqual(one.signals)
  }
  check('p', expected.p)
  check('p-prime', expected.p_prime)
  check('p-prime-floored', expected.p_prime_floor1)
})
