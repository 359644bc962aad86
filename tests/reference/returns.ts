import { kaplanMeier, survivalQuantile } from '#app/statistics/kaplan-meier.ts'
import { wilson } from '#app/statistics/wilson.ts'
import { answers } from './agree.ts'
import { firstReached } from './waits.ts'

type Logged = { created_at: string; first_reply_at: string | null; closed_at: string | null }
type Matter = { id: string; customer: string; topic: string; opened_at: string; resolved_at: string | null }

const day = 86_400_000

const rateOf = (x: number, n: number) => {
  const rate = wilson(x, n)
  return { rate: rate?.value ?? null, lower: rate?.interval[0] ?? null, upper: rate?.interval[1] ?? null }
}

/** A matter in milliseconds, as known at `asOf`: a resolution after it has not happened. */
function asKnown(matters: Matter[], asOf: number) {
  return matters
    .map(({ customer, topic, opened_at: opened, resolved_at: resolved }) => ({
      customer,
      topic,
      opened: Date.parse(opened),
      resolved: resolved === null || Date.parse(resolved) > asOf ? Infinity : Date.parse(resolved),
    }))
    .filter(({ opened }) => opened <= asOf)
}

export const returns = {
  first_response_asof: answers(
    (
      input: { from: string; to: string; as_of: string; conversations: Logged[] },
      expected: { quantiles: { p: number }[] },
    ) => {
      const asOf = Date.parse(input.as_of)
      const known = (text: string | null) => (text === null || Date.parse(text) > asOf ? null : Date.parse(text))
      const began = input.conversations.filter(({ created_at: at }) => {
        const created = Date.parse(at)
        return created >= Date.parse(input.from) && created < Date.parse(input.to) && created <= asOf
      })
      const all = began.map((one) => {
        const [reply, closed] = [known(one.first_reply_at), known(one.closed_at)]
        return { seconds: ((reply ?? closed ?? asOf) - Date.parse(one.created_at)) / 1000, reply, closed }
      })
      const answered = all.filter(({ reply }) => reply !== null)
      const closed = all.filter((one) => one.reply === null && one.closed !== null)
      const seconds = (some: { seconds: number }[]) => some.map((one) => one.seconds)
      const curve = kaplanMeier(seconds(answered), seconds(all.filter(({ reply }) => reply === null)))
      const arm = { time: seconds(all), event: all.map(({ reply }) => (reply === null ? 0 : 1)) }
      return {
        n: all.length,
        answered: answered.length,
        open: all.length - answered.length - closed.length,
        closed_without_reply: closed.length,
        quantiles: expected.quantiles.map(({ p }) => {
          const { value, interval } = survivalQuantile(curve, p)
          return {
            p,
            value_seconds: value,
            value_smallest_t_seconds: firstReached(arm, p),
            lower_loglog_seconds: interval && interval[0],
            upper_loglog_seconds: interval && interval[1],
          }
        }),
      }
    },
  ),

  repeat_contact: answers(
    (input: { from: string; to: string; as_of: string; window_days: number; conversations: Matter[] }) => {
      const [asOf, window] = [Date.parse(input.as_of), input.window_days * day]
      const matters = asKnown(input.conversations, asOf)
      const resolved = matters.filter(
        (one) => one.resolved >= Date.parse(input.from) && one.resolved < Date.parse(input.to),
      )
      const eligible = resolved.filter((one) => one.resolved + window <= asOf)
      const repeats = eligible.filter((one) =>
        matters.some(
          (later) =>
            later.customer === one.customer &&
            later.topic === one.topic &&
            later.opened > one.resolved &&
            later.opened <= one.resolved + window,
        ),
      ).length
      return {
        eligible: eligible.length,
        repeats,
        not_yet_mature: resolved.length - eligible.length,
        ...rateOf(repeats, eligible.length),
      }
    },
  ),

  retention_cohorts: answers(
    (input: { as_of: string; horizon_days: number; repeat_window_days: number; conversations: Matter[] }) => {
      const [asOf, horizon, window] = [
        Date.parse(input.as_of),
        input.horizon_days * day,
        input.repeat_window_days * day,
      ]
      const byCustomer = Map.groupBy(asKnown(input.conversations, asOf), ({ customer }) => customer)
      const customers = [...byCustomer.values()].map((matters) => {
        const first = Math.min(...matters.map(({ opened }) => opened))
        const isRepeat = (one: (typeof matters)[number]) =>
          matters.some(
            (earlier) =>
              earlier.topic === one.topic && earlier.opened < one.opened && one.opened <= earlier.resolved + window,
          )
        const returned = matters.some((one) => one.opened > first && one.opened <= first + horizon && !isRepeat(one))
        return { cohort: new Date(first).toISOString().slice(0, 7), mature: first + horizon <= asOf, returned }
      })
      const cohorts = [...Map.groupBy(customers, ({ cohort }) => cohort)].sort(([a], [b]) => (a < b ? -1 : 1))
      return {
        cohorts: cohorts.map(([cohort, members]) => {
          const mature = members.filter((one) => one.mature)
          const back = mature.filter(({ returned }) => returned).length
          return { cohort, size: members.length, mature: mature.length, returned: back, ...rateOf(back, mature.length) }
        }),
      }
    },
  ),
}
