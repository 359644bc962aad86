import { addDays } from '#app/measures/days.ts'
import { dayOf, momentInWords } from './moment-in-words.ts'

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const

/** A moment as it is told on the day `now` is on: "08:47" today, "Sat 10:20" within a week, else "29 Jan, 18:02". */
export function sinceInWords(at: string | Date, now: string | Date, timeZone: string): string {
  const [day, today] = [dayOf(at, timeZone), dayOf(now, timeZone)]
  const [date = '', clock = ''] = momentInWords(at, timeZone).split(', ')
  if (day === today) return clock
  if (day < today && day > addDays(today, -7)) return `${weekdays[new Date(day).getUTCDay()]}\u00a0${clock}`
  const withoutYear = date.replace(/\s\d{4}$/u, '')
  return `${day.slice(0, 4) === today.slice(0, 4) ? withoutYear : date}, ${clock}`
}

/** The same within a sentence: "at 08:47", "on Sat 10:20", "on 29 Jan, 18:02". */
export function momentInSentence(at: string | Date, now: string | Date, timeZone: string): string {
  const words = sinceInWords(at, now, timeZone)
  return `${/^\d{2}:/.test(words) ? 'at' : 'on'} ${words}`
}
