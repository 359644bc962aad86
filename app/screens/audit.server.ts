import type { Access } from './in-view.server.ts'
import type { Workspace } from '#db/queries/workspace.ts'
import type { Trx } from '#db/client.server.ts'
import type { Scope } from '#db/scope.ts'
import { type AuditPerson, type AuditRow, listAudit, listAuditors, listPlatformAudit } from '#db/queries/audit.ts'
import { listTeams } from '#db/queries/team.ts'
import { dayIn } from '#app/history/days.ts'
import type { AuditContext, AuditTelling } from './audit-reading.ts'
import { tokensPage } from './audit-words-people.ts'
import { type AuditKind, actionsOf, auditKinds, auditTelling } from './audit-words.ts'
import { type AuditLineShown, together } from './audit-together.ts'
import type { Columns } from './csv.ts'
import { csvStream } from './csv-stream.server.ts'

const linesAtMost = 100
const rowsAtOnce = 2000

/** `by`: a user's number, or the name of somebody who is none. */
export type AuditFilter = { by: string | null; kind: AuditKind | null; before: number | null }

/** The filter of an address: by whom, what kind of action, and the line that the last page ended with. */
export function auditFilter(search: URLSearchParams): AuditFilter {
  const before = search.get('before') ?? ''
  return {
    by: search.get('by')?.replaceAll('\0', '') || null,
    kind: auditKinds.find(({ kind }) => kind === search.get('kind'))?.kind ?? null,
    before: /^\d{1,15}$/.test(before) ? Number(before) : null,
  }
}

const userKey = /^user (\d{1,15})$/
const personBy = (by: string): AuditPerson => {
  const [, userId] = userKey.exec(by) ?? []
  return userId === undefined ? { name: by } : { userId: Number(userId) }
}

const asked = ({ by, kind, before }: AuditFilter) => ({
  ...{ person: by === null ? null : personBy(by), before },
  actions: kind === null ? null : actionsOf(kind),
})

/** What was changed in a workspace, the latest first; to an owner of the installation also what was changed of users. */
export async function loadAudit(
  access: Pick<Access, 'db' | 'inWorkspace'>,
  { scope, workspace }: { scope: Scope; workspace: Workspace },
  filter: AuditFilter,
  { withUsers, seesTokens }: { withUsers: boolean; seesTokens: boolean },
) {
  const { lines, auditors, context } = await access.inWorkspace(scope, async (trx) => ({
    lines: await listAudit(trx, scope, { ...asked(filter), limit: linesAtMost + 1 }),
    auditors: await listAuditors(trx, scope),
    context: await loadContext(trx, scope, workspace),
  }))
  const toldTo = (line: AuditRow) => {
    const shown = told(context)(line)
    return shown.to === tokensPage && !seesTokens ? { ...shown, to: null } : shown
  }
  const showsUsers = withUsers && filter.before === null && (filter.kind === null || filter.kind === 'people')
  const users = showsUsers ? await listPlatformAudit(access.db, { person: asked(filter).person, limit: 20 }) : []
  const shown = lines.slice(0, linesAtMost)
  // A user of several names is one person.
  const people = new Map<string, string[]>()
  for (const { userId, name } of auditors) {
    const key = userId === null ? name : `user ${userId}`
    people.set(key, [...(people.get(key) ?? []), name])
  }
  return {
    ...{ lines: together(shown.map(toldTo)), users: together(users.map(toldTo)) },
    people: [...people].map(([by, names]) => ({ by, name: names.join(', also ') })),
    ...{ by: filter.by, kind: filter.kind, kinds: auditKinds.map(({ kind, label }) => ({ kind, label })) },
    next: lines.length > linesAtMost ? (shown.at(-1)?.id ?? null) : null,
    timeZone: workspace.time_zone,
  }
}

/** Removed teams too: the log goes on naming them. */
async function loadContext(trx: Trx, scope: Scope, workspace: Workspace): Promise<AuditContext> {
  const teams = await listTeams(trx, scope)
  const dayOf = dayIn(workspace.time_zone)
  return {
    dayOf: (moment) => dayOf(Date.parse(moment)),
    teamName: (id) => teams.find((team) => team.id === id)?.name ?? 'a former team',
  }
}

const told =
  (context: AuditContext) =>
  ({ id, at, who, userId, ...line }: AuditRow): AuditLineShown => ({
    ...{ id, at, who, userId },
    ...auditTelling(line, context),
  })

const columns = (context: AuditContext): Columns<AuditRow> => [
  ['at', ({ at }) => at.toISOString()],
  ['who', ({ who }) => who],
  ['what', (line) => inOneLine(auditTelling(line, context))],
  ['action', ({ action }) => action],
  ['subject', ({ subject }) => subject],
  ['before', ({ before }) => inJson(before)],
  ['after', ({ after }) => inJson(after)],
]

const inOneLine = ({ what, detail }: AuditTelling) => (detail === null ? what : `${what}: ${detail}`)
const inJson = (value: unknown) => (value === null ? '' : JSON.stringify(value))

/** All that is asked for as CSV, the latest first. */
export async function auditCsv(
  access: Pick<Access, 'inWorkspace'>,
  { scope, workspace }: { scope: Scope; workspace: Workspace },
  filter: AuditFilter,
): Promise<ReadableStream<Uint8Array>> {
  const context = await access.inWorkspace(scope, (trx) => loadContext(trx, scope, workspace))
  return csvStream<AuditRow, number>(columns(context), async (after) => {
    const from = { ...asked(filter), before: after ?? filter.before, limit: rowsAtOnce }
    const rows = await access.inWorkspace(scope, (trx) => listAudit(trx, scope, from))
    return { rows, next: rows.length < rowsAtOnce ? null : (rows.at(-1)?.id ?? null) }
  })
}
