/** What a list of conversations is of: one number of one measure, for the days `[from, to)`. */
export type ListOf = { measure: string; part?: string | undefined; from?: string | null; to?: string | null }

/**
 * The query string of the list behind a number: the filters of the page that shows it, and its very moment, so that the
 * list counts what the page counted.
 */
export function listSearch(filters: URLSearchParams, asOf: string, { measure, part, from, to }: ListOf): string {
  const search = new URLSearchParams()
  for (const key of ['channel', 'account', 'team', 'clock']) {
    for (const value of filters.getAll(key)) if (value !== '') search.append(key, value)
  }
  search.set('measure', measure)
  if (part !== undefined) search.set('part', part)
  // Waiting belongs to a moment: no period selects it.
  if (from && measure !== 'waiting_now') search.set('from', from)
  if (to && measure !== 'waiting_now') search.set('to', to)
  search.set('as-of', asOf)
  return search.toString()
}
