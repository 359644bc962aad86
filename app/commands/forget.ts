import { type Command, InvalidArgumentError } from 'commander'
import { forgetCustomer } from '#app/actions/forget-customer.server.ts'
import { askYes, atTerminal } from '#app/commands/asking.ts'
import { CommandExit, type CommandIo } from '#app/commands/io.ts'
import { resolveWorkspace } from '#app/commands/workspace.ts'
import { channels } from '#app/conversations/records.ts'
import { counted } from '#app/measures/format.ts'
import { scopeOf } from '#app/rights/scope.ts'

/** A customer as one is named at the terminal. */
export type Person = { channel: string; externalId: string }
type Flags = { yes?: true; workspace?: string; json?: true }

export function addForgetCommand(program: Command, io: CommandIo): void {
  program
    .command('forget')
    .description('erase what a customer said and is called; what was counted stays')
    .argument('<customer>', personSyntax, readPerson)
    .option('--yes', 'do not ask')
    .option('--workspace <name>', 'the workspace; may be left out when there is only one besides the sample')
    .option('--json', 'print what was erased as JSON')
    .action((person: Person, flags: Flags) =>
      io.withDatabase(async ({ db, pool }) => {
        const workspace = await resolveWorkspace(db, flags.workspace)
        if (!flags.yes) {
          io.err(`Forgetting ${person.externalId} erases their words and names for good.`)
          const answer = await askYes('Forget them?')
          if (answer === null)
            throw new CommandExit('usage', 'Nothing was erased: say --yes where nobody can be asked.')
          if (!answer) return io.err('Nothing was erased.')
        }
        const change = { ...person, who: atTerminal, now: io.now() }
        const forgotten = await forgetCustomer(pool, scopeOf(workspace.id), change)
        if (!forgotten.ok) throw new CommandExit('usage', forgotten.reason)
        const { ok: _, ...counts } = forgotten
        if (flags.json) return io.out(JSON.stringify(counts))
        const { messages, conversations } = counts
        io.out(`Erased the words of ${counted(messages, 'message')}, theirs and our replies, and every name and id.`)
        io.out(
          `  ${counted(conversations, 'conversation')} ${conversations === 1 ? 'stays' : 'stay'} counted as before. Files and quarantined rows are not searched.`,
        )
      }),
    )
}

export const personSyntax = 'channel and id of the person, such as email:ann@example.org'

export function readPerson(text: string): Person {
  const at = text.indexOf(':')
  const person = { channel: text.slice(0, at), externalId: text.slice(at + 1) }
  if (at > 0 && person.externalId !== '' && channels.some((one) => one === person.channel)) return person
  throw new InvalidArgumentError('Say it as channel:id, such as email:ann@example.org.')
}
