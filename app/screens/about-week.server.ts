import { leadingWords } from '#app/measures/about-week.ts'
import {
  type About,
  type AboutMeasure,
  aboutNotes,
  aboutTitle,
  canBeAsked,
  type AboutWeek,
  type Found,
} from '#app/measures/about-words.ts'
import { addDays } from '#app/measures/days.ts'
import { signalSentenceOf } from '#app/measures/headline.ts'
import { type MeasureKey, measures } from '#app/measures/list.ts'
import { tallyWords } from '#app/measures/tally-words.ts'
import type { Trx } from '#db/client.server.ts'
import { findSpan } from '#db/queries/reading-counts.ts'
import { unknownTopic } from '#db/queries/conversation-predicates.ts'
import type { Scope } from '#db/scope.ts'
import { findWeeks, healthMeasure, type HealthMeasure, readWeeks } from './health.server.ts'
import { stretchesToRead, weekLookedAt } from './health-weeks.ts'
import type { Seen } from './in-view.server.ts'
import { openingsRead, readOpenings } from './openings.server.ts'
import { dayOf } from './periods.ts'
import { loadDeclarations } from './surroundings.server.ts'
import { loadTopics, weeksQuery } from './week-topics.server.ts'

/** Of each week of the baseline; fewer than of the week itself, for twenty weeks are many. */
const baselineOpenings = 200

const aboutCustomers = measures.filter(({ key }) => canBeAsked(key))

export type AboutLoaded = { ok: true; about: About } | { ok: false; reason: string }

/**
 * What the conversations of a week were about, where a measure of that week shows a signal: the one asked for, else the
 * first there is. `found` stays null without a signal: ordinary variation is not explained. Null where nothing was known
 * by as-of.
 */
export async function loadAbout(trx: Trx, { scope, view, choices }: Seen): Promise<AboutLoaded | null> {
  const asked = view.measure
  if (asked !== null && !aboutCustomers.some(({ key }) => key === asked)) {
    const keys = aboutCustomers.map(({ key }) => key).join(', ')
    return { ok: false, reason: `What it was about can be asked of ${keys}.` }
  }
  const span = await findSpan(trx, scope, view.asOf)
  if (!span) return null
  const { timeZone } = view.workspace
  const known = await findWeeks(trx, scope, view, span)
  const monday = weekLookedAt(view, known)
  const declarations = await loadDeclarations(trx, scope, view, choices.places)
  const weeks = await readWeeks(
    ...([trx, scope, view] as const),
    stretchesToRead(monday, declarations.changes, known.first),
    { measure: asked, span },
  )
  const today = dayOf(view.asOf, timeZone)
  const read = aboutCustomers.flatMap((measure) => healthMeasure(measure, weeks, declarations, today))
  const signals = read.filter(({ series }) => series.points.at(-1)?.finding === 'signal')
  const chosen = asked === null ? signals[0] : read.find(({ key }) => key === asked)
  const segment = chosen?.series.segments.at(-1)
  const baseline = segment?.baseline ?? []
  const signal = chosen && signals.includes(chosen) ? signalSentenceOf(chosen) : null
  const about: AboutWeek = {
    ...{ asOf: view.asOf.toISOString(), timeZone, week: { from: monday, to: addDays(monday, 7) } },
    measure: chosen ? { ...named(chosen), signal } : null,
    signals: signals.map(named),
    baseline: { weeks: baseline.length, began: segment?.began ?? 'start', because: segment?.because ?? '' },
    found: null,
  }
  if (!chosen || signal === null || baseline.length === 0) return told(about)
  const days = [...baseline, monday].toSorted()
  return told({ ...about, found: await find(trx, scope, weeksQuery(view, days), chosen.key, days.indexOf(monday)) })
}

const told = (about: AboutWeek): AboutLoaded => ({
  ok: true,
  about: { ...about, title: aboutTitle(about), notes: aboutNotes(about) },
})

const named = ({ key, label, finding }: HealthMeasure): AboutMeasure => ({ key, label, finding })

async function find(
  trx: Trx,
  scope: Scope,
  query: ReturnType<typeof weeksQuery>,
  key: MeasureKey,
  week: number,
): Promise<Found> {
  const { counts, sizes, leads } = await loadTopics(trx, scope, query, { key, week })
  const limits = sizes.map((_, period) => (period === week ? openingsRead : baselineOpenings))
  const openings = await readOpenings(trx, scope, query, key, { limits, sizes })
  const ofWeek = openings.filter(({ period }) => period === week).length
  const { tallies, tested } = tallyWords(openings, week)
  const cut = sizes.some((size, period) => size > (limits[period] ?? 0))
  const unknown = counts.find((one) => one.period === week && one.topic === unknownTopic)?.conversations ?? 0
  const conversations = sizes[week] ?? 0
  return {
    ...{ conversations, withTopic: conversations - unknown },
    topics: leads,
    words: leadingWords(tallies, tested),
    read: { week: ofWeek, baseline: openings.length - ofWeek },
    drawn: cut ? { week: openingsRead, baseline: baselineOpenings } : null,
  }
}
