import type { CalendarHour } from '#app/history/days.ts'
import type { ConversationRow } from '#db/queries/conversation.ts'

export type HourOf = (at: number) => CalendarHour

/** For good: its last standing. */
export const isSetAside = (row: ConversationRow): boolean => row.standings.at(-1) === 'set_aside'

export const standingAt = (row: ConversationRow, at: Date): string | undefined =>
  row.standings[row.standing_from.findLastIndex((from) => from <= at)]
