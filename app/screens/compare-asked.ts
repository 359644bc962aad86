import { usualMaterial } from '#app/measures/compare-conclusion.ts'
import type { Seen } from './in-view.server.ts'
import type { Asked, ComparisonAsked } from './compare.server.ts'

/** What the address of a comparison asks, whatever page or form of it is wanted. */
export const comparedSearch = (search: URLSearchParams): URLSearchParams =>
  new URLSearchParams([...search].filter(([key]) => !['after', 'format', 'table', 'workspace'].includes(key)))

/** Of when, and to whom, something is compared; what is kept of it is old once anything has changed. */
export const comparedNow = (_trx: unknown, { scope, view, workspace }: Pick<Seen, 'scope' | 'view' | 'workspace'>) =>
  Promise.resolve({ scope, view, changes: workspace.changes })

export type ParsedAsked = { ok: true; asked: Asked } | { ok: false; reason: string }

/** What an address asks to compare: `?a=…&b=…`, and if given `points`, `percent` and `seed`. */
export function parseAsked(search: URLSearchParams): ParsedAsked {
  const [a, b] = [search.get('a')?.trim() ?? '', search.get('b')?.trim() ?? '']
  if (a === '' || b === '') return { ok: false, reason: 'Say what to compare: a=… and b=….' }
  const numbers: Record<string, number | undefined> = {}
  for (const key of ['points', 'percent', 'seed']) {
    const text = search.get(key) ?? ''
    if (text !== '' && !/^\d{1,9}$/.test(text))
      return { ok: false, reason: `"${text}" is not a whole number (${key}).` }
    numbers[key] = text === '' ? undefined : Number(text)
  }
  const { points = usualMaterial.points, percent = usualMaterial.percent, seed } = numbers
  return { ok: true, asked: { a, b, material: { points, percent }, seed } }
}

/**
 * What tells comparisons apart while one runs: who may see what, and what was asked for. One of no moment in particular is
 * the same a minute later, or one that takes longer than a minute would be begun again each time it is looked at.
 */
export function comparisonKey({ scope, view, asked }: ComparisonAsked, search: URLSearchParams): string {
  const isOfNow = !['as-of', 'as_of', 'asOf'].some((key) => search.get(key))
  return JSON.stringify([scope, { ...view, asOf: isOfNow ? null : view.asOf }, asked])
}
