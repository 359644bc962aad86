import { sql } from 'kysely'
import type { Db, Trx } from '../client.server.ts'
import { confine } from '../in-workspace.server.ts'
import type { Scope } from '../scope.ts'

/**
 * What a person changed: of what, from what to what. `before` and `after` are kept as JSON. `userId`: who they are, where
 * the scope does not say so; two may have one name.
 */
export type AuditLine = {
  who: string
  /** With words in app/screens/audit-words-*.ts. */
  action: string
  subject: string
  before?: unknown
  after?: unknown
  userId?: number | null
}

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
      user_id: line.userId ?? scope.userId ?? null,
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
      user_id: line.userId ?? null,
    })
    .execute()
}

const asJson = (value: unknown) => (value === undefined || value === null ? null : JSON.stringify(value))

export type AuditRow = {
  id: number
  at: Date
  who: string
  userId: number | null
  action: string
  subject: string
  before: unknown
  after: unknown
}

/** A user, by whatever name, or somebody without one: the terminal, a program. */
export type AuditPerson = { userId: number } | { name: string }

/** Whoever changes something with this scope. */
export const personOf = (scope: Scope, name: string): AuditPerson =>
  scope.userId === undefined ? { name } : { userId: scope.userId }

export type AuditAsked = {
  person?: AuditPerson | null
  /** Null: all. */
  actions?: readonly string[] | null
  /** Only older than this line. */
  before?: number | null
  limit: number
}

const shown = ['id', 'at', 'who', 'user_id as userId', 'action', 'subject', 'before', 'after'] as const
/** As the index has it: 0 is no user. */
const user = sql<number>`coalesce(user_id, 0)`

const byPerson = (person: AuditPerson) =>
  'userId' in person ? sql<boolean>`${user} = ${person.userId}` : sql<boolean>`(${user} = 0 and who = ${person.name})`

/** The latest first. */
export async function listAudit(trx: Trx, scope: Scope, asked: AuditAsked): Promise<AuditRow[]> {
  const { person, actions, before, limit } = asked
  return trx
    .selectFrom('audit')
    .select(shown)
    .where('workspace_id', '=', scope.workspaceId)
    .$if(person != null, (query) => query.where(byPerson(person!)))
    .$if(actions != null, (query) => query.where('action', 'in', actions!))
    .$if(before != null, (query) => query.where('id', '<', before!))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

export type Auditor = { userId: number | null; name: string }

/**
 * Everybody who changed something in a workspace, each name that a user had: one look into the index for each, however
 * long the log is.
 */
export async function listAuditors(trx: Trx, scope: Scope): Promise<Auditor[]> {
  const inLog = sql`from audit where workspace_id = ${scope.workspaceId}`
  const { rows } = await sql<{ u: number; who: string }>`
    with recursive found as (
      (select ${user} as u, who ${inLog} order by 1, 2 limit 1)
      union all
      select next.u, next.who from found, lateral (
        select ${user} as u, who ${inLog} and (${user}, who) > (found.u, found.who) order by 1, 2 limit 1) next)
    select u, who from found order by who, u`.execute(trx)
  return rows.map(({ u, who }) => ({ userId: u === 0 ? null : u, name: who }))
}

/** The latest changes of users, which belong to no workspace. */
export async function listPlatformAudit(
  db: Db,
  { person, limit }: Pick<AuditAsked, 'person' | 'limit'>,
): Promise<AuditRow[]> {
  return db
    .selectFrom('platform.audit')
    .select(shown)
    .$if(person != null, (query) => query.where(byPerson(person!)))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}
