/** Where a page of a list ended: the moment and the id of its last row. */
export type Position = { at: Date; id: string }

/** Of `2026-02-02T10:00:00.000Z~x:12`; null where it is none. */
export function readPosition(text: string): Position | null {
  const [at = '', ...rest] = text.split('~')
  const moment = placedMoment(at)
  return moment === null || rest.length === 0 ? null : { at: moment, id: rest.join('~') }
}

export const writePosition = ({ at, id }: Position): string => `${at.toISOString()}~${id}`

/** The moment of a place, as lists write it; null where it is none, or one that Postgres does not know, as 30 February. */
export function placedMoment(text: string): Date | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z$/.test(text) || text.startsWith('0000')) return null
  const moment = new Date(text)
  return Number.isNaN(moment.getTime()) || !moment.toISOString().startsWith(text.slice(0, 10)) ? null : moment
}
