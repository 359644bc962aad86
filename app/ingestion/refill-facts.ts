import type { Db, Pool } from '#db/client.server.ts'
import { factsVersion, keepFactsDone, keepFactsVersion, listWorkspaces } from '#db/queries/workspace.ts'
import { recountWorkspace } from './recount.ts'
import { refoldWorkspace } from './refold.ts'

export type RefillOptions = {
  /** Hears, in words, how far it is. */
  onProgress?: (words: string) => void
  signal?: AbortSignal
}

/** Facts of this version are those of today; what came since is only counted from them. */
const foldedSince = 3

/**
 * Folds anew what an older version of Rapport folded, workspace by workspace, and counts it, so that there is what this
 * one reads. Stopped in the middle, the next start goes on where it was; where nothing is older it does nothing. The
 * facts of those who were forgotten stay as they are: nothing is left to fold them from.
 */
export async function refillFacts({ db, pool }: { db: Db; pool: Pool }, options: RefillOptions = {}): Promise<void> {
  for (const { id, name, facts_version, facts_done_to: after } of await listWorkspaces(db)) {
    if (facts_version >= factsVersion) continue
    const tell = (done: number, of: string) =>
      options.onProgress?.(
        `Reading ${name} anew for what this version counts: ${done.toLocaleString('en')} ${of} so far …`,
      )
    if (facts_version < foldedSince) {
      const ended = await refoldWorkspace(pool, id, {
        ...(options.signal && { signal: options.signal }),
        after,
        onChunk: (last) => keepFactsDone(db, id, last),
        onProgress: (customers) => tell(customers, 'customers'),
      })
      if (!ended) return
    }
    if (options.signal?.aborted) return
    await recountWorkspace(pool, id, (conversations) => tell(conversations, 'conversations'))
    await keepFactsVersion(db, id)
  }
}
