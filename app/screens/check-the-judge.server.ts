import { places } from '#app/conversations/verdict.ts'
import { checkedVerdicts } from '#app/measures/judge-accuracy.ts'
import { readerOf } from '#db/batch.server.ts'
import type { Trx } from '#db/client.server.ts'
import { countChecks, findLastCheck, findNextCheck, type CheckRow } from '#db/queries/judge-check.ts'
import type { Scope } from '#db/scope.ts'

/** One message to check, how far it has come, and what became of the one before. */
export async function loadCheck(trx: Trx, { workspaceId }: Scope) {
  const reader = readerOf(trx)
  const { drawn, checked, skipped } = await countChecks(reader, workspaceId)
  const next = await findNextCheck(reader, workspaceId)
  const last = await findLastCheck(reader, workspaceId)
  return {
    progress: { drawn, checked, skipped },
    next: next && {
      id: `${next.namespace}:${next.external_id}`,
      text: next.text,
      outbound: next.outbound,
      channel: next.channel,
      at: next.occurred_at,
      questions: checkedVerdicts
        .filter(({ outbound }) => outbound === next.outbound)
        .map(({ key, question }) => ({ key, question })),
      places: next.outbound ? [...places] : [],
    },
    last: last && {
      id: `${last.namespace}:${last.external_id}`,
      skipped: last.skipped,
      otherwise: disagreements(last),
    },
  }
}

/** Of which verdicts the judge had said otherwise, in words. */
function disagreements({ judged, said }: CheckRow): string[] {
  return checkedVerdicts
    .filter(({ key }) => said !== null && key in said && said[key] !== judged[key])
    .map(({ key, label }) => `${label.toLowerCase()}: ${judged[key] === true ? 'yes' : 'no'}`)
}
