import type { NamedStewardship } from '#app/conversations/in-charge.ts'
import { addDays } from '#app/conversations/add-days.ts'
import type { Pool } from '#db/client.server.ts'
import { recount } from '#app/ingestion/recount.ts'
import type { Recounted } from '#app/ingestion/recount.ts'
import { inBatch } from '#db/batch.server.ts'
import type { Batch } from '#db/batch.server.ts'
import { writeAudit } from '#db/queries/audit.ts'
import { addStewardship, endStewardship, listStewardships, removeStewardship } from '#db/queries/stewardship.ts'
import type { StewardshipRow } from '#db/queries/stewardship.ts'
import { findTeam } from '#db/queries/team.ts'
import type { Scope } from '#db/scope.ts'
import { span } from './days.ts'

export type StewardshipChange =
  | { ok: true; stewardship: StewardshipRow; recounted: Recounted }
  | { ok: false; reason: string }

type Work = (conversations: number) => void

/** What the audit log keeps of one. */
const shown = ({ workspace_id: _workspace, id: _id, ...row }: StewardshipRow) => row

/**
 * Puts a team in charge of a channel or an account for some days, and counts the conversations for the team that was in
 * charge when each began; all or nothing.
 */
export function nameSteward(
  pool: Pool,
  scope: Scope,
  wanted: NamedStewardship,
  who: string,
  onProgress?: Work,
): Promise<StewardshipChange> {
  return inBatch(pool, scope.workspaceId, async (batch): Promise<StewardshipChange> => {
    const { trx } = batch
    const team = await findTeam(trx, scope, wanted.team)
    if (!team || team.removed_at !== null) return { ok: false, reason: `There is no team "${wanted.team}".` }
    if (wanted.toDay !== null && wanted.toDay <= wanted.fromDay) {
      return { ok: false, reason: `It would end on ${wanted.toDay}, not after it begins on ${wanted.fromDay}.` }
    }
    const { name, channel, account } = wanted
    const row = {
      ...{ name, channel, account, team_id: team.id, from_day: wanted.fromDay, to_day: wanted.toDay },
      handover_days: wanted.handoverDays,
    }
    const problem = problemWith(row, await listStewardships(trx, scope))
    if (problem) return { ok: false, reason: problem }
    const stewardship = await addStewardship(trx, scope, row)
    await writeAudit(trx, scope, { who, action: 'add stewardship', subject: name, after: shown(stewardship) })
    return { ok: true, stewardship, recounted: await recount(batch, scope.workspaceId, onProgress) }
  })
}

/** Ends a stewardship before a day; what it was in charge of until then stays with its team. */
export function endStewardshipOn(
  pool: Pool,
  scope: Scope,
  end: { name: string; toDay: string; who: string },
  onProgress?: Work,
): Promise<StewardshipChange> {
  return change(pool, scope, end.name, onProgress, async ({ trx }, found) => {
    if (end.toDay <= found.from_day) {
      return `"${found.name}" begins on ${found.from_day}; end it on a later day, or remove it.`
    }
    const others = (await listStewardships(trx, scope)).filter((one) => one.id !== found.id)
    const after = { ...found, to_day: end.toDay }
    const problem = problemWith(after, others)
    if (problem) return problem
    await endStewardship(trx, scope, found.id, end.toDay)
    const line = { who: end.who, action: 'end stewardship', subject: found.name }
    await writeAudit(trx, scope, { ...line, before: shown(found), after: shown(after) })
    return after
  })
}

/** Takes a stewardship back, as if nobody had been named: also in the past. */
export function takeStewardshipBack(
  pool: Pool,
  scope: Scope,
  removal: { name: string; who: string },
  onProgress?: Work,
): Promise<StewardshipChange> {
  return change(pool, scope, removal.name, onProgress, async ({ trx }, found) => {
    await removeStewardship(trx, scope, found.id)
    const line = { who: removal.who, action: 'remove stewardship', subject: found.name }
    await writeAudit(trx, scope, { ...line, before: shown(found) })
    return found
  })
}

function change(
  pool: Pool,
  scope: Scope,
  name: string,
  onProgress: Work | undefined,
  work: (batch: Batch, found: StewardshipRow) => Promise<StewardshipRow | string>,
): Promise<StewardshipChange> {
  return inBatch(pool, scope.workspaceId, async (batch): Promise<StewardshipChange> => {
    const all = await listStewardships(batch.trx, scope)
    const found = all.find((one) => one.name === name)
    if (!found) return { ok: false, reason: `There is no stewardship "${name}".` }
    const stewardship = await work(batch, found)
    if (typeof stewardship === 'string') return { ok: false, reason: stewardship }
    return { ok: true, stewardship, recounted: await recount(batch, scope.workspaceId, onProgress) }
  })
}

type Span = Pick<StewardshipRow, 'name' | 'channel' | 'account' | 'from_day' | 'to_day' | 'handover_days'>

/** Why a stewardship cannot stand beside the others; null when it can. */
function problemWith(row: Span, others: readonly Span[]): string | null {
  if (others.some((one) => one.name === row.name)) return `There is already a stewardship "${row.name}".`
  const other = others.find((one) => concernTheSame(one, row) && overlap(one, row) && !isHandover(one, row))
  if (!other) return null
  return (
    `"${other.name}" is in charge of ${what(row)} ${span(other.from_day, other.to_day)}: ` +
    'end it first ("rapport stewardship end"), or give the later one handover days that cover the days of both.'
  )
}

const what = (row: Span) => (row.account !== null ? `account ${row.account}` : (row.channel ?? 'everything'))

/** An account's stewardship goes before its channel's, so only two of the same rank can contradict each other. */
function concernTheSame(a: Span, b: Span): boolean {
  if ((a.account === null) !== (b.account === null)) return false
  if (a.account === null || b.account === null) return a.channel === b.channel
  const sameChannel = a.channel === null || b.channel === null || a.channel === b.channel
  return sameChannel && a.account.toLowerCase() === b.account.toLowerCase()
}

const overlap = (a: Span, b: Span) =>
  (a.to_day === null || b.from_day < a.to_day) && (b.to_day === null || a.from_day < b.to_day)

/** The earlier one ends within the handover days with which the later one begins. */
function isHandover(a: Span, b: Span): boolean {
  const [earlier, later] = a.from_day <= b.from_day ? [a, b] : [b, a]
  if (earlier.from_day === later.from_day || earlier.to_day === null) return false
  return earlier.to_day <= addDays(later.from_day, later.handover_days)
}
