import type { Db, Pool } from '#db/client.server.ts'
import { factsVersion, keepFactsDone, keepFactsVersion, listWorkspaces } from '#db/queries/workspace.ts'
import { refoldWorkspace } from './refold.ts'

export type RefillOptions = {
  onProgress?: (workspace: string, customers: number) => void
  signal?: AbortSignal
}

/** What is said while it lasts. */
export const refillWords = (workspace: string, customers: number): string =>
  `Reading ${workspace} anew for what this version counts: ${customers.toLocaleString('en')} customers so far …`

/**
 * Folds anew what an older version of Rapport folded, workspace by workspace, so that its facts say what this one reads.
 * Stopped in the middle, the next start goes on where it was; where nothing is older it does nothing. The facts of those
 * who were forgotten stay as they are: nothing is left to fold them from.
 */
export async function refillFacts({ db, pool }: { db: Db; pool: Pool }, options: RefillOptions = {}): Promise<void> {
  for (const { id, name, facts_version, facts_done_to: after } of await listWorkspaces(db)) {
    if (facts_version >= factsVersion) continue
    const ended = await refoldWorkspace(pool, id, {
      ...(options.signal && { signal: options.signal }),
      after,
      onChunk: (last) => keepFactsDone(db, id, last),
      onProgress: (customers) => options.onProgress?.(name, customers),
    })
    if (!ended) return
    await keepFactsVersion(db, id)
  }
}
