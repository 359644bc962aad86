import { addDays } from '#app/conversations/add-days.ts'

export { addDays }

const dayMs = 86_400_000

/** The Monday of the ISO week that a day lies in. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return addDays(day, -((weekday + 6) % 7))
}

/** The ISO week that begins on a Monday: its number, and the year that its Thursday lies in. */
export function isoWeek(monday: string): { year: number; week: number } {
  const thursday = addDays(monday, 3)
  const year = Number(thursday.slice(0, 4))
  const days = (Date.parse(thursday) - Date.parse(`${year}-01-01`)) / dayMs
  return { year, week: Math.floor(days / 7) + 1 }
}

/** "2026-W06" of its Monday. */
export function weekName(monday: string): string {
  const { year, week } = isoWeek(monday)
  return `${year}-W${String(week).padStart(2, '0')}`
}

/** The Monday of "2026-W06"; undefined where there is no such week. */
export function mondayOfWeek(name: string): string | undefined {
  const [, year, week] = /^(\d{4})-?W(\d{2})$/i.exec(name) ?? []
  if (year === undefined || week === undefined) return undefined
  const monday = addDays(mondayOf(`${year}-01-04`), (Number(week) - 1) * 7)
  return isoWeek(monday).year === Number(year) && Number(week) > 0 ? monday : undefined
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
/** As dates are written here; server and browser may differ in what `Intl` writes. */
export const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const longMonths = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
]
const noBreak = '\u00a0'

/** "Tue 3 Feb" */
export function weekdayInWords(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  return [weekdays[date.getUTCDay()], date.getUTCDate(), months[date.getUTCMonth()]].join(noBreak)
}

/** "Week 6, 2–8 February 2026" of its Monday. */
export function weekInWords(monday: string): string {
  const [from, last] = [new Date(`${monday}T00:00:00Z`), new Date(`${addDays(monday, 6)}T00:00:00Z`)]
  const month = (date: Date) => longMonths[date.getUTCMonth()]
  const end = [last.getUTCDate(), month(last), last.getUTCFullYear()].join(noBreak)
  const sameYear = from.getUTCFullYear() === last.getUTCFullYear()
  const begin =
    month(from) === month(last)
      ? `${from.getUTCDate()}–`
      : `${[from.getUTCDate(), month(from), ...(sameYear ? [] : [from.getUTCFullYear()])].join(noBreak)} – `
  return `Week${noBreak}${isoWeek(monday).week}, ${begin}${end}`
}

/** "3 Feb 2026" of a calendar day (`2026-02-03`). */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return [date, months[(month ?? 0) - 1], year].join(noBreak)
}

/** "2 to 8 Feb 2026" of `[from, to)`, calendar days; the last day is the one before `to`. */
export function daysInWords(from: string, to: string): string {
  const last = addDays(to, -1)
  if (last <= from) return dayInWords(from)
  const [first, end] = [dayInWords(from).split(noBreak), dayInWords(last)]
  const year = last.startsWith(from.slice(0, 4))
  const month = last.startsWith(from.slice(0, 7))
  return `${first.slice(0, month ? 1 : year ? 2 : 3).join(noBreak)} to ${end}`
}
