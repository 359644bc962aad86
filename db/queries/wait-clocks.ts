import { sql } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { Scope } from '../scope.ts'

/** From a need to its answer; `to` null: none so far. */
export type WaitTurn = { from: Date; to: Date | null; isUnknown: boolean }

/** Every wait of one conversation, the first one first. */
export async function listWaits(trx: Trx, scope: Scope, conversation: string): Promise<WaitTurn[]> {
  const { rows } = await sql<WaitTurn>`
    select turn.from, turn.to, coalesce(turn."isUnknown", false) as "isUnknown"
    from conversation c cross join lateral (
      select c.first_need_at as from, c.answered_at as to, c.answer_wait_unknown as "isUnknown", 0 as nth
      where c.first_need_at is not null
      union all
      select t.at, t.answered, t.is_unknown, t.nth
      from unnest(c.turn_at, c.turn_answered_at, c.turn_wait_unknown) with ordinality t (at, answered, is_unknown, nth)) turn
    where c.workspace_id = ${scope.workspaceId} and c.id = ${conversation}
    order by turn.nth`.execute(trx)
  return rows
}
