import { sql } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { Scope } from '../scope.ts'
import { identitySeen, inScope } from './in-scope.ts'
import { saidIn } from './said-in.ts'

export type WaitingWords = {
  id: string
  /** The customer's name where a source told one, else the id on this channel; null where nothing is kept. */
  name: string | null
  /** The how manieth conversation of this customer it is. */
  nth: number
  /** What nobody has answered; null where the source gave no words, or they were deleted. */
  text: string | null
  needsAnswer: boolean | null
  complaint: boolean | null
  tone: number | null
}

/**
 * For conversations that wait since a moment: what was said then, by whom, and the how manieth of theirs it is. A wait
 * that a mark began has the last words before it.
 */
export async function listWaitingWords(
  trx: Trx,
  scope: Scope,
  waiting: readonly { id: string; since: Date }[],
): Promise<WaitingWords[]> {
  if (waiting.length === 0) return []
  const { rows } = await sql<WaitingWords>`
    select c.id, who.name, said.text, coalesce((said.corrected ->> 'needsAnswer')::boolean, said.needs_answer) as "needsAnswer", 
      coalesce((said.corrected ->> 'complaint')::boolean, said.complaint) as complaint,
      coalesce((said.corrected ->> 'tone')::float8, said.tone) as tone,
      (select count(*) from conversation o where o.workspace_id = c.workspace_id and o.customer_id = c.customer_id
        and (o.began_at, o.id) <= (c.began_at, c.id) and o.standings[1] <> 'set_aside' and ${inScope(scope, 'o')}) as nth
    from unnest(${waiting.map(({ id }) => id)}::text[],
      ${waiting.map(({ since }) => since.toISOString())}::timestamptz[]) with ordinality w (id, since, place)
    join conversation c on c.workspace_id = ${scope.workspaceId} and c.id = w.id
    left join lateral (
      select coalesce(i.name, i.external_id) as name from identity i
      where i.workspace_id = c.workspace_id and i.customer_id = c.customer_id and ${identitySeen(scope)}
      order by i.name is null, i.channel <> c.channel, i.id limit 1) who on true
    left join lateral (
      select m.text, m.needs_answer, m.complaint, m.tone, k.verdict as corrected
      from identity i join message m on m.workspace_id = i.workspace_id and m.identity_id = i.id
      left join correction k on k.workspace_id = m.workspace_id and k.namespace = m.namespace and k.external_id = m.external_id
      where i.workspace_id = c.workspace_id and i.customer_id = c.customer_id and ${saidIn}
        and m.occurred_at <= w.since
        and not m.outbound and m.visibility <> 'internal' and not coalesce(m.claimed_automated, m.automated, false)
      order by m.occurred_at desc, m.needs_answer desc nulls last, m.external_id limit 1) said on true
    order by w.place`.execute(trx)
  return rows
}
