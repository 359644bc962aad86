import type { Selectable } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { DB } from '../schema.ts'
import type { Scope } from '../scope.ts'

export type BusinessHoursRow = Selectable<DB['business_hours']>
export type HolidayRow = Selectable<DB['holiday']>

/** The earliest first. */
export function listBusinessHours(trx: Trx, scope: Scope): Promise<BusinessHoursRow[]> {
  return trx
    .selectFrom('business_hours')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .orderBy('from_day')
    .orderBy('channel')
    .execute()
}

/** Over those of the same channel from the same day on. */
export function putBusinessHours(
  trx: Trx,
  scope: Scope,
  hours: Omit<BusinessHoursRow, 'workspace_id' | 'id'>,
): Promise<BusinessHoursRow> {
  const week = JSON.stringify(hours.week)
  const { time_zone } = hours
  return trx
    .insertInto('business_hours')
    .values({ workspace_id: scope.workspaceId, ...hours, week })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'channel', 'from_day']).doUpdateSet({ time_zone, week }),
    )
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function removeBusinessHours(trx: Trx, scope: Scope, id: number): Promise<void> {
  await trx.deleteFrom('business_hours').where('workspace_id', '=', scope.workspaceId).where('id', '=', id).execute()
}

export function listHolidays(trx: Trx, scope: Scope): Promise<HolidayRow[]> {
  return trx.selectFrom('holiday').selectAll().where('workspace_id', '=', scope.workspaceId).orderBy('day').execute()
}

/** New ones, and new names for known ones. */
export async function putHolidays(
  trx: Trx,
  scope: Scope,
  holidays: readonly Omit<HolidayRow, 'workspace_id'>[],
): Promise<void> {
  if (holidays.length === 0) return
  await trx
    .insertInto('holiday')
    .values(holidays.map((holiday) => ({ workspace_id: scope.workspaceId, ...holiday })))
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'day']).doUpdateSet((eb) => ({ name: eb.ref('excluded.name') })),
    )
    .execute()
}

/** Undefined when the day is none. */
export function removeHoliday(trx: Trx, scope: Scope, day: string): Promise<HolidayRow | undefined> {
  return trx
    .deleteFrom('holiday')
    .where('workspace_id', '=', scope.workspaceId)
    .where('day', '=', day)
    .returningAll()
    .executeTakeFirst()
}
