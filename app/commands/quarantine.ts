import { type Command, InvalidArgumentError } from 'commander'
import { discardQuarantined, fixRow, replayQuarantined } from '#app/actions/quarantine.server.ts'
import { atTerminal, readWholeNumber } from '#app/commands/asking.ts'
import { CommandExit, type CommandIo } from '#app/commands/io.ts'
import { resolveWorkspace } from '#app/commands/workspace.ts'
import { counted, formatCount } from '#app/measures/format.ts'
import { scopeOf } from '#app/rights/scope.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { listQuarantine } from '#db/queries/quarantine.ts'
import { listSources } from '#db/queries/source.ts'

type Flags = { workspace?: string; json?: true }
type FixFlags = Flags & { text?: string; set?: ReadonlyMap<string, string> }

const someIds = (text: string, before: number[] = []) => [...before, readWholeNumber(text)]

function someValues(text: string, before: ReadonlyMap<string, string> = new Map()): ReadonlyMap<string, string> {
  const at = text.indexOf('=')
  if (at < 1) throw new InvalidArgumentError('Say it as column=value.')
  return new Map([...before, [text.slice(0, at), text.slice(at + 1)]])
}

const shortened = (text: string) => (text.length > 200 ? `${text.slice(0, 200).toWellFormed()} …` : text)

const common = (command: Command) =>
  command
    .option('--workspace <name>', 'the workspace; may be left out when there is only one besides the sample')
    .option('--json', 'print it as JSON')

export function addQuarantineCommand(program: Command, io: CommandIo): void {
  const quarantine = program
    .command('quarantine')
    .description('rows of files that could not be read: see why, fix them, read them again')

  common(quarantine.command('list').description('list the rows that wait, with the reason')).action((flags: Flags) =>
    list(io, flags),
  )

  common(quarantine.command('fix').description('change what stands in a row; "replay" then reads it'))
    .argument('<id>', 'its number, as "rapport quarantine list" shows it', readWholeNumber)
    .option('--text <text>', 'the whole row as it should stand in the file')
    .option('--set <column=value>', 'another value in one column (may be repeated)', someValues)
    .action((id: number, flags: FixFlags) => fix(io, id, flags))

  common(quarantine.command('replay').description('read rows again and take in those that can be read now'))
    .argument('[id...]', 'their numbers', someIds)
    .option('--all', 'all that wait')
    .action((ids: number[] | undefined, flags: Flags & { all?: true }) => replay(io, ids ?? [], flags))

  common(quarantine.command('discard').description('give rows up: they no longer wait'))
    .argument('<id...>', 'their numbers', someIds)
    .action((ids: number[], flags: Flags) =>
      io.withDatabase(async ({ db }) => {
        const workspace = await resolveWorkspace(db, flags.workspace)
        const discarded = await discardQuarantined(db, scopeOf(workspace.id), { ids, who: atTerminal })
        if (!discarded.ok) throw new CommandExit('usage', discarded.reason)
        io.out(flags.json ? JSON.stringify({ discarded: ids }) : `Discarded ${counted(ids.length, 'row')}.`)
      }),
    )
}

async function list(io: CommandIo, flags: Flags): Promise<void> {
  await io.withDatabase(async ({ db }) => {
    const scope = scopeOf((await resolveWorkspace(db, flags.workspace)).id)
    const { rows, names } = await inWorkspace(db, scope, async (trx) => ({
      rows: await listQuarantine(trx, scope),
      names: new Map((await listSources(trx, scope)).map((source) => [source.id, source.name])),
    }))
    if (flags.json) {
      const json = rows.map((row) => ({
        ...{ id: row.id, source: names.get(row.source_id), row: row.row_number, reason: row.reason, text: row.text },
        ...{ fixedText: row.fixed_text, firstSeenAt: row.first_seen_at.toISOString() },
      }))
      return io.out(JSON.stringify(json))
    }
    if (rows.length === 0) io.err('No row waits in quarantine.')
    for (const row of rows) {
      io.out(`${row.id}  ${names.get(row.source_id)}, row ${row.row_number}: ${row.reason}`)
      io.out(`    ${shortened(row.fixed_text ?? row.text)}${row.fixed_text === null ? '' : '  (fixed)'}`)
    }
  })
}

async function fix(io: CommandIo, id: number, flags: FixFlags): Promise<void> {
  const { text, set: values } = flags
  if ((text === undefined) === (values === undefined)) {
    throw new CommandExit('usage', 'Say what should stand there: either --text, or --set column=value.')
  }
  await io.withDatabase(async ({ db }) => {
    const workspace = await resolveWorkspace(db, flags.workspace)
    const change = { id, fix: values ? { values } : { text: text! }, who: atTerminal }
    const fixed = await fixRow(db, scopeOf(workspace.id), change)
    if (!fixed.ok) throw new CommandExit('usage', fixed.reason)
    if (flags.json) return io.out(JSON.stringify({ id, text: fixed.text, problem: fixed.problem }))
    io.out(
      fixed.problem === null
        ? `Row ${id} can be read now: "rapport quarantine replay ${id}" takes it in.`
        : `Row ${id} is changed and still cannot be read: ${fixed.problem}`,
    )
  })
}

async function replay(io: CommandIo, ids: number[], flags: Flags & { all?: true }): Promise<void> {
  if ((ids.length === 0) === (flags.all === undefined)) {
    throw new CommandExit('usage', 'Say which rows by their numbers, or --all.')
  }
  await io.withDatabase(async ({ db, pool }) => {
    const workspace = await resolveWorkspace(db, flags.workspace)
    const change = { ids: flags.all ? ('all' as const) : ids, who: atTerminal, now: io.now() }
    const replayed = await replayQuarantined({ db, pool }, scopeOf(workspace.id), change)
    if (!replayed.ok) throw new CommandExit('usage', replayed.reason)
    const { ok: _, ...shown } = replayed
    if (flags.json) io.out(JSON.stringify(shown))
    else {
      io.out(`Took in ${counted(shown.replayed, 'row')}.`)
      for (const row of shown.left.slice(0, 20)) io.out(`  row ${row.id} still cannot be read: ${row.reason}`)
      if (shown.left.length > 20)
        io.out(`  and ${formatCount(shown.left.length - 20)} more; "rapport quarantine list".`)
    }
    if (shown.left.length > 0) throw new CommandExit('quarantined')
  })
}
