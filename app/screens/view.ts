import { Temporal } from 'temporal-polyfill'
import { channels } from '#app/conversations/records.ts'
import { formatCount } from '#app/measures/format.ts'
import { addDays, dayInWords, mondayOfWeek, weekName } from '#app/measures/days.ts'
import { isMeasureKey, type MeasureKey, measures } from '#app/measures/list.ts'
import { type By, countPeriods, dayOf, startOfDay } from './periods.ts'
import { thereIs } from './there-is.ts'

/** No day or moment outside these is read. */
const [firstDay, lastDay] = ['1970-01-01', '2200-01-01'] as const
/** Nineteen years of weeks: each more costs every measure again. */
const mostPeriods = 1000

/** What a view needs to know of the workspace it looks at. */
export type ViewedWorkspace = {
  id: number
  name: string
  timeZone: string
  /** What is promised on every channel from the beginning on; see `loadClocks` for what else is. */
  promiseHours: number | null
  /** Left out: wall. */
  promiseClock?: 'wall' | 'business'
  teams: { id: number; name: string }[]
}

/** What one looks at: the one reading of the filters that page, terminal, API and export share. */
export type View = {
  workspace: ViewedWorkspace
  /** Days in the workspace's time zone, `to` exclusive; null: as far as there is something to see. */
  from: string | null
  to: string | null
  /** The Monday of the one week that was asked for, if one was; then from and to are its days. */
  week?: string
  by: By
  channel: string[]
  account: string[]
  team: number[]
  clock: 'wall' | 'business'
  asOf: Date
  /** Only this measure; null: all. */
  measure: MeasureKey | null
}

/** Filters as they come from an address or from the terminal's options; names as at the terminal. */
export type ViewParams = {
  [Key in 'from' | 'to' | 'week' | 'as-of' | 'by' | 'clock' | 'measure']?: string | null | undefined
} & { [Key in 'channel' | 'account' | 'team']?: string[] | undefined }

export type ParsedView = { ok: true; view: View } | { ok: false; reason: string }

/** The filters in an address: `?from=2026-01-05&channel=x&channel=email`; an empty one counts as left out. */
export function viewParams(search: URLSearchParams): ViewParams {
  const all = (key: string) => search.getAll(key).filter((value) => value !== '')
  const one = (key: string) => search.get(key) || null
  return {
    from: one('from'),
    to: one('to'),
    week: one('week'),
    'as-of': one('as-of'),
    by: one('by'),
    clock: one('clock'),
    measure: one('measure'),
    channel: all('channel'),
    account: all('account'),
    team: all('team'),
  }
}

/**
 * Reads filters once, at the edge. As-of is `now` unless given; a day alone means its beginning.
 *
 * @param accounts those that anything is known of
 */
export function parseView(
  params: ViewParams,
  workspace: ViewedWorkspace,
  accounts: readonly string[],
  now: Date,
): ParsedView {
  const problems: string[] = []
  const read = <T>(
    value: string | null | undefined,
    parse: (text: string) => T | undefined,
    problem: string,
  ): T | null => {
    if (value == null) return null
    const parsed = parse(value)
    if (parsed === undefined) problems.push(`"${value}" ${problem}`)
    return parsed ?? null
  }

  const day = 'is not a day: write it as 2026-01-05.'
  const from = read(params.from, parseDay, day)
  const to = read(params.to, parseDay, day)
  const week = read(params.week, mondayOfWeek, 'is not a week: write it as 2026-W06.')
  const asOf =
    read(
      params['as-of'],
      (text) => parseMoment(text, workspace.timeZone),
      'is not a moment: write it as 2026-01-05T09:00:00Z, or as a day.',
    ) ?? now
  const by = read<By>(params.by, (text) => oneOf(['week', 'month', 'all'], text), 'is not week, month or all.') ?? 'all'
  const clock =
    read<View['clock']>(params.clock, (text) => oneOf(['wall', 'business'], text), 'is neither wall nor business.') ??
    'wall'
  const keys = measures.map(({ key }) => key).join(', ')
  const measure = read(
    params.measure,
    (text) => (isMeasureKey(text) ? text : undefined),
    `is no measure: there is ${keys}.`,
  )
  const channel = params.channel ?? []
  for (const name of channel)
    if (!channels.some((known) => known === name))
      problems.push(`"${name}" is no channel: there is ${channels.join(', ')}.`)
  const account = (params.account ?? []).map((text) => findAccount(text, accounts, problems))
  const team = (params.team ?? []).map((text) => findTeam(text, workspace, problems))

  const outside = (text: string) =>
    problems.push(`"${text}" does not lie between ${dayInWords(firstDay)} and ${dayInWords(lastDay)}.`)
  for (const one of [from, to]) if (one !== null && (one < firstDay || one > lastDay)) outside(one)
  const inTime = asOf >= startOfDay(firstDay, workspace.timeZone) && asOf <= startOfDay(lastDay, workspace.timeZone)
  if (!inTime) outside(params['as-of'] ?? asOf.toISOString())
  if (from !== null && to !== null && to <= from)
    problems.push(`Up to ${dayInWords(to)}, but not on it, and from ${dayInWords(from)} on: no day is both.`)
  if (week !== null) {
    if (from !== null || to !== null) problems.push('Give either a week, or from and to.')
    if (week < firstDay || week > lastDay) outside(params.week ?? week)
    else if (startOfDay(week, workspace.timeZone) > asOf) problems.push(`Week ${weekName(week)} had not begun by then.`)
  }
  if (asOf > now) problems.push('As-of lies in the future: nobody can know yet.')
  if (problems.length === 0 && from !== null && by !== 'all') {
    const count = countPeriods({ from, to: to ?? addDays(dayOf(asOf, workspace.timeZone), 1), by })
    if (count > mostPeriods)
      problems.push(
        `From ${dayInWords(from)} on, that is ${formatCount(count)} ${by}s: at most ${formatCount(mostPeriods)} are read at once.`,
      )
  }
  const [reason] = problems
  if (reason !== undefined) return { ok: false, reason }
  const days = week === null ? { from, to } : { from: week, to: addDays(week, 7) }
  return {
    ok: true,
    view: {
      workspace,
      ...days,
      ...(week !== null && { week }),
      by,
      channel,
      account,
      team,
      clock,
      asOf,
      measure,
    },
  }
}

function oneOf<const T extends string>(allowed: readonly T[], text: string): T | undefined {
  return allowed.find((one) => one === text)
}

function parseDay(text: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  try {
    return Temporal.PlainDate.from(text).toString()
  } catch {
    return undefined
  }
}

/** "2026-01-05T09:00:00Z", or a day or an hour in the time zone; a day alone means its beginning. */
export function parseMoment(text: string, timeZone: string): Date | undefined {
  const day = parseDay(text)
  if (day !== undefined) return startOfDay(day, timeZone)
  try {
    if (/(?:Z|[+-]\d{2}:?\d{2})$/i.test(text)) return new Date(Temporal.Instant.from(text).epochMilliseconds)
    return new Date(Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).epochMilliseconds)
  } catch {
    return undefined
  }
}

/** A team by its name or its number. */
function findTeam(text: string, workspace: ViewedWorkspace, problems: string[]): number {
  const found = workspace.teams.find(({ id, name }) => name === text || String(id) === text)
  if (found) return found.id
  const names = workspace.teams.map(({ name }) => name)
  problems.push(`There is no team "${text}"${names.length === 0 ? '.' : `: ${thereIs(names)}.`}`)
  return 0
}

/** An account in its own spelling; capitals tell no two apart. */
function findAccount(text: string, accounts: readonly string[], problems: string[]): string {
  const same = (name: string) => name.toLowerCase() === text.toLowerCase()
  const found = accounts.includes(text) ? text : accounts.find(same)
  if (found !== undefined) return found
  problems.push(`There is no account "${text}"${accounts.length === 0 ? '.' : `: ${thereIs(accounts)}.`}`)
  return text
}
