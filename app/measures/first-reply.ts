import type { Measure } from './reading.ts'
import { answeredOnly, quantilesOf, type AnyWaitCounts, waitReading } from './wait-reading.ts'

export const firstReply = {
  key: 'first_reply',
  label: 'First reply of any kind',
  unit: 'seconds',
  better: 'lower',
  meaning:
    'How long half of all who wrote waited for the first reply by a person, of any kind, whether they needed one or not: for comparison with other tools.',
  formula:
    "median and p90 of the Kaplan–Meier curve from the customer's first message to our first human reply after it, passed along or not; beside it quantiles and plain mean of the answered ones alone, as most tools would say.",
  datedBy: "the customer's first message",
  interval: "95 %, log-log limits, variance times the customers' design effect",
  limits: [
    'A reply that only sends people elsewhere counts here, which makes this the kinder figure.',
    'The figures of the answered ones alone leave out whoever is still waiting: the longer people wait, the better they look.',
    'Sources that cannot show replies have no such reading; how many conversations that leaves out is given beside it.',
  ],
  read: (counts: AnyWaitCounts) => {
    const others = answeredOnly(counts)
    const reading = waitReading('first_reply', 'seconds', counts, (waits) => {
      const quantiles = quantilesOf(waits)
      return { ...quantiles.p50, quantiles }
    })
    return others ? { ...reading, answeredOnly: others } : reading
  },
} as const satisfies Measure<AnyWaitCounts>
