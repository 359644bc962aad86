import { z } from 'zod'
import { readWords } from '#app/ingestion/read-words.ts'
import type { Job } from '#app/jobs/job.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { hasUnreadCustomers } from '#db/queries/conversation-words.ts'
import { listWorkspaces } from '#db/queries/workspace.ts'

/** Makes findable what was said since the last time, in every workspace. */
export const readWordsJob: Job<object> = {
  name: 'read-words',
  payload: z.looseObject({}),
  cron: '* * * * *',
  async run(_payload, { db, pool, log, signal }) {
    for (const workspace of await listWorkspaces(db)) {
      const scope = { workspaceId: workspace.id, teams: 'all' } as const
      if (!workspace.is_ready || !(await inWorkspace(db, scope, (trx) => hasUnreadCustomers(trx, scope)))) continue
      const customers = await readWords(pool, workspace.id, { signal })
      log.info({ workspace: workspace.id, customers }, 'words read for search')
      if (signal.aborted) throw signal.reason
    }
  },
}
