import { type Command, Option } from 'commander'
import { span } from '#app/actions/days.ts'
import { addMember, makeTeam, removeMember, removeTeam, renameTeam } from '#app/actions/teams.server.ts'
import { atTerminal, readDay } from '#app/commands/asking.ts'
import { CommandExit, type CommandIo } from '#app/commands/io.ts'
import { resolveWorkspace } from '#app/commands/workspace.ts'
import { channels, type Channel } from '#app/conversations/records.ts'
import { dayIn } from '#app/history/days.ts'
import { scopeOf } from '#app/rights/scope.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { listTeamMembers, listTeams, type TeamKind } from '#db/queries/team.ts'

type Flags = { workspace?: string; json?: true }
type MemberFlags = Flags & { channel: Channel; from: string; to?: string }

const done = <Change extends { ok: boolean }>(
  change: Change | { ok: false; reason: string },
): Change & { ok: true } => {
  if (!change.ok) throw new CommandExit('usage', 'reason' in change ? change.reason : '')
  return change as Change & { ok: true }
}

const common = (command: Command) =>
  command
    .option('--workspace <name>', 'the workspace; may be left out when there is only one besides the sample')
    .option('--json', 'print it as JSON')

export function addTeamCommand(program: Command, io: CommandIo): void {
  const team = program.command('team').description('say which teams answer for you, and who belongs to them when')

  common(team.command('add').description('add a team'))
    .argument('<name>', 'its name')
    .addOption(
      new Option('--kind <kind>', 'your own people, or an agency')
        .choices(['in_house', 'outsourced'])
        .makeOptionMandatory(),
    )
    .action((name: string, flags: Flags & { kind: TeamKind }) =>
      io.withDatabase(async ({ db }) => {
        const scope = scopeOf((await resolveWorkspace(db, flags.workspace)).id)
        done(await makeTeam(db, scope, { name, kind: flags.kind, who: atTerminal }))
        io.out(flags.json ? JSON.stringify({ name, kind: flags.kind }) : `Added the team ${name}.`)
      }),
    )

  common(team.command('list').description('list the teams and who belongs to them')).action((flags: Flags) =>
    io.withDatabase(async ({ db }) => list(io, flags, scopeOf((await resolveWorkspace(db, flags.workspace)).id), db)),
  )

  common(team.command('rename').description('give a team another name'))
    .argument('<name>', 'its name')
    .argument('<new-name>', 'what it is called from now on')
    .action((name: string, to: string, flags: Flags) =>
      io.withDatabase(async ({ db }) => {
        const scope = scopeOf((await resolveWorkspace(db, flags.workspace)).id)
        done(await renameTeam(db, scope, { name, to, who: atTerminal }))
        io.out(flags.json ? JSON.stringify({ name: to }) : `${name} is called ${to} now.`)
      }),
    )

  common(team.command('remove').description('remove a team from today on; its past stays'))
    .argument('<name>', 'its name')
    .action((name: string, flags: Flags) =>
      io.withDatabase(async ({ db, pool }) => {
        const workspace = await resolveWorkspace(db, flags.workspace)
        const now = io.now()
        const removal = { name, now, today: dayIn(workspace.time_zone)(now.getTime()), who: atTerminal }
        const { ended, kept } = done(await removeTeam(pool, scopeOf(workspace.id), removal))
        if (flags.json) return io.out(JSON.stringify({ name, endedStewardships: ended, past: kept ? 'kept' : 'none' }))
        io.out(`Removed the team ${name}.${kept ? ' What it was in charge of before stays with it.' : ''}`)
        if (ended.length) io.out(`  Nobody follows it yet where it was in charge: ${ended.join(', ')}.`)
      }),
    )

  addMemberCommands(team, io)
}

function addMemberCommands(team: Command, io: CommandIo): void {
  const member = team.command('member').description('say which responder belongs to a team, for which days')
  const channel = () =>
    new Option('--channel <channel>', 'where they answer').choices([...channels]).makeOptionMandatory()

  common(member.command('add').description('a responder belongs to a team; leaves the one before, the past stays'))
    .argument('<team>', 'the name of the team')
    .argument('<responder>', 'their author id, as the source writes it')
    .addOption(channel())
    .requiredOption('--from <day>', 'their first day', readDay)
    .option('--to <day>', 'the day after their last; left out: it goes on', readDay)
    .action((name: string, responder: string, flags: MemberFlags) =>
      io.withDatabase(async ({ db }) => {
        const scope = scopeOf((await resolveWorkspace(db, flags.workspace)).id)
        const days = { fromDay: flags.from, toDay: flags.to ?? null }
        const wanted = { team: name, responder, channel: flags.channel, ...days }
        const { left } = done(await addMember(db, scope, wanted, atTerminal))
        const json = { team: name, responder, channel: flags.channel, from: days.fromDay, to: days.toDay }
        if (flags.json) return io.out(JSON.stringify(json))
        io.out(`${responder} belongs to ${name} on ${flags.channel} ${span(days.fromDay, days.toDay)}.`)
        if (left) io.out(`  Before that, ${span(left.from_day, days.fromDay)}, they stay with the team they were in.`)
      }),
    )

  common(member.command('remove').description('take back that a responder belongs to a team'))
    .argument('<team>', 'the name of the team')
    .argument('<responder>', 'their author id, as the source writes it')
    .addOption(channel())
    .option('--to <day>', 'only from this day on; left out: all of it', readDay)
    .action((name: string, responder: string, flags: Omit<MemberFlags, 'from'>) =>
      io.withDatabase(async ({ db }) => {
        const scope = scopeOf((await resolveWorkspace(db, flags.workspace)).id)
        const wanted = { team: name, responder, channel: flags.channel, toDay: flags.to ?? null }
        done(await removeMember(db, scope, wanted, atTerminal))
        const json = { team: name, responder, channel: flags.channel, to: flags.to ?? null }
        io.out(flags.json ? JSON.stringify(json) : `${responder} is no longer in ${name} on ${flags.channel}.`)
      }),
    )
}

async function list(
  io: CommandIo,
  flags: Flags,
  scope: ReturnType<typeof scopeOf>,
  db: Parameters<typeof inWorkspace>[0],
): Promise<void> {
  const { teams, members } = await inWorkspace(db, scope, async (trx) => ({
    teams: (await listTeams(trx, scope)).filter((one) => one.removed_at === null),
    members: Map.groupBy(await listTeamMembers(trx, scope), (one) => one.team_id),
  }))
  if (flags.json) {
    const membersOf = (id: number) =>
      (members.get(id) ?? []).map(({ responder, channel, from_day: from, to_day: to }) => ({
        responder,
        channel,
        from,
        to,
      }))
    return io.out(JSON.stringify(teams.map(({ id, name, kind }) => ({ name, kind, members: membersOf(id) }))))
  }
  if (teams.length === 0) io.err('There is no team yet: add one with "rapport team add <name> --kind in_house".')
  for (const one of teams) {
    io.out(`${one.name} (${one.kind === 'in_house' ? 'in-house' : 'outsourced'})`)
    for (const member of members.get(one.id) ?? []) {
      io.out(`  ${member.responder} on ${member.channel} ${span(member.from_day, member.to_day)}`)
    }
  }
}
