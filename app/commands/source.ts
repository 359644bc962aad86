import type { Command } from 'commander'
import { takeSourceBack } from '#app/actions/take-back-source.server.ts'
import { askYes, atTerminal } from '#app/commands/asking.ts'
import { chooseSource } from '#app/commands/choose-source.ts'
import { CommandExit, type CommandDatabase, type CommandIo } from '#app/commands/io.ts'
import { addSourceGapCommands } from '#app/commands/source-gap.ts'
import { resolveWorkspace } from '#app/commands/workspace.ts'
import { instead } from '#app/ingestion/vanity.ts'
import { counted, formatCount } from '#app/measures/format.ts'
import { scopeOf } from '#app/rights/scope.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { countConversationsOfSource, listRuns, listSourceContents } from '#db/queries/source-contents.ts'
import { listSources } from '#db/queries/source.ts'
import { listRefusals } from '#db/queries/vanity-refusal.ts'

type Flags = { workspace?: string; json?: true }

export function addSourceCommand(program: Command, io: CommandIo): void {
  const source = program.command('source').description('list what was imported, or take it back')

  source
    .command('list')
    .description('list the sources: what each told, its runs, and what was refused')
    .option('--workspace <name>', 'the workspace; may be left out when there is only one besides the sample')
    .option('--json', 'print them as JSON')
    .action((flags: Flags) => io.withDatabase((database) => list(io, database, flags)))

  source
    .command('remove')
    .description('take a source back: readings are then as if it had never come')
    .argument('<source>', 'its number or its name, as "rapport source list" shows them')
    .option('--yes', 'do not ask')
    .option('--workspace <name>', 'the workspace; may be left out when there is only one besides the sample')
    .option('--json', 'print what went as JSON')
    .action((name: string, flags: Flags & { yes?: true }) =>
      io.withDatabase((database) => remove(io, database, name, flags)),
    )

  addSourceGapCommands(source, io)
}

async function list(io: CommandIo, { db }: CommandDatabase, flags: Flags): Promise<void> {
  const scope = scopeOf((await resolveWorkspace(db, flags.workspace)).id)
  const shown = await inWorkspace(db, scope, async (trx) => {
    const contents = new Map((await listSourceContents(trx, scope)).map((row) => [row.source_id, row]))
    const runs = Map.groupBy(await listRuns(trx, scope), (run) => run.source_id)
    const refusals = Map.groupBy(await listRefusals(trx, scope), (row) => row.source_id)
    return (await listSources(trx, scope)).map(({ id, name, format, channel }) => ({
      ...{ id, name, format, channel },
      channels: contents.get(id)?.channels ?? [],
      messages: contents.get(id)?.messages ?? 0,
      outcomes: contents.get(id)?.outcomes ?? 0,
      quarantined: contents.get(id)?.quarantined ?? 0,
      runs: (runs.get(id) ?? []).map((run) => ({
        ...{ id: run.id, state: run.state, received: run.received, new: run.new, updated: run.updated },
        ...{ unchanged: run.unchanged, refused: run.refused, rejected: run.rejected },
        startedAt: run.started_at.toISOString(),
        finishedAt: run.finished_at?.toISOString() ?? null,
      })),
      refusedFields: (refusals.get(id) ?? []).map((row) => ({
        ...{ field: row.field, times: row.times, instead: instead(row.field) },
        lastSeenAt: row.last_seen_at.toISOString(),
      })),
    }))
  })
  if (flags.json) return io.out(JSON.stringify(shown))
  if (shown.length === 0) io.err('Nothing was imported yet: "rapport import --help" says how.')
  for (const one of shown) {
    const outcomes = one.outcomes > 0 ? `, ${counted(one.outcomes, 'outcome')}` : ''
    io.out(`${one.id}  ${one.name} (${one.format}, ${where(one)}): ${counted(one.messages, 'message')}${outcomes}`)
    for (const run of one.runs) {
      const counts = `${formatCount(run.new)} new, ${formatCount(run.updated)} changed, ${formatCount(run.rejected)} set apart`
      io.out(
        `    ${run.startedAt.slice(0, 16).replace('T', ' ')}  ${run.state}: ${counted(run.received, 'row')}, ${counts}`,
      )
    }
    if (one.quarantined > 0)
      io.out(`    set apart and waiting: ${formatCount(one.quarantined)} ("rapport quarantine list")`)
    for (const row of one.refusedFields) io.out(`    refused ${counted(row.times, 'time')}: ${row.instead}`)
  }
}

/** Where its messages were said; of a source without any, where its file was said to be from. */
function where({ channels, channel }: { channels: readonly string[]; channel: string }): string {
  if (channels.length > 2) return 'several channels'
  return channels.join(' and ') || channel
}

async function remove(
  io: CommandIo,
  { db, pool }: CommandDatabase,
  name: string,
  flags: Flags & { yes?: true },
): Promise<void> {
  const scope = scopeOf((await resolveWorkspace(db, flags.workspace)).id)
  const { found, messages, conversations } = await inWorkspace(db, scope, async (trx) => {
    const one = chooseSource(await listSources(trx, scope), name)
    const contents = (await listSourceContents(trx, scope)).find((row) => row.source_id === one.id)
    const began = await countConversationsOfSource(trx, scope, one.id)
    return { found: one, messages: contents?.messages ?? 0, conversations: began }
  })
  const began = conversations === 1 ? 'the conversation' : `the ${counted(conversations, 'conversation')}`
  const what = `${counted(messages, 'message')}, and ${began} that began there`
  if (!flags.yes) {
    io.err(`Removing ${found.name} takes back ${what}.`)
    const answer = await askYes('Remove it?')
    if (answer === null) throw new CommandExit('usage', 'Nothing was removed: say --yes where nobody can be asked.')
    if (!answer) return io.err('Nothing was removed.')
  }
  await takeSourceBack({ db, pool }, scope, found, atTerminal)
  if (flags.json) return io.out(JSON.stringify({ id: found.id, name: found.name, messages, conversations }))
  io.out(`Removed ${found.name}: ${what}.`)
}
