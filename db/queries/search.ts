import { sql, type RawBuilder } from 'kysely'
import type { Trx } from '../client.server.ts'
import type { Scope } from '../scope.ts'
import { customerIds, customerName, type ListPosition } from './conversation-list.ts'
import { moment, type ReadingQuery, seen, standingAt } from './conversation-predicates.ts'
import { indexed } from './conversation-words.ts'

/** What is looked for; words as `searchWords` gives them, of which each begins one that was said. */
export type SearchQuery = Pick<ReadingQuery, 'asOf' | 'channel' | 'account' | 'team'> & {
  /** In what was said, in the topic, in names and ids. */
  words: readonly string[]
  /** In names and ids only. */
  who: readonly string[]
  /** When it began: [from, to). */
  from?: Date | undefined
  to?: Date | undefined
  topic?: string | undefined
  standing?: string | undefined
  complaint?: boolean | undefined
  tone?: 'unhappy' | 'not unhappy' | 'unknown' | undefined
}

export type FoundConversation = {
  id: string
  customerId: number
  customer: string
  customerName: string | null
  channel: string
  account: string | null
  topic: string | null
  beganAt: Date
  complaint: boolean
  standing: string
  messages: number
}

/** So many conversations that hold the words are looked at, the newest: more are not counted, pages go on behind them. */
const mostFound = 5000
/** A page goes back through so many times as many for what fits, then the next one goes on. */
const mostStretches = 10

/**
 * A search in the index's own language; null: no words are asked for. Words hold letters and digits only. What a customer
 * is called on other channels finds their conversations only for whoever may see all channels.
 */
export function tsquery(scope: Scope, { words, who }: Pick<SearchQuery, 'words' | 'who'>): string | null {
  const begins = (word: string) => `'${indexed(scope.workspaceId, word)}':*`
  const called = scope.teams === 'all' ? ['@', '@@'] : ['@']
  const any = (kinds: string[], word: string) => `(${kinds.map((kind) => begins(`${kind}${word}`)).join(' | ')})`
  const all = [...words.map((word) => any(['', ...called], word)), ...who.map((word) => any(called, word))]
  return all.length === 0 ? null : all.join(' & ')
}

type Fragment = RawBuilder<unknown>

/** The conversations that are found, as `c`; `holding`: those that hold the words, where words are asked for. */
function found(scope: Scope, query: SearchQuery, holding?: Fragment): Fragment {
  const { from, to, topic, standing, complaint, tone } = query
  const asOf = moment(query.asOf)
  const where = [
    seen(scope, { ...query, periods: [], timeZone: 'UTC' }),
    ...(from ? [sql`c.began_at >= ${moment(from)}`] : []),
    ...(to ? [sql`c.began_at < ${moment(to)}`] : []),
    ...(topic === undefined ? [] : [sql`lower(c.topic) = lower(${topic})`]),
    ...(standing === undefined ? [] : [sql`${standingAt(asOf)} = ${standing}`]),
    ...(complaint === undefined ? [] : [sql`coalesce(c.opening_complaint_at <= ${asOf}, false) = ${complaint}`]),
    ...(tone === undefined ? [] : [tones[tone]]),
  ]
  const source = holding
    ? sql`${holding} w join conversation c on c.workspace_id = ${scope.workspaceId} and c.id = w.id`
    : sql`conversation c`
  return sql`${source} where ${sql.join(where, sql` and `)}`
}

const holdingWords = (asked: string, until: Date | undefined): Fragment =>
  sql`search_conversations(${asked}::tsquery, ${until ? moment(until) : sql`'infinity'::timestamptz`}, ${mostFound})`

const tones: Record<NonNullable<SearchQuery['tone']>, Fragment> = {
  unhappy: sql`c.opening_tone < 0`,
  'not unhappy': sql`c.opening_tone >= 0`,
  unknown: sql`c.opening_tone is null`,
}

/** How many are found; `isMore`: so many hold the words that only the newest of them were looked at. */
export async function countFound(
  trx: Trx,
  scope: Scope,
  query: SearchQuery,
): Promise<{ total: number; isMore: boolean }> {
  const asked = tsquery(scope, query)
  const counted = asked
    ? sql<{ total: number; held: number }>`
        with held as materialized (select * from ${holdingWords(asked, query.to)})
        select (select count(*) from held) as held, count(*) as total
        from ${found(scope, query, sql`held`)}`
    : sql<{ total: number; held: number }>`select 0 as held, count(*) as total from ${found(scope, query)}`
  const { rows } = await counted.execute(trx)
  return { total: rows[0]?.total ?? 0, isMore: (rows[0]?.held ?? 0) >= mostFound }
}

/**
 * A page of what is found, newest first, by when it began; `end`: where the next page goes on, null: nowhere. Of words
 * that very many hold a page may be short, or empty, and go on all the same.
 */
export async function listFound(
  trx: Trx,
  scope: Scope,
  query: SearchQuery,
  { after, limit }: { after?: ListPosition | undefined; limit: number },
): Promise<{ found: FoundConversation[]; end: ListPosition | null }> {
  const asked = tsquery(scope, query)
  const rows: FoundConversation[] = []
  let from = after
  for (let stretch = 0; stretch < mostStretches; stretch++) {
    const holding = asked === null ? undefined : holdingWords(asked, from?.at ?? query.to)
    rows.push(...(await listStretch(trx, scope, query, { after: from, limit: limit - rows.length, holding })))
    const last = rows.at(-1)
    if (last && rows.length === limit) return { found: rows, end: { at: last.beganAt, id: last.id } }
    const end = holding && (await endOfStretch(trx, holding))
    // Beginning at one moment, more than a stretch can hold, there is no way past them.
    if (!end || (query.from && end.at < query.from) || end.id === from?.id) return { found: rows, end: null }
    from = end
  }
  return { found: rows, end: from ?? null }
}

/** The last of so many that hold the words; undefined where fewer do. */
async function endOfStretch(trx: Trx, holding: Fragment): Promise<ListPosition | undefined> {
  const { rows } = await sql<ListPosition>`
    select began_at as at, id from ${holding} order by began_at desc, id desc
    offset ${mostFound - 1} limit 1`.execute(trx)
  return rows[0]
}

async function listStretch(
  trx: Trx,
  scope: Scope,
  query: SearchQuery,
  { after, limit, holding }: { after: ListPosition | undefined; limit: number; holding: Fragment | undefined },
): Promise<FoundConversation[]> {
  const further = after ? sql`and (c.began_at, c.id) < (${moment(after.at)}, ${after.id})` : sql``
  const { rows } = await sql<FoundConversation>`
    select c.id, c.customer_id as "customerId", ${customerIds(scope)} as customer, ${customerName(scope)} as "customerName",
      c.channel, c.account, c.topic, c.began_at as "beganAt",
      coalesce(c.opening_complaint_at <= ${moment(query.asOf)}, false) as complaint,
      ${standingAt(moment(query.asOf))} as standing, c.messages
    from (select c.* from ${found(scope, query, holding)} ${further} order by c.began_at desc, c.id desc limit ${limit}) c
    left join customer p on p.workspace_id = c.workspace_id and p.id = c.customer_id
    order by c.began_at desc, c.id desc`.execute(trx)
  return rows
}

/** So many messages of one conversation are looked through for what to show of it. */
const messagesRead = 200

export type SaidIn = { conversation: string; outbound: boolean; author: string; text: string }

/** What was said in these conversations, as search has read it, in the order in which it was said. */
export async function listSaidIn(trx: Trx, scope: Scope, conversations: readonly string[]): Promise<SaidIn[]> {
  if (conversations.length === 0) return []
  const { rows } = await sql<SaidIn>`
    select w.id as conversation, m.outbound, m.author, left(m.text, 4000) as text
    from conversation_words w
    cross join lateral unnest(w.messages[:${sql.lit(messagesRead)}]) with ordinality k (id, nth)
    join identity i on i.workspace_id = w.workspace_id and i.customer_id = w.customer_id
    join message m on m.workspace_id = w.workspace_id and m.identity_id = i.id
      and m.namespace || ':' || m.external_id = k.id
    where w.workspace_id = ${scope.workspaceId} and w.id = any(${conversations}::text[])
      and m.text is not null and m.visibility <> 'internal'
    order by w.id, m.occurred_at, k.nth`.execute(trx)
  return rows
}

/** The topics of the newest conversations, for choosing one. */
export async function listTopics(trx: Trx, scope: Scope, asOf: Date): Promise<string[]> {
  const { rows } = await sql<{ topic: string }>`
    select distinct topic from (
      select c.topic from conversation c
      where ${seen(scope, { asOf, periods: [], timeZone: 'UTC' })} and c.began_at <= ${moment(asOf)}
      order by c.began_at desc limit 2000) newest
    where topic is not null order by topic limit 200`.execute(trx)
  return rows.map(({ topic }) => topic)
}
