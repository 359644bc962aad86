import type { Db, Trx } from '../client.server.ts'
import { confine } from '../in-workspace.server.ts'
import type { Scope } from '../scope.ts'

/** What a person changed: of what, from what to what. `before` and `after` are kept as JSON. */
export type AuditLine = { who: string; action: string; subject: string; before?: unknown; after?: unknown }

export async function writeAudit(trx: Trx, scope: Scope, line: AuditLine): Promise<void> {
  await trx
    .insertInto('audit')
    .values({
      workspace_id: scope.workspaceId,
      who: line.who,
      action: line.action,
      subject: line.subject,
      before: asJson(line.before),
      after: asJson(line.after),
    })
    .execute()
}

/**
 * Runs a change of the schema `platform` and writes what it says of it into the workspace's audit log: both or neither.
 * Nothing is written where it says nothing.
 */
export function changeWithAudit<T>(
  db: Db,
  workspaceId: number,
  change: (trx: Trx) => Promise<{ result: T; line: AuditLine | null }>,
): Promise<T> {
  return db.transaction().execute(async (trx) => {
    const { result, line } = await change(trx)
    if (line) {
      await confine(trx, workspaceId)
      await writeAudit(trx, { workspaceId, teams: 'all' }, line)
    }
    return result
  })
}

/** The same of a change that belongs to no workspace: of users and their sessions. */
export async function writePlatformAudit(db: Db | Trx, line: AuditLine): Promise<void> {
  await db
    .insertInto('platform.audit')
    .values({
      who: line.who,
      action: line.action,
      subject: line.subject,
      before: asJson(line.before),
      after: asJson(line.after),
    })
    .execute()
}

const asJson = (value: unknown) => (value === undefined || value === null ? null : JSON.stringify(value))

export type AuditRow = {
  id: number
  at: Date
  who: string
  action: string
  subject: string
  before: unknown
  after: unknown
}

/** The latest first; of one person where `who` says so, older than the line `before`. */
export async function listAudit(
  trx: Trx,
  scope: Scope,
  { who, before, limit }: { who: string | null; before: number | null; limit: number | null },
): Promise<AuditRow[]> {
  let query = trx
    .selectFrom('audit')
    .select(['id', 'at', 'who', 'action', 'subject', 'before', 'after'])
    .where('workspace_id', '=', scope.workspaceId)
    .orderBy('id', 'desc')
  if (who !== null) query = query.where('who', '=', who)
  if (before !== null) query = query.where('id', '<', before)
  if (limit !== null) query = query.limit(limit)
  return query.execute()
}

/** Everybody who changed something in a workspace. */
export async function listAuditors(trx: Trx, scope: Scope): Promise<string[]> {
  const rows = await trx
    .selectFrom('audit')
    .select('who')
    .distinct()
    .where('workspace_id', '=', scope.workspaceId)
    .orderBy('who')
    .execute()
  return rows.map(({ who }) => who)
}

/** The latest changes of users, which belong to no workspace. */
export async function listPlatformAudit(db: Db, who: string | null, limit: number): Promise<AuditRow[]> {
  return db
    .selectFrom('platform.audit')
    .select(['id', 'at', 'who', 'action', 'subject', 'before', 'after'])
    .$if(who !== null, (query) => query.where('who', '=', who!))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}
