import { weekdays } from '#app/conversations/hours-words.ts'
import { mondayOfWeek, weekInWords } from '#app/measures/days.ts'
import { fromTo, isThere, kept, text, type AuditWords } from './audit-reading.ts'

const pageOf = (week: string) => `weekly/${encodeURIComponent(week)}`

function letterOf(week: string): string {
  const monday = mondayOfWeek(week)
  return monday === undefined ? `the letter of ${week}` : `the letter of ${weekInWords(monday)}`
}

function written(value: unknown): string | null {
  if (!isThere(value)) return null
  const { is_on: isOn, weekday, hour } = kept(value)
  if (isOn === false) return 'not written'
  return `${weekdays[Number(weekday) - 1] ?? ''}s at ${String(Number(hour)).padStart(2, '0')}:00`
}

/** The weekly letter, and what persons add to it. */
export const ofLetters: AuditWords = {
  'set weekly letter': ({ before, after }) => ({
    what: 'When the weekly letter is written',
    ...{ detail: fromTo(written(before), written(after)), to: 'settings#letter' },
  }),
  'note in weekly letter': ({ subject, after }) => ({
    what: `A note in ${letterOf(subject)}`,
    ...{ detail: text(kept(after)['note']) || 'taken out', to: pageOf(subject) },
  }),
  'choose conversation of weekly letter': ({ subject }) => ({
    what: `Another choice of conversations in ${letterOf(subject)}`,
    to: pageOf(subject),
  }),
}
