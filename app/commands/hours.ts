import { type Command, Option } from 'commander'
import { setHours, takeHoursBack } from '#app/actions/business-hours.server.ts'
import { atTerminal, readDay } from '#app/commands/asking.ts'
import { CommandExit, type CommandIo } from '#app/commands/io.ts'
import { readTimeZone } from '#app/commands/workspace-settings.ts'
import { resolveWorkspace } from '#app/commands/workspace.ts'
import { parseWeek, weekWords } from '#app/conversations/hours-words.ts'
import { beginning } from '#app/conversations/promise.ts'
import { type Channel, channels } from '#app/conversations/records.ts'
import { scopeOf } from '#app/rights/scope.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { type BusinessHoursRow, listBusinessHours } from '#db/queries/business-hours.ts'

type Flags = { workspace?: string; json?: true }
type OfFlags = Flags & { channel?: Channel; from?: string }

/** "on x, from 2026-01-05 on" */
export const since = (channel: string | null, fromDay: string) =>
  `${channel === null ? 'on every channel' : `on ${channel}`}, ${fromDay === beginning ? 'from the beginning' : `from ${fromDay}`} on`

/** Which channel, and from which day on. */
export const ofChannel = (command: Command, what: string) =>
  command
    .addOption(
      new Option('--channel <channel>', `${what} on this channel alone, before those for all`).choices([...channels]),
    )
    .option('--from <day>', 'from this day on; left out: from the beginning', readDay)

export function addHoursCommand(program: Command, io: CommandIo): void {
  const hours = program
    .command('hours')
    .description('say when somebody is there to answer: the second clock that waits can be told by (--clock business)')
  const common = (command: Command) =>
    command
      .option('--workspace <name>', 'the workspace; may be left out when there is only one besides the sample')
      .option('--json', 'print it as JSON')

  ofChannel(common(hours.command('set').description('set the hours of a week')), 'hours')
    .argument('<week>', 'such as "mon-fri 09:00-12:30 13:00-17:00, sat 10:00-14:00"; 22:00-06:00 runs over midnight')
    .option('--zone <zone>', "the time zone they are in, such as Europe/Berlin (default: the workspace's)")
    .action((text: string, flags: OfFlags & { zone?: string }) =>
      io.withDatabase(async ({ db }) => {
        const workspace = await resolveWorkspace(db, flags.workspace)
        const parsed = parseWeek(text)
        if (!parsed.ok) throw new CommandExit('usage', parsed.reason)
        const timeZone = flags.zone === undefined ? workspace.time_zone : readTimeZone(flags.zone)
        const wanted = { ...keyOf(flags), timeZone, week: parsed.week, who: atTerminal }
        const set = await setHours(db, scopeOf(workspace.id), wanted)
        io.out(
          flags.json ? JSON.stringify(toJson(set.hours)) : `${set.before ? 'Changed' : 'Set'}: ${describe(set.hours)}`,
        )
      }),
    )

  common(hours.command('list').description('list the hours, the earliest first')).action((flags: Flags) =>
    io.withDatabase(async ({ db }) => {
      const scope = scopeOf((await resolveWorkspace(db, flags.workspace)).id)
      const all = await inWorkspace(db, scope, (trx) => listBusinessHours(trx, scope))
      if (flags.json) return io.out(JSON.stringify(all.map(toJson)))
      if (all.length === 0) io.err('No business hours are set: waits can be told by the wall clock only.')
      for (const one of all) io.out(describe(one))
    }),
  )

  ofChannel(
    common(hours.command('remove').description('take hours back; those before hold again')),
    'the hours',
  ).action((flags: OfFlags) =>
    io.withDatabase(async ({ db }) => {
      const workspace = await resolveWorkspace(db, flags.workspace)
      const removed = await takeHoursBack(db, scopeOf(workspace.id), { ...keyOf(flags), who: atTerminal })
      if (!removed.ok) throw new CommandExit('usage', removed.reason)
      io.out(flags.json ? JSON.stringify(toJson(removed.hours)) : `Removed: ${describe(removed.hours)}`)
    }),
  )
}

export const keyOf = ({ channel, from }: { channel?: string; from?: string }) => ({
  channel: channel ?? null,
  fromDay: from ?? beginning,
})

function describe({ channel, from_day: fromDay, time_zone: zone, week }: BusinessHoursRow): string {
  return `${weekWords(week)} (${zone}), ${since(channel, fromDay)}`
}

function toJson({ channel, from_day: fromDay, time_zone: timeZone, week }: BusinessHoursRow) {
  return { channel, from: fromDay === beginning ? null : fromDay, timeZone, hours: weekWords(week) }
}
