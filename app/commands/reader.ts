import type { Command } from 'commander'
import { addReader, removeReader } from '#app/actions/letter-readers.server.ts'
import { atTerminal } from '#app/commands/asking.ts'
import { CommandExit, type CommandIo } from '#app/commands/io.ts'
import { resolveWorkspace } from '#app/commands/workspace.ts'
import { scopeOf } from '#app/rights/scope.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { type LetterReader, listLetterReaders } from '#db/queries/letter-reader.ts'

type Flags = { workspace?: string; json?: true; name?: string; askedBack?: true }

const shown = ({ email, name, added_by: addedBy, added_at: at, left_at: left, bounced_at: bounced }: LetterReader) => ({
  ...{ email, name, addedBy, addedAt: at.toISOString() },
  ...{ leftAt: left?.toISOString() ?? null, bouncedAt: bounced?.toISOString() ?? null },
})

/** Who gets the weekly letter by mail. */
export function addReaderCommand(program: Command, io: CommandIo): void {
  const reader = program.command('reader').description('say who gets the weekly letter by mail')
  const common = (command: Command) =>
    command
      .option('--workspace <name>', 'the workspace; may be left out when there is only one besides the sample')
      .option('--json', 'print it as JSON')

  common(reader.command('add').description('put somebody on the list'))
    .argument('<address>', 'their e-mail address')
    .option('--name <name>', 'whom the mail is addressed to', '')
    .option('--asked-back', 'they left the list, and asked to be put back')
    .action((email: string, flags: Flags) =>
      io.withDatabase(async ({ db }) => {
        const scope = scopeOf((await resolveWorkspace(db, flags.workspace)).id)
        const wanted = { email, name: flags.name ?? '', askedBack: flags.askedBack ?? false }
        const added = await inWorkspace(db, scope, (trx) =>
          addReader(trx, scope, { ...wanted, who: atTerminal, now: io.now() }),
        )
        if (!added.ok) throw new CommandExit('usage', added.reason + (added.hasLeft ? ' With --asked-back.' : ''))
        io.out(flags.json ? JSON.stringify(shown(added.reader)) : `${added.reader.email} gets the weekly letter.`)
      }),
    )

  common(reader.command('list').description('list who is on it, and who left it')).action((flags: Flags) =>
    io.withDatabase(async ({ db }) => {
      const scope = scopeOf((await resolveWorkspace(db, flags.workspace)).id)
      const readers = await inWorkspace(db, scope, (trx) => listLetterReaders(trx, scope))
      if (flags.json) return io.out(JSON.stringify(readers.map(shown)))
      if (readers.length === 0) io.err('Nobody gets the weekly letter by mail yet.')
      for (const one of readers) io.out(lineOf(one))
    }),
  )

  common(reader.command('remove').description('take somebody off the list'))
    .argument('<address>', 'their e-mail address')
    .action((email: string, flags: Flags) =>
      io.withDatabase(async ({ db }) => {
        const scope = scopeOf((await resolveWorkspace(db, flags.workspace)).id)
        const removed = await inWorkspace(db, scope, (trx) =>
          removeReader(trx, scope, { email, who: atTerminal, now: io.now() }),
        )
        if (!removed.ok) throw new CommandExit('usage', removed.reason)
        const words = `${removed.reader.email} gets the weekly letter no more.`
        io.out(flags.json ? JSON.stringify(shown(removed.reader)) : words)
      }),
    )
}

function lineOf({ email, name, left_at: left, bounced_at: bounced }: LetterReader): string {
  const day = (at: Date) => at.toISOString().slice(0, 10)
  const state = left ? `left it on ${day(left)}` : bounced ? `mail came back on ${day(bounced)}` : ''
  return [email, name, state].filter(Boolean).join('  ')
}
