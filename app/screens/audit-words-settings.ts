import { weekWords } from '#app/conversations/hours-words.ts'
import { counted } from '#app/measures/format.ts'
import { channelOf, day, fromDay, fromTo, isThere, kept, text, type AuditWords, type Kept } from './audit-reading.ts'

function promised(kind: Kept): string {
  if (!isThere(kind['hours'])) return 'nothing promised'
  const hours = Number(kind['hours'])
  return kind['clock'] === 'business' ? counted(hours, 'business hour') : `${hours} h`
}

const promiseOf = (value: unknown) => (isThere(value) ? promised(kept(value)) : null)

type Week = Parameters<typeof weekWords>[0]

function hoursOf(value: unknown): string | null {
  if (!isThere(value)) return null
  const { week, time_zone: zone } = kept(value)
  return `${Array.isArray(week) ? weekWords(week as Week) || 'closed' : ''} (${text(zone)})`
}

/** What belongs to the workspace as a whole: each with its name, and what is said of a value. */
const own: Record<string, [label: string, say: (value: unknown, all: Kept) => string]> = {
  time_zone: ['Time zone', text],
  quiet_spell_days: ['Quiet spell', (value) => (isThere(value) ? counted(Number(value), 'day') : 'off')],
  promise_hours: [
    'Promise for every channel',
    (_value, all) => promised({ ...all, hours: all['promise_hours'], clock: all['promise_clock'] }),
  ],
  retention_days: ['Texts are kept', (value) => (isThere(value) ? counted(Number(value), 'day') : 'for good')],
}

function ownChanged(before: Kept, after: Kept) {
  // The clock of the promise is said with its hours.
  const keys = Object.keys(after).filter((key) => key !== 'promise_clock' || !('promise_hours' in after))
  const [first] = keys
  const [label, say] = (first !== undefined && own[first === 'promise_clock' ? 'promise_hours' : first]) || [null, text]
  if (first === undefined || label === null) return { what: 'Settings of the workspace' }
  const was = first in before ? say(before[first], before) : null
  return { what: label, detail: fromTo(was, say(after[first], after)) }
}

const note = { to: 'settings#notes' }

/** Promise, business hours, holidays, notes, and what belongs to the workspace as a whole. */
export const ofSettings = {
  'set promise': ({ subject, before, after }) => ({
    what: `Promise for ${channelOf(subject)}`,
    detail: `${fromTo(promiseOf(before), promiseOf(after)) ?? ''}, ${fromDay(kept(after)['from_day'])}`,
    to: 'settings#promise',
  }),
  'remove promise': ({ subject, before }) => ({
    what: `Promise for ${channelOf(subject)} taken away`,
    detail: `${promiseOf(before) ?? ''}, ${fromDay(kept(before)['from_day'])}`,
    to: 'settings#promise',
  }),
  'set business hours': ({ subject, before, after }) => ({
    what: `Business hours of ${channelOf(subject)}`,
    detail: `${fromTo(hoursOf(before), hoursOf(after)) ?? ''}, ${fromDay(kept(after)['from_day'])}`,
    to: 'settings#hours',
  }),
  'remove business hours': ({ subject, before }) => ({
    what: `Business hours of ${channelOf(subject)} taken away`,
    detail: `${hoursOf(before) ?? ''}, ${fromDay(kept(before)['from_day'])}`,
    to: 'settings#hours',
  }),
  'add holiday': ({ subject, before, after }) => ({
    what: `Holiday on ${day(subject)}`,
    detail: fromTo(isThere(before) ? text(kept(before)['name']) : null, text(kept(after)['name'])),
    to: 'settings#hours',
  }),
  'remove holiday': ({ subject, before }) => ({
    what: `No holiday on ${day(subject)} any more`,
    detail: text(kept(before)['name']),
    to: 'settings#hours',
  }),
  'add note': ({ after }) => ({
    what: `Note on the time line, ${day(kept(after)['day'])}`,
    ...{ detail: text(kept(after)['text']), ...note },
  }),
  'remove note': ({ before }) => ({
    what: `Note taken off the time line, ${day(kept(before)['day'])}`,
    ...{ detail: text(kept(before)['text']), ...note },
  }),
  'clear words': ({ subject, after }) => {
    const { texts, rows } = kept(after)
    const gone = [
      counted(Number(texts ?? 0), 'text'),
      ...(Number(rows ?? 0) > 0 ? [counted(Number(rows), 'row of the quarantine', 'rows of the quarantine')] : []),
    ]
    return { what: `Cleared words ${subject}`, detail: gone.join(' and '), to: 'settings' }
  },
  'set workspace': ({ before, after }) => ({ ...ownChanged(kept(before), kept(after)), to: 'settings' }),
} satisfies AuditWords
