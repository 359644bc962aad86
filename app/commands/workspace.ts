import type { Command } from 'commander'
import { wordsToGo } from '#app/actions/words-to-go.server.ts'
import { askYes, atTerminal, tellProgress } from '#app/commands/asking.ts'
import { CommandExit, type CommandDatabase, type CommandIo } from '#app/commands/io.ts'
import { workspaceSettings } from '#app/commands/workspace-settings.ts'
import { recountWorkspace } from '#app/ingestion/recount.ts'
import { refoldWorkspace } from '#app/ingestion/refold.ts'
import { counted } from '#app/measures/format.ts'
import { wouldClear } from '#app/measures/retention-words.ts'
import { scopeOf } from '#app/rights/scope.ts'
import type { Db } from '#db/client.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { keepSampleAway } from '#db/queries/sample.ts'
import { listSourceContents } from '#db/queries/source-contents.ts'
import {
  createWorkspace,
  findWorkspace,
  listWorkspaces,
  removeWorkspace,
  setWorkspace,
  type Workspace,
  type WorkspaceSettings,
} from '#db/queries/workspace.ts'

/**
 * The workspace a command is about: the named one, or, without a name, the only one besides the sample.
 *
 * @throws CommandExit when there is none of that name, or more than one to choose from
 */
export async function resolveWorkspace(db: Db, name?: string): Promise<Workspace> {
  if (name !== undefined) {
    const found = await findWorkspace(db, name)
    if (found) return found
    throw new CommandExit('usage', `There is no workspace "${name}": ${await namesOf(db)}.`)
  }
  const all = await listWorkspaces(db)
  const own = all.filter((workspace) => !workspace.is_sample)
  const [only] = own
  if (!only) {
    const sample = all[0] ? `There is only the sample (--workspace ${all[0].name})` : 'There is no workspace yet'
    throw new CommandExit('usage', `${sample}: create one with "rapport workspace create <name>".`)
  }
  if (own.length > 1) throw new CommandExit('usage', `Say which workspace with --workspace: ${await namesOf(db)}.`)
  return only
}

/** As `resolveWorkspace`; an installation that is still empty gets the workspace `main`. For commands that bring data. */
export async function resolveOrCreateWorkspace(db: Db, name?: string): Promise<Workspace> {
  const own = (await listWorkspaces(db)).filter((workspace) => !workspace.is_sample)
  if (name === undefined && own.length === 0) await createWorkspace(db, 'main')
  return resolveWorkspace(db, name)
}

async function namesOf(db: Db): Promise<string> {
  const names = (await listWorkspaces(db)).map((workspace) => workspace.name)
  return names.length === 0 ? 'create it with "rapport workspace create <name>"' : `there is ${names.join(', ')}`
}

export function addWorkspaceCommand(program: Command, io: CommandIo): void {
  const workspace = program
    .command('workspace')
    .description("create, list, set or remove a workspace: one company's data")

  workspace
    .command('create <name>')
    .description('create an empty workspace')
    .option('--json', 'print it as JSON')
    .action((name: string, options: { json?: true }) => io.withDatabase(({ db }) => create(db, io, name, options)))

  workspace
    .command('list')
    .description('list the workspaces and their settings')
    .option('--json', 'print them as JSON')
    .action((options: { json?: true }) =>
      io.withDatabase(async ({ db }) => {
        const all = await listWorkspaces(db)
        if (options.json) return io.out(JSON.stringify(all.map(toJson)))
        if (all.length === 0) io.err('There is no workspace yet: create one with "rapport workspace create <name>".')
        for (const one of all) io.out(describe(one))
      }),
    )

  workspace
    .command('set <name> [setting] [value]')
    .description('change a setting; without one, list them with their meaning')
    .option('--json', "print the workspace's settings as JSON")
    .action((name: string, setting: string | undefined, value: string | undefined, options: { json?: true }) =>
      io.withDatabase((database) => set(database, io, { name, setting, value }, options)),
    )

  workspace
    .command('remove <name>')
    .description('remove a workspace and everything in it, for good')
    .option('--yes', 'do not ask')
    .action((name: string, flags: { yes?: true }) => io.withDatabase((database) => remove(database, io, name, flags)))
}

async function remove(
  { db, pool }: CommandDatabase,
  io: CommandIo,
  name: string,
  flags: { yes?: true },
): Promise<void> {
  const found = await resolveWorkspace(db, name)
  if (!flags.yes) {
    const scope = scopeOf(found.id)
    const contents = await inWorkspace(db, scope, (trx) => listSourceContents(trx, scope))
    const messages = contents.reduce((sum, one) => sum + one.messages, 0)
    const told = `${counted(messages, 'message')} from ${counted(contents.length, 'source')}`
    io.err(`Removing ${name} erases everything in it for good: ${told}, what was counted, and what was set by hand.`)
    const answer = await askYes('Remove it?')
    if (answer === null) throw new CommandExit('usage', 'Nothing was removed: say --yes where nobody can be asked.')
    if (!answer) return io.err('Nothing was removed.')
  }
  if (found.is_sample) await keepSampleAway(db, io.now())
  await removeWorkspace(db, pool, found.id)
  io.err(`Removed the workspace ${name} and everything in it.`)
}

async function create(db: Db, io: CommandIo, name: string, options: { json?: true }): Promise<void> {
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,62}$/u.test(name)) {
    throw new CommandExit(
      'usage',
      `"${name}" cannot name a workspace: begin with a letter or digit, and use up to 63 letters, digits, spaces, dots, dashes and underscores.`,
    )
  }
  const made = await createWorkspace(db, name)
  if (!made) throw new CommandExit('refused', `There is already a workspace "${name}".`)
  if (options.json) return io.out(JSON.stringify(toJson(made)))
  io.err(`Created the workspace ${name}.`)
}

async function set(
  database: CommandDatabase,
  io: CommandIo,
  wanted: { name: string; setting: string | undefined; value: string | undefined },
  options: { json?: true },
): Promise<void> {
  const { db } = database
  const found = await resolveWorkspace(db, wanted.name)
  if (wanted.setting !== undefined) await change(database, io, found, wanted.setting, wanted.value)
  const now = await resolveWorkspace(db, wanted.name)
  if (options.json) return io.out(JSON.stringify(toJson(now)))
  const shown = wanted.setting === undefined ? Object.entries(workspaceSettings) : []
  for (const [key, setting] of shown) io.out(`${key} = ${setting.show(now) ?? 'off'}\n    ${setting.meaning}`)
  if (wanted.setting !== undefined)
    io.err(`${wanted.setting} = ${workspaceSettings[wanted.setting]?.show(now) ?? 'off'}`)
}

async function change(
  database: CommandDatabase,
  io: CommandIo,
  found: Workspace,
  name: string,
  value: string | undefined,
): Promise<void> {
  const setting = Object.hasOwn(workspaceSettings, name) ? workspaceSettings[name] : undefined
  if (!setting) {
    const names = Object.keys(workspaceSettings).join(', ')
    throw new CommandExit('usage', `There is no setting "${name}": there is ${names}.`)
  }
  if (value === undefined) throw new CommandExit('usage', `Give ${name} a value: ${setting.meaning}.`)
  const settings = setting.read(value)
  if (!(await mayGo(database.db, io, found, settings))) return io.err('Nothing was changed.')
  await setWorkspace(database.db, found, settings, atTerminal)
  if (setting.reaches === 'conversations' && !(await refold(database, io, found.id))) {
    throw new CommandExit(
      'failed',
      `Stopped half-way: some conversations follow the old ${name} until you set it again.`,
    )
  }
  if (setting.reaches !== undefined)
    await recountWorkspace(database.pool, found.id, telling(io, 'conversation', 'counted'))
}

/** Words that would go for good are told, and where somebody can be asked, they are. */
async function mayGo(db: Db, io: CommandIo, workspace: Workspace, after: WorkspaceSettings): Promise<boolean> {
  const days = after.retention_days
  if (days == null) return true
  const found = await wordsToGo({ db, scope: scopeOf(workspace.id), workspace, now: io.now() }, days)
  if (!found) return true
  io.err(wouldClear(days, found))
  return (await askYes('Delete them?')) ?? true
}

/**
 * Not only where the value differs: setting it again is how one finishes what was killed half-way, and doing it twice
 * changes nothing.
 */
function refold({ pool }: CommandDatabase, io: CommandIo, workspaceId: number): Promise<boolean> {
  return refoldWorkspace(pool, workspaceId, { onProgress: telling(io, 'customer', 'read'), signal: io.signal })
}

const telling = (io: CommandIo, noun: string, done: string) =>
  tellProgress(io, (count) => `${counted(count, noun)} ${done} anew …`)

type Shown = Record<string, string | number | boolean | null>

function toJson(workspace: Workspace): Shown {
  const settings = Object.entries(workspaceSettings).map(([key, setting]) => [key, setting.show(workspace)])
  return { name: workspace.name, sample: workspace.is_sample, ...(Object.fromEntries(settings) as Shown) }
}

function describe(workspace: Workspace): string {
  const settings = Object.entries(workspaceSettings).map(
    ([key, setting]) => `${key} ${setting.show(workspace) ?? 'off'}`,
  )
  return `${workspace.name}${workspace.is_sample ? ' (the sample)' : ''}: ${settings.join(', ')}`
}
