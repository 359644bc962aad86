import type { z } from 'zod'
import { countAnew } from '#app/ingestion/count-anew.ts'
import { recountWorkspace } from '#app/ingestion/recount.ts'
import { refoldWorkspace } from '#app/ingestion/refold.ts'
import type { Job } from '#app/jobs/job.ts'
import { inWorkspace, inWorkspaceQuietly } from '#db/in-workspace.server.ts'
import {
  changeCountingAnew,
  type CountingAnewRow,
  countToMakeAnew,
  endCountingAnew,
  findCountingAnew,
} from '#db/queries/counting-anew.ts'

/** Makes anew what a changed setting reaches, and says how far it is. Killed, it begins anew, and doing it twice changes nothing. */
export const countAnewJob: Job<z.infer<typeof countAnew.payload>> = {
  ...countAnew,
  async run({ workspaceId }, { db, pool, signal }) {
    const scope = { workspaceId, teams: 'all' as const }
    const asked = await inWorkspace(db, scope, (trx) => findCountingAnew(trx, scope))
    if (!asked) return
    const { customers, conversations } = await inWorkspace(db, scope, (trx) => countToMakeAnew(trx, scope))
    const tell = (change: Partial<Pick<CountingAnewRow, 'step' | 'done' | 'of'>>) =>
      inWorkspaceQuietly(db, scope, (trx) => changeCountingAnew(trx, scope, asked.asked_at, change))
    const onProgress = (done: number) => void tell({ done }).catch(() => undefined)
    if (asked.reaches === 'conversations') {
      await tell({ step: 'reading', done: 0, of: customers })
      if (!(await refoldWorkspace(pool, workspaceId, { onProgress, signal }))) throw signal.reason
    }
    await tell({ step: 'counting', done: 0, of: conversations })
    await recountWorkspace(pool, workspaceId, onProgress)
    await inWorkspace(db, scope, (trx) => endCountingAnew(trx, scope, asked.asked_at))
  },
}
