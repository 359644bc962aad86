import { askedWords, snippetOf, type SnippetPart } from '#app/conversations/search-words.ts'
import type { Trx } from '#db/client.server.ts'
import { hasUnreadCustomers } from '#db/queries/conversation-words.ts'
import {
  countFound,
  type FoundConversation,
  listFound,
  listSaidIn,
  listTopics,
  type SaidIn,
  type SearchQuery,
} from '#db/queries/search.ts'
import type { Scope } from '#db/scope.ts'
import { type Position, writePosition } from './list-position.ts'
import { startOfDay } from './periods.ts'
import type { Seen } from './in-view.server.ts'
import { type Asked, askedChoices, readAsked } from './search-asked.ts'
import type { View } from './view.ts'

export type ShownConversation = FoundConversation & {
  /** What is shown of it: around the words found, else what was said first; null: no words are kept. */
  snippet: { by: string; ours: boolean; parts: SnippetPart[] } | null
}

export type Found = {
  total: number
  /** More hold the words than were looked at. */
  isMore: boolean
  conversations: ShownConversation[]
  next: string | null
  /** Something said lately cannot be found yet. */
  stillReading: boolean
}

/** How much of what was said first is shown. */
const openingShown = 220

/** So many rows has a page. */
const pageLength = 50

/** The page that looks for what its address asks. @throws Response with status 400 when that cannot be read */
export async function loadSearch(trx: Trx, { scope, view, choices }: Seen, search: URLSearchParams) {
  const read = readAsked(search)
  if (!read.ok) throw new Response(read.reason, { status: 400 })
  const { after: _after, ...asked } = read.asked
  const list = await loadFound(trx, scope, view, read.asked, pageLength)
  const { channel, account, from, to, asOf, workspace } = view
  const team = choices.teams.filter(({ id }) => view.team.includes(id)).map(({ name }) => name)
  const { standings, tones } = askedChoices
  return {
    kind: 'search' as const,
    list,
    choices: { ...choices, standings, tones, topics: await listTopics(trx, scope, asOf) },
    asked: { ...asked, channel, account, team, from, to },
    ...{ asOf, timeZone: workspace.timeZone },
  }
}

/** The conversations somebody looks for, newest first, a page of them. */
export async function loadFound(trx: Trx, scope: Scope, view: View, asked: Asked, limit: number): Promise<Found> {
  const query = searchQuery(view, asked)
  const page = await pageOf(trx, scope, query, asked.after, limit)
  const { found, next, counted = await countFound(trx, scope, query) } = page
  // Only the newest were counted, and the page went on behind them.
  const isAll = asked.after === undefined && next === null
  const total = isAll ? found.length : Math.max(counted.total, found.length)
  const isMore = counted.isMore && !isAll
  const ids = found.map(({ id }) => id)
  const said = Map.groupBy(await listSaidIn(trx, scope, ids), (one) => one.conversation)
  const conversations = found.map((one) => ({ ...one, snippet: shownOf(said.get(one.id) ?? [], query.words) }))
  return { total, isMore, conversations, next, stillReading: await hasUnreadCustomers(trx, scope) }
}

/** A page without what was said; `next` where there may be another, also behind one that is short. */
export async function pageOf(
  trx: Trx,
  scope: Scope,
  query: SearchQuery,
  after: Position | undefined,
  limit: number,
): Promise<{ found: FoundConversation[]; next: string | null; counted?: Awaited<ReturnType<typeof countFound>> }> {
  const { end, ...page } = await listFound(trx, scope, query, { after, limit })
  return { ...page, next: end && writePosition(end) }
}

/** What the database looks for. */
export function searchQuery(view: View, { q, customer, topic, standing, tone, complaint }: Asked): SearchQuery {
  const { asOf, channel, account, team, from, to, workspace } = view
  const startOf = (day: string | null) => (day === null ? undefined : startOfDay(day, workspace.timeZone))
  return {
    ...{ asOf, channel, account, team, topic, standing, tone, from: startOf(from), to: startOf(to) },
    words: askedWords(q ?? ''),
    who: askedWords(customer ?? ''),
    complaint: complaint === undefined ? undefined : complaint === 'yes',
  }
}

/** The message that holds most of the words, the earliest of them; else the first. */
function shownOf(said: readonly SaidIn[], words: readonly string[]): ShownConversation['snippet'] {
  let [best, most]: [SaidIn | undefined, number] = [undefined, 0]
  for (const one of said) {
    const held = words.filter((word) => snippetOf(one.text, [word]) !== null).length
    if (held > most) [best, most] = [one, held]
  }
  const shown = best ?? said.find(({ outbound }) => !outbound) ?? said[0]
  if (!shown) return null
  const { author: by, outbound: ours, text } = shown
  const opening = text.length > openingShown ? `${text.slice(0, openingShown).replace(/\s\S*$/u, '')} …` : text
  return { by, ours, parts: (best && snippetOf(text, words)) ?? [{ text: opening, found: false }] }
}
