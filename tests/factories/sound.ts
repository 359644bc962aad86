import { expect } from 'vitest'
import { compareFacts, compareRollups } from '#app/ingestion/verify.ts'
import { inBatch } from '#db/batch.server.ts'
import type { Pool } from '#db/client.server.ts'

/** The stored facts are what folding everything anew gives, and the rollups what counting them anew gives. */
export async function expectSound(pool: Pool, workspaceId: number): Promise<void> {
  const found = await inBatch(pool, workspaceId, async (batch) => [
    await compareFacts(batch, workspaceId, 100_000),
    await compareRollups(batch, workspaceId),
  ])
  expect(found.map(({ differing }) => differing)).toEqual([0, 0])
}
