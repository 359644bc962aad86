import { beginning } from '#app/conversations/promise.ts'
import type { Db } from '#db/client.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { writeAudit } from '#db/queries/audit.ts'
import { listBusinessHours } from '#db/queries/business-hours.ts'
import { listPromises, type PromiseRow, putPromise, removePromise } from '#db/queries/promise.ts'
import { getWorkspaceById, setWorkspace } from '#db/queries/workspace.ts'
import type { Scope } from '#db/scope.ts'
import { areThere } from './business-hours.server.ts'

export type PromiseKey = { channel: string | null; fromDay: string }
/** Null hours: nothing is promised. */
export type NewPromise = PromiseKey & { hours: number | null; clock: 'wall' | 'business' }
type Refused = { ok: false; reason: string }

const shown = ({ workspace_id: _workspace, id: _id, ...row }: PromiseRow) => row
const subjectOf = (channel: string | null) => channel ?? 'every channel'

/**
 * Promises an answer within so many hours, on a channel or on all, to those who begin to wait from a day on; over what was
 * promised from that day on before. On all from the beginning on it is the workspace's own setting.
 */
export async function setPromise(
  db: Db,
  scope: Scope,
  wanted: NewPromise,
  who: string,
): Promise<{ ok: true } | Refused> {
  const { channel, fromDay, hours, clock } = wanted
  const known = await inWorkspace(db, scope, (trx) => listBusinessHours(trx, scope))
  if (clock === 'business' && hours !== null && !areThere(known, channel)) {
    const where = channel === null ? 'no channel has' : `${channel} has no`
    return {
      ok: false,
      reason: `No promise can be counted in business hours where ${where} business hours: set them first.`,
    }
  }
  if (channel === null && fromDay === beginning) {
    const workspace = await getWorkspaceById(db, scope.workspaceId)
    await setWorkspace(
      db,
      workspace,
      { promise_hours: hours?.toString() ?? null, promise_clock: clock },
      who,
      scope.userId,
    )
    return { ok: true }
  }
  return inWorkspace(db, scope, async (trx) => {
    const before = (await listPromises(trx, scope)).find((one) => one.channel === channel && one.from_day === fromDay)
    const row = { channel, from_day: fromDay, hours: hours?.toString() ?? null, clock }
    const after = await putPromise(trx, scope, row)
    const line = { who, action: 'set promise', subject: subjectOf(channel) }
    await writeAudit(trx, scope, { ...line, before: before && shown(before), after: shown(after) })
    return { ok: true }
  })
}

/** Takes a promise back; what was promised before it holds again from its first day on. */
export function takePromiseBack(
  db: Db,
  scope: Scope,
  { channel, fromDay, who }: PromiseKey & { who: string },
): Promise<{ ok: true; promise: PromiseRow } | Refused> {
  return inWorkspace(db, scope, async (trx): Promise<{ ok: true; promise: PromiseRow } | Refused> => {
    const promise = (await listPromises(trx, scope)).find((one) => one.channel === channel && one.from_day === fromDay)
    if (!promise) {
      const always = channel === null && fromDay === beginning
      const reason = always
        ? 'What is promised on every channel from the beginning on can be changed or put off, not removed.'
        : `There is no promise for ${subjectOf(channel)} from ${fromDay} on.`
      return { ok: false, reason }
    }
    await removePromise(trx, scope, promise.id)
    const line = { who, action: 'remove promise', subject: subjectOf(channel) }
    await writeAudit(trx, scope, { ...line, before: shown(promise) })
    return { ok: true, promise }
  })
}
