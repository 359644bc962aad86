import { addDays } from '#app/measures/days.ts'
import { expectedFalseSignals } from '#app/measures/limits.ts'
import { countedOnce } from '#app/measures/headline.ts'
import { type MeasureKey, measures } from '#app/measures/list.ts'
import type { Reading } from '#app/measures/reading.ts'
import type { Trx } from '#db/client.server.ts'
import { findSpan } from '#db/queries/reading-counts.ts'
import { stretchesToRead, weeksToChoose, weekLookedAt, type Stretch } from './health-weeks.ts'
import { findWeeks, healthMeasure, readWeeks } from './health.server.ts'
import type { Seen } from './in-view.server.ts'
import { dayOf } from './periods.ts'
import { loadDeclarations } from './surroundings.server.ts'

/** A definition, with what it gives for one week. */
export type DefinedMeasure = {
  key: MeasureKey
  label: string
  meaning: string
  formula: string
  datedBy: string
  interval: string
  limits: readonly string[]
  unit: Reading['unit']
  /** Null where nothing is known yet. */
  reading: Reading | null
  /** How the week stands to what ordinary weeks produce; null for what belongs to no week. */
  usual: { signal: boolean; lead: string; rest: string } | null
}

export type Definitions = {
  measures: DefinedMeasure[]
  asOf: string
  timeZone: string
  /** Days, `to` exclusive; null where nothing is known. */
  week: (Stretch & { over: boolean }) | null
  /** Mondays that can be chosen, newest first. */
  weeks: string[]
  /** How many signals the charts of these measures show in a year by chance. */
  falseSignalsPerYear: number
}

/** Every definition with the numbers of one week, read as Health reads them. */
export async function loadDefinitions(trx: Trx, { scope, view, choices }: Seen): Promise<Definitions> {
  const { timeZone } = view.workspace
  const around = { asOf: view.asOf.toISOString(), timeZone }
  const span = await findSpan(trx, scope, view.asOf)
  if (!span) {
    const empty = measures.map((measure) => ({ ...wordsOf(measure), reading: null, usual: null }))
    return { ...around, measures: empty, week: null, weeks: [], falseSignalsPerYear: 0 }
  }
  const known = await findWeeks(trx, scope, view, span)
  const monday = weekLookedAt(view, known)
  const today = dayOf(view.asOf, timeZone)
  const declarations = await loadDeclarations(trx, scope, view, choices.places)
  const read = await readWeeks(trx, scope, view, stretchesToRead(monday, declarations.changes, known.first), { span })
  const watched = measures
    .filter(({ key }) => key !== 'waiting_now')
    .flatMap((measure) => healthMeasure(measure, read, declarations, today))
  const defined = measures.map((measure): DefinedMeasure => {
    const found = watched.find(({ key }) => key === measure.key)
    const reading = found?.reading ?? read.at(-1)?.readings[measure.key] ?? null
    return { ...wordsOf(measure), reading, usual: found?.finding ?? null }
  })
  const to = addDays(monday, 7)
  return {
    ...around,
    measures: defined,
    week: { from: monday, to, over: to <= today },
    weeks: weeksToChoose(view, known),
    falseSignalsPerYear: expectedFalseSignals(
      countedOnce(watched).map(({ series }) => series.segments.at(-1)?.baselineWeeks ?? 0),
    ),
  }
}

function wordsOf({ key, label, meaning, formula, datedBy, interval, limits, unit }: (typeof measures)[number]) {
  return { key, label, meaning, formula, datedBy, interval, limits, unit }
}
