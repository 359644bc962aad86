import { isDeepStrictEqual } from 'node:util'
import { shippedCases } from '#app/conversations/adjustment-cases.ts'
import { fieldsOf, said } from '#app/conversations/adjustment.ts'
import { fewest, learn, type Example, type Learnt } from '#app/conversations/adjustment-learn.ts'
import { judge } from '#app/conversations/judge/judge.ts'
import type { Direction, Verdict } from '#app/conversations/verdict.ts'
import { judgedOf } from '#app/history/fold-events.ts'
import type { Batch } from '#db/batch.server.ts'
import { findAdjustment, listSpoken, listUnspoken, storeAdjustment } from '#db/queries/judge-adjustment.ts'

/** More corrections teach nothing new, and looking at all would make each slower than the last. */
const mostSpoken = 2000
const mostUnspoken = 2000

/**
 * Learns anew from all that persons say of the workspace's messages, and keeps what changed as a new version. It counts
 * for messages judged from now on; nothing stored changes. Must run in the batch of the correction.
 */
export async function learnFromCorrections(batch: Batch, workspaceId: number, now: Date): Promise<void> {
  const spoken = await listSpoken(batch, workspaceId, mostSpoken)
  const learnt: Learnt = { rules: [], refused: [] }
  for (const direction of ['inbound', 'outbound'] as const) {
    const examples = spoken
      .filter(({ outbound }) => outbound === (direction === 'outbound'))
      .map((row) => exampleOf(row.text!, direction, { ...row.said, ...row.correction }, row.language))
    if (!isEnough(direction, examples)) continue
    const rest = await listUnspoken(batch, workspaceId, direction === 'outbound', mostUnspoken)
    const unspoken = rest.map(({ text, language, ...row }) => ({
      text: text!,
      judged: judge(text, direction, language ?? undefined),
      shown: judgedOf(row),
    }))
    const shipped = shippedCases[direction].map(([text, what]) => exampleOf(text, direction, what, null))
    const { rules, refused } = learn(direction, examples, unspoken, shipped)
    learnt.rules.push(...rules)
    learnt.refused.push(...refused)
  }
  const before = await findAdjustment(batch, workspaceId)
  const known = { rules: before?.rules ?? [], refused: before?.refused ?? [] }
  if (isDeepStrictEqual(known, JSON.parse(JSON.stringify(learnt)))) return
  await storeAdjustment(batch, workspaceId, { version: (before?.version ?? 0) + 1, ...learnt, made_at: now })
}

function exampleOf(text: string, direction: Direction, what: Partial<Verdict>, language: string | null): Example {
  return { text, judged: judge(text, direction, language ?? undefined), said: what }
}

/** Whether any verdict was corrected often enough to learn from. */
function isEnough(direction: Direction, examples: readonly Example[]): boolean {
  return fieldsOf(direction).some((field) => {
    const corrected = examples.filter((one) => {
      const [told, judged] = [said(one.said, field), said(one.judged, field)]
      return told !== null && judged !== null && told !== judged
    })
    return corrected.length >= fewest
  })
}
