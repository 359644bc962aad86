import type { Command } from 'commander'
import { CommandExit, type CommandDatabase, type CommandIo } from '#app/commands/io.ts'
import { resolveWorkspace } from '#app/commands/workspace.ts'
import { keptSince } from '#app/ingestion/kept-long-enough.ts'
import { compareFacts, compareRollups } from '#app/ingestion/verify.ts'
import { counted, formatCount } from '#app/measures/format.ts'
import { hasCleared } from '#app/measures/retention-words.ts'
import { scopeOf } from '#app/rights/scope.ts'
import { inBatch } from '#db/batch.server.ts'
import type { Db } from '#db/client.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { describeDatabase, describeRole, hasQueue, listTablesSeen, listUnprotectedTables } from '#db/queries/doctor.ts'
import { listQuarantine } from '#db/queries/quarantine.ts'
import { listDeadWorkers } from '#db/queries/queue.ts'
import { countWordsBefore, findRetention } from '#db/queries/retention.ts'
import { listDeadRuns } from '#db/queries/run.ts'
import { listWorkspaces, type Workspace } from '#db/queries/workspace.ts'

type Finding = { check: string; ok: boolean; says: string }

const customersDrawn = 100

export function addDoctorCommand(program: Command, io: CommandIo): void {
  program
    .command('doctor')
    .description('check that the database is as it should be; changes nothing')
    .option('--workspace <name>', 'only this workspace; all when left out')
    .option('--json', 'print the findings as JSON')
    .action((flags: { workspace?: string; json?: true }) =>
      io.withDatabase(async (database) => {
        const { db } = database
        const workspaces = flags.workspace ? [await resolveWorkspace(db, flags.workspace)] : await listWorkspaces(db)
        const findings: Finding[] = []
        const found = (finding: Finding) => {
          findings.push(finding)
          if (!flags.json) io.out(`${finding.ok ? 'ok   ' : 'WRONG'}  ${finding.check}: ${finding.says}`)
        }
        for await (const finding of look(database, workspaces, io.now())) found(finding)
        if (flags.json) io.out(JSON.stringify(findings))
        if (findings.some((finding) => !finding.ok)) throw new CommandExit('failed')
      }),
    )
}

async function* look(database: CommandDatabase, workspaces: Workspace[], now: Date): AsyncGenerator<Finding> {
  const { db } = database
  const { version, migrations, newest } = await describeDatabase(db)
  yield { check: 'connection', ok: true, says: `Postgres ${version} answers` }
  yield { check: 'migrations', ok: true, says: `${migrations} applied, the newest ${newest}` }
  yield await workspacesApart(db)
  yield await jobsHeld(db)
  for (const workspace of workspaces) yield* lookInto(database, workspace, now)
}

/** Row-level security is in force when whoever is confined to a workspace that is not there sees nothing. */
async function workspacesApart(db: Db): Promise<Finding> {
  const check = 'workspaces kept apart'
  const { role, seen } = await inWorkspace(db, scopeOf(0), async (trx) => ({
    role: await describeRole(trx),
    seen: await listTablesSeen(trx),
  }))
  if (role.goesPast) return { check, ok: false, says: `the role ${role.role} goes past row-level security` }
  if (seen.length) return { check, ok: false, says: `anybody can see ${seen.join(', ')}` }
  const open = await listUnprotectedTables(db)
  if (open.length) return { check, ok: false, says: `no policy protects ${open.join(', ')}` }
  return { check, ok: true, says: `row-level security binds the role ${role.role}` }
}

async function jobsHeld(db: Db): Promise<Finding> {
  const dead = (await hasQueue(db)) ? await listDeadWorkers(db) : []
  const says =
    dead.length === 0 ? 'no dead worker holds any' : `${dead.length} dead workers hold some; "npm start" frees them`
  return { check: 'jobs', ok: dead.length === 0, says }
}

async function* lookInto({ db, pool }: CommandDatabase, workspace: Workspace, now: Date): AsyncGenerator<Finding> {
  const { id, name, time_zone: timeZone, quiet_spell_days: quietSpell } = workspace
  const scope = scopeOf(id)
  const facts = await inBatch(pool, id, (batch) => compareFacts(batch, id, customersDrawn))
  const drawn = `of ${counted(facts.looked, 'customer')} drawn by chance`
  yield {
    check: `${name}, facts`,
    ok: facts.differing === 0,
    says:
      facts.differing === 0
        ? `those ${drawn} are what their messages give`
        : `${formatCount(facts.differing)} ${drawn} are not what their messages give; "rapport workspace set ${name} quiet_spell ${quietSpell ?? 'off'}" makes them anew`,
  }
  const rollups = await inBatch(pool, id, (batch) => compareRollups(batch, id))
  yield {
    check: `${name}, rollups`,
    ok: rollups.differing === 0,
    says:
      rollups.differing === 0
        ? `equal to a recount of ${counted(rollups.looked, 'conversation')}`
        : `${formatCount(rollups.differing)} differ from a recount; "rapport workspace set ${name} time_zone ${timeZone}" makes them anew`,
  }
  const { dead, waiting } = await inWorkspace(db, scope, async (trx) => ({
    dead: await listDeadRuns(trx, scope),
    waiting: (await listQuarantine(trx, scope)).length,
  }))
  yield await wordsKept(db, workspace, now)
  const sources = [...new Set(dead.map((run) => run.source_id))].join(', ')
  const stopped = `the import of source ${sources} was killed; the same import again goes on where it stopped`
  yield { check: `${name}, runs`, ok: dead.length === 0, says: dead.length ? stopped : 'none was left behind' }
  const rows = `${counted(waiting, 'row')} ${waiting === 1 ? 'waits' : 'wait'}`
  yield {
    check: `${name}, quarantine`,
    ok: true,
    says: waiting ? `${rows}: "rapport quarantine list"` : 'no row waits',
  }
}

/** A worker that runs clears old words every day; two days late, none did. */
const lateMs = 2 * 86_400_000

async function wordsKept(db: Db, { id, name, retention_days: days }: Workspace, now: Date): Promise<Finding> {
  const check = `${name}, words`
  if (days === null) return { check, ok: true, says: 'kept as long as the workspace' }
  const { found, old } = await inWorkspace(db, scopeOf(id), async (trx) => ({
    found: await findRetention(trx, scopeOf(id)),
    old: await countWordsBefore(trx, scopeOf(id), new Date(keptSince(days, now).getTime() - lateMs)),
  }))
  const kept = `kept for ${counted(days, 'day')}`
  const late = old.texts + old.rows > 0 && (!found?.ended_at || now.getTime() - found.ended_at.getTime() > lateMs)
  if (late)
    return {
      ...{ check, ok: false },
      says: `${kept}, but ${counted(old.texts, 'message')} from before have theirs: the worker of "npm start" clears them`,
    }
  if (!found?.ended_at) return { check, ok: true, says: `${kept}; nothing was cleared yet` }
  const did = { texts: found.ended_cleared, rows: found.ended_rows, next: found.ended_next }
  return { check, ok: true, says: `${kept}; ${hasCleared(did, found.ended_at.toISOString())}` }
}
