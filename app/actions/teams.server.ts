import type { Db, Pool } from '#db/client.server.ts'
import { recount } from '#app/ingestion/recount.ts'
import { inBatch } from '#db/batch.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { writeAudit } from '#db/queries/audit.ts'
import { endStewardship, listStewardships, removeStewardship } from '#db/queries/stewardship.ts'
import {
  addTeam,
  addTeamMember,
  changeTeam,
  deleteTeam,
  endTeamMember,
  findTeam,
  listTeamMembers,
  removeTeamMember,
} from '#db/queries/team.ts'
import type { TeamKind, TeamMemberRow, TeamRow } from '#db/queries/team.ts'
import type { Scope } from '#db/scope.ts'
import { span } from './days.ts'

type Refused = { ok: false; reason: string }

const noTeam = (name: string): Refused => ({ ok: false, reason: `There is no team "${name}".` })
const kindWords: Record<TeamKind, string> = { in_house: 'in-house', outsourced: 'outsourced' }

/** Makes a team; one that was removed comes back, since the past still speaks of it. */
export function makeTeam(
  db: Db,
  scope: Scope,
  team: { name: string; kind: TeamKind; who: string },
): Promise<{ ok: true; team: TeamRow } | Refused> {
  const { name, kind, who } = team
  return inWorkspace(db, scope, async (trx) => {
    const known = await findTeam(trx, scope, name)
    if (known && known.removed_at === null) return { ok: false, reason: `There is already a team "${name}".` }
    if (known && known.kind !== kind) {
      const was = `There was a team "${name}" that was ${kindWords[known.kind]}`
      return { ok: false, reason: `${was}; give the new one another name.` }
    }
    if (known) await changeTeam(trx, scope, known.id, { removed_at: null })
    const made = known ? { ...known, removed_at: null } : await addTeam(trx, scope, { name, kind })
    await writeAudit(trx, scope, { who, action: 'add team', subject: name, after: { kind } })
    return { ok: true, team: made }
  })
}

/** Gives a team another name, in the past too: a name is no fact. */
export function renameTeam(
  db: Db,
  scope: Scope,
  change: { name: string; to: string; who: string },
): Promise<{ ok: true } | Refused> {
  const { name, to, who } = change
  return inWorkspace(db, scope, async (trx) => {
    const team = await findTeam(trx, scope, name)
    if (!team || team.removed_at !== null) return noTeam(name)
    if (await findTeam(trx, scope, to)) return { ok: false, reason: `There is already a team "${to}".` }
    await changeTeam(trx, scope, team.id, { name: to })
    await writeAudit(trx, scope, { who, action: 'rename team', subject: name, before: { name }, after: { name: to } })
    return { ok: true }
  })
}

/**
 * Removes a team from `today` on. What it was in charge of before stays with it; its stewardships and members that
 * still run end today, those to come go.
 */
export function removeTeam(
  pool: Pool,
  scope: Scope,
  removal: { name: string; today: string; now: Date; who: string },
): Promise<{ ok: true; ended: string[]; kept: boolean } | Refused> {
  const { name, today, now, who } = removal
  return inBatch(pool, scope.workspaceId, async (batch) => {
    const { trx } = batch
    const team = await findTeam(trx, scope, name)
    if (!team || team.removed_at !== null) return noTeam(name)
    const stewardships = (await listStewardships(trx, scope)).filter((one) => one.team_id === team.id)
    const members = (await listTeamMembers(trx, scope)).filter((one) => one.team_id === team.id)
    const ended: string[] = []
    for (const one of stewardships) {
      if (one.to_day !== null && one.to_day <= today) continue
      ended.push(one.name)
      if (one.from_day >= today) await removeStewardship(trx, scope, one.id)
      else await endStewardship(trx, scope, one.id, today)
    }
    for (const one of members) {
      if (one.to_day !== null && one.to_day <= today) continue
      if (one.from_day >= today) await removeTeamMember(trx, scope, one)
      else await endTeamMember(trx, scope, one, today)
    }
    const kept = [...stewardships, ...members].some((one) => one.from_day < today)
    if (kept) await changeTeam(trx, scope, team.id, { removed_at: now })
    else await deleteTeam(trx, scope, team.id)
    await writeAudit(trx, scope, { who, action: 'remove team', subject: name, before: { kind: team.kind, ended } })
    // What began today counts for nobody from now on.
    if (ended.length) await recount(batch, scope.workspaceId)
    return { ok: true, ended, kept }
  })
}

export type NewMember = { team: string; responder: string; channel: string; fromDay: string; toDay: string | null }

/**
 * Says that a responder belongs to a team for some days. Where they belong to another that has no end, that ends when
 * this begins: moving never changes the past.
 */
export function addMember(
  db: Db,
  scope: Scope,
  wanted: NewMember,
  who: string,
): Promise<{ ok: true; left: TeamMemberRow | null } | Refused> {
  const { responder, channel, fromDay, toDay } = wanted
  return inWorkspace(db, scope, async (trx) => {
    const team = await findTeam(trx, scope, wanted.team)
    if (!team || team.removed_at !== null) return noTeam(wanted.team)
    if (toDay !== null && toDay <= fromDay) {
      return { ok: false, reason: `It would end on ${toDay}, not after it begins on ${fromDay}.` }
    }
    const spans = (await listTeamMembers(trx, scope)).filter(
      (one) => one.responder === responder && one.channel === channel,
    )
    const left = spans.find((one) => one.to_day === null && one.from_day < fromDay && one.team_id !== team.id) ?? null
    const other = spans.find(
      (one) =>
        one !== left && (one.to_day === null || fromDay < one.to_day) && (toDay === null || one.from_day < toDay),
    )
    if (other) {
      const days = span(other.from_day, other.to_day)
      return { ok: false, reason: `${responder} belongs to a team on ${channel} ${days} already: remove that first.` }
    }
    if (left) await endTeamMember(trx, scope, left, fromDay)
    const member = { team_id: team.id, responder, channel, from_day: fromDay, to_day: toDay }
    await addTeamMember(trx, scope, member)
    const line = { who, action: 'add team member', subject: `${wanted.team}: ${responder}` }
    await writeAudit(trx, scope, { ...line, before: left, after: member })
    return { ok: true, left }
  })
}

/** Takes back that a responder belongs to a team, from a day on where one is given, else all of it. */
export function removeMember(
  db: Db,
  scope: Scope,
  wanted: { team: string; responder: string; channel: string; toDay: string | null },
  who: string,
): Promise<{ ok: true } | Refused> {
  const { responder, channel, toDay } = wanted
  return inWorkspace(db, scope, async (trx) => {
    const team = await findTeam(trx, scope, wanted.team)
    if (!team) return noTeam(wanted.team)
    const spans = (await listTeamMembers(trx, scope)).filter(
      (one) => one.team_id === team.id && one.responder === responder && one.channel === channel,
    )
    if (!spans.length) return { ok: false, reason: `${responder} is not in ${team.name} on ${channel}.` }
    for (const one of spans) {
      if (toDay === null || one.from_day >= toDay) await removeTeamMember(trx, scope, one)
      else if (one.to_day === null || one.to_day > toDay) await endTeamMember(trx, scope, one, toDay)
    }
    const line = { who, action: 'remove team member', subject: `${team.name}: ${responder}` }
    await writeAudit(trx, scope, { ...line, before: spans, after: toDay === null ? null : { to_day: toDay } })
    return { ok: true }
  })
}
