import type { Sides } from '#app/measures/comparison.ts'
import { type ArrivalFact, arrivalFacts } from '#app/measures/compare-strata.ts'
import { addDays, mondayOfWeek, weekName } from '#app/measures/days.ts'

type Letter = 'a' | 'b'
const kept = ['channel', 'account', 'clock', 'as-of', 'points', 'percent', 'seed']

/** The address of a comparison: its sides, and the filters of the one that links there. */
export function compareSearch(filters: URLSearchParams, { a, b }: Sides<string>): string {
  const search = new URLSearchParams({ a, b })
  for (const [key, value] of filters) if (kept.includes(key) && value !== '') search.append(key, value)
  return search.toString()
}

/** The address of the conversations that began in the week of a Monday, under the same filters. */
export function weekSearch(filters: URLSearchParams, asOf: string, monday: string): string {
  const search = new URLSearchParams(
    [...filters].filter(([key, value]) => ['channel', 'account'].includes(key) && value),
  )
  for (const [key, value] of Object.entries({ 'as-of': asOf, from: monday, to: addDays(monday, 7) }))
    search.set(key, value)
  return search.toString()
}

/** Days filled into the form of a side (`a-from`, `a-to`, both as they were meant) as that side; null: none were. */
export function withDaysAsSide(search: URLSearchParams): URLSearchParams | null {
  const next = new URLSearchParams(search)
  for (const letter of ['a', 'b'] as const) {
    const [from, last] = [search.get(`${letter}-from`) ?? '', search.get(`${letter}-to`) ?? '']
    next.delete(`${letter}-from`)
    next.delete(`${letter}-to`)
    if ([from, last].every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day)))
      next.set(letter, `${from}..${Number.isNaN(Date.parse(last)) ? last : addDays(last, 1)}`)
  }
  return next.size === search.size && [...next].every(([key, value]) => search.get(key) === value) ? null : next
}

/** What is opened of a comparison: of a side its conversations, those of its handovers, or what a measure counts. */
export type OpenedSide = {
  side: Letter
  /** `conversations`, `handover`, or the key of a measure. */
  of: string
  part?: string
  /** Only those alike in this on arrival. */
  levels?: Partial<Record<ArrivalFact, string>>
  /** Only those first replied to by this team. */
  repliedBy?: string
  /** Sides by who replied first, instead of by who was in charge. */
  byReplier?: boolean
  /** Only those that began in the week of this Monday. */
  week?: string
}

/** The address of the list behind a count of a comparison, at that comparison's moment. */
export function sideSearch(filters: URLSearchParams, sides: Sides<string>, asOf: string, opened: OpenedSide): string {
  const search = new URLSearchParams(compareSearch(filters, sides))
  search.set('as-of', asOf)
  search.set('side', opened.side)
  search.set('of', opened.of)
  if (opened.part !== undefined) search.set('part', opened.part)
  if (opened.repliedBy !== undefined) search.set('replied-by', opened.repliedBy)
  if (opened.byReplier) search.set('sides', 'replied')
  if (opened.week !== undefined) search.set('week', weekName(opened.week))
  for (const fact of arrivalFacts) {
    const level = opened.levels?.[fact]
    if (level !== undefined) search.set(`on-arrival-${fact}`, level)
  }
  return search.toString()
}

/** The same, read from an address. */
export function openedSide(search: URLSearchParams): OpenedSide {
  const one = (key: string) => search.get(key) || undefined
  const levels = Object.fromEntries(
    arrivalFacts.flatMap((fact) => {
      const level = one(`on-arrival-${fact}`)
      return level === undefined ? [] : [[fact, level]]
    }),
  )
  const [part, repliedBy, week] = [one('part'), one('replied-by'), mondayOfWeek(one('week') ?? '')]
  return {
    side: search.get('side') === 'b' ? 'b' : 'a',
    of: one('of') ?? 'conversations',
    ...(part !== undefined && { part }),
    ...(Object.keys(levels).length > 0 && { levels }),
    ...(repliedBy !== undefined && { repliedBy }),
    ...(search.get('sides') === 'replied' && { byReplier: true }),
    ...(week !== undefined && { week }),
  }
}
