import type { Pool } from '#db/client.server.ts'
import { inBatch } from '#db/batch.server.ts'
import { listCustomersAfter } from '#db/queries/customer.ts'
import { foldCustomers } from './fold-customers.ts'
import { loadWorkspaceContext } from '#app/history/workspace-context.ts'

const customersAtOnce = 2000

export type RefoldOptions = {
  onProgress?: (customers: number) => void
  signal?: AbortSignal
  /** Only customers with a higher number than this. */
  after?: number
  /** After each chunk, with the number of its last customer. */
  onChunk?: (lastCustomer: number) => Promise<void>
}

/**
 * Folds every customer anew, after a change of the quiet spell. Each chunk is a batch of its own and reads the rules as
 * they are then, so imports may go on beside it, and doing it again changes nothing. Stopped after the chunk under way
 * when `signal` aborts; the rest is then still as it was. Returns whether it came to the end.
 */
export async function refoldWorkspace(pool: Pool, workspaceId: number, options: RefoldOptions = {}): Promise<boolean> {
  let afterId = options.after ?? 0
  let done = 0
  while (!options.signal?.aborted) {
    const last = await inBatch(pool, workspaceId, async (batch) => {
      const customers = await listCustomersAfter(batch, workspaceId, afterId, customersAtOnce)
      if (customers.length) await foldCustomers(batch, await loadWorkspaceContext(batch, workspaceId), customers)
      done += customers.length
      return customers.at(-1)
    })
    if (last === undefined) return true
    afterId = last
    await options.onChunk?.(last)
    options.onProgress?.(done)
  }
  return false
}
