import { keptNames } from '#app/conversations/kept-names.ts'
import type { Channel } from '#app/conversations/records.ts'
import type { MessageRow } from '#db/queries/message.ts'

const day = 86_400_000

/** What was said before this moment has been kept for so many days. */
export const keptSince = (days: number, now: Date): Date => new Date(now.getTime() - days * day)

/**
 * Takes the words out of messages that are too old to be kept when they arrive, once they are read and placed: so that
 * importing an old file again brings nothing back.
 */
export function clearOld(rows: readonly MessageRow[], retentionDays: number | null, now: Date): void {
  if (retentionDays === null) return
  const since = keptSince(retentionDays, now)
  for (const row of rows) {
    if (row.text === null || row.occurred_at >= since) continue
    Object.assign(row, { text: null, why: null, kept_names: keptNames(row.text, row.channel as Channel) })
  }
}
