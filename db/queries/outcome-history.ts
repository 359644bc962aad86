import type { Reader } from '../batch.server.ts'

export type OutcomeVersion = {
  namespace: string
  external_id: string
  version: number
  kind: string
  value: string | null
  actor: string
  made_by: string | null
  occurred_at: Date
  first_seen_at: Date
  thread_id: string | null
  message_id: string | null
  identity_id: number | null
  source: string | null
}

/** Every version of every outcome about these identities, in the order in which they were told. */
export function listOutcomeVersions(reader: Pick<Reader, 'query'>, workspaceId: number, identities: readonly number[]) {
  return reader.query<OutcomeVersion>(
    `select o.namespace, o.external_id, o.version, o.kind, o.value, o.actor, o.made_by, o.occurred_at, o.first_seen_at,
       o.thread_id, o.message_id, o.identity_id, s.name as source
     from outcome o left join source s on s.workspace_id = o.workspace_id and s.id = o.source_id
     where o.workspace_id = $1 and o.identity_id = any($2::bigint[])
     order by o.occurred_at, o.namespace, o.external_id, o.version, o.source_id limit 1000`,
    [workspaceId, identities],
  )
}

/** Which of these messages were deleted or hidden later, alone or with their whole thread: `namespace:external id`. */
export async function listSilenced(
  reader: Pick<Reader, 'query'>,
  workspaceId: number,
  messages: readonly { namespace: string; external_id: string; thread_id: string | null; identity_id: number | null }[],
): Promise<Set<string>> {
  const identities = [...new Set(messages.map((one) => one.identity_id).filter((id) => id !== null))]
  if (identities.length === 0) return new Set()
  const gone = await reader.query<{ namespace: string; message_id: string | null; thread_id: string | null }>(
    `select namespace, message_id, thread_id from (
       select distinct on (namespace, external_id) namespace, kind, message_id, thread_id from outcome
       where workspace_id = $1 and identity_id = any($2::bigint[])
       order by namespace, external_id, version desc, occurred_at, kind, value, actor) told
     where kind in ('deleted', 'hidden')`,
    [workspaceId, identities],
  )
  const isGone = (one: (typeof messages)[number]) =>
    gone.some(({ namespace, message_id: message, thread_id: thread }) =>
      namespace !== one.namespace
        ? false
        : message === null
          ? thread !== null && thread === one.thread_id
          : message === one.external_id,
    )
  return new Set(messages.filter(isGone).map(({ namespace, external_id: id }) => `${namespace}:${id}`))
}
