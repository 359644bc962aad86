import type { Reader } from '#db/batch.server.ts'
import { hasForgotten } from '#db/queries/forgotten.ts'
import { hasOutcomes } from '#db/queries/outcome.ts'
import { listSources } from '#db/queries/source.ts'
import type { SourceRow } from '#db/queries/source.ts'
import { listStewardships } from '#db/queries/stewardship.ts'
import { getWorkspaceById } from '#db/queries/workspace.ts'
import type { Adjustment } from '#app/conversations/adjustment.ts'
import { loadAdjustment } from './adjustment.ts'
import { type CalendarHour, calendarIn } from './days.ts'
import type { Stewardship } from '#app/conversations/in-charge.ts'

/** What folding and counting need to know of a workspace, read once per batch. */
export type WorkspaceContext = {
  workspaceId: number
  quietSpellDays: number | null
  /** How long words are kept; null: as long as the workspace. */
  retentionDays: number | null
  dayOf: (at: number) => string
  hourOf: (at: number) => CalendarHour
  sources: ReadonlyMap<number, SourceRow>
  stewardships: readonly Stewardship[]
  hasOutcomes: boolean
  /** Keys the hashes of what was forgotten; null where nothing was. */
  forgetKey: string | null
  /** What corrections have taught the judge. */
  adjustment: Adjustment
}

const calendars = new Map<string, (at: number) => CalendarHour>()

export async function loadWorkspaceContext(batch: Reader, workspaceId: number): Promise<WorkspaceContext> {
  const workspace = await getWorkspaceById(batch.trx, workspaceId)
  const hourOf = calendars.get(workspace.time_zone) ?? calendarIn(workspace.time_zone)
  calendars.set(workspace.time_zone, hourOf)
  const stewardships = await listStewardships(batch.trx, { workspaceId, teams: 'all' })
  const sources = await listSources(batch.trx, { workspaceId, teams: 'all' })
  return {
    workspaceId,
    quietSpellDays: workspace.quiet_spell_days,
    retentionDays: workspace.retention_days,
    dayOf: (at) => hourOf(at).day,
    hourOf,
    sources: new Map(sources.map((source) => [source.id, source])),
    stewardships: stewardships.map((row) => ({
      id: row.id,
      teamId: row.team_id,
      channel: row.channel,
      account: row.account,
      fromDay: row.from_day,
      toDay: row.to_day,
    })),
    hasOutcomes: await hasOutcomes(batch, workspaceId),
    forgetKey: (await hasForgotten(batch, workspaceId)) ? workspace.forget_key : null,
    adjustment: await loadAdjustment(batch, workspaceId),
  }
}
