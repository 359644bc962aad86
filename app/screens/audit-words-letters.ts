import { weekdays } from '#app/conversations/hours-words.ts'
import { mondayOfWeek, weekInWords } from '#app/measures/days.ts'
import { counted } from '#app/measures/format.ts'
import { day, fromTo, isThere, kept, named, text, type AuditWords } from './audit-reading.ts'

const pageOf = (week: string) => `weekly/${encodeURIComponent(week)}`

function letterOf(week: string): string {
  const monday = mondayOfWeek(week)
  return monday === undefined ? `the letter of ${week}` : `the letter of ${weekInWords(monday)}`
}

function written(value: unknown): string | null {
  if (!isThere(value)) return null
  const { is_on: isOn, weekday, hour } = kept(value)
  if (isOn === false) return 'not written'
  return `${weekdays[Number(weekday) - 1] ?? 'Monday'}s at ${String(Number(hour ?? 0)).padStart(2, '0')}:00`
}

const targets = 'settings/webhooks'

/** "until 3 Feb 2026, without customers’ words" */
function linkOf(value: unknown, dayOf: (moment: string) => string): string {
  const { until, showsWords } = kept(value)
  return `until ${day(dayOf(text(until)))}, ${showsWords === true ? 'with' : 'without'} customers’ words`
}

function targetOf(value: unknown): string {
  const { kind, to } = kept(value)
  return `${kind === 'slack' ? 'messages' : 'webhooks'} to ${text(to)}`
}

const sending = { to: 'settings#letter' }

/** "2026-W06 mail 3": a letter and whom it goes to. */
const delivery = (subject: string) => letterOf(subject.split(' ')[0] ?? '')

function sentAfter(value: unknown): string {
  const { afterHours } = kept(value)
  return isThere(afterHours)
    ? `${counted(Number(afterHours), 'hour')} after it is written`
    : 'only when somebody sends it'
}

const serverOf = (value: unknown) =>
  isThere(value) ? `${text(kept(value)['host'])}:${text(kept(value)['port'])}` : null

/** The weekly letter, and what persons add to it. */
export const ofLetters = {
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
  'share weekly letter': ({ subject, after }, { dayOf }) => ({
    what: `A link to ${letterOf(subject)} for people outside`,
    ...{ detail: linkOf(after, dayOf), to: `${pageOf(subject)}/share` },
  }),
  'end share link': ({ subject, before }, { dayOf }) => ({
    what: `A link to ${letterOf(subject)} was ended`,
    ...{ detail: linkOf(before, dayOf), to: `${pageOf(subject)}/share` },
  }),
  'add letter target': ({ subject, after }) => ({
    what: `The weekly letter also goes to ${named(subject)}`,
    ...{ detail: targetOf(after), to: targets },
  }),
  'pause letter target': ({ subject }) => ({ what: `No letter goes to ${named(subject)} for now`, to: targets }),
  'resume letter target': ({ subject }) => ({ what: `Letters go to ${named(subject)} again`, to: targets }),
  'remove letter target': ({ subject, before }) => ({
    what: `No letter goes to ${named(subject)} any more`,
    ...{ detail: targetOf(before), to: targets },
  }),
  'renew secret of letter target': ({ subject }) => ({ what: `A new secret for ${named(subject)}`, to: targets }),
  'set letter sending': ({ before, after }) => ({
    what: 'When the weekly letter goes out',
    ...{ detail: fromTo(sentAfter(before), sentAfter(after)), ...sending },
  }),
  'send weekly letter': ({ subject, after }) => ({
    what: `Sent ${letterOf(subject)}`,
    ...{ detail: `to ${counted(Number(kept(after)['to'] ?? 0), 'address', 'addresses')}`, to: pageOf(subject) },
  }),
  'send letter again': ({ subject }) => ({ what: `Had ${delivery(subject)} sent to somebody again` }),
  'mark letter delivery': ({ subject, after }) => ({
    what: `Said what became of ${delivery(subject)}`,
    detail: kept(after)['arrived'] === true ? 'it arrived' : 'it came back',
  }),
  'add letter reader': ({ subject, after }) => ({
    what: `${subject} gets the weekly letter`,
    ...{ detail: kept(after)['askedBack'] === true ? 'asked to be put back' : null, ...sending },
  }),
  'remove letter reader': ({ subject }) => ({ what: `${subject} gets the weekly letter no more`, ...sending }),
  'mark letter reader': ({ subject, after }) => ({
    what: `Said whether mail reaches ${subject}`,
    ...{ detail: kept(after)['bounces'] === true ? 'it comes back' : 'it comes back no longer', ...sending },
  }),
  'leave letter': ({ subject }) => ({ what: `${subject} left the list by the link in their mail`, ...sending }),
  'set mail server': ({ before, after }) => ({
    what: 'Which server takes our mail',
    ...{ detail: fromTo(serverOf(before), serverOf(after)), ...sending },
  }),
  'remove mail server': ({ subject }) => ({
    what: `No server takes our mail any more: ${subject} forgotten`,
    ...sending,
  }),
} satisfies AuditWords
