import { type Asker, writtenBy } from '#app/rights/asker.ts'
import { hashPassword } from '#app/rights/password.ts'
import { mayBeConfined, mayGive, roles, type Role } from '#app/rights/roles.ts'
import { scopeOf } from '#app/rights/scope.ts'
import { hashSecret, newSecret } from '#app/rights/secret.ts'
import type { Db, Trx } from '#db/client.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { changeWithAudit, writePlatformAudit } from '#db/queries/audit.ts'
import {
  addInvitation,
  findInvitation,
  findInvitationTo,
  takeInvitation,
  type Invitation,
} from '#db/queries/invitation.ts'
import { findMembership, removeMembership, setMembership } from '#db/queries/membership.ts'
import { listTeams } from '#db/queries/team.ts'
import { addUser, findUser, findUserByEmail, removeUser, type User } from '#db/queries/user.ts'
import type { Workspace } from '#db/queries/workspace.ts'
import { personFault, type Refusal } from './sign-in.server.ts'

type InWorkspace = Pick<Workspace, 'id' | 'name'>

/** What part somebody is to have: teams by name, null for all of the workspace. */
export type WantedPart = { role: Role; teams: string[] | null }

/** Makes an invitation; its secret is shown once. An earlier one to the same address is void. */
export async function invite(
  db: Db,
  workspace: InWorkspace,
  asker: Asker,
  wanted: WantedPart & { email: string },
): Promise<{ ok: true; secret: string } | Refusal> {
  const email = wanted.email.trim()
  if (!/^[^\s@]+@[^\s@]+$/.test(email) || email.length > 254) return refuse('This is no e-mail address.')
  const secret = newSecret()
  const part = await readPart(db, workspace, asker, wanted)
  if (!part.ok) return part
  return changeWithAudit<{ ok: true; secret: string } | Refusal>(db, workspace.id, async (trx) => {
    const user = await findUserByEmail(trx, email)
    if (user?.owns_installation || (user && (await findMembership(trx, workspace.id, user.id))))
      return { result: refuse(`${email} has a part in ${workspace.name} already.`), line: null }
    const earlier = await findInvitationTo(trx, workspace.id, email)
    if (earlier && !mayGive(asker.role, earlier.role))
      return { result: refuse(`${email} was invited as ${earlier.role} by ${earlier.made_by} already.`), line: null }
    await addInvitation(trx, {
      ...{ hash: hashSecret(secret), workspaceId: workspace.id, email, who: asker.name },
      ...{ role: part.role, teams: part.teams },
    })
    const line = { ...writtenBy(asker), action: 'invite', subject: email, after: wanted }
    return { result: { ok: true, secret }, line }
  })
}

/** Takes an invitation back. Whether it still was there, for somebody the asker could have invited. */
export function takeBackInvitation(db: Db, workspace: InWorkspace, asker: Asker, id: number): Promise<boolean> {
  return changeWithAudit(db, workspace.id, async (trx) => {
    const mine = roles.filter((role) => mayGive(asker.role, role))
    const taken = await takeInvitation(trx, { workspaceId: workspace.id, id, roles: mine })
    const line = taken ? { ...writtenBy(asker), action: 'take back invitation', subject: taken.email } : null
    return { result: taken !== undefined, line }
  })
}

/** Gives somebody another part in a workspace. */
export async function changePart(
  db: Db,
  workspace: InWorkspace,
  asker: Asker,
  wanted: WantedPart & { userId: number },
): Promise<{ ok: true } | Refusal> {
  const part = await readPart(db, workspace, asker, wanted)
  if (!part.ok) return part
  return changeWithAudit<{ ok: true } | Refusal>(db, workspace.id, async (trx) => {
    const found = await findChangeable(trx, workspace, asker, wanted.userId)
    if (!found.ok) return { result: found, line: null }
    await setMembership(trx, workspace.id, wanted.userId, part)
    const after = { role: part.role, teams: wanted.teams }
    const line = { ...writtenBy(asker), action: 'change part', subject: found.user.email, before: found.part, after }
    return { result: { ok: true }, line }
  })
}

/** Takes somebody's part in a workspace away; what they did there stays. */
export function removeMember(
  db: Db,
  workspace: InWorkspace,
  asker: Asker,
  userId: number,
): Promise<{ ok: true; name: string } | Refusal> {
  return changeWithAudit<{ ok: true; name: string } | Refusal>(db, workspace.id, async (trx) => {
    const found = await findChangeable(trx, workspace, asker, userId)
    if (!found.ok) return { result: found, line: null }
    await removeMembership(trx, workspace.id, userId)
    const line = { ...writtenBy(asker), action: 'remove person', subject: found.user.email, before: found.part }
    return { result: { ok: true, name: found.user.name }, line }
  })
}

/** Removes a user altogether. */
export async function removePerson(db: Db, who: string, user: User): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await removeUser(trx, user.id)
    await writePlatformAudit(trx, { who, action: 'remove user', subject: user.email })
  })
}

export type Joining = { name: string; password: string }

/**
 * Accepts an invitation: somebody new says their name and a password, somebody who is signed in under its address only
 * joins. Whoever has an account and is not signed in signs in first: a link alone does not open what it was not made for.
 */
export async function join(
  db: Db,
  secret: string,
  by: { userId: number } | Joining,
): Promise<{ ok: true; userId: number; workspaceId: number } | Refusal> {
  const invitation = await findInvitation(db, hashSecret(secret))
  if (!invitation) return invitationIsVoid
  const { email, workspace_id: workspaceId } = invitation
  let password: string | null = null
  if (!('userId' in by)) {
    const fault = personFault({ ...by, email })
    if (fault !== null) return refuse(fault)
    if (await findUserByEmail(db, email)) return refuse(`Sign in as ${email} first; then open this link again.`)
    password = await hashPassword(by.password)
  }
  return changeWithAudit<{ ok: true; userId: number; workspaceId: number } | Refusal>(db, workspaceId, async (trx) => {
    const user =
      'userId' in by ? await findUser(trx, by.userId) : await addUser(trx, { name: by.name.trim(), email, password })
    if (user?.email !== email) return { result: refuse(`This invitation is for ${email}.`), line: null }
    const joined = await joinBy(trx, invitation, user)
    if (!joined) return { result: invitationIsVoid, line: null }
    const line = { who: user.name, userId: user.id, action: 'accept invitation', subject: email, after: joined }
    return { result: { ok: true, userId: user.id, workspaceId }, line }
  })
}

/** Uses an invitation up for a user who is known to have its address. Null when somebody was faster. */
export async function joinBy(trx: Trx, invitation: Invitation, user: User) {
  const taken = await takeInvitation(trx, { workspaceId: invitation.workspace_id, id: invitation.id })
  if (!taken) return null
  const { role, teams } = taken
  await setMembership(trx, taken.workspace_id, user.id, { role, teams })
  return { role, teams }
}

const invitationIsVoid = refuse('This invitation was used or taken back, or is too old. Ask for a new one.')

function refuse(reason: string): Refusal {
  return { ok: false, reason }
}

/** Whom the asker may change here: nobody above themselves, and no owner of the installation. */
async function findChangeable(trx: Trx, workspace: InWorkspace, asker: Asker, userId: number) {
  const user = await findUser(trx, userId)
  const part = await findMembership(trx, workspace.id, userId)
  if (!user || !part) return refuse('They have no part in this workspace.')
  if (user.owns_installation) return refuse(`${user.name} owns this installation.`)
  if (!mayGive(asker.role, part.role)) return refuse('Only an owner may change what an owner is.')
  return { ok: true as const, user, part }
}

async function readPart(
  db: Db,
  workspace: InWorkspace,
  asker: Asker,
  { role, teams }: WantedPart,
): Promise<{ ok: true; role: Role; teams: number[] | null } | Refusal> {
  if (!mayGive(asker.role, role)) return refuse(`You may not make anybody ${role}.`)
  if (teams === null) return { ok: true, role, teams }
  if (!mayBeConfined(role)) return refuse('Whoever sees only some teams’ conversations is a member or a viewer.')
  if (teams.length === 0) return refuse('Say which teams.')
  const scope = scopeOf(workspace.id, asker)
  const known = await inWorkspace(db, scope, (trx) => listTeams(trx, scope))
  const ids = teams.map((name) => known.find((team) => team.name === name)?.id)
  const missing = teams.find((_, nth) => ids[nth] === undefined)
  if (missing !== undefined) return refuse(`There is no team "${missing}" in ${workspace.name}.`)
  return { ok: true, role, teams: ids.filter((id) => id !== undefined) }
}
