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
