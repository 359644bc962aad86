import { readFile } from 'node:fs/promises'
import { type Command, InvalidArgumentError } from 'commander'
import { addHolidays, takeHolidayBack } from '#app/actions/business-hours.server.ts'
import { atTerminal, readDay } from '#app/commands/asking.ts'
import { CommandExit, type CommandIo } from '#app/commands/io.ts'
import { resolveWorkspace } from '#app/commands/workspace.ts'
import { readHolidays } from '#app/ingestion/files/holidays.ts'
import { counted } from '#app/measures/format.ts'
import { scopeOf } from '#app/rights/scope.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { listHolidays } from '#db/queries/business-hours.ts'

type Flags = { workspace?: string; json?: true }

/** So much of what was skipped is told. */
const mostTold = 10

export function addHolidayCommand(program: Command, io: CommandIo): void {
  const holiday = program.command('holiday').description('days on which nobody is there, whatever the hours say')
  const common = (command: Command) =>
    command
      .option('--workspace <name>', 'the workspace; may be left out when there is only one besides the sample')
      .option('--json', 'print it as JSON')
  const scopeFrom = async (db: Parameters<typeof resolveWorkspace>[0], flags: Flags) =>
    scopeOf((await resolveWorkspace(db, flags.workspace)).id)

  common(holiday.command('add').description('add a holiday'))
    .argument('<day>', 'such as 2026-12-25', readDay)
    .argument('<name>', 'what it is called', readName)
    .action((day: string, name: string, flags: Flags) =>
      io.withDatabase(async ({ db }) => {
        await addHolidays(db, await scopeFrom(db, flags), { holidays: [{ day, name }], who: atTerminal })
        io.out(flags.json ? JSON.stringify({ day, name }) : `Holiday ${day}: ${name}`)
      }),
    )

  common(holiday.command('list').description('list the holidays')).action((flags: Flags) =>
    io.withDatabase(async ({ db }) => {
      const scope = await scopeFrom(db, flags)
      const all = await inWorkspace(db, scope, (trx) => listHolidays(trx, scope))
      if (flags.json) return io.out(JSON.stringify(all.map(({ day, name }) => ({ day, name }))))
      if (all.length === 0) io.err('There is no holiday yet.')
      for (const { day, name } of all) io.out(`${day}  ${name}`)
    }),
  )

  common(holiday.command('remove').description('remove a holiday'))
    .argument('<day>', 'such as 2026-12-25', readDay)
    .action((day: string, flags: Flags) =>
      io.withDatabase(async ({ db }) => {
        const removed = await takeHolidayBack(db, await scopeFrom(db, flags), day, atTerminal)
        if (!removed) throw new CommandExit('usage', `${day} is no holiday.`)
        io.out(flags.json ? JSON.stringify(removed) : `Removed holiday ${day}: ${removed.name}`)
      }),
    )

  common(holiday.command('import').description('add the holidays of a file: a calendar (.ics), or lines of day,name'))
    .argument('<file>', 'the file')
    .action((file: string, flags: Flags) =>
      io.withDatabase(async ({ db }) => {
        const read = readHolidays(await textOf(io, file))
        if (!read.ok) throw new CommandExit('refused', read.reason)
        const { added, renamed } = await addHolidays(db, await scopeFrom(db, flags), { ...read, who: atTerminal })
        for (const one of read.skipped.slice(0, mostTold)) io.err(`Skipped, as it names no whole day: ${one}`)
        if (read.skipped.length > mostTold) io.err(`and ${read.skipped.length - mostTold} more`)
        if (flags.json) return io.out(JSON.stringify({ added, renamed, skipped: read.skipped.length }))
        const known = read.holidays.length - added.length - renamed.length
        io.out(`${counted(added.length, 'holiday')} added, ${renamed.length} renamed, ${known} known already.`)
      }),
    )
}

async function textOf(io: CommandIo, file: string): Promise<string> {
  try {
    return await readFile(io.file(file), 'utf8')
  } catch (cause) {
    throw Object.assign(new CommandExit('usage', `"${file}" cannot be read.`), { cause })
  }
}

function readName(text: string): string {
  const trimmed = text.trim()
  if (trimmed !== '' && trimmed.length <= 100) return trimmed
  throw new InvalidArgumentError('Name it in 1 to 100 characters.')
}
