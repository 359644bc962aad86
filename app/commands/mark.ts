import { Argument, type Command } from 'commander'
import { markConversation } from '#app/actions/mark-conversation.server.ts'
import { atTerminal } from '#app/commands/asking.ts'
import { CommandExit, type CommandIo } from '#app/commands/io.ts'
import { resolveWorkspace } from '#app/commands/workspace.ts'
import { marks, type Mark } from '#app/conversations/standing.ts'
import { scopeOf } from '#app/rights/scope.ts'

export function addMarkCommand(program: Command, io: CommandIo): void {
  program
    .command('mark')
    .description('say where a conversation stands, in place of the rules; "none" takes every mark of it back')
    .argument('<conversation>', 'its id, or the id of a message in it, such as x:570306133677760513')
    .addArgument(new Argument('<standing>', 'where it stands').choices([...marks, 'none']))
    .option('--workspace <name>', 'the workspace; may be left out when there is only one besides the sample')
    .option('--json', 'print the conversation and its standing as JSON')
    .action((conversation: string, standing: Mark | 'none', flags: { workspace?: string; json?: true }) =>
      io.withDatabase(async ({ db, pool }) => {
        const workspace = await resolveWorkspace(db, flags.workspace)
        const mark = standing === 'none' ? null : standing
        const change = { conversation, mark, who: atTerminal, now: io.now() }
        const marked = await markConversation(pool, scopeOf(workspace.id), change)
        if (!marked.ok) throw new CommandExit('usage', marked.reason)
        const { ok: _, undo: _undo, ...shown } = marked
        if (flags.json) return io.out(JSON.stringify(shown))
        const was = marked.before === marked.standing ? 'as before' : `before: ${marked.before}`
        io.out(`${marked.conversation} stands as ${marked.standing} now (${was}).`)
      }),
    )
}
