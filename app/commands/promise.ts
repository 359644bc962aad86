import { type Command, Option } from 'commander'
import { setPromise, takePromiseBack } from '#app/actions/promises.server.ts'
import { atTerminal } from '#app/commands/asking.ts'
import { keyOf, ofChannel, since } from '#app/commands/hours.ts'
import { CommandExit, type CommandIo } from '#app/commands/io.ts'
import { readPromiseHours } from '#app/commands/workspace-settings.ts'
import { resolveWorkspace } from '#app/commands/workspace.ts'
import { beginning, type ClockKind, type PromiseRule } from '#app/conversations/promise.ts'
import type { Channel } from '#app/conversations/records.ts'
import { counted } from '#app/measures/format.ts'
import { scopeOf } from '#app/rights/scope.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { listPromises } from '#db/queries/promise.ts'

type Flags = { workspace?: string; json?: true }
type OfFlags = Flags & { channel?: Channel; from?: string }

export function addPromiseCommand(program: Command, io: CommandIo): void {
  const promise = program
    .command('promise')
    .description('say within how many hours an answer is promised; the promise in force when a wait began counts')
  const common = (command: Command) =>
    command
      .option('--workspace <name>', 'the workspace; may be left out when there is only one besides the sample')
      .option('--json', 'print it as JSON')

  ofChannel(common(promise.command('set').description('promise an answer within so many hours')), 'promised')
    .argument('<hours>', 'a number of hours such as 4 or 0.5, or off for no promise')
    .addOption(
      new Option('--clock <clock>', 'which hours count: all, or business hours')
        .choices(['wall', 'business'])
        .default('wall'),
    )
    .action((text: string, flags: OfFlags & { clock: ClockKind }) =>
      io.withDatabase(async ({ db }) => {
        const workspace = await resolveWorkspace(db, flags.workspace)
        const rule = { ...keyOf(flags), hours: readPromiseHours(text), clock: flags.clock }
        const set = await setPromise(db, scopeOf(workspace.id), rule, atTerminal)
        if (!set.ok) throw new CommandExit('usage', set.reason)
        io.out(flags.json ? JSON.stringify(toJson(rule)) : describe(rule))
      }),
    )

  common(promise.command('list').description('list what is promised, the earliest first')).action((flags: Flags) =>
    io.withDatabase(async ({ db }) => {
      const workspace = await resolveWorkspace(db, flags.workspace)
      const scope = scopeOf(workspace.id)
      const rows = await inWorkspace(db, scope, (trx) => listPromises(trx, scope))
      const { promise_hours: hours, promise_clock: clock } = workspace
      const all = [
        { channel: null, fromDay: beginning, hours: number(hours), clock },
        ...rows.map((row) => ({ ...row, fromDay: row.from_day, hours: number(row.hours) })),
      ]
      if (flags.json) return io.out(JSON.stringify(all.map(toJson)))
      for (const one of all) io.out(describe(one))
    }),
  )

  ofChannel(
    common(promise.command('remove').description('take a promise back; the one before holds again')),
    'promised',
  ).action((flags: OfFlags) =>
    io.withDatabase(async ({ db }) => {
      const workspace = await resolveWorkspace(db, flags.workspace)
      const removed = await takePromiseBack(db, scopeOf(workspace.id), { ...keyOf(flags), who: atTerminal })
      if (!removed.ok) throw new CommandExit('usage', removed.reason)
      const { channel, from_day: fromDay, hours, clock } = removed.promise
      const rule = { channel, fromDay, hours: number(hours), clock }
      io.out(flags.json ? JSON.stringify(toJson(rule)) : `Removed: ${describe(rule)}`)
    }),
  )
}

const number = (hours: string | null) => (hours === null ? null : Number(hours))

function describe({ channel, fromDay, hours, clock }: PromiseRule): string {
  const kind = clock === 'business' ? 'business hour' : 'hour'
  return `${hours === null ? 'nothing promised' : `an answer within ${counted(hours, kind)}`} ${since(channel, fromDay)}`
}

function toJson({ channel, fromDay, hours, clock }: PromiseRule) {
  return { channel, from: fromDay === beginning ? null : fromDay, hours, clock }
}
