import { type Command, InvalidArgumentError } from 'commander'
import { declareGap, takeGapBack } from '#app/actions/source-gaps.server.ts'
import { atTerminal, readWholeNumber } from '#app/commands/asking.ts'
import { chooseSource } from '#app/commands/choose-source.ts'
import { CommandExit, type CommandIo } from '#app/commands/io.ts'
import { resolveWorkspace } from '#app/commands/workspace.ts'
import { scopeOf } from '#app/rights/scope.ts'
import { parseMoment } from '#app/screens/view.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { listSourceGaps, type SourceGapRow } from '#db/queries/source-gap.ts'
import { listSources } from '#db/queries/source.ts'

type Flags = { workspace?: string; json?: true }

const shown = ({ id, source_id: source, from_at: from, to_at: to, reason, made_by: by }: SourceGapRow) => {
  return { id, source, from: from.toISOString(), to: to?.toISOString() ?? null, reason, by }
}

/** `rapport source gap add|list|remove`: when a source told us nothing although people may have written. */
export function addSourceGapCommands(source: Command, io: CommandIo): void {
  const gap = source.command('gap').description('declare when a source was silent, so that every figure says so')
  const common = (command: Command) =>
    command
      .option('--workspace <name>', 'the workspace; may be left out when there is only one besides the sample')
      .option('--json', 'print it as JSON')

  common(gap.command('add').description('declare a gap'))
    .argument('<source>', 'its number or its name, as "rapport source list" shows them')
    .requiredOption('--from <moment>', 'since when it is missing: 2026-02-03T14:00:00Z, or a day')
    .option('--to <moment>', 'from when on it is there again; left out: it lasts')
    .requiredOption('--reason <words>', 'what happened', readReason)
    .action((name: string, flags: Flags & { from: string; to?: string; reason: string }) =>
      io.withDatabase(async ({ db }) => {
        const { id, time_zone: timeZone } = await resolveWorkspace(db, flags.workspace)
        const scope = scopeOf(id)
        const from = readMoment(flags.from, timeZone)
        const to = flags.to === undefined ? null : readMoment(flags.to, timeZone)
        const found = chooseSource(await inWorkspace(db, scope, (trx) => listSources(trx, scope)), name)
        const wanted = { sourceId: found.id, from, to, reason: flags.reason }
        const declared = await declareGap(db, scope, wanted, atTerminal)
        if (!declared.ok) throw new CommandExit('usage', declared.reason)
        const until = to === null ? 'and it lasts' : `until ${to.toISOString()}`
        io.out(
          flags.json
            ? JSON.stringify(shown(declared.gap))
            : `Gap ${declared.gap.id}: ${found.name} is missing from ${from.toISOString()} on, ${until}.`,
        )
      }),
    )

  common(gap.command('list').description('list the gaps, the earliest first')).action((flags: Flags) =>
    io.withDatabase(async ({ db }) => {
      const scope = scopeOf((await resolveWorkspace(db, flags.workspace)).id)
      const gaps = await inWorkspace(db, scope, (trx) => listSourceGaps(trx, scope))
      if (flags.json) return io.out(JSON.stringify(gaps.map((one) => ({ ...shown(one), name: one.source }))))
      if (gaps.length === 0) io.err('No source was declared silent.')
      for (const one of gaps) {
        const until = one.to_at === null ? 'and it lasts' : `until ${one.to_at.toISOString()}`
        io.out(`${one.id}  ${one.source} (${one.channel}), from ${one.from_at.toISOString()} ${until}: ${one.reason}`)
      }
    }),
  )

  common(gap.command('remove').description('take a gap back'))
    .argument('<id>', 'its number, as "rapport source gap list" shows it', readWholeNumber)
    .action((id: number, flags: Flags) =>
      io.withDatabase(async ({ db }) => {
        const { id: workspaceId } = await resolveWorkspace(db, flags.workspace)
        const removed = await takeGapBack(db, scopeOf(workspaceId), id, atTerminal)
        if (!removed) throw new CommandExit('usage', `There is no gap ${id}; "rapport source gap list" shows them.`)
        io.out(flags.json ? JSON.stringify(shown(removed)) : `Removed gap ${id}.`)
      }),
    )
}

function readMoment(text: string, timeZone: string): Date {
  const moment = parseMoment(text, timeZone)
  if (moment) return moment
  throw new CommandExit('usage', `"${text}" is not a moment: write it as 2026-02-03T14:00:00Z, or as a day.`)
}

function readReason(text: string): string {
  const trimmed = text.trim()
  if (trimmed !== '' && trimmed.length <= 1000) return trimmed
  throw new InvalidArgumentError('Say it in 1 to 1000 characters.')
}
