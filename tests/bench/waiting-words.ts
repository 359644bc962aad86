import type { Pool } from 'pg'
import { inBatch } from '#db/batch.server.ts'
import type { BenchWorkspace } from './readings.ts'

/** Gives whoever waits a name and the words that wait, as an import would have: the queue reads and shows them. */
export async function addWaitingWords(pool: Pool, { workspace }: BenchWorkspace): Promise<void> {
  await inBatch(pool, workspace.id, async (batch) => {
    const waiting = `select * from conversation where workspace_id = $1 and waiting_until is not null`
    await batch.query(
      `insert into customer (workspace_id, id) select distinct workspace_id, customer_id from (${waiting}) c`,
      [workspace.id],
    )
    await batch.query(
      `insert into identity (workspace_id, id, channel, external_id, name, customer_id, home_customer_id)
       select distinct on (customer_id) workspace_id, customer_id, channel, 'c' || customer_id, 'Customer ' || customer_id,
         customer_id, customer_id
       from (${waiting}) c order by customer_id, id`,
      [workspace.id],
    )
    await batch.query(
      `insert into message (workspace_id, namespace, external_id, source_id, row_number, channel, occurred_at,
         first_seen_at, claimed_outbound, visibility, author, text, outbound, identity_id, account, addressed, root_id,
         root_missing, needs_answer, complaint, tone, judge_version)
       select workspace_id, 'bench', split_part(id, ':', 2), 0, 0, channel, began_at, began_at, false, 'public',
         'c' || customer_id, 'I ordered on Tuesday and nothing has come so far. Can you tell me where it is, please? '
           || 'My order is ' || id || ', and we need it for the weekend.',
         false, customer_id, account, 'us', split_part(id, ':', 2), false, true, opening_complaint_at is not null, -0.2, 0
       from (${waiting}) c`,
      [workspace.id],
    )
  })
  for (const table of ['customer', 'identity', 'message']) await pool.query(`vacuum (analyze) ${table}`)
}
