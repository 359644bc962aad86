import { type MeasureKey, isMeasureKey, measures } from '#app/measures/list.ts'

export type Opened =
  | {
      ok: true
      number: { measure: MeasureKey; part?: string; word?: string; topic?: string; after?: string; limit: number }
    }
  | { ok: false; reason: string }

/** How many rows a page of a list has unless asked otherwise, and at most. */
const [usual, most] = [50, 500]

/** How many rows an address asks for: `?limit=100`. */
export function pageLengthOf(search: URLSearchParams): { ok: true; limit: number } | { ok: false; reason: string } {
  const given = search.get('limit') || String(usual)
  const limit = Number(given)
  if (Number.isInteger(limit) && limit >= 1 && limit <= most) return { ok: true, limit }
  return { ok: false, reason: `"${given}" is no length of a page: write a whole number from 1 to ${most}.` }
}

/** Which number an address opens: `?measure=resolution_rate&part=presumed&after=…&limit=100`. */
export function openedNumber(search: URLSearchParams): Opened {
  const given = (key: string) => search.get(key) || undefined
  const [measure, part, after] = [given('measure') ?? 'first_reply', given('part'), given('after')]
  const [word, topic] = [given('word'), given('topic')]
  const length = pageLengthOf(search)
  if (!isMeasureKey(measure)) {
    const keys = measures.map(({ key }) => key).join(', ')
    return { ok: false, reason: `"${measure}" is no measure: there is ${keys}.` }
  }
  if (!length.ok) return length
  const { limit } = length
  const narrowed = { ...(part && { part }), ...(word && { word }), ...(topic && { topic }) }
  return { ok: true, number: { measure, limit, ...narrowed, ...(after && { after }) } }
}
