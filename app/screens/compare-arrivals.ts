import type { Arrival } from '#app/measures/compare-strata.ts'
import type { ArrivalRow } from '#db/queries/compare.ts'

/** Whether somebody is there on a channel at a moment (ms since 1970); null where no hours were set for then. */
export type OpenAt = (channel: string, at: number) => boolean | null

/** What was known of a conversation when it arrived, in words. Without a schedule nothing is in or out of hours. */
export function arrivalOf(
  row: Pick<ArrivalRow, 'channel' | 'topic' | 'tone' | 'lastStanding' | 'began'>,
  isOpen: OpenAt,
): Arrival {
  return {
    channel: row.channel,
    topic: row.topic ?? 'no topic',
    tone: row.tone === null ? 'tone unknown' : row.tone < 0 ? 'unhappy' : 'not unhappy',
    customer: row.lastStanding === null ? 'new' : 'returning',
    hours: hoursWords(isOpen(row.channel, row.began)),
  }
}

function hoursWords(isOpen: boolean | null): string {
  if (isOpen === null) return 'hours unknown'
  return isOpen ? 'in hours' : 'out of hours'
}
