import { sql, type Selectable } from 'kysely'
import type { Db, Trx } from '../client.server.ts'
import type { ShareLinkTable } from '../schema-reports.ts'

export type ShareLink = Omit<Selectable<ShareLinkTable>, 'hash'>

const columns = [
  ...(['id', 'workspace_id', 'week', 'shows_words', 'made_by', 'made_at', 'expires_at'] as const),
  ...(['opened', 'last_opened_at'] as const),
] as const
/** By the database's clock, as sessions and invitations. */
const goesOn = sql<boolean>`expires_at > now()`

export type NewShareLink = {
  hash: string
  workspaceId: number
  /** A Monday. */
  week: string
  /** Up to 30. */
  days: number
  showsWords: boolean
  who: string
}

export async function addShareLink(trx: Trx, wanted: NewShareLink): Promise<ShareLink> {
  const { hash, workspaceId, week, days, showsWords, who } = wanted
  await trx
    .deleteFrom('platform.share_link')
    .where('workspace_id', '=', workspaceId)
    .where(sql<boolean>`expires_at <= now()`)
    .execute()
  return trx
    .insertInto('platform.share_link')
    .values({
      ...{ hash, workspace_id: workspaceId, week, shows_words: showsWords, made_by: who },
      expires_at: sql<Date>`now() + make_interval(days => ${days})`,
    })
    .returning(columns)
    .executeTakeFirstOrThrow()
}

/** The links to a week's letter that open it still, the newest first. */
export async function listShareLinks(db: Db, workspaceId: number, week: string): Promise<ShareLink[]> {
  return db
    .selectFrom('platform.share_link')
    .select(columns)
    .where('workspace_id', '=', workspaceId)
    .where('week', '=', week)
    .where(goesOn)
    .orderBy('id', 'desc')
    .execute()
}

export type FoundShareLink = Pick<ShareLink, 'id' | 'workspace_id' | 'week' | 'shows_words' | 'expires_at'> & {
  workspace: string
}

/** What a link opens; undefined where it has expired, was ended, or never was: nothing tells these apart. */
export async function findShareLink(db: Db, hash: string): Promise<FoundShareLink | undefined> {
  return db
    .selectFrom('platform.share_link as link')
    .innerJoin('platform.workspace as workspace', 'workspace.id', 'link.workspace_id')
    .select(['link.id', 'link.workspace_id', 'link.week', 'link.shows_words', 'link.expires_at'])
    .select('workspace.name as workspace')
    .where('link.hash', '=', hash)
    .where(goesOn)
    .executeTakeFirst()
}

export async function countOpening(db: Db, id: number): Promise<void> {
  await db
    .updateTable('platform.share_link')
    .set({ opened: sql<number>`opened + 1`, last_opened_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute()
}

/** Ends it; undefined where it had ended already, or is of another letter. */
export async function removeShareLink(
  trx: Trx,
  { workspaceId, week, id }: { workspaceId: number; week: string; id: number },
): Promise<ShareLink | undefined> {
  return trx
    .deleteFrom('platform.share_link')
    .where('workspace_id', '=', workspaceId)
    .where('week', '=', week)
    .where('id', '=', id)
    .where(goesOn)
    .returning(columns)
    .executeTakeFirst()
}
