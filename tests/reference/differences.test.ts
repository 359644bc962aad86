import { kaplanMeier } from '#app/statistics/kaplan-meier.ts'
import { proportionDifference } from '#app/statistics/newcombe.ts'
import { type Mean, meanDifference, restrictedMean } from '#app/statistics/rmst.ts'
import { wilson } from '#app/statistics/wilson.ts'
import { expectNear, referenceCases } from './cases.ts'

referenceCases<
  { x1: number; n1: number; x2: number; n2: number; conf: number; continuity: boolean },
  { diff: number; lower: number; upper: number }
>('newcombe_diff', (input, expected, tolerance) => {
  const options = { confidence: input.conf, continuity: input.continuity }
  const [first, second] = [wilson(input.x1, input.n1, options), wilson(input.x2, input.n2, options)]
  const actual = first && second && proportionDifference(first, second)
  expectNear(actual && actual.value, expected.diff, tolerance, 'diff')
  expectNear(actual && actual.interval[0], expected.lower, tolerance, 'lower')
  expectNear(actual && actual.interval[1], expected.upper, tolerance, 'upper')
})

type Arm = { time: number[]; event: number[] }
type ExpectedArm = { rmst: number; se: number; lower: number; upper: number }

referenceCases<
  { arm1: Arm; arm2: Arm; tau: number; conf: number },
  {
    arm1: ExpectedArm
    arm2: ExpectedArm
    diff: { estimate: number; se: number; lower: number; upper: number; p: number }
  }
>('rmst_diff', (input, expected, tolerance) => {
  const arm = ({ time, event }: Arm) => {
    const curve = kaplanMeier(
      time.filter((_, i) => event[i] === 1),
      time.filter((_, i) => event[i] === 0),
    )
    return restrictedMean(curve, input.tau, input.conf)
  }
  const check = (actual: Mean | null, value: number, one: { se: number; lower: number; upper: number }) => {
    expectNear(actual && actual.value, value, tolerance, 'rmst')
    expectNear(actual && actual.standardError, one.se, tolerance, 'se')
    expectNear(actual && actual.interval[0], one.lower, tolerance, 'lower')
    expectNear(actual && actual.interval[1], one.upper, tolerance, 'upper')
  }
  const [first, second] = [arm(input.arm1), arm(input.arm2)]
  check(first, expected.arm1.rmst, expected.arm1)
  check(second, expected.arm2.rmst, expected.arm2)
  const difference = first && second && meanDifference(first, second, input.conf)
  check(difference, expected.diff.estimate, expected.diff)
  expectNear(difference && difference.p, expected.diff.p, tolerance, 'p')
})
