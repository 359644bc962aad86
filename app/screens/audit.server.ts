import type { Access } from './in-view.server.ts'
import type { Workspace } from '#db/queries/workspace.ts'
import type { Scope } from '#db/scope.ts'
import { listAudit, listAuditors, listPlatformAudit, type AuditRow } from '#db/queries/audit.ts'
import { type Columns, csvHead, csvRows } from './csv.ts'

const linesAtMost = 100

export type AuditFilter = { who: string | null; before: number | null }

/** The filter of an address: `who`, and the number of the line that the last page ended with. */
export function auditFilter(search: URLSearchParams): AuditFilter {
  const before = search.get('before') ?? ''
  return { who: search.get('who') || null, before: /^\d{1,15}$/.test(before) ? Number(before) : null }
}

/** What was changed in a workspace, the latest first; to an owner of the installation also what was changed of users. */
export async function loadAudit(
  access: Pick<Access, 'db' | 'inWorkspace'>,
  { scope, workspace }: { scope: Scope; workspace: Workspace },
  filter: AuditFilter,
  { withUsers }: { withUsers: boolean },
) {
  const { lines, people } = await access.inWorkspace(scope, async (trx) => ({
    lines: await listAudit(trx, scope, { ...filter, limit: linesAtMost + 1 }),
    people: await listAuditors(trx, scope),
  }))
  const users = withUsers && filter.before === null ? await listPlatformAudit(access.db, filter.who, 20) : []
  const shown = lines.slice(0, linesAtMost)
  return {
    ...{ lines: shown.map(asShown), users: users.map(asShown), people, who: filter.who },
    next: lines.length > linesAtMost ? (shown.at(-1)?.id ?? null) : null,
    timeZone: workspace.time_zone,
  }
}

const columns: Columns<AuditRow> = [
  ['at', ({ at }) => at.toISOString()],
  ['who', ({ who }) => who],
  ['action', ({ action }) => action],
  ['subject', ({ subject }) => subject],
  ['before', ({ before }) => inJson(before)],
  ['after', ({ after }) => inJson(after)],
]

/** All of it as CSV, the latest first. */
export async function auditCsv(access: Pick<Access, 'inWorkspace'>, scope: Scope, who: string | null): Promise<string> {
  const lines = await access.inWorkspace(scope, (trx) => listAudit(trx, scope, { who, before: null, limit: null }))
  return csvHead(columns) + csvRows(columns, lines)
}

function asShown({ id, at, who, action, subject, before, after }: AuditRow) {
  return { id, at, who, action, subject, before: inWords(before), after: inWords(after) }
}

const inJson = (value: unknown) => (value === null ? '' : JSON.stringify(value))

/** "role: member, teams: Brightwater", of what is kept as JSON. */
function inWords(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(inWords).join(', ')
  if (typeof value === 'string') return value
  if (typeof value !== 'object') return JSON.stringify(value)
  return Object.entries(value)
    .map(([key, one]) => `${key.replaceAll('_', ' ')}: ${inWords(one) || 'none'}`)
    .join(', ')
}
