import { type Command, Option } from 'commander'
import { span } from '#app/actions/days.ts'
import { endStewardshipOn, nameSteward, takeStewardshipBack } from '#app/actions/stewardships.server.ts'
import type { StewardshipChange } from '#app/actions/stewardships.server.ts'
import { atTerminal, readDay, readWholeNumber, tellProgress } from '#app/commands/asking.ts'
import { CommandExit, type CommandIo } from '#app/commands/io.ts'
import { resolveWorkspace } from '#app/commands/workspace.ts'
import { channels, type Channel } from '#app/conversations/records.ts'
import { counted } from '#app/measures/format.ts'
import { scopeOf } from '#app/rights/scope.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { listStewardships, type StewardshipRow } from '#db/queries/stewardship.ts'
import { listTeams } from '#db/queries/team.ts'

type Flags = { workspace?: string; json?: true }
type AddFlags = Flags & {
  team: string
  channel?: Channel
  account?: string
  from: string
  to?: string
  handover: number
}

export function addStewardshipCommand(program: Command, io: CommandIo): void {
  const stewardship = program
    .command('stewardship')
    .description('say which team was in charge of which channel or account, from which day to which')
  const common = (command: Command) =>
    command
      .option('--workspace <name>', 'the workspace; may be left out when there is only one besides the sample')
      .option('--json', 'print it as JSON')

  common(stewardship.command('add').description('put a team in charge'))
    .argument('<name>', 'what to call it')
    .requiredOption('--team <name>', 'the team in charge')
    .addOption(new Option('--channel <channel>', 'of this channel; left out: of all').choices([...channels]))
    .option('--account <account>', 'of this account, which goes before its channel')
    .requiredOption('--from <day>', 'its first day', readDay)
    .option('--to <day>', 'the day after its last; left out: it goes on', readDay)
    .option(
      '--handover <days>',
      'days at its beginning in which the team before may still be in charge',
      readWholeNumber,
      0,
    )
    .action((name: string, flags: AddFlags) =>
      io.withDatabase(async ({ db, pool }) => {
        const scope = scopeOf((await resolveWorkspace(db, flags.workspace)).id)
        const wanted = {
          ...{ name, team: flags.team, channel: flags.channel ?? null, account: flags.account ?? null },
          ...{ fromDay: flags.from, toDay: flags.to ?? null, handoverDays: flags.handover },
        }
        show(io, flags, 'Added', await nameSteward(pool, scope, wanted, atTerminal, counting(io)))
      }),
    )

  common(stewardship.command('list').description('list who was in charge, the earliest first')).action((flags: Flags) =>
    io.withDatabase(async ({ db }) => {
      const scope = scopeOf((await resolveWorkspace(db, flags.workspace)).id)
      const { all, teams } = await inWorkspace(db, scope, async (trx) => ({
        all: await listStewardships(trx, scope),
        teams: new Map((await listTeams(trx, scope)).map((team) => [team.id, team.name])),
      }))
      if (flags.json)
        return io.out(JSON.stringify(all.map((one) => ({ ...toJson(one), team: teams.get(one.team_id) }))))
      if (all.length === 0) io.err('Nobody was ever said to be in charge.')
      for (const one of all) io.out(`${one.name}: ${teams.get(one.team_id)}, ${what(one)}, ${when(one)}`)
    }),
  )

  common(stewardship.command('end').description('end one before a day; its past stays'))
    .argument('<name>', 'its name')
    .requiredOption('--to <day>', 'the day after its last', readDay)
    .action((name: string, flags: Flags & { to: string }) =>
      io.withDatabase(async ({ db, pool }) => {
        const scope = scopeOf((await resolveWorkspace(db, flags.workspace)).id)
        const end = { name, toDay: flags.to, who: atTerminal }
        show(io, flags, 'Ended', await endStewardshipOn(pool, scope, end, counting(io)))
      }),
    )

  common(stewardship.command('remove').description('take one back as if it had never been named, in the past too'))
    .argument('<name>', 'its name')
    .action((name: string, flags: Flags) =>
      io.withDatabase(async ({ db, pool }) => {
        const scope = scopeOf((await resolveWorkspace(db, flags.workspace)).id)
        show(io, flags, 'Removed', await takeStewardshipBack(pool, scope, { name, who: atTerminal }, counting(io)))
      }),
    )
}

const counting = (io: CommandIo) => tellProgress(io, (done) => `${counted(done, 'conversation')} counted anew …`)

function show(io: CommandIo, flags: Flags, verb: string, change: StewardshipChange): void {
  if (!change.ok) throw new CommandExit('usage', change.reason)
  const { stewardship, recounted } = change
  if (flags.json) return io.out(JSON.stringify({ ...toJson(stewardship), movedConversations: recounted.movedTeams }))
  io.out(`${verb} "${stewardship.name}": ${what(stewardship)}, ${when(stewardship)}.`)
  io.out(`  Counted for another team now: ${counted(recounted.movedTeams, 'conversation')}.`)
}

const toJson = (one: StewardshipRow) => ({
  ...{ name: one.name, channel: one.channel, account: one.account },
  ...{ from: one.from_day, to: one.to_day, handoverDays: one.handover_days },
})

const what = ({ channel, account }: StewardshipRow) =>
  account === null ? (channel ?? 'every channel') : channel === null ? account : `${account} on ${channel}`

const when = (one: StewardshipRow) =>
  span(one.from_day, one.to_day) + (one.handover_days > 0 ? `, ${counted(one.handover_days, 'day')} of handover` : '')
