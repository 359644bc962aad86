import { judgeVersion } from '#app/conversations/judge/judge.ts'
import type { JudgedVerdict } from '#app/conversations/verdict.ts'

/** The columns that the judge fills. */
export function verdictColumns(verdict: JudgedVerdict, adjustmentVersion: number) {
  const { passesAlong } = verdict
  return {
    needs_answer: verdict.needsAnswer,
    complaint: verdict.complaint,
    tone: verdict.tone,
    gratitude: verdict.gratitude,
    says_solved: verdict.saysSolved,
    tells_more: verdict.tellsMore,
    passes_along: passesAlong === null ? null : passesAlong === false ? [] : passesAlong,
    asks: verdict.asks,
    promises: verdict.promises,
    apologises: verdict.apologises,
    helps: verdict.helps,
    automated: verdict.automated,
    why: verdict.why.length ? JSON.stringify(verdict.why) : null,
    judge_version: judgeVersion,
    adjustment_version: adjustmentVersion,
  }
}
