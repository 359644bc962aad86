import type { Db } from '#db/client.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { writeAudit } from '#db/queries/audit.ts'
import { addSourceGap, listSourceGaps, removeSourceGap } from '#db/queries/source-gap.ts'
import type { SourceGapRow } from '#db/queries/source-gap.ts'
import type { Scope } from '#db/scope.ts'

export type NewGap = { sourceId: number; from: Date; to: Date | null; reason: string }

const shown = ({ workspace_id: _workspace, id: _id, made_at: _at, ...row }: SourceGapRow) => row

/** Declares that a source was silent for a time: every figure that covers it says so from then on. */
export function declareGap(
  db: Db,
  scope: Scope,
  { sourceId, from, to, reason }: NewGap,
  who: string,
): Promise<{ ok: true; gap: SourceGapRow } | { ok: false; reason: string }> {
  return inWorkspace(db, scope, async (trx) => {
    if (to !== null && to <= from) {
      return { ok: false, reason: `It would end at ${to.toISOString()}, not after it begins at ${from.toISOString()}.` }
    }
    const others = (await listSourceGaps(trx, scope)).filter((one) => one.source_id === sourceId)
    const other = others.find((one) => (one.to_at === null || from < one.to_at) && (to === null || one.from_at < to))
    if (other) {
      const until = other.to_at === null ? 'on' : `until ${other.to_at.toISOString()}`
      return {
        ok: false,
        reason: `Gap ${other.id} of this source holds from ${other.from_at.toISOString()} ${until}: remove it first.`,
      }
    }
    const gap = await addSourceGap(trx, scope, { source_id: sourceId, from_at: from, to_at: to, reason, made_by: who })
    await writeAudit(trx, scope, { who, action: 'add source gap', subject: String(gap.id), after: shown(gap) })
    return { ok: true, gap }
  })
}

/** Undefined when there is no such gap. */
export function takeGapBack(db: Db, scope: Scope, id: number, who: string): Promise<SourceGapRow | undefined> {
  return inWorkspace(db, scope, async (trx) => {
    const removed = await removeSourceGap(trx, scope, id)
    if (!removed) return undefined
    await writeAudit(trx, scope, { who, action: 'remove source gap', subject: String(id), before: shown(removed) })
    return removed
  })
}
