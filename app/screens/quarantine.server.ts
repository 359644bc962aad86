import type { Columns } from './csv.ts'
import { csvStream } from './csv-stream.server.ts'
import type { Access, Seen } from './in-view.server.ts'
import { shownQuarantined, shownRun } from './sources.server.ts'
import { may } from '#app/rights/roles.ts'
import type { Trx } from '#db/client.server.ts'
import {
  countQuarantined,
  countQuarantineReasons,
  listQuarantinePage,
  type QuarantineKind,
  type QuarantinePlace,
} from '#db/queries/quarantine.ts'
import { listEndedRuns } from '#db/queries/run-list.ts'
import type { Scope } from '#db/scope.ts'

const rowsShown = 25
const reasonsShown = 6
const runsShown = 50
const rowsAtOnce = 1000

/** What an address asks of these lists: of one source, for one reason, and from where on. */
export type ListAsked = QuarantineKind & {
  after?: QuarantinePlace | undefined
  before?: number | undefined
}

export function listAsked(search: URLSearchParams): ListAsked {
  const number = (text: string | undefined) =>
    text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined
  const [sourceId, row] = (search.get('after') ?? '').split('.').map(number)
  return {
    sourceId: number(search.get('source') ?? undefined),
    reason: /^[0-9a-f]{12}$/.exec(search.get('reason') ?? '')?.[0],
    after: sourceId !== undefined && row !== undefined ? { sourceId, row } : undefined,
    before: number(search.get('before') ?? undefined),
  }
}

/** A page of the rows that wait. */
export async function loadQuarantine(trx: Trx, { scope, asker, workspace }: Seen, asked: ListAsked) {
  refuseConfined(scope)
  const counts = await countQuarantined(trx, scope)
  const { sourceId, reason, after } = asked
  const reasons = await countQuarantineReasons(trx, scope, { sourceId })
  const rows = await listQuarantinePage(trx, scope, { limit: rowsShown + 1, sourceId, reason, after })
  const shown = rows.slice(0, rowsShown)
  const last = shown.at(-1)
  return {
    timeZone: workspace.time_zone,
    mayChange: may(asker.role, 'sources'),
    sources: counts.map(({ source_id: id, source: name, waiting }) => ({ id, name, waiting })),
    waiting: reasons.reduce((sum, { key, waiting }) => sum + (key === (reason ?? key) ? waiting : 0), 0),
    reason: reason ?? null,
    // One row is no kind, unless it is the one asked for.
    reasons: reasons.filter(({ key, waiting }, nth) => key === reason || (waiting > 1 && nth < reasonsShown)),
    rows: shown.map(shownQuarantined),
    next: rows.length > rowsShown && last ? `${last.source_id}.${last.row_number}` : null,
  }
}

/** A page of the runs that ended. */
export async function loadRuns(trx: Trx, { scope, workspace }: Seen, { sourceId, before }: ListAsked) {
  refuseConfined(scope)
  const runs = await listEndedRuns(trx, scope, { limit: runsShown + 1, sourceId, before })
  return {
    timeZone: workspace.time_zone,
    runs: runs.slice(0, runsShown).map(shownRun),
    next: runs.length > runsShown ? (runs[runsShown - 1]?.id ?? null) : null,
  }
}

/** Rows belong to no team, so whoever may see one team's conversations sees none of them. */
export function refuseConfined({ teams }: Scope): void {
  if (teams !== 'all') throw new Response('Only who sees every conversation can look at this.', { status: 403 })
}

const quarantineColumns: Columns<ReturnType<typeof shownQuarantined>> = [
  ['source', ({ source }) => source],
  ['row', ({ row }) => row],
  ['reason', ({ reason }) => reason],
  ['text', ({ text }) => text],
  ['changed_by_hand', ({ fixed }) => fixed],
  ['first_seen_at', ({ at }) => at],
]

/** All rows that wait, flat in memory; each stretch is a short transaction of its own. */
export function quarantineCsv({ inWorkspace }: Pick<Access, 'inWorkspace'>, scope: Scope): ReadableStream<Uint8Array> {
  return csvStream(quarantineColumns, async (after: QuarantinePlace | null) => {
    const rows = await inWorkspace(scope, (trx) =>
      listQuarantinePage(trx, scope, { limit: rowsAtOnce, after: after ?? undefined }),
    )
    const last = rows.length === rowsAtOnce ? rows.at(-1) : undefined
    return {
      rows: rows.map(shownQuarantined),
      next: last ? { sourceId: last.source_id, row: last.row_number } : null,
    }
  })
}

const runColumns: Columns<ReturnType<typeof shownRun>> = [
  ['source', ({ source }) => source],
  ['started_at', ({ startedAt }) => startedAt],
  ['started_by', ({ by }) => by],
  ['state', ({ state }) => state],
  ['seconds', ({ seconds }) => seconds],
  ['received', ({ received }) => received],
  ['new', (run) => run.new],
  ['updated', ({ updated }) => updated],
  ['known', ({ unchanged }) => unchanged],
  ['set_apart', ({ rejected }) => rejected],
  ['refused', ({ refused }) => refused],
  ['error', ({ error }) => error],
]

/** All runs that ended, the newest first. */
export function runsCsv({ inWorkspace }: Pick<Access, 'inWorkspace'>, scope: Scope): ReadableStream<Uint8Array> {
  return csvStream(runColumns, async (before: number | null) => {
    const runs = await inWorkspace(scope, (trx) =>
      listEndedRuns(trx, scope, { limit: rowsAtOnce, before: before ?? undefined }),
    )
    return { rows: runs.map(shownRun), next: runs.length === rowsAtOnce ? (runs.at(-1)?.id ?? null) : null }
  })
}
