import { takeSourceBack } from '#app/actions/take-back-source.server.ts'
import { takeBack, type TakeBackWork } from '#app/ingestion/background.ts'
import type { Job } from '#app/jobs/job.ts'
import { inWorkspace, inWorkspaceQuietly } from '#db/in-workspace.server.ts'
import { findSource } from '#db/queries/source.ts'
import { changeTakingBack, endTakingBack } from '#db/queries/taking-back.ts'

/** Takes a source back in one transaction, and says how far it is. Killed, it begins anew: until its end nothing went. */
export const takeBackJob: Job<TakeBackWork> = {
  ...takeBack,
  async run({ workspaceId, source: id, who }, { db, pool, log }) {
    const scope = { workspaceId, teams: 'all' as const }
    const source = await inWorkspace(db, scope, (trx) => findSource(trx, scope, id))
    if (source) {
      const onProgress = (progress: { done: number; of: number }) =>
        void inWorkspaceQuietly(db, scope, (trx) => changeTakingBack(trx, scope, id, progress)).catch(() => undefined)
      try {
        await takeSourceBack({ db, pool, onProgress }, scope, source, who)
      } catch (error) {
        log.error({ err: error, workspace: workspaceId, source: id }, 'a source could not be taken back')
        const problem = 'It failed, and nothing of the source went; it is tried again by itself.'
        await inWorkspace(db, scope, (trx) => changeTakingBack(trx, scope, id, { problem }))
        throw error
      }
    }
    await inWorkspace(db, scope, (trx) => endTakingBack(trx, scope, id))
  },
}
