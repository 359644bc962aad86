import { sql } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { Scope } from '../scope.ts'
import type { RunRow } from './run.ts'

export type SourceContents = {
  source_id: number
  messages: number
  /** Where its messages were said, the channel with most of them first. */
  channels: string[]
  /** When the last of its messages was said; null where it told none. */
  last_at: Date | null
  outcomes: number
  quarantined: number
}

/** How much each source has told: its messages and outcomes, and the rows of it that are still set apart. */
export async function listSourceContents(trx: Trx, scope: Scope): Promise<SourceContents[]> {
  const { rows } = await sql<SourceContents>`
    with said as (
      select source_id, sum(messages)::int8 as messages, max(last_at) as last_at,
        array_agg(channel order by messages desc, channel) as channels
      from (
        select m.source_id, m.channel, count(*) as messages, max(m.occurred_at) as last_at from message m
        where m.workspace_id = ${scope.workspaceId} group by m.source_id, m.channel) by_channel
      group by source_id)
    select s.id as source_id, coalesce(said.messages, 0) as messages, coalesce(said.channels, '{}') as channels,
      said.last_at,
      (select count(*) from outcome o where o.workspace_id = s.workspace_id and o.source_id = s.id) as outcomes,
      (select count(*) from quarantine q
       where q.workspace_id = s.workspace_id and q.source_id = s.id and q.state = 'open') as quarantined
    from source s left join said on said.source_id = s.id
    where s.workspace_id = ${scope.workspaceId} order by s.id`.execute(trx)
  return rows
}

/** How many conversations began with a message that no other source tells. */
export async function countConversationsOfSource(trx: Trx, scope: Scope, sourceId: number): Promise<number> {
  const { rows } = await sql<{ conversations: number }>`
    select count(*) as conversations
    from message m join conversation c
      on c.workspace_id = m.workspace_id and c.id = m.namespace || ':' || m.external_id
    where m.workspace_id = ${scope.workspaceId} and m.source_id = ${sourceId}
      and not exists (
        select from message o where o.workspace_id = m.workspace_id and o.namespace = m.namespace
          and o.external_id = m.external_id and o.source_id <> m.source_id)`.execute(trx)
  return rows[0]?.conversations ?? 0
}

export function listRuns(trx: Trx, scope: Scope): Promise<RunRow[]> {
  return trx.selectFrom('run').selectAll().where('workspace_id', '=', scope.workspaceId).orderBy('id').execute()
}
