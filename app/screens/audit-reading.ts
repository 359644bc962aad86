import { beginning } from '#app/conversations/promise.ts'
import { dayInWords, daysInWords } from '#app/measures/days.ts'
import { channelInWords } from '#app/measures/channel-words.ts'

/** A line of the audit log as it is kept: `before` and `after` are what the action of its time wrote. */
export type AuditTold = { action: string; subject: string; before: unknown; after: unknown }

export type AuditContext = {
  /** The calendar day of a moment, in the time zone of the page. */
  dayOf: (moment: string) => string
  teamName: (id: unknown) => string
}

export type AuditTelling = {
  what: string
  /** From what to what. */
  detail: string | null
  /** The page it is about, within the workspace. */
  to: string | null
}

export type Tell = (line: AuditTold, context: AuditContext) => { what: string; detail?: string | null; to?: string }

/** Words for some of the actions. */
export type AuditWords = Readonly<Record<string, Tell>>

export type Kept = Readonly<Record<string, unknown>>

/** What was kept as an object, empty where nothing was. */
export const kept = (value: unknown): Kept =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Kept) : {}

export const isThere = (value: unknown) => value !== null && value !== undefined

/** A text or a number as text; empty where it is neither. */
export const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''

/** "8 h → 4 h", or the one that is there. */
export function fromTo(before: string | null, after: string | null): string | null {
  if (before === null || after === null) return before ?? after
  return before === after ? after : `${before} → ${after}`
}

const isDay = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

/** "3 Feb 2026" */
export const day = (value: unknown): string => (isDay(value) ? dayInWords(value) : text(value))

/** "from 3 Feb 2026", "from the beginning" */
export const fromDay = (value: unknown): string => (value === beginning ? 'from the beginning' : `from ${day(value)}`)

/** "2 to 8 Feb 2026" of a first day and the day after the last; "from 2 Feb 2026 on" where there is no end. */
export function days(from: unknown, to: unknown): string {
  if (isDay(from) && isDay(to)) return daysInWords(from, to)
  return isThere(to) ? `until ${day(to)}` : `${fromDay(from)} on`
}

/** "on email", "on every channel" */
export const onChannel = (channel: unknown): string => `on ${channelOf(channel)}`
export const channelOf = (channel: unknown): string =>
  !isThere(channel) || channel === 'every channel' ? 'every channel' : channelInWords(text(channel))

/** Names of people's own making stand in marks, so that a comma in one ends nothing. */
export const named = (name: unknown): string => `“${text(name)}”`
