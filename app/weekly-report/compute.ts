import type { About } from '#app/measures/about-words.ts'
import { ofAll } from '#app/measures/about-words.ts'
import { weekName } from '#app/measures/days.ts'
import type { Candidate, Letter, ReadKind, Restatement } from '#app/measures/letter.ts'
import type { Health } from '#app/screens/health.server.ts'
import { changeOf, measureOf } from './figures.ts'
import { completeOf, inChargeOf, waitingOf } from './surroundings.ts'
import { aboutWords, noteWords } from './words.ts'

/** What was read of one week, as of the moment its letter is about. */
export type WeekRead = {
  workspace: string
  health: Health
  /** Of the signal that leads; null without one. */
  about: About | null
  reads: { kind: ReadKind; candidates: Candidate[] }[]
  quarantined: number
  /** What turned out of earlier letters since. */
  restated: Restatement[]
  /** Measures whose figures are told whatever they say. */
  alsoShown?: readonly string[]
}

/** Explain the first three; shown in every letter, whatever they say. */
const alwaysShown: readonly string[] = ['passed_along_rate', 'turned_around', 'same_matter_again', 'canned_share']

/** The letter of a week: pure, so that the same readings always make the same letter. */
export function letterOf(read: WeekRead): Letter {
  const { workspace, health, about, reads, quarantined, restated, alsoShown = alwaysShown } = read
  const { week, headline, first, others, timeZone, asOf } = health
  const signals = new Set(headline.signals)
  const changed = [...first, ...others].filter(
    ({ key }) => signals.has(key) || (alsoShown.includes(key) && !first.some((one) => one.key === key)),
  )
  const shown = [...first, ...changed].map(({ key }) => key)
  return {
    version: 1,
    ...{ workspace, isSample: health.isSample, timeZone, asOf },
    week: { name: weekName(week.from), from: week.from, to: week.to },
    headline: {
      ...{ kind: headline.kind, title: headline.title, deck: headline.deck },
      signals: headline.signals,
    },
    about: about === null ? [] : aboutSentences(about),
    measures: first.map(measureOf),
    changed: changed.toSorted((a, b) => Number(signals.has(b.key)) - Number(signals.has(a.key))).map(changeOf),
    waiting: waitingOf(health),
    inCharge: inChargeOf(health),
    reads,
    complete: completeOf(health, quarantined, shown),
    restated,
    notes: [
      ...first.map(({ key, label, meaning }) => ({ key, text: noteWords.measure(key, label, meaning) })),
      { key: 'waiting', text: noteWords.waiting },
      { key: 'ranges', text: noteWords.ranges(health.falseSignalsPerYear) },
      { key: 'reads', text: noteWords.reads },
    ],
  }
}

/** At most so many topics and words are named beside the first. */
const alsoNamed = 2

function aboutSentences({ title, found }: About): string[] {
  if (!found || found.topics.length + found.words.length === 0) return [title]
  const topics = found.topics.filter(({ name }) => name !== 'unknown')
  const also = (topics.length > 0 ? topics : found.words).slice(1, 1 + alsoNamed)
  return [
    title,
    ...(also.length > 0 ? [aboutWords.also(also.map((one) => `“${one.name}” (${ofAll(one)})`))] : []),
    aboutWords.where,
  ]
}
