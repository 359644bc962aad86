import { readdir, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import type { Job } from '#app/jobs/job.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { listUploads, removeUploads } from '#db/queries/upload.ts'
import { listWorkspaces } from '#db/queries/workspace.ts'

const day = 86_400_000

/** Where nothing reads the file. */
const atRest = ['received', 'ended', 'refused', 'finished'] as const

/**
 * Every hour removes the files that were sent more than a day ago and are not being read; of those that lie in this
 * folder also what no workspace knows, of a process that was killed or a workspace that was removed.
 */
export const sweepUploads = (folder: string): Job<unknown> => ({
  name: 'sweep-uploads',
  payload: z.unknown(),
  cron: '23 * * * *',
  async run(_payload, { db, now }) {
    const before = new Date(now().getTime() - day)
    // Before it is read what is known: a file that arrives meanwhile is not among them.
    const lying = await listFilesBefore(folder, before)
    const known = new Set<string>()
    for (const { id: workspaceId } of await listWorkspaces(db)) {
      const scope = { workspaceId, teams: 'all' as const }
      const removed = await inWorkspace(db, scope, async (trx) => {
        const old = await removeUploads(trx, scope, { madeBefore: before }, atRest)
        for (const { path } of await listUploads(trx, scope)) known.add(basename(path))
        return old
      })
      // Only now: an import that was asked for meanwhile has kept its row.
      for (const { path } of removed) await rm(path, { force: true })
    }
    for (const name of lying) if (!known.has(name)) await rm(join(folder, name), { force: true })
  },
})

/** The files we laid into this folder, by their names, that were last written before then. */
async function listFilesBefore(folder: string, before: Date): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const files = []
  for (const name of names.filter((one) => isOurs.test(one))) {
    const found = await stat(join(folder, name)).catch(() => null)
    if (found?.isFile() && found.mtime < before) files.push(name)
  }
  return files
}

const isOurs = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/
