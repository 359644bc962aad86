import type { Command } from 'commander'
import { resolveWorkspace } from '#app/commands/workspace.ts'
import { CommandExit, type CommandIo } from '#app/commands/io.ts'
import { atThisMachine } from '#app/rights/asker.ts'
import { inView, type Seen } from '#app/screens/in-view.server.ts'
import type { View } from '#app/screens/view.ts'
import type { Trx } from '#db/client.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import type { Scope } from '#db/scope.ts'

export type ViewFlags = {
  workspace?: string
  from?: string
  to?: string
  week?: string
  asOf?: string
  by?: string
  channel?: string[]
  account?: string[]
  team?: string[]
  clock?: string
  measure?: string
  json?: true
}

const collect = (value: string, before: string[] = []) => [...before, value]

/** Who is looked at, as of when: the filters that every command that shows conversations takes. */
export function addFilterOptions(command: Command): Command {
  return command
    .option('--workspace <name>', 'the workspace; may be left out when there is only one besides the sample')
    .option('--as-of <moment>', 'what had happened by then: 2026-01-05T09:00:00Z, or a day (default: now)')
    .option('--channel <channel>', 'only this channel (may be repeated)', collect)
    .option('--account <account>', 'only this account of ours (may be repeated)', collect)
    .option('--team <team>', 'only what this team was in charge of (may be repeated)', collect)
    .option('--json', 'print it as JSON')
}

/**
 * Runs `work` in the one transaction of a command, with the flags read as a page reads its address.
 *
 * @throws CommandExit (usage) in one sentence where a flag cannot be read
 */
export function inFlaggedView<T>(
  io: CommandIo,
  flags: ViewFlags,
  work: (trx: Trx, scope: Scope, view: View) => Promise<T>,
): Promise<T> {
  return inSeenView(io, flags, (trx, seen) => work(trx, seen.scope, seen.view))
}

/** The same for what needs to know the workspace's own places, too. */
export async function inSeenView<T>(
  io: CommandIo,
  flags: ViewFlags,
  work: (trx: Trx, seen: Seen) => Promise<T>,
): Promise<T> {
  return io.withDatabase(async ({ db }) => {
    const { name, is_sample: isSample } = await resolveWorkspace(db, flags.workspace)
    if (isSample) io.err('Sample data: an invented shop.')
    const context = {
      db,
      askerOf: () => atThisMachine,
      inWorkspace: <R>(scope: Scope, run: (trx: Trx) => Promise<R>) => inWorkspace(db, scope, run),
      now: () => io.now(),
    }
    const result = await inView(context, name, addressOf(flags), work)
    if (!result.ok) throw new CommandExit('usage', result.message)
    return result.value
  })
}

function addressOf({ asOf, ...flags }: ViewFlags): URLSearchParams {
  const search = new URLSearchParams()
  if (asOf !== undefined) search.set('as-of', asOf)
  for (const key of ['from', 'to', 'week', 'by', 'clock', 'measure'] as const) {
    const value = flags[key]
    if (value !== undefined) search.set(key, value)
  }
  for (const key of ['channel', 'account', 'team'] as const)
    for (const value of flags[key] ?? []) search.append(key, value)
  return search
}

/** Rows in columns as wide as their widest cell. */
export function inColumns(rows: string[][], indent = ''): string {
  const widths: number[] = []
  for (const row of rows) for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length)
  return rows
    .map(
      (row) =>
        indent +
        row
          .map((cell, i) => cell.padEnd(widths[i] ?? 0))
          .join('  ')
          .trimEnd(),
    )
    .join('\n')
}
