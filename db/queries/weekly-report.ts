import { type Selectable, sql } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { DB } from '../schema.ts'
import type { Scope } from '../scope.ts'

export type WeeklyReportRow = Selectable<DB['weekly_report']>
export type WeeklyReportEdition = Selectable<DB['weekly_report_edition']>
export type WeeklyReportSchedule = Omit<Selectable<DB['weekly_report_schedule']>, 'workspace_id'>

/** Without a schedule of its own a workspace has its letter on Monday at 8. */
const usualSchedule: WeeklyReportSchedule = { weekday: 1, hour: 8, is_on: true }

/** Keeps a letter, unless that week has one: of two at once one is kept. False where there was one. */
export async function addWeeklyReport(
  trx: Trx,
  scope: Scope,
  report: Omit<WeeklyReportRow, 'workspace_id'>,
): Promise<boolean> {
  const added = await trx
    .insertInto('weekly_report')
    .values({ workspace_id: scope.workspaceId, ...report, letter: JSON.stringify(report.letter) })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'week']).doNothing())
    .returning('week')
    .executeTakeFirst()
  return added !== undefined
}

/** @param week its Monday */
export function findWeeklyReport(trx: Trx, scope: Scope, week: string): Promise<WeeklyReportRow | undefined> {
  return trx
    .selectFrom('weekly_report')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('week', '=', week)
    .executeTakeFirst()
}

/** The letters before a week, the newest first. */
export function listWeeklyReportsBefore(
  trx: Trx,
  scope: Scope,
  week: string,
  limit: number,
): Promise<WeeklyReportRow[]> {
  return trx
    .selectFrom('weekly_report')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('week', '<', week)
    .orderBy('week', 'desc')
    .limit(limit)
    .execute()
}

export type PublishedWeek = { week: string; title: string; published_at: Date }

/** Every week that has a letter, with what it says first; the newest first. */
export function listPublishedWeeks(trx: Trx, scope: Scope): Promise<PublishedWeek[]> {
  return trx
    .selectFrom('weekly_report')
    .select(['week', 'published_at', sql<string>`letter -> 'headline' ->> 'title'`.as('title')])
    .where('workspace_id', '=', scope.workspaceId)
    .orderBy('week', 'desc')
    .execute()
}

export async function findWeeklyReportSchedule(trx: Trx, scope: Scope): Promise<WeeklyReportSchedule> {
  const own = await trx
    .selectFrom('weekly_report_schedule')
    .select(['weekday', 'hour', 'is_on'])
    .where('workspace_id', '=', scope.workspaceId)
    .executeTakeFirst()
  return own ?? usualSchedule
}

export async function setWeeklyReportSchedule(trx: Trx, scope: Scope, schedule: WeeklyReportSchedule): Promise<void> {
  await trx
    .insertInto('weekly_report_schedule')
    .values({ workspace_id: scope.workspaceId, ...schedule })
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(schedule))
    .execute()
}

export function findWeeklyReportEdition(
  trx: Trx,
  scope: Scope,
  week: string,
): Promise<WeeklyReportEdition | undefined> {
  return trx
    .selectFrom('weekly_report_edition')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('week', '=', week)
    .executeTakeFirst()
}

/**
 * Keeps what persons add to a letter; false where it has gone out and stays as it is, or where somebody else has changed
 * it since the version that was seen.
 */
export async function setWeeklyReportEdition(
  trx: Trx,
  scope: Scope,
  week: string,
  change: { note: string; note_by: string | null; reads: unknown; changed_by: string; seen: number },
): Promise<boolean> {
  const { seen, ...set } = change
  const values = { ...set, reads: JSON.stringify(change.reads), version: seen + 1, changed_at: sql<Date>`now()` }
  const kept = await trx
    .insertInto('weekly_report_edition')
    .values({ workspace_id: scope.workspaceId, week, ...values })
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'week'])
        .doUpdateSet(values)
        .where('weekly_report_edition.closed_at', 'is', null)
        .where('weekly_report_edition.version', '=', seen),
    )
    .returning('week')
    .executeTakeFirst()
  return kept !== undefined
}
