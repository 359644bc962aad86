import type { Batch } from '../batch.server.ts'

export type IdentityKey = { channel: string; externalId: string; name: string | null }
export type IdentityRow = { id: number; channel: string; external_id: string; customer_id: number }

/** The identities for these keys; those not seen before are made, each with a customer of its own (`isNew`). */
export async function ensureIdentities(
  batch: Batch,
  workspaceId: number,
  keys: readonly IdentityKey[],
): Promise<(IdentityRow & { isNew: boolean })[]> {
  if (!keys.length) return []
  const channels = keys.map((key) => key.channel)
  const externalIds = keys.map((key) => key.externalId)
  const found = await batch.query<IdentityRow>(
    `select i.id, i.channel, i.external_id, i.customer_id
     from unnest($2::text[], $3::text[]) k (channel, external_id)
     join identity i on i.workspace_id = $1 and i.channel = k.channel and i.external_id = k.external_id`,
    [workspaceId, channels, externalIds],
  )
  const have = new Set(found.map((row) => `${row.channel}:${row.external_id}`))
  const missing = keys.filter((key) => !have.has(`${key.channel}:${key.externalId}`))
  const known = found.map((row) => ({ ...row, isNew: false }))
  if (!missing.length) return known
  const made = await batch.query<IdentityRow>(
    `with wanted as (
       select row_number() over () as place, channel, external_id, name
       from unnest($2::text[], $3::text[], $4::text[]) k (channel, external_id, name)
     ), made as (
       insert into customer (workspace_id) select $1 from wanted returning id
     ), numbered as (select row_number() over () as place, id from made)
     insert into identity (workspace_id, channel, external_id, name, customer_id, home_customer_id)
     select $1, w.channel, w.external_id, w.name, n.id, n.id from wanted w join numbered n using (place)
     returning id, channel, external_id, customer_id`,
    [
      workspaceId,
      missing.map((key) => key.channel),
      missing.map((key) => key.externalId),
      missing.map((key) => key.name),
    ],
  )
  return [...known, ...made.map((row) => ({ ...row, isNew: true }))]
}

/** The customers to whom these identities belong. */
export async function listCustomersOfIdentities(
  batch: Pick<Batch, 'query'>,
  workspaceId: number,
  identities: readonly number[],
): Promise<number[]> {
  if (!identities.length) return []
  const rows = await batch.query<{ customer_id: number }>(
    'select distinct customer_id from identity where workspace_id = $1 and id = any($2::bigint[])',
    [workspaceId, identities],
  )
  return rows.map((row) => row.customer_id)
}

export function listIdentitiesOfCustomers(
  batch: Pick<Batch, 'query'>,
  workspaceId: number,
  customers: readonly number[],
) {
  return batch.query<IdentityRow & { name: string | null }>(
    `select id, channel, external_id, customer_id, name from identity
     where workspace_id = $1 and customer_id = any($2::bigint[]) order by id`,
    [workspaceId, customers],
  )
}

export async function findIdentity(
  batch: Pick<Batch, 'query'>,
  workspaceId: number,
  channel: string,
  externalId: string,
): Promise<IdentityRow | undefined> {
  const [found] = await batch.query<IdentityRow>(
    `select id, channel, external_id, customer_id from identity
     where workspace_id = $1 and channel = $2 and external_id = $3`,
    [workspaceId, channel, externalId],
  )
  return found
}

/** How many of these are not known yet, by their id or as being the same as another. */
export async function countUnknownPeople(
  batch: Pick<Batch, 'query'>,
  workspaceId: number,
  people: readonly { channel: string; id: string; sameAs: readonly { channel: string; id: string }[] }[],
): Promise<number> {
  if (!people.length) return 0
  const said = people.flatMap(({ channel, id, sameAs }, place) =>
    (sameAs.length ? sameAs : [{ channel, id }]).map((same) => ({ place, channel, id, same })),
  )
  const [unknown] = await batch.query<{ n: number }>(
    `select count(distinct k.place) as n
     from unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::text[]) k (place, channel, id, same_channel, same_id)
     left join identity i on i.workspace_id = $1 and i.channel = k.channel and i.external_id = k.id
     left join identity s on s.workspace_id = $1 and s.channel = k.same_channel and s.external_id = k.same_id
     where i.id is null or s.id is null or (i.id <> s.id and not exists (
       select from identity_link l where l.workspace_id = $1
         and ((l.identity_id = i.id and l.same_as_id = s.id) or (l.identity_id = s.id and l.same_as_id = i.id))))`,
    [
      workspaceId,
      said.map((one) => one.place),
      said.map((one) => one.channel),
      said.map((one) => one.id),
      said.map((one) => one.same.channel),
      said.map((one) => one.same.id),
    ],
  )
  return unknown!.n
}

/** Records who says that two identities are one person. */
export async function linkIdentities(
  batch: Batch,
  workspaceId: number,
  sourceId: number,
  pairs: readonly (readonly [number, number])[],
): Promise<void> {
  await batch.query(
    `insert into identity_link (workspace_id, source_id, identity_id, same_as_id)
     select $1, $2, a, b from unnest($3::bigint[], $4::bigint[]) p (a, b) on conflict do nothing`,
    [workspaceId, sourceId, pairs.map((pair) => pair[0]), pairs.map((pair) => pair[1])],
  )
}

/**
 * Gives every identity that hangs together with the given ones by links the customer of the oldest of them, and those
 * no longer linked their own again. Returns the customers whose conversations this changes.
 */
export async function regroupIdentities(
  batch: Batch,
  workspaceId: number,
  identities: readonly number[],
): Promise<number[]> {
  const changed = await batch.query<{ customer_id: number }>(
    `with recursive concerned as (
       select id from identity where workspace_id = $1 and customer_id in (
         select customer_id from identity where workspace_id = $1 and id = any($2::bigint[]))
     ), walk (start, id) as (
       select id, id from concerned
       union
       select w.start, case when l.identity_id = w.id then l.same_as_id else l.identity_id end
       from walk w join identity_link l
         on l.workspace_id = $1 and (l.identity_id = w.id or l.same_as_id = w.id)
         -- What sources say of an identity that a person split off counts no more.
         and (l.source_id = 0 or not exists (
           select from identity_apart a where a.workspace_id = $1 and a.identity_id in (l.identity_id, l.same_as_id)))
     ), reached as (
       select distinct w.id from walk w
     ), groups as (
       select w.start as id, min(i.home_customer_id) as customer_id
       from walk w join identity i on i.workspace_id = $1 and i.id = w.id
       group by w.start
     ), settled as (
       select r.id, coalesce(min(g.customer_id), min(i.home_customer_id)) as customer_id
       from reached r
       join identity i on i.workspace_id = $1 and i.id = r.id
       left join walk w on w.id = r.id left join groups g on g.id = w.start
       group by r.id
     ), before as (
       select i.id, i.customer_id from identity i join settled s on s.id = i.id where i.workspace_id = $1
     ), moved as (
       update identity i set customer_id = s.customer_id from settled s
       where i.workspace_id = $1 and i.id = s.id and i.customer_id <> s.customer_id
       returning i.id, i.customer_id
     )
     select b.customer_id from moved m join before b on b.id = m.id
     union select customer_id from moved`,
    [workspaceId, identities],
  )
  return changed.map((row) => row.customer_id)
}

/** Removes identities that no message or outcome belongs to any more, and customers left without an identity. */
export async function removeUnusedIdentities(batch: Batch, workspaceId: number): Promise<void> {
  await batch.query(
    `delete from identity i where i.workspace_id = $1
       and not exists (select 1 from message m where m.workspace_id = $1 and m.identity_id = i.id)
       and not exists (select 1 from outcome o where o.workspace_id = $1 and o.identity_id = i.id)
       and not exists (select 1 from identity_link l where l.workspace_id = $1 and (l.identity_id = i.id or l.same_as_id = i.id))`,
    [workspaceId],
  )
  await batch.query(
    `delete from customer c where c.workspace_id = $1
       and not exists (select 1 from identity i where i.workspace_id = $1 and i.customer_id = c.id)
       and not exists (select 1 from identity i where i.workspace_id = $1 and i.home_customer_id = c.id)`,
    [workspaceId],
  )
}
