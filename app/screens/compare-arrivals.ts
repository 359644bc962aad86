import type { Arrival } from '#app/measures/compare-strata.ts'
import type { ArrivalRow } from '#db/queries/compare.ts'

/** Whether somebody is there at a moment (ms since 1970). */
export type OpenAt = (at: number) => boolean

/** What was known of a conversation when it arrived, in words. Without a schedule nothing is in or out of hours. */
export function arrivalOf(
  row: Pick<ArrivalRow, 'channel' | 'topic' | 'tone' | 'lastStanding' | 'began'>,
  isOpen: OpenAt | null,
): Arrival {
  return {
    channel: row.channel,
    topic: row.topic ?? 'no topic',
    tone: row.tone === null ? 'tone unknown' : row.tone < 0 ? 'unhappy' : 'not unhappy',
    customer: row.lastStanding === null ? 'new' : 'returning',
    hours: isOpen === null ? 'hours unknown' : isOpen(row.began) ? 'in hours' : 'out of hours',
  }
}
