import { correctionOfCheck, readCheckForm } from '#app/conversations/check.ts'
import { withSaid } from '#app/conversations/correction-applied.ts'
import { places } from '#app/conversations/verdict.ts'
import { findMessageRows } from '#app/history/find-folded.ts'
import { judgedOf } from '#app/history/fold-events.ts'
import { inBatch, type Batch } from '#db/batch.server.ts'
import type { Pool } from '#db/client.server.ts'
import { findCorrection } from '#db/queries/correction.ts'
import {
  countChecks,
  drawCandidates,
  findCheck,
  findLastCheck,
  setCheck,
  storeDrawn,
  type Candidate,
} from '#db/queries/judge-check.ts'
import type { Scope } from '#db/scope.ts'
import { correctInBatch } from './correct-message.server.ts'
import { learnFromCorrections } from './learn-from-corrections.server.ts'

/** So many are drawn at a time. */
export const checksAtOnce = 50

export type CheckDone = { ok: true } | { ok: false; reason: string }
type By = { who: string; now: Date }

const unclear = 'Answer each question with yes or no, or skip the message.'
const noneLeft = 'There is no message left to check: none with words that nobody has seen here.'
const notDrawn = 'This message is not among those to check; go on with the next one.'

/** Does what a button of the page says: draw, answer, skip or undo. */
export function checkByForm(pool: Pool, scope: Scope, form: FormData, by: By): Promise<CheckDone> {
  // Whoever sees only a part of the conversations would check only that part.
  if (scope.teams !== 'all')
    return Promise.resolve({ ok: false, reason: 'Only who sees everything can check the judge.' })
  return inBatch(pool, scope.workspaceId, async (batch): Promise<CheckDone> => {
    const wish = form.get('do')
    if (wish === 'draw') return draw(batch, scope.workspaceId, by.now)
    if (wish === 'undo') return undo(batch, scope, by)
    return answer(batch, scope, form, by)
  })
}

/** Draws messages at random, as many of each stratum as there are, evenly; shown in an order drawn as well. */
async function draw(batch: Batch, workspaceId: number, now: Date): Promise<CheckDone> {
  const { drawn, checked, skipped, last } = await countChecks(batch, workspaceId)
  if (checked + skipped < drawn) return { ok: true }
  const candidates = await drawCandidates(batch, workspaceId, workspaceId + last, checksAtOnce)
  const chosen = evenly([...Map.groupBy(candidates, ({ stratum }) => stratum).values()], checksAtOnce)
  await storeDrawn(
    batch,
    workspaceId,
    chosen.toSorted((a, b) => a.draw - b.draw || (a.external_id < b.external_id ? -1 : 1)),
    now,
  )
  return chosen.length ? { ok: true } : { ok: false, reason: noneLeft }
}

/** One of each in turn until there are enough. */
function evenly(strata: readonly Candidate[][], most: number): Candidate[] {
  const chosen: Candidate[] = []
  for (let turn = 0; turn < most && chosen.length < most; turn++) {
    chosen.push(...strata.flatMap((stratum) => stratum[turn] ?? []).slice(0, most - chosen.length))
  }
  return chosen
}

async function answer(batch: Batch, scope: Scope, form: FormData, { who, now }: By): Promise<CheckDone> {
  const { workspaceId } = scope
  const named = form.get('message')
  const message = typeof named === 'string' ? named : ''
  const check = await findCheck(batch, workspaceId, message)
  const [row] = await findMessageRows(batch, workspaceId, message)
  if (!check || !row) return { ok: false, reason: notDrawn }
  // Sent twice, or from two windows: what was said first stays until it is undone.
  if (check.said || check.skipped) return { ok: true }
  const done = { who, at: now, stepId: null }
  if (form.get('do') === 'skip') {
    await setCheck(batch, workspaceId, check, { ...done, said: null, skipped: true })
    return { ok: true }
  }
  const said = readCheckForm(form, check.outbound, places)
  if (!said) return { ok: false, reason: unclear }
  await setCheck(batch, workspaceId, check, { ...done, said: { ...said }, skipped: false })
  const corrected = await findCorrection(batch.trx, scope, check.namespace, check.external_id)
  const shown = withSaid(judgedOf(row), corrected ?? {}, check.outbound ? 'outbound' : 'inbound')
  const correction = correctionOfCheck(shown, said)
  if (!correction) {
    await learnFromCorrections(batch, workspaceId, now)
    return { ok: true }
  }
  const step = await correctInBatch(batch, scope, { message, correction, who, now })
  if (!step.ok) return step
  await setCheck(batch, workspaceId, check, { ...done, said: { ...said }, skipped: false, stepId: step.id })
  return { ok: true }
}

/** Takes the last answer back, and the correction made of it; the message is shown again. */
async function undo(batch: Batch, scope: Scope, { who, now }: By): Promise<CheckDone> {
  const last = await findLastCheck(batch, scope.workspaceId)
  if (!last) return { ok: true }
  const open = { said: null, skipped: false, stepId: null, who: null, at: null }
  await setCheck(batch, scope.workspaceId, last, open)
  if (last.correction_step_id === null) {
    await learnFromCorrections(batch, scope.workspaceId, now)
    return { ok: true }
  }
  const message = `${last.namespace}:${last.external_id}`
  return correctInBatch(batch, scope, { message, correction: null, only: last.correction_step_id, who, now })
}
