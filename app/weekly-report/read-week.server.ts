import { canBeAsked } from '#app/measures/about-words.ts'
import type { Letter, Restatement } from '#app/measures/letter.ts'
import { isMeasureKey } from '#app/measures/list.ts'
import { loadAbout } from '#app/screens/about-week.server.ts'
import { loadHealth } from '#app/screens/health.server.ts'
import type { Seen } from '#app/screens/in-view.server.ts'
import type { Trx } from '#db/client.server.ts'
import { countQuarantined } from '#db/queries/quarantine.ts'
import { letterOf } from './compute.ts'
import { findWorthReading } from './conversations.server.ts'

/**
 * Reads the week that a view looks at and makes its letter, as of the view's moment and as known today. Null where nothing
 * was known by then.
 */
export async function readLetter(trx: Trx, seen: Seen, restated: Restatement[]): Promise<Letter | null> {
  const health = await loadHealth(trx, seen)
  if (!health) return null
  const lead = health.headline.signals.find(canBeAsked)
  const about =
    lead !== undefined && isMeasureKey(lead)
      ? await loadAbout(trx, { ...seen, view: { ...seen.view, measure: lead } })
      : null
  return letterOf({
    ...{ workspace: seen.workspace.name, health, restated },
    about: about?.ok === true ? about.about : null,
    reads: await findWorthReading(trx, seen, health.week),
    quarantined: (await countQuarantined(trx, seen.scope)).reduce((sum, { waiting }) => sum + waiting, 0),
  })
}

/** The figures alone of the same week read anew, also of measures that show no signal any more: what a restatement compares. */
export async function readFigures(trx: Trx, seen: Seen, keys: readonly string[]): Promise<Letter | null> {
  const health = await loadHealth(trx, seen)
  if (!health) return null
  const nothing = { about: null, reads: [], quarantined: 0, restated: [] }
  return letterOf({ workspace: seen.workspace.name, health, ...nothing, alsoShown: keys })
}
