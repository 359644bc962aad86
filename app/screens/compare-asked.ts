import { usualMaterial } from '#app/measures/compare-conclusion.ts'
import type { Asked } from './compare.server.ts'

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
