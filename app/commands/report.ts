import { writeFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import { atTerminal } from '#app/commands/asking.ts'
import { type CommandDatabase, CommandExit, type CommandIo } from '#app/commands/io.ts'
import { pageFile } from '#app/commands/page-file.ts'
import { addReportSendCommand } from '#app/commands/report-send.ts'
import { resolveWorkspace } from '#app/commands/workspace.ts'
import { addDays, mondayOf, weekName } from '#app/measures/days.ts'
import type { ToldLetter } from '#app/measures/letter.ts'
import { printPdf } from '#app/platform/print-pdf.ts'
import { atThisMachine } from '#app/rights/asker.ts'
import { type Access, inView } from '#app/screens/in-view.server.ts'
import { dayOf } from '#app/screens/periods.ts'
import { writeLetter } from '#app/weekly-report/freeze.server.ts'
import { letterCsv } from '#app/weekly-report/letter-csv.ts'
import { letterLines, signOf } from '#app/weekly-report/letter-text.ts'
import { loadLetter } from '#app/weekly-report/load.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import type { Workspace } from '#db/queries/workspace.ts'

const formats = ['text', 'html', 'pdf', 'json', 'csv'] as const

type Flags = { workspace?: string; week?: string; format: (typeof formats)[number]; out?: string; json?: true }

export function addReportCommand(program: Command, io: CommandIo): void {
  const report = program
    .command('report')
    .description('the weekly letter: writes that of a week that has none, and prints it')
    .option('--workspace <name>', 'the workspace; may be left out when there is only one besides the sample')
    .option('--week <week>', 'the week, as 2026-W46 (default: the last that is over)')
    .addOption(new Option('--format <format>', 'as what').choices(formats).default('text'))
    .option('--out <file>', 'where to put it (default: printed; a PDF is put into letter-<week>.pdf)')
    .option('--json', 'the same as --format json')
    .action((flags: Flags) =>
      io.withDatabase(async (database) => {
        const workspace = await resolveWorkspace(database.db, flags.workspace)
        if (workspace.is_sample) io.err('Sample data: an invented shop.')
        const letter = await readOrWrite(io, database, workspace, flags.week)
        const format = flags.json ? 'json' : flags.format
        if (format === 'json') return put(io, flags.out, JSON.stringify(letter))
        if (format === 'csv') return put(io, flags.out, letterCsv(letter))
        if (format === 'text') return put(io, flags.out, [...letterLines(letter), '', signOf(letter, null)].join('\n'))
        const path = `/w/${encodeURIComponent(workspace.name)}/weekly/${letter.week.name}/letter`
        const html = await pageFile(io, database, path)
        return format === 'html' ? put(io, flags.out, html) : putPdf(io, flags.out, letter, html)
      }),
    )
  addReportSendCommand(report, io)
}

async function readOrWrite(
  io: CommandIo,
  { db }: CommandDatabase,
  workspace: Workspace,
  asked: string | undefined,
): Promise<ToldLetter> {
  const access: Access = {
    ...{ db, now: () => io.now(), askerOf: () => atThisMachine },
    inWorkspace: (scope, work) => inWorkspace(db, scope, work),
  }
  const week = asked ?? weekName(addDays(mondayOf(dayOf(io.now(), workspace.time_zone)), -7))
  const written = await writeLetter(access, workspace.name, week, atTerminal)
  if (!written.ok) throw new CommandExit('usage', written.reason)
  if (written.isNew) io.err(`The letter of week ${written.week} is written, and stays as it is from now on.`)
  const found = await inView(access, workspace.name, new URLSearchParams(), (trx, seen) =>
    loadLetter(trx, seen, written.week),
  )
  if (!found.ok || !found.value) throw new CommandExit('failed', 'The letter went away while it was read.')
  return found.value.letter
}

async function put(io: CommandIo, out: string | undefined, contents: string): Promise<void> {
  if (out === undefined) return io.out(contents.replace(/\r?\n$/, ''))
  await writeFile(io.file(out), contents)
  io.err(`Written to ${io.file(out)}.`)
}

/** Where no browser can print it, its HTML is given in its place. */
async function putPdf(io: CommandIo, out: string | undefined, { week }: ToldLetter, html: string): Promise<void> {
  const printed = await printPdf(html)
  const file = io.file(out ?? `letter-${week.name}.${printed.ok ? 'pdf' : 'html'}`)
  if (!printed.ok) io.err(`${printed.reason} This is the letter as HTML.`)
  const put = printed.ok ? file : file.replace(/\.pdf$/, '.html')
  await writeFile(put, printed.ok ? printed.pdf : html)
  io.err(`Written to ${put}.`)
}
