import type { Db } from '#db/client.server.ts'
import { countClaim, inWorkspaceQuietly } from '#db/in-workspace.server.ts'
import { writeAudit } from '#db/queries/audit.ts'
import { type Claim, type Claimant, dropClaim, findClaim, takeClaim } from '#db/queries/claim.ts'
import { findWaitingSince } from '#db/queries/waiting-queue.ts'
import type { Scope } from '#db/scope.ts'

export type Claimed =
  | { ok: true; conversation: string }
  /** `by`: whoever was first, `holder`: who that is. */
  | { ok: false; reason: string; by: string | null; holder: string | null }

type Change = { conversation: string; who: Claimant; now: Date }

/**
 * Takes a conversation on, so that everybody sees who answers. Of two at once one wins and the other is told who.
 *
 * @param insteadOf takes it over from this holder, if it is still theirs
 */
export function claimConversation(
  db: Db,
  scope: Scope,
  { conversation, who, now, insteadOf }: Change & { insteadOf?: string },
): Promise<Claimed> {
  return inWorkspaceQuietly(db, scope, async (trx): Promise<Claimed> => {
    const since = await findWaitingSince(trx, scope, asOf(now), conversation)
    if (!since) return refused('Nobody waits there any more: there is nothing to claim.')
    const before = await findClaim(trx, scope, { conversation, since, who })
    if (before?.isMine) return { ok: true, conversation }
    const over = insteadOf === undefined ? {} : { insteadOf }
    if (!(await takeClaim(trx, scope, { conversation, since, who, now, ...over }))) {
      const first = await findClaim(trx, scope, { conversation, since, who })
      return refused(`${first?.by ?? 'Somebody else'} was first: this is claimed already.`, first)
    }
    const line = { who: who.name, subject: conversation, before: before?.by ?? null, after: who.name }
    await writeAudit(trx, scope, { ...line, action: 'claim conversation' })
    await countClaim(trx, scope.workspaceId)
    return { ok: true, conversation }
  })
}

/** Gives one's own claim back. */
export function releaseConversation(db: Db, scope: Scope, { conversation, who, now }: Change): Promise<Claimed> {
  return inWorkspaceQuietly(db, scope, async (trx): Promise<Claimed> => {
    if (!(await findWaitingSince(trx, scope, asOf(now), conversation)))
      return refused('Nobody waits there any more: there is nothing to give back.')
    if (!(await dropClaim(trx, scope, conversation, who))) return refused('You have not claimed this.')
    const line = { who: who.name, subject: conversation, before: who.name, after: null }
    await writeAudit(trx, scope, { ...line, action: 'release conversation' })
    await countClaim(trx, scope.workspaceId)
    return { ok: true, conversation }
  })
}

function refused(reason: string, first?: Claim): Claimed {
  return { ok: false, reason, by: first?.by ?? null, holder: first?.holder ?? null }
}

const asOf = (now: Date) => ({ asOf: now, periods: [], timeZone: 'UTC' })
