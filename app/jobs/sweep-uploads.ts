import { rm } from 'node:fs/promises'
import { z } from 'zod'
import type { Job } from '#app/jobs/job.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { listUploads, removeUploads } from '#db/queries/upload.ts'
import { listWorkspaces } from '#db/queries/workspace.ts'

const day = 86_400_000
const underWay = new Set(['trying', 'waiting', 'importing'])

/** Every hour removes the files that were sent more than a day ago and are not being read. */
export const sweepUploadsJob: Job<unknown> = {
  name: 'sweep-uploads',
  payload: z.unknown(),
  cron: '23 * * * *',
  async run(_payload, { db, now }) {
    for (const { id: workspaceId } of await listWorkspaces(db)) {
      const scope = { workspaceId, teams: 'all' as const }
      await inWorkspace(db, scope, async (trx) => {
        const old = (await listUploads(trx, scope)).filter(
          ({ made_at, state }) => now().getTime() - made_at.getTime() > day && !underWay.has(state),
        )
        for (const { path } of old) await rm(path, { force: true })
        await removeUploads(
          trx,
          scope,
          old.map(({ id }) => id),
        )
      })
    }
  },
}
