import { mostPromised, mostQuietDays, mostRetentionDays, numberOrOff, timeZoneOf } from '#app/actions/setting-values.ts'
import { CommandExit } from '#app/commands/io.ts'
import type { Workspace, WorkspaceSettings } from '#db/queries/workspace.ts'

type Setting = {
  meaning: string
  /** What has to be made anew when it changes: the conversations and their counts, or the counts by day alone. */
  reaches?: 'conversations' | 'days'
  show(workspace: Workspace): string | number | null
  /** Throws a CommandExit that says what may be given. */
  read(value: string): WorkspaceSettings
}

/** The settings of a workspace as they are named at the terminal. */
export const workspaceSettings: Record<string, Setting> = {
  time_zone: {
    meaning: 'where a day and a week begin, as an IANA name such as Europe/Berlin',
    reaches: 'days',
    show: (workspace) => workspace.time_zone,
    read: (value) => ({ time_zone: readTimeZone(value) }),
  },
  quiet_spell: {
    meaning: 'days without a message after which a new conversation begins, or off',
    reaches: 'conversations',
    show: (workspace) => workspace.quiet_spell_days,
    read: (value) => ({ quiet_spell_days: readNumber('quiet_spell', value, mostQuietDays) }),
  },
  promise_hours: {
    meaning: 'hours within which you promise an answer on every channel, or off; "rapport promise" says more',
    show: (workspace) => (workspace.promise_hours === null ? null : Number(workspace.promise_hours)),
    read: (value) => ({ promise_hours: readPromiseHours(value)?.toString() ?? null }),
  },
  retention_days: {
    meaning: 'days after which the words of messages are deleted (the counts stay), or off',
    show: (workspace) => workspace.retention_days,
    read: (value) => ({ retention_days: readNumber('retention_days', value, mostRetentionDays) }),
  },
}

/** Null for `off`. */
export function readPromiseHours(value: string): number | null {
  return readNumber('promise_hours', value, mostPromised)
}

export function readTimeZone(value: string): string {
  const zone = timeZoneOf(value)
  if (zone !== undefined) return zone
  throw new CommandExit(
    'usage',
    `"${value}" is no time zone: give an IANA name such as UTC, Europe/Berlin or America/New_York.`,
  )
}

/** Null for `off`. */
function readNumber(name: string, value: string, limits: { whole: boolean; most: number }): number | null {
  const number = numberOrOff(value, limits)
  if (number !== undefined) return number
  const kind = limits.whole ? 'a whole number' : 'a number'
  throw new CommandExit('usage', `"${value}" cannot be ${name}: give ${kind} above 0 and up to ${limits.most}, or off.`)
}
