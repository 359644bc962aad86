import { type Stewardship, stewardshipOn } from '#app/conversations/in-charge.ts'
import { channels } from '#app/conversations/records.ts'
import { addDays, daysInWords } from '#app/measures/days.ts'
import { dayOf } from './periods.ts'
import { thereIs } from './there-is.ts'
import type { View } from './view.ts'

export type NamedStewardship = Stewardship & { name: string; handoverDays: number }

/** One of the two that are compared: conversations by who was in charge, when, or where they came in. */
export type Side = {
  /** As it was asked for. */
  asked: string
  kind: 'stewardship' | 'period' | 'team' | 'channel' | 'account'
  name: string
  /** Days, `to` exclusive; null: as far as there is something. */
  from: string | null
  to: string | null
  /** What a conversation must be, beside its day. */
  stewardship?: NamedStewardship
  team?: number
  channel?: string
  account?: string
}

export type ParsedSide = { ok: true; side: Side } | { ok: false; reason: string }

export type Known = {
  stewardships: readonly NamedStewardship[]
  teams: readonly { id: number; name: string }[]
  accounts: readonly string[]
}

/** Reads `Care team II`, `2026-01-05..2026-04-06`, `team:…`, `channel:…` or `account:…`, within the view's days. */
export function parseSide(asked: string, view: Pick<View, 'from' | 'to'>, known: Known): ParsedSide {
  const found = readSide(asked.trim(), known)
  if (!found.ok) return found
  const { side } = found
  const from = latest(side.from, view.from)
  const to = earliest(side.to, view.to)
  if (from !== null && to !== null && to <= from)
    return { ok: false, reason: `Nothing of "${asked}" lies in ${daysInWords(view.from ?? from, view.to ?? to)}.` }
  return { ok: true, side: { ...side, from, to } }
}

function readSide(asked: string, { stewardships, teams, accounts }: Known): ParsedSide {
  const same = (text: string) => text.toLowerCase() === asked.toLowerCase()
  const stewardship = stewardships.find(({ name }) => name === asked) ?? stewardships.find(({ name }) => same(name))
  if (stewardship) {
    const { name, fromDay: from, toDay: to } = stewardship
    return { ok: true, side: { asked, kind: 'stewardship', name, from, to, stewardship } }
  }
  const days = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(asked)
  if (days) return readPeriod(asked, days[1] ?? '', days[2] ?? '')
  const [, kind = '', value = ''] = /^(team|channel|account):(.+)$/i.exec(asked) ?? []
  const open = { asked, name: value, from: null, to: null }
  if (kind.toLowerCase() === 'team') {
    const team = teams.find(({ id, name }) => name === value || String(id) === value)
    if (team) return { ok: true, side: { ...open, kind: 'team', name: team.name, team: team.id } }
    return { ok: false, reason: `There is no team "${value}"${listed(teams.map(({ name }) => name))}` }
  }
  if (kind.toLowerCase() === 'channel') {
    const channel = channels.find((one) => one === value.toLowerCase())
    if (channel) return { ok: true, side: { ...open, kind: 'channel', channel } }
    return { ok: false, reason: `"${value}" is no channel: there is ${channels.join(', ')}.` }
  }
  if (kind.toLowerCase() === 'account') {
    const account = accounts.find((one) => one.toLowerCase() === value.toLowerCase())
    if (account !== undefined) return { ok: true, side: { ...open, kind: 'account', account } }
    return { ok: false, reason: `There is no account "${value}"${listed(accounts)}` }
  }
  return {
    ok: false,
    reason: `"${asked}" is neither a stewardship${listed(stewardships.map(({ name }) => name)).replace(/\.$/, '')}, nor days as 2026-01-05..2026-04-06, nor team:…, channel:… or account:….`,
  }
}

function readPeriod(asked: string, from: string, to: string): ParsedSide {
  const isDay = (day: string) => !Number.isNaN(Date.parse(day)) && addDays(day, 0) === day
  if (![from, to].every(isDay)) return { ok: false, reason: `"${asked}" holds a day that does not exist.` }
  if (to <= from)
    return {
      ok: false,
      reason: `"${asked}" holds no day: its last day does not count, so it must lie after the first.`,
    }
  return { ok: true, side: { asked, kind: 'period', name: `${from} to ${to}`, from, to } }
}

const listed = (names: readonly string[]) => (names.length === 0 ? '.' : ` (${thereIs(names)}).`)
const latest = (a: string | null, b: string | null) => (a === null || (b !== null && b > a) ? b : a)
const earliest = (a: string | null, b: string | null) => (a === null || (b !== null && b < a) ? b : a)

/** What decides on which side a conversation is. */
export type Placed = { channel: string; account: string | null; team: number | null; day: string }

/** Whether a conversation that began that day is the side's, its handover not asked. */
export function isOn(
  side: Side,
  { channel, account, team, day }: Placed,
  stewardships: readonly Stewardship[],
): boolean {
  if ((side.from !== null && day < side.from) || (side.to !== null && day >= side.to)) return false
  if (side.stewardship) return stewardshipOn(stewardships, channel, account, day)?.id === side.stewardship.id
  if (side.team !== undefined) return team === side.team
  if (side.channel !== undefined) return channel === side.channel
  if (side.account !== undefined) return account?.toLowerCase() === side.account.toLowerCase()
  return true
}

/**
 * The days, `to` exclusive, on which whoever was in charge of a place before may still have been: the declared window, or
 * the day of change where one team followed another. Null for a day outside of any.
 */
export function handoverAround(
  { channel, account, day }: Omit<Placed, 'team'>,
  stewardships: readonly NamedStewardship[],
): { from: string; to: string } | null {
  const now = stewardshipOn(stewardships, channel, account, day)
  if (!now) return null
  const before = stewardshipOn(stewardships, channel, account, addDays(now.fromDay, -1))
  const changed = before !== null && before.teamId !== now.teamId
  const to = addDays(now.fromDay, Math.max(now.handoverDays, changed ? 1 : 0))
  return day < to ? { from: now.fromDay, to } : null
}

/** The team in charge of a side, where it is one. */
export const teamOf = ({ team, stewardship }: Side): number | null => team ?? stewardship?.teamId ?? null

/** From beginning to due. */
export const dueDays = 14

/** Whether a side goes on, or its last conversations have not come due, by as-of. */
export function isRunning({ to }: Side, { asOf, workspace }: Pick<View, 'asOf' | 'workspace'>): boolean {
  return to === null || addDays(to, dueDays) > dayOf(asOf, workspace.timeZone)
}
