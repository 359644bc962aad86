import { labelOf, type Field, type Rule } from '#app/conversations/adjustment.ts'
import type { Refused } from '#app/conversations/adjustment-learn.ts'
import { correctable } from '#app/conversations/correctable.ts'
import { judgeVersion } from '#app/conversations/judge/judge.ts'
import { enoughChecks, judgeAccuracy } from '#app/measures/judge-accuracy.ts'
import { readerOf } from '#db/batch.server.ts'
import type { Trx } from '#db/client.server.ts'
import { findAdjustment } from '#db/queries/judge-adjustment.ts'
import { countChecks, countCorrections, listCheckedStrata } from '#db/queries/judge-check.ts'
import type { Scope } from '#db/scope.ts'

/**
 * How well the judge reads in this workspace, what people corrected, and what it learnt of that; whoever sees only some
 * teams' conversations is not told the words it learnt, for others wrote them.
 */
export async function loadJudgeAccuracy(trx: Trx, { workspaceId, teams }: Scope) {
  const reader = readerOf(trx)
  const { drawn, checked } = await countChecks(reader, workspaceId)
  const strata = await listCheckedStrata(reader, workspaceId)
  const corrections = await countCorrections(reader, workspaceId)
  const adjustment = teams === 'all' ? await findAdjustment(reader, workspaceId) : undefined
  return {
    judgeVersion,
    drawn,
    checked,
    enough: enoughChecks,
    verdicts: judgeAccuracy(strata.map(({ said_yes: saidYes, ...stratum }) => ({ ...stratum, saidYes }))),
    corrections: corrections.map(({ key, times }) => ({ label: nameOf(key), times })),
    adjustment: adjustment && {
      version: adjustment.version,
      madeAt: adjustment.made_at,
      rules: (adjustment.rules as Rule[]).map(inWords),
      refused: (adjustment.refused as Refused[]).map((rule) => ({ ...inWords(rule), spoils: rule.spoils })),
    },
  }
}

const nameOf = (key: string) =>
  [...correctable.inbound, ...correctable.outbound].find((one) => one.key === key)?.label ?? key

const inWords = ({ direction, field, judged, words, times }: Rule) => ({
  words,
  says: `${judged ? 'not: ' : ''}${labelOf(direction, field satisfies Field)}`,
  times,
})
