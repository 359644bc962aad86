import { loadReadings } from './readings.server.ts'
import type { View } from './view.ts'
import { measures } from '#app/measures/list.ts'
import type { Reading } from '#app/measures/reading.ts'
import type { Trx } from '#db/client.server.ts'
import type { Scope } from '#db/scope.ts'

export type HealthPeriod = { from: string; to: string; reading: Reading }

export type HealthMeasure = {
  key: string
  label: string
  meaning: string
  /** Over the whole of what is looked at; undefined when there is no conversation at all. */
  whole: Reading | undefined
  /** Oldest first; empty when one looks at the whole only, or the measure belongs to a moment. */
  periods: HealthPeriod[]
}

export type Health = {
  asOf: string
  timeZone: string
  completeTo: string | null
  /** Days, `to` exclusive; null without any conversation. */
  range: { from: string; to: string } | null
  by: View['by']
  measures: HealthMeasure[]
}

/**
 * What Health shows: every measure by week or month and over the whole of the same days. By `all`, over everything there
 * is unless days are given.
 */
export async function loadHealth(trx: Trx, scope: Scope, view: View): Promise<Health> {
  const overTime = view.by === 'all' ? undefined : await loadReadings(trx, scope, view)
  const days = { from: overTime?.periods[0]?.from ?? view.from, to: overTime?.periods.at(-1)?.to ?? view.to }
  const whole = await loadReadings(trx, scope, { ...view, ...days, by: 'all' })
  const [all] = whole.periods
  return {
    asOf: whole.asOf,
    timeZone: whole.timeZone,
    completeTo: whole.completeTo,
    range: all ? { from: all.from, to: all.to } : null,
    by: view.by,
    measures: measures.map(({ key, label, meaning }) => ({
      key,
      label,
      meaning,
      whole: all?.readings[key],
      periods: (overTime?.periods ?? []).flatMap(({ from, to, readings }) => {
        const reading = readings[key]
        return reading && key !== 'waiting_now' ? [{ from, to, reading }] : []
      }),
    })),
  }
}
