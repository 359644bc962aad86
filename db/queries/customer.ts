import type { Batch } from '../batch.server.ts'

/** The ids of a workspace's customers in their order, `limit` at a time after `afterId`. */
export async function listCustomersAfter(
  batch: Pick<Batch, 'query'>,
  workspaceId: number,
  afterId: number,
  limit: number,
): Promise<number[]> {
  const rows = await batch.query<{ id: number }>(
    'select id from customer where workspace_id = $1 and id > $2 and forgotten_at is null order by id limit $3',
    [workspaceId, afterId, limit],
  )
  return rows.map((row) => row.id)
}

/** Some customers by chance, at most `limit`. */
export async function drawCustomers(
  batch: Pick<Batch, 'query'>,
  workspaceId: number,
  limit: number,
): Promise<number[]> {
  const rows = await batch.query<{ id: number }>(
    'select id from customer where workspace_id = $1 and forgotten_at is null order by random() limit $2',
    [workspaceId, limit],
  )
  return rows.map((row) => row.id)
}
