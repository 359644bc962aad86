import { weekName } from '#app/measures/days.ts'

/** What a list of conversations is of: one number of one measure, for the days `[from, to)`. */
export type ListOf = {
  measure: string
  part?: string | undefined
  from?: string | null
  to?: string | null
  /** Only those about it. */
  word?: string
  topic?: string
}

const filterKeys = ['channel', 'account', 'team', 'clock']

/** The query string of what a week was about, under the filters of the page that links there. */
export function aboutSearch(filters: URLSearchParams, measure: string, monday: string): string {
  const search = new URLSearchParams(
    [...filters].filter(([key, value]) => [...filterKeys, 'as-of'].includes(key) && value !== ''),
  )
  search.set('week', weekName(monday))
  search.set('measure', measure)
  return search.toString()
}

/**
 * The query string of the list behind a number: the filters of the page that shows it, and its very moment, so that the
 * list counts what the page counted.
 */
export function listSearch(
  filters: URLSearchParams,
  asOf: string,
  { measure, part, from, to, word, topic }: ListOf,
): string {
  const search = new URLSearchParams()
  for (const key of filterKeys) {
    for (const value of filters.getAll(key)) if (value !== '') search.append(key, value)
  }
  search.set('measure', measure)
  if (part !== undefined) search.set('part', part)
  if (word !== undefined) search.set('word', word)
  if (topic !== undefined) search.set('topic', topic)
  // Waiting belongs to a moment: no period selects it.
  if (from && measure !== 'waiting_now') search.set('from', from)
  if (to && measure !== 'waiting_now') search.set('to', to)
  search.set('as-of', asOf)
  return search.toString()
}
