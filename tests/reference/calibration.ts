import { bootstrap } from '#app/statistics/bootstrap.ts'
import { conclude, enoughToCompare } from '#app/statistics/conclude.ts'
import { beyondLimits, runsOnOneSide } from '#app/statistics/control-rules.ts'
import { logRank } from '#app/statistics/log-rank.ts'
import { mantelHaenszel } from '#app/statistics/mantel-haenszel.ts'
import { proportionDifference } from '#app/statistics/newcombe.ts'
import { pChart } from '#app/statistics/p-chart.ts'
import { sortStrata, standardisedQuantile } from '#app/statistics/standardised-survival.ts'
import { wilson } from '#app/statistics/wilson.ts'
import { watched } from './waits.ts'

type Truth = { truth: string }
type Counts = { resolved: number; n: number }
type Times = Truth & { minutes: number[]; answered: number[]; agency: number[]; channel: string[] }

/** The share of all cases of one truth of which something was said; what it says must stay within a bound. */
function share<T extends Truth>(all: T[], truth: string, said: (one: T) => boolean): number {
  const own = all.filter((one) => one.truth === truth)
  return own.filter(said).length / own.length
}

const atMost = (what: string, found: number, bound: number) => (found <= bound ? [] : [`${what}: ${found} > ${bound}`])
const atLeast = (what: string, found: number, bound: number) => (found >= bound ? [] : [`${what}: ${found} < ${bound}`])

/** First and second arm of a comparison of times; the agency is the first. */
function byAgency({ minutes, answered, agency, channel }: Times) {
  const rows = minutes.map((time, i) => ({
    time,
    event: answered[i] ?? 0,
    agency: agency[i],
    channel: channel[i] ?? '',
  }))
  const channels = [...new Set(channel)]
  const arms = [1, 0].map((side) => rows.filter((row) => row.agency === side))
  return { rows, channels, arms }
}

/** Above 0 where the agency answers slower, 0 where nothing may be said: by the stratified log-rank test. */
function slowerByLogRank(times: Times): number {
  const { channels, arms } = byAgency(times)
  const test = logRank(
    channels.map((channel) =>
      arms.map((arm) => {
        const own = arm.filter((row) => row.channel === channel)
        return watched({ time: own.map(({ time }) => time), event: own.map(({ event }) => event) })
      }),
    ),
  )
  return test && test.p < 0.05 ? -test.z : 0
}

/** The same by the ratio of medians standardised to the common mix of channels, with a bootstrap inside arm and channel. */
function slowerByMedians(times: Times): number {
  const { rows, channels, arms } = byAgency(times)
  const common = channels.filter((channel) => arms.every((arm) => arm.some((row) => row.channel === channel)))
  const mix = common.map((channel) => rows.filter((row) => row.channel === channel).length)
  const sides = arms.map((arm) => {
    const groups = common.map((channel) => arm.filter((row) => row.channel === channel))
    const observed = groups.flatMap((group, stratum) =>
      group.map(({ time, event }) => ({ time, ended: event === 1, stratum })),
    )
    return { sorted: sortStrata(observed), sizes: groups.map((group) => group.length), n: observed.length }
  })
  const [agency, inHouse] = sides
  if (!agency || !inHouse) return 0
  const ratio = (drawn: Uint32Array) => {
    const one = standardisedQuantile(agency.sorted, mix, 0.5, drawn.subarray(0, agency.n))
    const other = standardisedQuantile(inHouse.sorted, mix, 0.5, drawn.subarray(agency.n))
    return one === null || other === null ? null : Math.log(one / other)
  }
  const { interval } = bootstrap([...agency.sizes, ...inHouse.sizes], ratio, { seed: 1 })
  const finding = conclude({ enough: true, interval, material: [0, 0] })
  return finding === 'first_higher' ? 1 : finding === 'second_higher' ? -1 : 0
}

export const calibration = {
  weekly_signal_calibration: (
    input: { baseline_weeks: number; series: (Truth & { x: number[]; n: number[] })[] },
    expected: { null_flagged_max: number; drop_flagged_min: number },
  ): string[] => {
    const flagged = (runs: boolean) => (one: { x: number[]; n: number[] }) => {
      const points = one.x.map((x, i) => ({ x, n: one.n[i] ?? 0 }))
      const rates = points.map(({ x, n }) => x / n)
      const chart = pChart(points, input.baseline_weeks)
      if (!chart) return false
      const found = beyondLimits(rates, chart.limits).concat(runs ? runsOnOneSide(rates, chart.centre) : [])
      return found.some((i) => i >= input.baseline_weeks)
    }
    return [
      ...atMost('false signals', share(input.series, 'null', flagged(true)), expected.null_flagged_max),
      ...atLeast(
        'drops found beyond the limits',
        share(input.series, 'drop', flagged(false)),
        expected.drop_flagged_min,
      ),
    ]
  },

  casemix_calibration: (
    input: { comparisons: (Truth & { strata: Record<'in_house' | 'agency', Counts>[] })[] },
    expected: { null_false_verdict_max: number; worse_detected_min: number },
  ): string[] => {
    const finding = ({ strata }: { strata: Record<'in_house' | 'agency', Counts>[] }) => {
      const difference = mantelHaenszel(
        strata.map(({ agency, in_house: inHouse }) => ({
          x1: agency.resolved,
          n1: agency.n,
          x2: inHouse.resolved,
          n2: inHouse.n,
        })),
      )
      return conclude({ enough: true, interval: difference && difference.interval, material: [0, 0] })
    }
    const verdict = (one: Parameters<typeof finding>[0]) => ['first_higher', 'second_higher'].includes(finding(one))
    const worse = (one: Parameters<typeof finding>[0]) => finding(one) === 'second_higher'
    return [
      ...atMost('false verdicts', share(input.comparisons, 'null', verdict), expected.null_false_verdict_max),
      ...atLeast('true differences found', share(input.comparisons, 'worse', worse), expected.worse_detected_min),
    ]
  },

  too_little_data: (
    input: { pairs: { x1: number; n1: number; x2: number; n2: number }[] },
    expected: { directional_verdicts_max: number },
  ): string[] => {
    const directional = input.pairs.filter(({ x1, n1, x2, n2 }) => {
      const [first, second] = [wilson(x1, n1), wilson(x2, n2)]
      const interval = first && second && proportionDifference(first, second).interval
      const enough = enoughToCompare({ x: x1, n: n1 }, { x: x2, n: n2 })
      return ['first_higher', 'second_higher'].includes(conclude({ enough, interval, material: [-0.05, 0.05] }))
    })
    return atMost('verdicts from too little', directional.length, expected.directional_verdicts_max)
  },

  reply_time_casemix_calibration: (
    input: { comparisons: Times[] },
    expected: { null_false_verdict_max: number; slower_detected_min: number },
  ): string[] =>
    Object.entries({ 'log-rank': slowerByLogRank, medians: slowerByMedians }).flatMap(([method, slower]) => [
      ...atMost(
        `false verdicts by ${method}`,
        share(input.comparisons, 'null', (one) => slower(one) !== 0),
        expected.null_false_verdict_max,
      ),
      ...atLeast(
        `slower ones found by ${method}`,
        share(input.comparisons, 'slower', (one) => slower(one) > 0),
        expected.slower_detected_min,
      ),
    ]),
}
