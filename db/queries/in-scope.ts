import { sql, type RawBuilder } from 'kysely'
import type { Scope } from '../scope.ts'

/**
 * Whether the asker may see a conversation: one of their teams was in charge when it began, or somebody who belonged to
 * one of them that day replied in it. True of every conversation for whoever sees all teams.
 *
 * @param table what the conversation is called in the statement
 */
export function inScope(scope: Scope, table = 'c'): RawBuilder<boolean> {
  return sql.raw(inScopeText(scope, table))
}

/** The same for statements that are plain text: no parameters, only numbers of ours. */
export function inScopeText({ workspaceId, teams }: Scope, table = 'c'): string {
  if (teams === 'all') return 'true'
  const ids = `array[${teams.map(wholeNumber).join(', ')}]::bigint[]`
  // Found once for a statement, so that what nobody of theirs wrote in is passed over without a look at each reply.
  const theirs = `array(select m.responder from team_member m
    where m.workspace_id = ${wholeNumber(workspaceId)} and m.team_id = any(${ids}))`
  return `(${table}.team_id = any(${ids}) or (${table}.reply_by && ${theirs} and exists (
    select from unnest(${table}.canned_reply_at || ${table}.own_reply_at || ${table}.wordless_reply_at, ${table}.reply_by)
      reply (at, responder)
    join team_member handler on handler.workspace_id = ${wholeNumber(workspaceId)} and handler.channel = ${table}.channel
      and handler.responder = reply.responder and handler.team_id = any(${ids})
    join platform.workspace home on home.id = handler.workspace_id
    where (reply.at at time zone home.time_zone)::date >= handler.from_day
      and (handler.to_day is null or (reply.at at time zone home.time_zone)::date < handler.to_day))))`
}

/**
 * Whether the asker may know of an identity `i`: they may see a conversation that it began. All of a conversation is one
 * identity's, that of the message which gives it its id.
 */
export const identitySeen = (scope: Scope) =>
  scope.teams === 'all'
    ? sql`true`
    : sql`exists (
        select from conversation s
        join message f on f.workspace_id = s.workspace_id and f.namespace = split_part(s.id, ':', 1)
          and f.external_id = substr(s.id, strpos(s.id, ':') + 1)
        where s.workspace_id = i.workspace_id and s.customer_id = i.customer_id and f.identity_id = i.id
          and ${inScope(scope, 's')})`

function wholeNumber(id: number): number {
  if (!Number.isSafeInteger(id)) throw new Error(`${id} is no id`)
  return id
}
