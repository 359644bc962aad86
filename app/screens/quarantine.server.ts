import { csvLine } from './csv.ts'
import type { Access, Seen } from './in-view.server.ts'
import { shownQuarantined, shownRun } from './sources.server.ts'
import { may } from '#app/rights/roles.ts'
import type { Trx } from '#db/client.server.ts'
import { countQuarantined, listQuarantinePage, type QuarantinePlace } from '#db/queries/quarantine.ts'
import { listEndedRuns } from '#db/queries/run-list.ts'
import type { Scope } from '#db/scope.ts'

const rowsShown = 25
const runsShown = 50
const rowsAtOnce = 1000

/** What an address asks of these lists: of one source, and from where on. */
export type ListAsked = {
  sourceId?: number | undefined
  after?: QuarantinePlace | undefined
  before?: number | undefined
}

export function listAsked(search: URLSearchParams): ListAsked {
  const number = (text: string | undefined) =>
    text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined
  const [sourceId, row] = (search.get('after') ?? '').split('.').map(number)
  return {
    sourceId: number(search.get('source') ?? undefined),
    after: sourceId !== undefined && row !== undefined ? { sourceId, row } : undefined,
    before: number(search.get('before') ?? undefined),
  }
}

/** A page of the rows that wait. */
export async function loadQuarantine(trx: Trx, { scope, asker, workspace }: Seen, { sourceId, after }: ListAsked) {
  refuseConfined(scope)
  const counts = await countQuarantined(trx, scope)
  const rows = await listQuarantinePage(trx, scope, { limit: rowsShown + 1, sourceId, after })
  const shown = rows.slice(0, rowsShown)
  const last = shown.at(-1)
  return {
    timeZone: workspace.time_zone,
    mayChange: may(asker.role, 'sources'),
    sources: counts.map(({ source_id: id, source: name, waiting }) => ({ id, name, waiting })),
    waiting: counts.reduce(
      (sum, one) => sum + (sourceId === undefined || one.source_id === sourceId ? one.waiting : 0),
      0,
    ),
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

/** All rows that wait, flat in memory; each stretch is a short transaction of its own. */
export function quarantineCsv({ inWorkspace }: Pick<Access, 'inWorkspace'>, scope: Scope): ReadableStream<Uint8Array> {
  let after: QuarantinePlace | undefined
  return csvStream(['source', 'row', 'reason', 'text', 'changed_by_hand', 'first_seen_at'], async () => {
    const rows = await inWorkspace(scope, (trx) => listQuarantinePage(trx, scope, { limit: rowsAtOnce, after }))
    const last = rows.at(-1)
    if (last) after = { sourceId: last.source_id, row: last.row_number }
    return rows
      .map(shownQuarantined)
      .map(({ source, row, reason, text, fixed, at }) => csvLine([source, row, reason, text, fixed, at]))
  })
}

/** All runs that ended, the newest first. */
export function runsCsv({ inWorkspace }: Pick<Access, 'inWorkspace'>, scope: Scope): ReadableStream<Uint8Array> {
  let before: number | undefined
  const columns = ['source', 'started_at', 'started_by', 'state', 'seconds', 'received', 'new', 'updated', 'known']
  return csvStream([...columns, 'set_apart', 'refused', 'error'], async () => {
    const runs = await inWorkspace(scope, (trx) => listEndedRuns(trx, scope, { limit: rowsAtOnce, before }))
    before = runs.at(-1)?.id ?? before
    return runs
      .map(shownRun)
      .map((run) =>
        csvLine([
          ...[run.source, run.startedAt, run.by, run.state, run.seconds, run.received, run.new, run.updated],
          ...[run.unchanged, run.rejected, run.refused, run.error],
        ]),
      )
  })
}

function csvStream(columns: string[], more: () => Promise<string[]>): ReadableStream<Uint8Array> {
  const utf8 = new TextEncoder()
  return new ReadableStream({
    start: (stream) => stream.enqueue(utf8.encode(csvLine(columns))),
    async pull(stream) {
      const lines = await more()
      if (lines.length === 0) return stream.close()
      return stream.enqueue(utf8.encode(lines.join('')))
    },
  })
}
