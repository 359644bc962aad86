import type { Batch } from '../batch.server.ts'

type Reader = Pick<Batch, 'query'>
type Id = { namespace: string; external_id: string }

export async function hasForgotten(batch: Reader, workspaceId: number): Promise<boolean> {
  const rows = await batch.query('select 1 from forgotten where workspace_id = $1 limit 1', [workspaceId])
  return rows.length > 0
}

/** Which of these hashes are of something forgotten. */
export async function listForgotten(
  batch: Reader,
  workspaceId: number,
  hashes: readonly string[],
): Promise<Set<string>> {
  const rows = await batch.query<{ hash: string }>(
    'select hash from forgotten where workspace_id = $1 and hash = any($2::text[])',
    [workspaceId, hashes],
  )
  return new Set(rows.map((row) => row.hash))
}

/** Which of these customers were forgotten. */
export async function listForgottenCustomers(
  batch: Reader,
  workspaceId: number,
  customers: readonly number[],
): Promise<Set<number>> {
  const rows = await batch.query<{ id: number }>(
    'select id from customer where workspace_id = $1 and id = any($2::bigint[]) and forgotten_at is not null',
    [workspaceId, customers],
  )
  return new Set(rows.map((row) => row.id))
}

/** Which of these customers' facts are never folded again: forgotten, and some source still tells of them. */
export async function listFrozenCustomers(
  batch: Reader,
  workspaceId: number,
  customers: readonly number[],
): Promise<Set<number>> {
  const rows = await batch.query<{ id: number }>(
    `select c.id from customer c
     where c.workspace_id = $1 and c.id = any($2::bigint[]) and c.forgotten_at is not null and exists (
       select from identity i join message m on m.workspace_id = $1 and m.identity_id = i.id
       where i.workspace_id = $1 and i.customer_id = c.id)`,
    [workspaceId, customers],
  )
  return new Set(rows.map((row) => row.id))
}

export function listIdsOfIdentities(
  batch: Reader,
  workspaceId: number,
  table: 'message' | 'outcome',
  identities: readonly number[],
) {
  return batch.query<Id>(
    `select distinct namespace, external_id from ${table} where workspace_id = $1 and identity_id = any($2::bigint[])`,
    [workspaceId, identities],
  )
}

/**
 * Erases what these identities, all of one customer, said and are called. Their rows stay, without words and under
 * names drawn at random, because other people's messages hang on them.
 */
export async function eraseIdentities(
  batch: Batch,
  workspaceId: number,
  customer: number,
  identities: readonly number[],
  now: Date,
): Promise<void> {
  const here = [workspaceId, identities]
  await batch.query('delete from conversation_words where workspace_id = $1 and customer_id = $2', [
    workspaceId,
    customer,
  ])
  for (const table of ['correction', 'correction_step', 'judge_check']) {
    await batch.query(
      `delete from ${table} c using message m
       where c.workspace_id = $1 and m.workspace_id = $1 and m.identity_id = any($2::bigint[])
         and c.namespace = m.namespace and c.external_id = m.external_id`,
      here,
    )
  }
  await batch.query(
    `delete from identity_link
     where workspace_id = $1 and (identity_id = any($2::bigint[]) or same_as_id = any($2::bigint[]))`,
    here,
  )
  const names = await batch.query<{ channel: string; before: string; after: string }>(
    `update identity i set external_id = 'forgotten-' || gen_random_uuid(), name = null, home_customer_id = i.customer_id
     from identity b where i.workspace_id = $1 and i.id = any($2::bigint[]) and b.workspace_id = $1 and b.id = i.id
     returning i.channel, b.external_id as before, i.external_id as after`,
    here,
  )
  await batch.query(
    `update message m set
       author = case when m.outbound then m.author else i.external_id end,
       -- Without its words nobody sees any more which account it names.
       claimed_account = coalesce(m.claimed_account, m.account),
       text = null, kept_names = null, why = null, words = null, needs_answer = null, complaint = null, tone = null, gratitude = null,
       says_solved = null, passes_along = null, asks = null, promises = null, apologises = null, helps = null,
       automated = null,
       -- What others were told word for word says nothing of this person, and makes later replies canned.
       reply_form = case when others.told then m.reply_form end, reply_head = case when others.told then m.reply_head end,
       reply_tail = case when others.told then m.reply_tail end, canned = case when others.told then m.canned end
     from identity i, message same cross join lateral (
       select exists (
         select from message o
         where o.workspace_id = $1 and o.reply_head = same.reply_head and o.reply_form = same.reply_form
           and o.identity_id <> all($2::bigint[])) as told) others
     where same.workspace_id = $1 and same.namespace = m.namespace and same.external_id = m.external_id
       and same.source_id = m.source_id and m.workspace_id = $1 and m.identity_id = any($2::bigint[]) and i.workspace_id = $1 and i.id = m.identity_id`,
    here,
  )
  const renamed = [names.map((one) => one.channel), names.map((one) => one.before), names.map((one) => one.after)]
  for (const [table, column] of [
    ['message', 'addressed_to'],
    ['outcome', 'customer_author'],
  ]) {
    await batch.query(
      `update ${table} t set ${column} = n.after
       from unnest($2::text[], $3::text[], $4::text[]) n (channel, before, after)
       where t.workspace_id = $1 and t.channel = n.channel and t.${column} = n.before`,
      [workspaceId, ...renamed],
    )
  }
  await batch.query('update customer set forgotten_at = $3 where workspace_id = $1 and id = $2', [
    workspaceId,
    customer,
    now,
  ])
}

export async function storeForgotten(batch: Batch, workspaceId: number, hashes: readonly string[]): Promise<void> {
  await batch.query(
    `insert into forgotten (workspace_id, hash) select $1, hash from unnest($2::text[]) h (hash)
     on conflict do nothing`,
    [workspaceId, hashes],
  )
}
