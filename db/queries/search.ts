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

/** The conversations that are found, as `c`; `held`: those that hold the words, where words are looked up first. */
function found(scope: Scope, query: SearchQuery, held?: Fragment): Fragment {
  const { from, to, topic, standing, complaint, tone } = query
  const asOf = moment(query.asOf)
  const asked = held ? null : tsquery(scope, query)
  const where = [
    seen(scope, { ...query, periods: [], timeZone: 'UTC' }),
    ...(from ? [sql`c.began_at >= ${moment(from)}`] : []),
    ...(to ? [sql`c.began_at < ${moment(to)}`] : []),
    ...(topic === undefined ? [] : [sql`lower(c.topic) = lower(${topic})`]),
    ...(standing === undefined ? [] : [sql`${standingAt(asOf)} = ${standing}`]),
    ...(complaint === undefined ? [] : [sql`coalesce(c.opening_complaint_at <= ${asOf}, false) = ${complaint}`]),
    ...(tone === undefined ? [] : [tones[tone]]),
    ...(asked === null
      ? []
      : [
          sql`exists (select from conversation_words w
            where w.workspace_id = ${scope.workspaceId} and w.id = c.id and w.words @@ ${asked}::tsquery)`,
        ]),
  ]
  const source = held
    ? sql`${held} w join conversation c on c.workspace_id = ${scope.workspaceId} and c.id = w.id`
    : standing === 'waiting'
      ? whoWaits(scope, query)
      : sql`conversation c`
  return sql`${source} where ${sql.join(where, sql` and `)}`
}

/** Few, whatever the planner takes them for: each is looked up by itself. */
const whoWaits = (scope: Scope, { asOf }: SearchQuery): Fragment => sql`(
  select x.id from conversation x where x.workspace_id = ${scope.workspaceId} and x.waiting_until > ${moment(asOf)} offset 0) w
  cross join lateral (
    select x.* from conversation x where x.workspace_id = ${scope.workspaceId} and x.id = w.id limit 1) c`

/** The words are looked up first, but where few are looked for anyway: of whoever waits each one's words are looked at. */
const wordsFirst = (scope: Scope, query: SearchQuery): string | null =>
  query.standing === 'waiting' ? null : tsquery(scope, query)

const holdingWords = (asked: string, until: Date | undefined): Fragment =>
  sql`search_conversations(${asked}::tsquery, ${until ? moment(until) : sql`'infinity'::timestamptz`}, ${mostFound})`

const tones: Record<NonNullable<SearchQuery['tone']>, Fragment> = {
  unhappy: sql`c.opening_tone < 0`,
  'not unhappy': sql`c.opening_tone >= 0`,
  unknown: sql`c.opening_tone is null`,
}

/** `isMore`: so many hold the words that only the newest of them were looked at. */
type Counted = { total: number; isMore: boolean }

/** How many are found. */
export async function countFound(trx: Trx, scope: Scope, query: SearchQuery): Promise<Counted> {
  const asked = wordsFirst(scope, query)
  if (asked !== null) return (await listStretch(trx, scope, query, { asked, after: undefined, limit: 0 })).counted
  const counted = sql<{ total: number }>`select count(*) as total from ${found(scope, query)}`
  const { rows } = await counted.execute(trx)
  return { total: rows[0]?.total ?? 0, isMore: false }
}

/**
 * A page of what is found, newest first, by when it began; `end`: where the next page goes on, null: nowhere. Of words
 * that very many hold a page may be short, or empty, and go on all the same. `counted` where that was known by the way.
 */
export async function listFound(
  trx: Trx,
  scope: Scope,
  query: SearchQuery,
  { after, limit }: { after?: ListPosition | undefined; limit: number },
): Promise<{ found: FoundConversation[]; end: ListPosition | null; counted?: Counted }> {
  const asked = wordsFirst(scope, query)
  if (asked === null) {
    const rows = await listPlainly(trx, scope, query, { after, limit })
    const last = rows.length === limit ? rows.at(-1) : undefined
    return { found: rows, end: last ? { at: last.beganAt, id: last.id } : null }
  }
  const rows: FoundConversation[] = []
  let from = after
  let first: Counted | undefined
  for (let stretch = 0; stretch < mostStretches; stretch++) {
    const told = await listStretch(trx, scope, query, { asked, after: from, limit: limit - rows.length })
    rows.push(...told.rows)
    if (after === undefined) first ??= told.counted
    const counted = first && { counted: first }
    const last = rows.at(-1)
    if (last && rows.length === limit) return { found: rows, end: { at: last.beganAt, id: last.id }, ...counted }
    const { end } = told
    // Beginning at one moment, more than a stretch can hold, there is no way past them.
    if (!end || (query.from && end.at < query.from) || end.id === from?.id)
      return { found: rows, end: null, ...counted }
    from = end
  }
  return { found: rows, end: from ?? null, ...(first && { counted: first }) }
}

/** What is told of a conversation `c` and its customer `p`. */
const told = (scope: Scope, { asOf }: SearchQuery): Fragment => sql`
  c.id, c.customer_id as "customerId", ${customerIds(scope)} as customer, ${customerName(scope)} as "customerName",
  c.channel, c.account, c.topic, c.began_at as "beganAt",
  coalesce(c.opening_complaint_at <= ${moment(asOf)}, false) as complaint,
  ${standingAt(moment(asOf))} as standing, c.messages`
const itsCustomer = sql`left join customer p on p.workspace_id = c.workspace_id and p.id = c.customer_id`

type Page = { after: ListPosition | undefined; limit: number }
const further = (after: ListPosition | undefined) =>
  after ? sql`and (c.began_at, c.id) < (${moment(after.at)}, ${after.id})` : sql``

async function listPlainly(
  trx: Trx,
  scope: Scope,
  query: SearchQuery,
  { after, limit }: Page,
): Promise<FoundConversation[]> {
  const { rows } = await sql<FoundConversation>`
    select ${told(scope, query)}
    from (select c.* from ${found(scope, query)} ${further(after)} order by c.began_at desc, c.id desc limit ${limit}) c
    ${itsCustomer} order by c.began_at desc, c.id desc`.execute(trx)
  return rows
}

type Stretch = { rows: FoundConversation[]; counted: Counted; end: ListPosition | undefined }

/**
 * Of the newest so many that hold the words, before `after`, those that fit, `limit` at most; how many fit; and the last
 * of the stretch, undefined where fewer hold the words. The words are looked up once.
 */
async function listStretch(
  trx: Trx,
  scope: Scope,
  query: SearchQuery,
  { asked, after, limit }: Page & { asked: string },
): Promise<Stretch> {
  type Row = (FoundConversation | { id: null }) & { total: number; endAt: Date | null; endId: string | null }
  const { rows } = await sql<Row>`
    with held as materialized (select * from ${holdingWords(asked, after?.at ?? query.to)}),
    fits as materialized (select c.id, c.began_at from ${found(scope, query, sql`held`)} ${further(after)}),
    last as (select began_at, id from held order by began_at desc, id desc offset ${mostFound - 1} limit 1)
    select shown.*, (select count(*) from fits) as total, (select began_at from last) as "endAt", (select id from last) as "endId"
    from (select) one left join (
      select ${told(scope, query)}
      from (select id from fits order by began_at desc, id desc limit ${limit}) f
      join conversation c on c.workspace_id = ${scope.workspaceId} and c.id = f.id ${itsCustomer}) shown on true
    order by shown."beganAt" desc, shown.id desc`.execute(trx)
  const { total = 0, endAt = null, endId = null } = rows[0] ?? {}
  const end = endAt && endId !== null ? { at: endAt, id: endId } : undefined
  const shown = rows.flatMap(({ total: _total, endAt: _at, endId: _id, ...row }) => (row.id === null ? [] : [row]))
  return { rows: shown, counted: { total, isMore: end !== undefined }, end }
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
