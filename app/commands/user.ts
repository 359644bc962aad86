import { type Command, Option } from 'commander'
import { unlinkProvider } from '#app/actions/open-id.server.ts'
import { invite, removePerson } from '#app/actions/people.server.ts'
import { makeSignInLink } from '#app/actions/sign-in.server.ts'
import { endSessionsOf } from '#app/actions/sessions.server.ts'
import { askYes } from '#app/commands/asking.ts'
import { CommandExit, type CommandIo } from '#app/commands/io.ts'
import { resolveWorkspace } from '#app/commands/workspace.ts'
import { addressFor } from '#app/platform/where-reached.ts'
import { atThisMachine } from '#app/rights/asker.ts'
import { roles, type Role } from '#app/rights/roles.ts'
import { loadUsers } from '#app/screens/people.server.ts'
import type { Db } from '#db/client.server.ts'
import { findUserByEmail, isClaimed, listUsers, type User } from '#db/queries/user.ts'

export function addUserCommand(program: Command, io: CommandIo): void {
  const user = program.command('user').description('who may sign in, and one-time links that let them in')

  user
    .command('link [email]')
    .description('print a one-time link: for whoever becomes the owner, or for somebody to set a new password')
    .option('--json', 'print it as JSON')
    .action((email: string | undefined, options: { json?: true }) =>
      io.withDatabase(async ({ db }) => {
        const whose = await whoseLink(db, email)
        const link = `${addressFor(io.env)}/link/${await makeSignInLink(db, whose?.id ?? null)}`
        if (options.json) return io.out(JSON.stringify({ email: whose?.email ?? null, link }))
        io.err(
          whose
            ? `Sets a new password for ${whose.name}, once, within a day:`
            : 'Makes Rapport yours, once, within a day:',
        )
        io.out(link)
      }),
    )

  user
    .command('list')
    .description('list who may sign in, and as what')
    .option('--json', 'print them as JSON')
    .action((options: { json?: true }) =>
      io.withDatabase(async ({ db }) => {
        const all = await loadUsers(db)
        if (options.json) return io.out(JSON.stringify(all))
        if (all.length === 0) io.err('Nobody yet: "rapport user link" prints the link that makes Rapport yours.')
        for (const { name, email, parts } of all)
          io.out(`${name} <${email}>: ${parts.join(', ') || 'no part in any workspace'}`)
      }),
    )

  user
    .command('invite <email>')
    .description('print a link by which somebody joins a workspace, once, within 14 days')
    .addOption(new Option('--role <role>', 'as what').choices([...roles]).default('member'))
    .option('--team <name...>', 'only what these teams were in charge of or replied in (for an agency’s people)')
    .option('--workspace <name>', 'the workspace; may be left out when there is only one besides the sample')
    .option('--json', 'print it as JSON')
    .action((email: string, options: { role: Role; team?: string[]; workspace?: string; json?: true }) =>
      io.withDatabase(async ({ db }) => {
        const workspace = await resolveWorkspace(db, options.workspace)
        const wanted = { email, role: options.role, teams: options.team ?? null }
        const made = await invite(db, workspace, atThisMachine, wanted)
        if (!made.ok) throw new CommandExit('usage', made.reason)
        const link = `${addressFor(io.env)}/invitation/${made.secret}`
        if (options.json) return io.out(JSON.stringify({ email, workspace: workspace.name, role: options.role, link }))
        io.err(`Lets ${email} into ${workspace.name}, once, within 14 days; pass it on to them:`)
        io.out(link)
      }),
    )

  user
    .command('remove <email>')
    .description('remove somebody: their sessions end, what they did stays')
    .option('--yes', 'do not ask')
    .action((email: string, options: { yes?: true }) =>
      io.withDatabase(async ({ db }) => {
        const found = await mustFind(db, email)
        if (!options.yes) {
          const answer = await askYes(`Remove ${found.name} <${found.email}>?`)
          if (answer === null)
            throw new CommandExit('usage', 'Nobody was removed: say --yes where nobody can be asked.')
          if (!answer) return io.err('Nobody was removed.')
        }
        await removePerson(db, atThisMachine.name, found)
        io.err(`Removed ${found.name}.`)
      }),
    )

  user
    .command('unlink <email>')
    .description('forget who somebody is to the OpenID provider: their next sign-in there goes by their address again')
    .action((email: string) =>
      io.withDatabase(async ({ db }) => {
        const found = await mustFind(db, email)
        const gone = await unlinkProvider(db, atThisMachine.name, found)
        if (!gone) return io.err(`${found.name} has never signed in with an OpenID provider.`)
        io.err(`The next sign-in of ${found.name} with the OpenID provider goes by ${found.email} again.`)
      }),
    )

  user
    .command('sign-out [email]')
    .description("end somebody's sessions, or with --all everybody's")
    .option('--all', 'of everybody')
    .action((email: string | undefined, options: { all?: true }) =>
      io.withDatabase(async ({ db }) => {
        if ((email === undefined) !== (options.all === true))
          throw new CommandExit('usage', 'Say whose sessions to end: an e-mail address, or --all.')
        const ended = await endSessionsOf(
          db,
          atThisMachine.name,
          email === undefined ? null : await mustFind(db, email),
        )
        io.err(`Ended ${ended} session${ended === 1 ? '' : 's'}.`)
      }),
    )
}

/** Null: whoever becomes the owner. */
async function whoseLink(db: Db, email: string | undefined): Promise<User | null> {
  if (email !== undefined) return mustFind(db, email)
  if (!(await isClaimed(db))) return null
  const owners = (await listUsers(db)).filter((one) => one.owns_installation)
  const [only, another] = owners
  if (only && !another) return only
  throw new CommandExit('usage', `Say for whom: ${owners.map((one) => one.email).join(' or ')}.`)
}

async function mustFind(db: Db, email: string): Promise<User> {
  const found = await findUserByEmail(db, email)
  if (!found) throw new CommandExit('usage', `Nobody here has the e-mail address ${email}.`)
  return found
}
