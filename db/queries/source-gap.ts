import { sql, type Selectable } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { DB } from '../schema.ts'
import type { Scope } from '../scope.ts'

export type SourceGapRow = Selectable<DB['source_gap']>

/** A gap with what its source is called and where people talk there. */
export type SourceGap = SourceGapRow & { source: string; channel: string; channels: string[] }

/** The declared outages of all sources, the earliest first. */
export function listSourceGaps(trx: Trx, scope: Scope): Promise<SourceGap[]> {
  return trx
    .selectFrom('source_gap as gap')
    .innerJoin('source', (join) =>
      join.onRef('source.workspace_id', '=', 'gap.workspace_id').onRef('source.id', '=', 'gap.source_id'),
    )
    .selectAll('gap')
    .select(['source.name as source', 'source.channel'])
    .select(
      sql<string[]>`array(select distinct channel from account
        where account.workspace_id = gap.workspace_id and account.source_id = gap.source_id
        union select source.channel)`.as('channels'),
    )
    .where('gap.workspace_id', '=', scope.workspaceId)
    .orderBy('gap.from_at')
    .orderBy('gap.id')
    .execute()
}

export type NewSourceGap = Pick<SourceGapRow, 'source_id' | 'from_at' | 'to_at' | 'reason' | 'made_by'>

export function addSourceGap(trx: Trx, scope: Scope, gap: NewSourceGap): Promise<SourceGapRow> {
  return trx
    .insertInto('source_gap')
    .values({ workspace_id: scope.workspaceId, ...gap })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Undefined when there is no such gap. */
export function removeSourceGap(trx: Trx, scope: Scope, id: number): Promise<SourceGapRow | undefined> {
  return trx
    .deleteFrom('source_gap')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
}
