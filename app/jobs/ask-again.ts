import { z } from 'zod'
import { importUpload, takeBack, tryUpload, turnOf } from '#app/ingestion/background.ts'
import { countAnew } from '#app/ingestion/count-anew.ts'
import type { Job } from '#app/jobs/job.ts'
import { addJob } from '#app/jobs/queue.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { findCountingAnew } from '#db/queries/counting-anew.ts'
import { listTakingBack } from '#db/queries/taking-back.ts'
import { listUploads } from '#db/queries/upload.ts'
import { listWorkspaces } from '#db/queries/workspace.ts'

/** A setting is asked to be counted anew before it changes; so long after, it has. */
const settledMs = 5 * 60_000

/**
 * Every few minutes puts on the queue what is noted as asked for and is not there: its process ended between the two.
 * What is on the queue already, or failed there for good, is left alone.
 */
export const askAgainJob: Job<unknown> = {
  name: 'ask-again',
  payload: z.unknown(),
  cron: '*/5 * * * *',
  async run(_payload, { db, pool, now }) {
    const once = { jobKeyMode: 'unsafe_dedupe' } as const
    for (const { id: workspaceId } of await listWorkspaces(db)) {
      const scope = { workspaceId, teams: 'all' as const }
      const asked = await inWorkspace(db, scope, async (trx) => ({
        counting: await findCountingAnew(trx, scope),
        leaving: await listTakingBack(trx, scope),
        uploads: await listUploads(trx, scope),
      }))
      if (asked.counting && now().getTime() - asked.counting.asked_at.getTime() > settledMs)
        await addJob(pool, countAnew, { workspaceId }, { ...turnOf.counting(workspaceId), ...once })
      for (const { source_id: source, asked_by: who } of asked.leaving)
        await addJob(
          pool,
          takeBack,
          { workspaceId, source, who },
          { ...turnOf.takingBack(workspaceId, source), ...once },
        )
      for (const { id: upload, state } of asked.uploads) {
        const payload = { workspaceId, upload }
        if (state === 'trying')
          await addJob(pool, tryUpload, payload, { ...turnOf.trying(workspaceId, upload), ...once })
        if (state === 'waiting' || state === 'importing')
          await addJob(pool, importUpload, payload, { ...turnOf.importing(workspaceId, upload), ...once })
      }
    }
  },
}
