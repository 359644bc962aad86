/** Where a page of a list ended: the moment and the id of its last row. */
export type Position = { at: Date; id: string }

/** Of `2026-02-02T10:00:00.000Z~x:12`; null where it is none. */
export function readPosition(text: string): Position | null {
  const [at = '', ...rest] = text.split('~')
  const moment = new Date(at)
  return Number.isNaN(moment.getTime()) || rest.length === 0 ? null : { at: moment, id: rest.join('~') }
}

export const writePosition = ({ at, id }: Position): string => `${at.toISOString()}~${id}`
