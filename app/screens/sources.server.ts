import type { Seen } from './in-view.server.ts'
import { loadWork, type Work } from './work.server.ts'
import { may } from '#app/rights/roles.ts'
import type { Trx } from '#db/client.server.ts'
import { countQuarantined, listQuarantinePage } from '#db/queries/quarantine.ts'
import { listEndedRuns, type ListedRun } from '#db/queries/run-list.ts'
import { listSourceContents, type SourceContents } from '#db/queries/source-contents.ts'
import { listSourceGaps, type SourceGap } from '#db/queries/source-gap.ts'
import { listSources, type SourceRow } from '#db/queries/source.ts'
import { listRefusals } from '#db/queries/vanity-refusal.ts'

type Remember = <T>(key: string, compute: () => Promise<T>) => Promise<T>

const runsShown = 12
const quarantinedShown = 5

/**
 * `whole`: read to its end; a file does not grow. `reading`, `unfinished`: a run is under way, or ended before. For what
 * is asked again and again: `current`, `late` (over an hour without a run; sent by programs: a day), `silent` (over a day). `gap`: somebody
 * declared it missing, and it lasts.
 */
export type SourceState = 'whole' | 'reading' | 'unfinished' | 'current' | 'late' | 'silent' | 'gap'

export type ShownGap = { id: number; from: string; to: string | null; reason: string; by: string }

export type ShownSource = {
  id: number
  name: string
  isFile: boolean
  channels: string[]
  showsReplies: boolean
  state: SourceState
  /** When what it told was last said; null where it told nothing or it is not for this asker to know. */
  completeTo: string | null
  /** Null for who may not see all conversations. */
  messages: number | null
  outcomes: number | null
  quarantined: number
  gaps: ShownGap[]
}

export type ShownRun = Pick<
  ListedRun,
  'id' | 'source' | 'source_id' | 'state' | 'received' | 'new' | 'updated' | 'unchanged' | 'rejected' | 'refused'
> & { startedAt: string; seconds: number | null; error: string | null; by: string | null }

export type ShownQuarantined = {
  id: number
  source: string
  row: number
  reason: string
  text: string
  fixed: boolean
  at: string
}

export type ShownRefusal = { field: string; times: number; sources: string[]; lastAt: string }

/** What the Sources page shows. Of rows and counts only who may see every conversation is told. */
export async function loadSources(trx: Trx, seen: Seen, remember: Remember, now: Date) {
  const { scope, asker, workspace } = seen
  const seesAll = scope.teams === 'all'
  const sources = await listSources(trx, scope)
  const work = await loadWork(trx, scope, now)
  const gaps = Map.groupBy(await listSourceGaps(trx, scope), ({ source_id }) => source_id)
  // Counting every message costs too much to do it again while nothing changed.
  const key = JSON.stringify(['source contents', scope.workspaceId, workspace.changes])
  const contents = new Map(
    (await remember(key, () => listSourceContents(trx, scope))).map((row) => [row.source_id, row]),
  )
  const runs = await listEndedRuns(trx, scope, { limit: runsShown + 1 })
  const lastRun = Map.groupBy(runs, ({ source_id }) => source_id)
  return {
    timeZone: workspace.time_zone,
    asOf: now.toISOString(),
    mayChange: seesAll && may(asker.role, 'sources'),
    seesAll,
    sources: sources.map((source) =>
      shownSource(source, contents.get(source.id), gaps.get(source.id) ?? [], {
        ...{ seesAll, now, work },
        lastRunAt: lastOf(lastRun.get(source.id)?.[0]) ?? source.created_at,
      }),
    ),
    work: seesAll ? work : [],
    runs: seesAll ? runs.slice(0, runsShown).map(shownRun) : [],
    moreRuns: runs.length > runsShown,
    quarantine: seesAll ? await loadFirstQuarantined(trx, scope) : { rows: [], waiting: 0 },
    refusals: await loadRefusals(trx, scope, sources),
  }
}

/** What programs send in a day is one run: its end is when they last did. */
const lastOf = (run: ListedRun | undefined) => run?.finished_at ?? run?.started_at

async function loadFirstQuarantined(trx: Trx, scope: Seen['scope']) {
  const counts = await countQuarantined(trx, scope)
  const rows = await listQuarantinePage(trx, scope, { limit: quarantinedShown })
  return {
    waiting: counts.reduce((sum, { waiting }) => sum + waiting, 0),
    rows: rows.map(shownQuarantined),
  }
}

type Around = { seesAll: boolean; now: Date; work: Work[]; lastRunAt: Date }

function shownSource(
  source: SourceRow,
  contents: SourceContents | undefined,
  gaps: SourceGap[],
  { seesAll, now, work, lastRunAt }: Around,
): ShownSource {
  const isFile = source.sha256 !== null
  const run = work.find((one) => one.kind === 'import' && one.source === source.id)
  return {
    ...{ id: source.id, name: source.name, isFile, showsReplies: source.shows_replies },
    channels: contents && contents.channels.length > 0 ? contents.channels : [source.channel],
    state: stateOfSource({
      ...{ isFile, isSentTo: source.format === 'api', gaps, now, lastRunAt },
      run: run?.kind === 'import' ? run.state : null,
    }),
    completeTo: seesAll ? (contents?.last_at?.toISOString() ?? null) : null,
    messages: seesAll ? (contents?.messages ?? 0) : null,
    outcomes: seesAll ? (contents?.outcomes ?? 0) : null,
    quarantined: seesAll ? (contents?.quarantined ?? 0) : 0,
    gaps: gaps.map(shownGap),
  }
}

const hourMs = 3_600_000
const underWay = new Set(['running', 'pausing', 'stopping', 'waiting'])

/** How a source stands. */
export function stateOfSource(source: {
  isFile: boolean
  /** Nobody asks it: programs send when they have something. */
  isSentTo?: boolean
  gaps: readonly Pick<SourceGap, 'from_at' | 'to_at'>[]
  run: string | null
  lastRunAt: Date
  now: Date
}): SourceState {
  const { isFile, isSentTo, gaps, run, now } = source
  if (gaps.some(({ from_at, to_at }) => from_at <= now && (to_at === null || to_at > now))) return 'gap'
  if (run !== null) return underWay.has(run) ? 'reading' : 'unfinished'
  if (isFile) return 'whole'
  const silentFor = now.getTime() - source.lastRunAt.getTime()
  if (isSentTo) return silentFor > 24 * hourMs ? 'late' : 'current'
  return silentFor > 24 * hourMs ? 'silent' : silentFor > hourMs ? 'late' : 'current'
}

export const shownGap = ({ id, from_at, to_at, reason, made_by }: SourceGap): ShownGap => ({
  ...{ id, reason, by: made_by },
  ...{ from: from_at.toISOString(), to: to_at?.toISOString() ?? null },
})

export const shownRun = (run: ListedRun): ShownRun => ({
  ...{ id: run.id, source: run.source, source_id: run.source_id, state: run.state, received: run.received },
  ...{ new: run.new, updated: run.updated, unchanged: run.unchanged, rejected: run.rejected, refused: run.refused },
  ...{ startedAt: run.started_at.toISOString(), error: run.error, by: run.started_by },
  seconds: run.finished_at && (run.finished_at.getTime() - run.started_at.getTime()) / 1000,
})

export const shownQuarantined = (row: Awaited<ReturnType<typeof listQuarantinePage>>[number]): ShownQuarantined => ({
  ...{ id: row.id, source: row.source, row: row.row_number, reason: row.reason },
  ...{ text: row.fixed_text ?? row.text, fixed: row.fixed_text !== null, at: row.first_seen_at.toISOString() },
})

/** The ledger by field, the one refused most often first. */
async function loadRefusals(trx: Trx, scope: Seen['scope'], sources: SourceRow[]): Promise<ShownRefusal[]> {
  const names = new Map(sources.map(({ id, name }) => [id, name]))
  const byField = Map.groupBy(await listRefusals(trx, scope), ({ field }) => field)
  return [...byField]
    .map(([field, rows]) => ({
      field,
      times: rows.reduce((sum, { times }) => sum + times, 0),
      sources: [...new Set(rows.flatMap(({ source_id }) => names.get(source_id) ?? []))],
      lastAt: new Date(Math.max(...rows.map(({ last_seen_at }) => last_seen_at.getTime()))).toISOString(),
    }))
    .toSorted((a, b) => b.times - a.times)
}
