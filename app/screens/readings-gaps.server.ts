import { addDays } from '#app/measures/days.ts'
import type { Readings } from '#app/measures/reading.ts'
import type { Trx } from '#db/client.server.ts'
import type { Scope } from '#db/scope.ts'
import { dueDays } from './compare-sides.ts'
import { loadReadings } from './readings.server.ts'
import { listSilent, type SilentSource } from './surroundings.server.ts'
import type { View } from './view.ts'

/** The readings of a view as they are told outside, with the gaps that touch them; `missing` has their reasons. */
export async function loadReadingsAndGaps(
  trx: Trx,
  scope: Scope,
  view: View,
): Promise<{ readings: Readings; missing: SilentSource[] }> {
  const readings = await loadReadings(trx, scope, view)
  const missing = missedBy(readings, await listSilent(trx, scope, view))
  const gaps = missing.map(({ source, from, to }) => ({ source, from, to }))
  return { readings: gaps.length === 0 ? readings : { ...readings, gaps }, missing }
}

/** Figures are dated by up to so many days after the conversation began, so an earlier gap shows in them, too. */
function missedBy({ periods }: Readings, silent: readonly SilentSource[]): SilentSource[] {
  const [first, last] = [periods[0], periods.at(-1)]
  if (!first || !last) return []
  return silent.filter(({ from, to }) => from < last.to && (to === null || addDays(to, dueDays) > first.from))
}
