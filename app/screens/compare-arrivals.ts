import type { Arrival } from '#app/measures/compare-strata.ts'
import type { ArrivalGroup } from '#db/queries/compare.ts'

/** Whether somebody is there on a channel at a moment (ms since 1970); null where no hours were set for then. */
export type OpenAt = (channel: string, at: number) => boolean | null

/** What was known of a conversation when it arrived, in words. Without a schedule nothing is in or out of hours. */
export function arrivalOf(
  { channel, topic, unhappy, lastStanding }: Pick<ArrivalGroup, 'channel' | 'topic' | 'unhappy' | 'lastStanding'>,
  isOpen: boolean | null,
): Arrival {
  return {
    channel,
    topic: topic ?? 'no topic',
    tone: unhappy === null ? 'tone unknown' : unhappy ? 'unhappy' : 'not unhappy',
    customer: lastStanding === null ? 'new' : 'returning',
    hours: hoursWords(isOpen),
  }
}

function hoursWords(isOpen: boolean | null): string {
  if (isOpen === null) return 'hours unknown'
  return isOpen ? 'in hours' : 'out of hours'
}
