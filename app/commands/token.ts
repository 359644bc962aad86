import { type Command, Option } from 'commander'
import { makeToken, takeTokenAway } from '#app/actions/tokens.server.ts'
import { CommandExit, type CommandIo } from '#app/commands/io.ts'
import { resolveWorkspace } from '#app/commands/workspace.ts'
import { atThisMachine } from '#app/rights/asker.ts'
import { tokenScopes, type TokenScope } from '#app/rights/roles.ts'
import { loadTokens } from '#app/screens/tokens.server.ts'

type Flags = { workspace?: string; json?: true }

export function addTokenCommand(program: Command, io: CommandIo): void {
  const token = program.command('token').description('let programs in: a token each, for one workspace and one purpose')
  const common = (command: Command) =>
    command
      .option('--workspace <name>', 'the workspace; may be left out when there is only one besides the sample')
      .option('--json', 'print it as JSON')

  common(token.command('add <program>').description('print a new token; it is shown once'))
    .addOption(
      new Option(
        '--scope <scope>',
        'read; care: also claim, mark and correct; ingest: only send records; metrics: only read /metrics',
      )
        .choices(Object.keys(tokenScopes))
        .default('read'),
    )
    .action((name: string, flags: Flags & { scope: TokenScope }) =>
      io.withDatabase(async ({ db }) => {
        const workspace = await resolveWorkspace(db, flags.workspace)
        const made = await makeToken(db, workspace, atThisMachine, { name, scope: flags.scope })
        if (!made.ok) throw new CommandExit('usage', made.reason)
        const shown = { name: name.trim(), workspace: workspace.name, scope: flags.scope, token: made.token }
        if (flags.json) return io.out(JSON.stringify(shown))
        io.err(`The token of ${shown.name} for ${workspace.name}; it is not shown again:`)
        io.out(made.token)
      }),
    )

  common(token.command('list').description('list the tokens, and when each was last used')).action((flags: Flags) =>
    io.withDatabase(async ({ db }) => {
      const tokens = await loadTokens(db, (await resolveWorkspace(db, flags.workspace)).id)
      if (flags.json) return io.out(JSON.stringify(tokens))
      if (tokens.length === 0) io.err('No program has a token: "rapport token add <program>" makes one.')
      for (const { name, scope, by, madeAt, lastUsedAt } of tokens) {
        const used = lastUsedAt === null ? 'never used' : `last used ${lastUsedAt.toISOString()}`
        io.out(`${name}: ${scope}, made by ${by} ${madeAt.toISOString()}, ${used}`)
      }
    }),
  )

  common(token.command('remove <program>').description('let a program in no longer')).action(
    (name: string, flags: Flags) =>
      io.withDatabase(async ({ db }) => {
        const workspace = await resolveWorkspace(db, flags.workspace)
        if (!(await takeTokenAway(db, workspace, atThisMachine, name)))
          throw new CommandExit('usage', `There is no token "${name}" in ${workspace.name}.`)
        if (flags.json) return io.out(JSON.stringify({ name }))
        io.err(`Removed the token of ${name}.`)
      }),
  )
}
