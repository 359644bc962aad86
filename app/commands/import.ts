import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createWriteStream } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { pipeline } from 'node:stream/promises'
import { Argument, InvalidArgumentError, Option } from 'commander'
import type { Command } from 'commander'
import { atTerminal } from '#app/commands/asking.ts'
import { CommandExit } from '#app/commands/io.ts'
import type { CommandDatabase, CommandIo } from '#app/commands/io.ts'
import { resolveOrCreateWorkspace } from '#app/commands/workspace.ts'
import { channels } from '#app/conversations/records.ts'
import type { Channel } from '#app/conversations/records.ts'
import { encodings, parseMapping } from '#app/ingestion/files/mapping.ts'
import type { Encoding, Mapping } from '#app/ingestion/files/mapping.ts'
import type { FileFormat } from '#app/ingestion/files/types.ts'
import type { ImportOptions } from '#app/ingestion/describe-source.ts'
import { importFile } from '#app/ingestion/import-file.ts'
import { previewFile } from '#app/ingestion/preview-file.ts'
import { importJob } from '#app/jobs/import.ts'
import { addJob } from '#app/jobs/queue.ts'
import { showPreview, showResult, startProgress } from '#app/commands/import-output.ts'

type Flags = {
  workspace?: string
  account: string[]
  alsoAccount: string[]
  channel?: Channel
  map?: string
  encoding?: Encoding
  timeZone?: string
  timeFormat?: string
  name?: string
  dryRun?: true
  background?: true
  json?: true
}

const collect = (value: string, before: string[]) => [...before, value]

export function addImportCommand(program: Command, io: CommandIo): void {
  program
    .command('import')
    .description('import a file of conversations; the same file again changes nothing')
    .addArgument(new Argument('<format>', 'what the file is').choices(['twcs', 'csv', 'jsonl']))
    .argument('<file>', 'its path, or - for standard input')
    .option('--workspace <name>', 'the workspace; may be left out when there is only one besides the sample')
    .option('--account <name>', 'twcs: only this author is ours; else: a name of ours (may be repeated)', collect, [])
    .option('--also-account <name>', 'an author that is ours although the file calls it a customer', collect, [])
    .addOption(new Option('--channel <channel>', 'where people talked').choices([...channels]))
    .option('--map <file>', 'which column is what (see examples/)')
    .addOption(new Option('--encoding <encoding>', 'when the file is not UTF-8').choices([...encodings]))
    .option('--time-zone <zone>', 'for times without an offset, such as Europe/London', timeZone)
    .option('--time-format <format>', 'for dates that can be read two ways, such as D/M/YYYY H:mm')
    .option('--name <name>', 'what to call the file; its own name when left out')
    .option('--dry-run', 'say what would happen and change nothing')
    .option('--background', 'leave it to the worker of a running "npm start"')
    .option('--json', 'print the run as JSON')
    .action((format: FileFormat, file: string, flags: Flags) => runImport(io, format, file, flags))
}

function timeZone(name: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    throw new InvalidArgumentError('It is not a time zone; say one such as Europe/London or UTC.')
  }
}

async function runImport(io: CommandIo, format: FileFormat, file: string, flags: Flags): Promise<void> {
  const mapping = flags.map === undefined ? null : await readMapping(io.file(flags.map))
  if (file !== '-')
    return importPath(io, format, io.file(file), { ...flags, name: flags.name ?? basename(file) }, mapping)
  const folder = await mkdtemp(join(tmpdir(), 'rapport-'))
  try {
    const path = join(folder, 'standard-input')
    await pipeline(process.stdin, createWriteStream(path, { mode: 0o600 }))
    await importPath(io, format, path, { ...flags, name: flags.name ?? 'standard input' }, mapping)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function readMapping(path: string): Promise<Mapping> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new CommandExit('usage', `The mapping ${path} cannot be read; is the name right?`)
  })
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new CommandExit('usage', `The mapping ${path} is not JSON: ${(error as Error).message}.`)
  }
  const parsed = parseMapping(json)
  if (parsed.ok) return parsed.mapping
  throw new CommandExit('usage', `The mapping ${path} does not say which column is what: ${parsed.reason}`)
}

async function importPath(
  io: CommandIo,
  format: FileFormat,
  path: string,
  flags: Flags & { name: string },
  mapping: Mapping | null,
): Promise<void> {
  await io.withDatabase(async (database) => {
    const workspace = await resolveOrCreateWorkspace(database.db, flags.workspace)
    const options: ImportOptions = {
      workspaceId: workspace.id,
      format,
      path,
      name: flags.name,
      accounts: flags.account,
      alsoAccounts: flags.alsoAccount,
      mapping,
      startedBy: atTerminal,
      ...(flags.channel ? { channel: flags.channel } : {}),
      ...(flags.encoding ? { encoding: flags.encoding } : {}),
      ...(flags.timeZone ? { timeZone: flags.timeZone } : {}),
      ...(flags.timeFormat ? { timeFormat: flags.timeFormat } : {}),
    }
    if (flags.background) return leaveToWorker(io, database, options, flags)
    if (flags.dryRun) return dryRun(io, database, options, flags)
    await importNow(io, database, options, flags)
  })
}

async function leaveToWorker(
  io: CommandIo,
  { pool }: CommandDatabase,
  options: ImportOptions,
  flags: Flags,
): Promise<void> {
  if (flags.name === 'standard input')
    throw new CommandExit('usage', 'Standard input cannot be left to the worker; give it a file.')
  const job = await addJob(pool, importJob, options, { queueName: `import ${options.workspaceId}` })
  if (flags.json) io.out(JSON.stringify({ job }))
  else io.out(`The worker imports ${options.name} (job ${job}).`)
}

async function dryRun(
  io: CommandIo,
  { pool, db }: CommandDatabase,
  options: ImportOptions,
  flags: Flags,
): Promise<void> {
  const previewed = await previewFile(options, { pool, db, now: () => io.now(), signal: io.signal })
  if (!previewed.ok) {
    if (await adoptsGuess(io, previewed.guess, options, flags)) return dryRun(io, { pool, db, url: '' }, options, flags)
    throw new CommandExit('refused', previewed.sentence)
  }
  showPreview(io, options.name!, previewed, flags.json === true)
}

async function importNow(
  io: CommandIo,
  database: CommandDatabase,
  options: ImportOptions,
  flags: Flags,
): Promise<void> {
  const progress = startProgress(io, options.name!)
  const { signal } = io
  const now = () => io.now()
  const result = await importFile(options, {
    ...database,
    now,
    signal,
    onProgress: (step) => progress.show(step),
  }).finally(() => progress.stop())
  if (!result.ok) {
    if (await adoptsGuess(io, result.guess, options, flags)) return importNow(io, database, options, flags)
    if (flags.json) io.out(JSON.stringify({ error: { code: result.code, message: result.sentence } }))
    throw new CommandExit('refused', result.sentence)
  }
  showResult(io, options.name!, result, flags.json === true)
  if (result.run.state !== 'finished') {
    const { state, asked_by: who } = result.run
    const stopped = state === 'interrupted' ? 'Stopped' : `${state === 'paused' ? 'Paused' : 'Stopped'} by ${who}`
    throw new CommandExit(
      'failed',
      `${stopped}. What was imported so far is kept; the same command goes on from there.`,
    )
  }
  if (result.run.rejected > 0) throw new CommandExit('quarantined')
}

/** Shows a guessed mapping and asks for it; where nobody can answer, says how to give one. */
async function adoptsGuess(
  io: CommandIo,
  guess: Mapping | undefined,
  options: ImportOptions,
  flags: Flags,
): Promise<boolean> {
  if (!guess || options.mapping) return false
  io.err('No mapping was given. From the columns it could be this one:')
  io.err(JSON.stringify(guess, null, 2))
  if (!process.stdin.isTTY || flags.json) return false
  const asker = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await asker.question('Import with it? (y/N) ').finally(() => asker.close())
  if (!/^y(es)?$/i.test(answer.trim())) return false
  options.mapping = guess
  return true
}
