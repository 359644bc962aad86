import { addDays } from '#app/measures/days.ts'
import { startOfDay } from '#app/screens/periods.ts'

const hourMs = 3_600_000
/** Whatever kept a letter from going out for longer made it an old letter. */
const mostLateMs = 24 * hourMs

type Asked = {
  /** A Monday. */
  week: string
  published_at: Date
  /** Null: only when a person sends it. */
  afterHours: number | null
  /** When sending by itself began; null: it has not. */
  since: Date | null
  timeZone: string
}

/**
 * When a letter goes out by itself; null: only when a person sends it. That is so before a person has sent the first, for
 * letters that were written before sending by itself began, and for those written more than a week after their week ended:
 * they look back, and were not asked for. What has missed it for long (`hasMissed`) goes by hand only, too.
 */
export function sendsItselfAt({ week, published_at, afterHours, since, timeZone }: Asked): Date | null {
  if (afterHours === null || since === null || published_at < since) return null
  if (published_at >= startOfDay(addDays(week, 14), timeZone)) return null
  return new Date(published_at.getTime() + afterHours * hourMs)
}

/** Whether a letter could not go out for a day after its time: then nobody expects it any more, and a person decides. */
export const hasMissed = (sendsItselfAt: Date, now: Date): boolean =>
  now.getTime() - sendsItselfAt.getTime() > mostLateMs
