import { replied, wrote } from './mail.ts'
import { seeded } from './seeded.ts'
import { addDays } from '#app/measures/days.ts'

const things = ['kettle', 'lamp', 'drawer', 'blanket', 'bicycle', 'curtain', 'ladder', 'mirror', 'rug', 'shelf']
const states = [
  'arrived scratched',
  'never arrived',
  'lost a screw',
  'will not open',
  'smells odd',
  'has the wrong colour',
]

/** The Monday of the week that differs: half of those who write speak of boiler pumps, and all wait ten times as long. */
export const busyWeek = '2026-01-05'
export const busyNow = new Date('2026-01-12T12:00:00Z')

/**
 * Mail of fourteen weeks, each conversation of another customer; the last is the busy one. `texts` false: times only.
 * The same every time.
 */
export function busyWeekLines({ perWeek = 30, texts = true } = {}): string[] {
  const draw = seeded(7)
  const pick = (from: readonly string[]) => from[Math.floor(draw() * from.length)]!
  const lines: string[] = []
  for (let week = -13; week <= 0; week++) {
    for (let n = 0; n < perWeek; n++) {
      const at = Date.parse(`${addDays(busyWeek, 7 * week)}T00:00:00Z`) + (n + draw()) * ((6.5 * 86_400_000) / perWeek)
      // Weeks that hang together by chance would have no limits.
      const wait = (1 + 2 * draw()) * (week === 0 ? 10 : 1 + 0.2 * Math.abs(week % 2)) * 3_600_000
      const about = week === 0 && n % 2 === 0
      const text = about
        ? `Hello, the boiler pump of my ${pick(things)} is broken. Please help!`
        : `Hello, my ${pick(things)} ${pick(states)}. Please help!`
      const [when, then] = [new Date(at).toISOString(), new Date(at + wait).toISOString()]
      const [thread, person] = [`w${week + 13}n${n}`, `p${week + 13}-${n}@example.org`]
      const extra = {
        thread,
        ...(n % 5 > 0 && { topic: about ? 'heating' : 'order' }),
        ...(!texts && { text: undefined }),
      }
      lines.push(wrote(`${thread}a`, when, person, text, extra))
      lines.push(replied(`${thread}b`, then, 'We have sent a new one, it arrives tomorrow.', { thread }))
    }
  }
  return lines
}
