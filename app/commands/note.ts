import { type Command, InvalidArgumentError } from 'commander'
import { takeNoteBack, writeNote } from '#app/actions/notes.server.ts'
import { atTerminal, readDay, readWholeNumber } from '#app/commands/asking.ts'
import { CommandExit, type CommandIo } from '#app/commands/io.ts'
import { resolveWorkspace } from '#app/commands/workspace.ts'
import { noteEffect } from '#app/measures/limits.ts'
import { scopeOf } from '#app/rights/scope.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { listNotes, type NoteRow } from '#db/queries/note.ts'

type Flags = { workspace?: string; json?: true }

const shown = ({ id, day, text, made_by: by, made_at: at }: NoteRow) => ({ id, day, text, by, at: at.toISOString() })

export function addNoteCommand(program: Command, io: CommandIo): void {
  const note = program
    .command('note')
    .description('keep a dated note of what changed how we work: the usual range of every chart begins anew there')
  const common = (command: Command) =>
    command
      .option('--workspace <name>', 'the workspace; may be left out when there is only one besides the sample')
      .option('--json', 'print it as JSON')

  common(note.command('add').description(`write a note. ${noteEffect}`))
    .argument('<day>', 'the day it is about, such as 2026-01-05', readDay)
    .argument('<text>', 'what happened that day', readText)
    .action((day: string, text: string, flags: Flags) =>
      io.withDatabase(async ({ db }) => {
        const workspace = await resolveWorkspace(db, flags.workspace)
        const added = await writeNote(db, scopeOf(workspace.id), { day, text, who: atTerminal })
        io.out(flags.json ? JSON.stringify(shown(added)) : `Note ${added.id}, ${day}: ${text}`)
        io.err(noteEffect)
      }),
    )

  common(note.command('list').description('list the notes by their days')).action((flags: Flags) =>
    io.withDatabase(async ({ db }) => {
      const scope = scopeOf((await resolveWorkspace(db, flags.workspace)).id)
      const notes = await inWorkspace(db, scope, (trx) => listNotes(trx, scope))
      if (flags.json) return io.out(JSON.stringify(notes.map(shown)))
      if (notes.length === 0) io.err('There is no note yet.')
      for (const one of notes) io.out(`${one.id}  ${one.day}  ${one.text}`)
    }),
  )

  common(note.command('remove').description('remove a note'))
    .argument('<id>', 'its number, as "rapport note list" shows it', readWholeNumber)
    .action((id: number, flags: Flags) =>
      io.withDatabase(async ({ db }) => {
        const workspace = await resolveWorkspace(db, flags.workspace)
        const removed = await takeNoteBack(db, scopeOf(workspace.id), id, atTerminal)
        if (!removed) throw new CommandExit('usage', `There is no note ${id}.`)
        io.out(flags.json ? JSON.stringify(shown(removed)) : `Removed note ${id}.`)
      }),
    )
}

function readText(text: string): string {
  const trimmed = text.trim()
  if (trimmed !== '' && trimmed.length <= 1000) return trimmed
  throw new InvalidArgumentError('Say it in 1 to 1000 characters.')
}
