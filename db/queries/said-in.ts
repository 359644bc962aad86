import { sql } from 'kysely'

/**
 * Whether a message `m` of a customer is of their conversation `c`: said while it lasted, and in the same container as its
 * first message, which gives it its id. What they said elsewhere may be none of the asker's business.
 */
export const saidIn = sql<boolean>`(m.channel = c.channel
  and m.occurred_at between c.first_message_at and c.last_message_at
  and exists (
    select from message f
    where f.workspace_id = c.workspace_id and f.namespace = split_part(c.id, ':', 1)
      and f.external_id = substr(c.id, strpos(c.id, ':') + 1) and f.identity_id = m.identity_id
      and case
        when f.thread_id is not null then m.namespace = f.namespace and m.thread_id = f.thread_id
        when f.channel in ('chat', 'phone', 'letter') or f.visibility = 'private'
          then m.thread_id is null and coalesce(m.account = f.account, true)
        else m.thread_id is null and m.namespace = f.namespace and m.root_id = f.root_id end))`
