import { listed, sentences } from './headline-words.ts'
import { leastConversations } from './limits.ts'
import { nounOf } from './nouns.ts'
import type { Segment, Series, WeekPoint } from './series.ts'

/** The last week of a measure, as a headline looks at it. `passing`: it is a week of the change itself. */
export type Last = { key: string; label: string; point: WeekPoint; segment: Segment; series: Series; passing: boolean }

/** What the weeks since are compared with: “New help pages”, or who took charge. */
export function sinceWords({ began, because }: Pick<Segment, 'began' | 'because'>): string | null {
  if (began === 'start') return null
  return began === 'note' ? `“${because}”` : because
}

/** Why measures could not be judged, each reason once. `named`: what is missing of this very week is told elsewhere. */
export function unjudged(first: readonly Last[], named: boolean): string[] {
  const labelsOf = (some: readonly Last[]) => (some.length === first.length ? [] : some.map(({ label }) => label))
  const alike = (some: readonly Last[], reason: (names: string[], one: Last) => string) =>
    [...Map.groupBy(some, (one) => reason([], one)).values()].flatMap((group) =>
      group[0] ? [reason(labelsOf(group), group[0])] : [],
    )
  return [
    ...early(first),
    ...tooFew(first),
    ...alike(first.filter(isPassing), (names, { segment }) => sentences.passing(names, segment.because)),
    ...first.flatMap((one) => reasonOf(one, named)),
  ]
}

/** How many weeks there are, in one sentence for all that start anew with the same change. */
function early(first: readonly Last[]): string[] {
  const groups = Map.groupBy(first.filter(isPlainlyEarly), ({ segment }) => sinceWords(segment))
  return [...groups].map(([since, group]) => {
    const byWeeks = Map.groupBy(group, ({ segment }) => segment.baselineWeeks)
    const found = [...byWeeks].map(([weeks, some]) => {
      const isAll = some.length === first.length
      return { weeks, label: isAll ? '' : listed(some.map(({ label }) => label)) }
    })
    return sentences.tooEarly(found, since)
  })
}

/** The week of the change itself, or of a handover after it; a history too short outlasts that, and is said alone. */
const isPassing = ({ point, passing }: Last) =>
  point.finding === 'too_early' && passing && point.reading.state !== 'too_soon'
const isPlainlyEarly = ({ point, passing }: Last) => point.finding === 'too_early' && !passing

function reasonOf(one: Last, named: boolean): string[] {
  const { label, point } = one
  const { finding, reading, outage } = point
  if (reading.state === 'too_soon') return [sentences.tooSoon(label)]
  if (finding === 'unreliable') return [sentences.unreliable(label)]
  if (finding !== 'too_few') return []
  if (outage) return named ? [] : [sentences.earlierGap(label)]
  return isUnanswered(one) ? [sentences.noneAnswered(label, reading.n)] : []
}

/** Enough of them, and nobody had an answer: there is no figure, nor even a least one. */
const isUnanswered = ({ point: { finding, reading, outage, value } }: Last) =>
  finding === 'too_few' && !outage && reading.unit === 'seconds' && value === null && reading.n >= leastConversations

/** How many there are, in one sentence for all that have too few. */
function tooFew(first: readonly Last[]): string[] {
  const few = first.filter(
    ({ point: { finding, outage, reading } }) =>
      finding === 'too_few' && !outage && reading.state !== 'too_soon' && reading.n < leastConversations,
  )
  const groups = Map.groupBy(few, ({ key, point }) => `${point.reading.n} ${nounOf(key)}`)
  const found = [...groups.values()].flatMap((some) => {
    const label = some.length === first.length ? '' : listed(some.map((one) => one.label))
    return some.slice(0, 1).map(({ key, point }) => ({ label, n: point.reading.n, noun: nounOf(key) }))
  })
  return found.length === 0 ? [] : [sentences.tooFew(found)]
}

/** The reason that most of the three share; what is rarest to mend goes first. */
export function whyUnjudged(first: readonly Last[]): 'too_few' | 'unreliable' | 'too_early' {
  if (first.some(isUnanswered)) return 'unreliable'
  const findings = first.filter(({ point }) => point.reading.state !== 'too_soon').map(({ point }) => point.finding)
  if (findings.length === 0 || findings.includes('too_early')) return 'too_early'
  return findings.includes('unreliable') ? 'unreliable' : 'too_few'
}
