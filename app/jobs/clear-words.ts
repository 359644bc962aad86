import { z } from 'zod'
import { clearWords, forgetAnswers } from '#app/ingestion/clear-words.ts'
import type { Job } from '#app/jobs/job.ts'
import { listWorkspaces } from '#db/queries/workspace.ts'

/**
 * Once a day clears in every workspace the words that it has kept long enough, and every hour what was answered to keys
 * that are remembered no longer. Looks every hour, so that a machine which
 * sleeps at night misses no day. What fails for one keeps no other waiting.
 */
export const clearWordsJob: Job<unknown> = {
  name: 'clear-words',
  payload: z.unknown(),
  cron: '41 * * * *',
  async run(_payload, { db, pool, log, signal, now }) {
    const failures: unknown[] = []
    for (const { id: workspace, retention_days: days } of await listWorkspaces(db)) {
      const clear = async () => {
        await forgetAnswers(db, workspace, days, now())
        return days === null ? null : clearWords({ db, pool }, workspace, { now, signal })
      }
      const cleared = await clear().catch((error: unknown) => {
        log.error({ err: error, workspace }, 'words could not be cleared')
        failures.push(error)
        return null
      })
      if (cleared) log.info({ workspace, ...cleared }, 'words kept long enough are cleared')
      if (signal.aborted) throw signal.reason
    }
    if (failures.length > 0) throw new AggregateError(failures, 'some words could not be cleared')
  },
}
