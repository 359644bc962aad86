import type { Selectable } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { DB } from '../schema.ts'
import type { Scope } from '../scope.ts'
import type { PublishedWeek } from './weekly-report.ts'

export type LetterSending = Omit<Selectable<DB['weekly_report_sending']>, 'workspace_id'>

/** Without a setting of its own a workspace's letters go out two hours after they were written, once a person sent one. */
const usualSending: LetterSending = { after_hours: 2, by_itself_since: null, first_sent_by: null }

export async function findLetterSending(trx: Trx, scope: Scope): Promise<LetterSending> {
  const own = await trx
    .selectFrom('weekly_report_sending')
    .select(['after_hours', 'by_itself_since', 'first_sent_by'])
    .where('workspace_id', '=', scope.workspaceId)
    .executeTakeFirst()
  return own ?? usualSending
}

export async function setLetterSending(trx: Trx, scope: Scope, sending: LetterSending): Promise<void> {
  await trx
    .insertInto('weekly_report_sending')
    .values({ workspace_id: scope.workspaceId, ...sending })
    .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(sending))
    .execute()
}

/** Letters that were written since then and have not gone out, the oldest first. */
export async function listUnsentWeeks(
  trx: Trx,
  scope: Scope,
  since: Date,
): Promise<Pick<PublishedWeek, 'week' | 'published_at'>[]> {
  return trx
    .selectFrom('weekly_report as report')
    .leftJoin('weekly_report_edition as edition', (join) =>
      join.onRef('edition.workspace_id', '=', 'report.workspace_id').onRef('edition.week', '=', 'report.week'),
    )
    .select(['report.week', 'report.published_at'])
    .where('report.workspace_id', '=', scope.workspaceId)
    .where('report.published_at', '>=', since)
    .where('edition.closed_at', 'is', null)
    .orderBy('report.week')
    .execute()
}

/** From now on nothing of a letter changes; of two that close it at once one is told true. */
export async function closeWeeklyReportEdition(trx: Trx, scope: Scope, week: string, at: Date): Promise<boolean> {
  const closed = await trx
    .insertInto('weekly_report_edition')
    .values({ workspace_id: scope.workspaceId, week, closed_at: at })
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'week'])
        .doUpdateSet({ closed_at: at })
        .where('weekly_report_edition.closed_at', 'is', null),
    )
    .returning('week')
    .executeTakeFirst()
  return closed !== undefined
}
