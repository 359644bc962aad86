import type { Trx } from '../client.server.ts'
import type { Scope } from '../scope.ts'

/** What a person changed: of what, from what to what. `before` and `after` are kept as JSON. */
export type AuditLine = { who: string; action: string; subject: string; before?: unknown; after?: unknown }

export async function writeAudit(trx: Trx, scope: Scope, line: AuditLine): Promise<void> {
  const json = (value: unknown) => (value === undefined || value === null ? null : JSON.stringify(value))
  await trx
    .insertInto('audit')
    .values({
      workspace_id: scope.workspaceId,
      who: line.who,
      action: line.action,
      subject: line.subject,
      before: json(line.before),
      after: json(line.after),
    })
    .execute()
}
