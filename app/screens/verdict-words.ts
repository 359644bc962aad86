import type { Verdict } from '#app/conversations/verdict.ts'

/**
 * What a verdict says of a message, in words. What is unknown is said too: it counts as needing an answer. So does,
 * whatever its words, what answers our question (`countsAsNeed`).
 */
export function verdictFlags(verdict: Verdict, outbound: boolean, countsAsNeed = false): string[] {
  const { passesAlong } = verdict
  const passes = passesAlong !== null && passesAlong !== false
  const said: (string | false)[] = outbound
    ? [
        verdict.automated === true && 'automatic: ends no wait',
        passes && `passes along to ${passesAlong.join(', ') || 'somebody else'}`,
        verdict.helps === true && !passes && 'helps',
        verdict.asks === true && 'asks',
        verdict.promises === true && 'promises',
        verdict.apologises === true && 'apologises',
        verdict.helps === null && 'words unknown: counts as help',
      ]
    : [
        verdict.automated === true && 'automatic: starts no wait',
        verdict.needsAnswer === true &&
          (verdict.complaint === true ? 'a complaint, needs an answer' : 'needs an answer'),
        verdict.needsAnswer === null && 'words unknown: counts as needing an answer',
        countsAsNeed && 'counts as a need, because we had asked',
        verdict.needsAnswer === false && !countsAsNeed && 'needs no answer',
        verdict.gratitude === true && 'thanks',
        verdict.saysSolved === true && 'says it is solved',
      ]
  return said.filter((flag) => flag !== false)
}
