import { expect } from 'vitest'
import { kaplanMeier, shareBy, survivalLimits, survivalQuantile } from '#app/statistics/kaplan-meier.ts'
import { expectNear, referenceCases } from './cases.ts'

type Quantile = { p: number; value: number | null } & Record<
  `${'lower' | 'upper'}_${'loglog' | 'plain'}`,
  number | null
>
type Step = { t: number; n_risk: number; n_event: number; surv: number; se: number | null } & Record<
  'lower_loglog' | 'upper_loglog',
  number | null
>

referenceCases<
  { time: number[]; event: number[]; conf: number },
  {
    n: number
    events: number
    curve: Step[]
    quantiles: Quantile[]
    at?: { t: number; surv: number; answered_by_t: number; lower_loglog: number; upper_loglog: number }[]
  }
>('kaplan_meier', (input, expected, tolerance) => {
  const curve = kaplanMeier(
    input.time.filter((_, i) => input.event[i] === 1),
    input.time.filter((_, i) => input.event[i] === 0),
  )
  const options = { confidence: input.conf }
  expect(curve.n).toBe(expected.n)
  expect(curve.events.reduce((sum, count) => sum + count, 0)).toBe(expected.events)
  // Long curves come as an excerpt of their steps.
  for (const step of expected.curve) {
    const i = curve.times.indexOf(step.t)
    const s = curve.survival[i] ?? Number.NaN
    const limits = survivalLimits(curve, i, options)
    expect(curve.atRisk[i]).toBe(step.n_risk)
    expect(curve.events[i]).toBe(step.n_event)
    expectNear(s, step.surv, tolerance, 'surv')
    expectNear(limits && s * Math.sqrt(curve.greenwood[i] ?? Number.NaN), step.se, tolerance, 'se')
    expectNear(limits && limits[0], step.lower_loglog, tolerance, 'lower_loglog')
    expectNear(limits && limits[1], step.upper_loglog, tolerance, 'upper_loglog')
  }
  for (const quantile of expected.quantiles) {
    const loglog = survivalQuantile(curve, quantile.p, options)
    const plain = survivalQuantile(curve, quantile.p, { ...options, transform: 'plain' })
    expectNear(loglog.value, quantile.value, tolerance, 'value')
    expectNear(loglog.interval && loglog.interval[0], quantile.lower_loglog, tolerance, 'lower_loglog')
    expectNear(loglog.interval && loglog.interval[1], quantile.upper_loglog, tolerance, 'upper_loglog')
    expectNear(plain.interval && plain.interval[0], quantile.lower_plain, tolerance, 'lower_plain')
    expectNear(plain.interval && plain.interval[1], quantile.upper_plain, tolerance, 'upper_plain')
  }
  for (const at of expected.at ?? []) {
    const share = shareBy(curve, at.t, options)
    expectNear(share.value, at.answered_by_t, tolerance, 'answered_by_t')
    expectNear(share.interval && 1 - (share.interval[1] ?? 0), at.lower_loglog, tolerance, 'lower_loglog')
    expectNear(share.interval && 1 - (share.interval[0] ?? 0), at.upper_loglog, tolerance, 'upper_loglog')
  }
})

type Logged = { created_at: string; first_reply_at: string | null; closed_at: string | null }

referenceCases<
  { from: string; to: string; as_of: string; conversations: Logged[] },
  {
    n: number
    answered: number
    open: number
    closed_without_reply: number
    quantiles: {
      p: number
      value_seconds: number | null
      lower_loglog_seconds: number | null
      upper_loglog_seconds: number | null
    }[]
  }
>('first_response_asof', (input, expected, tolerance) => {
  const moment = (text: string | null) =>
    text === null || Date.parse(text) > Date.parse(input.as_of) ? null : Date.parse(text)
  const began = input.conversations.filter(
    ({ created_at: at }) =>
      Date.parse(at) >= Date.parse(input.from) && Date.parse(at) < Date.parse(input.to) && moment(at) !== null,
  )
  const answered: number[] = []
  const censored: number[] = []
  let closed = 0
  for (const one of began) {
    const [reply, close] = [moment(one.first_reply_at), moment(one.closed_at)]
    const seconds = (until: number) => (until - Date.parse(one.created_at)) / 1000
    if (reply !== null) answered.push(seconds(reply))
    else censored.push(seconds(close ?? Date.parse(input.as_of)))
    if (reply === null && close !== null) closed++
  }
  expect({ n: began.length, answered: answered.length, closed }).toEqual({
    n: expected.n,
    answered: expected.answered,
    closed: expected.closed_without_reply,
  })
  const curve = kaplanMeier(answered, censored)
  for (const one of expected.quantiles) {
    const { value, interval } = survivalQuantile(curve, one.p)
    expectNear(value, one.value_seconds, tolerance, 'value_seconds')
    expectNear(interval && interval[0], one.lower_loglog_seconds, tolerance, 'lower_loglog_seconds')
    expectNear(interval && interval[1], one.upper_loglog_seconds, tolerance, 'upper_loglog_seconds')
  }
})
