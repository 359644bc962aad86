import type { Week } from '#app/conversations/hours-words.ts'
import type { Db, Trx } from '#db/client.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { writeAudit } from '#db/queries/audit.ts'
import {
  type BusinessHoursRow,
  listBusinessHours,
  listHolidays,
  putBusinessHours,
  putHolidays,
  removeBusinessHours,
  removeHoliday,
} from '#db/queries/business-hours.ts'
import { listPromises } from '#db/queries/promise.ts'
import { getWorkspaceById } from '#db/queries/workspace.ts'
import type { Scope } from '#db/scope.ts'

export type HoursKey = { channel: string | null; fromDay: string }
type Refused = { ok: false; reason: string }

const shown = ({ workspace_id: _workspace, id: _id, ...row }: BusinessHoursRow) => row
const subjectOf = (channel: string | null) => channel ?? 'every channel'

/** Says when somebody is there, on a channel or on all, from a day on; over what was said of that day before. */
export function setHours(
  db: Db,
  scope: Scope,
  { channel, fromDay, timeZone, week, who }: HoursKey & { timeZone: string; week: Week; who: string },
): Promise<{ ok: true; hours: BusinessHoursRow; before: BusinessHoursRow | null }> {
  return inWorkspace(db, scope, async (trx) => {
    const before = await findHours(trx, scope, { channel, fromDay })
    const hours = await putBusinessHours(trx, scope, { channel, from_day: fromDay, time_zone: timeZone, week })
    const line = { who, action: 'set business hours', subject: subjectOf(channel) }
    await writeAudit(trx, scope, { ...line, before: before && shown(before), after: shown(hours) })
    return { ok: true, hours, before }
  })
}

/** Takes hours away; those before them hold again from their first day on. Refused where a promise is counted in them. */
export function takeHoursBack(
  db: Db,
  scope: Scope,
  { channel, fromDay, who }: HoursKey & { who: string },
): Promise<{ ok: true; hours: BusinessHoursRow } | Refused> {
  return inWorkspace(db, scope, async (trx): Promise<{ ok: true; hours: BusinessHoursRow } | Refused> => {
    const hours = await findHours(trx, scope, { channel, fromDay })
    if (!hours) return { ok: false, reason: `There are no business hours of ${subjectOf(channel)} from ${fromDay} on.` }
    const left = (await listBusinessHours(trx, scope)).filter(({ id }) => id !== hours.id)
    const needy = (await channelsPromisedInHours(trx, scope)).find((one) => !areThere(left, one))
    if (needy !== undefined)
      return { ok: false, reason: `What is promised on ${subjectOf(needy)} is counted in them: change that first.` }
    await removeBusinessHours(trx, scope, hours.id)
    const line = { who, action: 'remove business hours', subject: subjectOf(channel) }
    await writeAudit(trx, scope, { ...line, before: shown(hours) })
    return { ok: true, hours }
  })
}

async function findHours(trx: Trx, scope: Scope, { channel, fromDay }: HoursKey): Promise<BusinessHoursRow | null> {
  const all = await listBusinessHours(trx, scope)
  return all.find((one) => one.channel === channel && one.from_day === fromDay) ?? null
}

/** Whether hours were ever set for a channel; null: for one that has none of its own. */
export function areThere(hours: readonly BusinessHoursRow[], channel: string | null): boolean {
  return hours.some((one) => one.channel === null || one.channel === channel)
}

async function channelsPromisedInHours(trx: Trx, scope: Scope): Promise<(string | null)[]> {
  const { promise_clock: clock, promise_hours: hours } = await getWorkspaceById(trx, scope.workspaceId)
  const rules = (await listPromises(trx, scope)).filter((one) => one.clock === 'business' && one.hours !== null)
  return [...(clock === 'business' && hours !== null ? [null] : []), ...rules.map(({ channel }) => channel)]
}

export type Holiday = { day: string; name: string }

/** Days on which nobody is there; one that is known gets the new name. */
export function addHolidays(
  db: Db,
  scope: Scope,
  { holidays, who }: { holidays: readonly Holiday[]; who: string },
): Promise<{ added: Holiday[]; renamed: Holiday[] }> {
  return inWorkspace(db, scope, async (trx) => {
    const known = new Map((await listHolidays(trx, scope)).map(({ day, name }) => [day, name]))
    const wanted = [...new Map(holidays.map((one) => [one.day, one])).values()]
    const changed = wanted.filter(({ day, name }) => known.get(day) !== name)
    await putHolidays(trx, scope, changed)
    for (const { day, name } of changed) {
      const before = known.get(day)
      const line = { who, action: 'add holiday', subject: day, after: { name } }
      await writeAudit(trx, scope, before === undefined ? line : { ...line, before: { name: before } })
    }
    return { added: changed.filter(({ day }) => !known.has(day)), renamed: changed.filter(({ day }) => known.has(day)) }
  })
}

/** Undefined when the day is no holiday. */
export function takeHolidayBack(db: Db, scope: Scope, day: string, who: string): Promise<Holiday | undefined> {
  return inWorkspace(db, scope, async (trx) => {
    const removed = await removeHoliday(trx, scope, day)
    if (!removed) return undefined
    const { name } = removed
    await writeAudit(trx, scope, { who, action: 'remove holiday', subject: day, before: { name } })
    return { day, name }
  })
}
