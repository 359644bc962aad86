import { weekdayInWords } from '#app/measures/days.ts'
import type { Trx } from '#db/client.server.ts'
import { findSpan } from '#db/queries/reading-counts.ts'
import { findLastAnswered } from '#db/queries/waiting-now.ts'
import {
  countQueue,
  type QueueGroup,
  type QueueQuery,
  type QueueRow,
  type QueueShow,
  queueShows,
  readQueue,
} from '#db/queries/waiting-queue.ts'
import { listWaitingWords, type WaitingWords } from '#db/queries/waiting-words.ts'
import { toneWord } from './health-waiting.server.ts'
import type { Seen } from './in-view.server.ts'
import { readingQuery } from './readings.server.ts'
import { listSilent, type SilentSource } from './surroundings.server.ts'
import { positionWords, type WaitingFilters } from './waiting-filters.ts'
import { loadWaitingPreview, type WaitingPreview } from './waiting-preview.server.ts'
import { loadQueuePromises } from './waiting-promises.server.ts'

/** One person waiting, as a page or the API shows it. Moments are ISO 8601. */
export type WaitingRow = {
  id: string
  since: string
  waitedSeconds: number
  /** Promised for this wait; null: nothing. */
  promise: { hours: number; clock: 'wall' | 'business' } | null
  past: boolean
  /** What nobody has answered; null where the source gave no words. */
  said: string | null
  name: string | null
  /** The how manieth conversation of this customer it is. */
  nth: number
  tone: string | null
  channel: string
  account: string | null
  topic: string | null
  complaint: boolean
  claimedBy: string | null
  holder: string | null
  isMine: boolean
  customer: number
  /** How many conversations of this customer wait. */
  ofCustomer: number
}

export type WaitingPage = {
  asOf: string
  timeZone: string
  /** All who wait, whatever is shown. */
  total: number
  customers: number
  past: number
  /** The one promise of all that wait; null: none, or several. */
  promiseHours: number | null
  anyPromise: boolean
  filters: { show: QueueShow; topic: string | null; search: string | null; channel: string[]; isFirstPage: boolean }
  tabs: { show: QueueShow; count: number }[]
  /** The topic that most wait about, or the one asked for. */
  topic: { name: string; count: number } | null
  channels: { channel: string; count: number }[]
  /** Of what is shown, on all pages. */
  shown: { total: number; past: number }
  rows: WaitingRow[]
  /** `after` of the next page; null on the last. */
  next: string | null
  /** The time of the last message known; null while there is none. */
  completeTo: string | null
  silent: (SilentSource & { since: string })[]
  /** Where nobody waits: who was the last to be answered. */
  last: LastAnswered | null
  preview: WaitingPreview | null
}

type LastAnswered = {
  id: string
  customer: string | null
  author: string | null
  askedAt: string
  waitedSeconds: number
  topic: string | null
}

export const rowsAtOnce = 100

/** Under so many a topic is not worth a tab of its own. */
const leastForTopic = 3

/** What the queue is read by: one query for its page, its state, its count and the API. */
export async function queueQuery(trx: Trx, { scope, asker, view }: Seen, filters: WaitingFilters): Promise<QueueQuery> {
  const { show, topic, search } = filters
  return {
    reading: { ...readingQuery(view, []), channel: [] },
    who: { name: asker.name, userId: asker.userId },
    promises: await loadQueuePromises(trx, scope, view),
    ...{ show, topic, search, channel: view.channel },
  }
}

/** What the page of those who wait shows, with the conversation chosen beside it. */
export async function loadWaiting(trx: Trx, seen: Seen, filters: WaitingFilters): Promise<WaitingPage> {
  const { scope, view } = seen
  const span = await findSpan(trx, scope, view.asOf)
  const query = await queueQuery(trx, seen, filters)
  const { queue, rows, next } = await readRows(trx, seen, filters, query)
  const { groups } = queue
  const total = countOf(groups)
  const silent = (await listSilent(trx, scope, view)).filter(({ to }) => to === null)
  const selected = filters.selected ?? rows[0]?.id
  return {
    ...{ asOf: view.asOf.toISOString(), timeZone: view.workspace.timeZone },
    ...{ total, customers: queue.customers, past: countOf(groups.filter(({ past }) => past)) },
    ...{ promiseHours: onlyPromise(query), anyPromise: query.promises.length > 0 },
    filters: {
      ...{ show: filters.show, topic: filters.topic, search: filters.search, channel: view.channel },
      isFirstPage: filters.after === null,
    },
    ...countsOf(groups, query),
    ...{ rows, next },
    completeTo: span?.lastAt.toISOString() ?? null,
    silent: silent.map((one) => ({ ...one, since: weekdayInWords(one.from) })),
    last: total === 0 ? await lastAnswered(trx, seen) : null,
    preview: selected === undefined ? null : await loadWaitingPreview(trx, seen, selected),
  }
}

/** A page of the queue with the words that wait. */
export async function readRows(
  trx: Trx,
  { scope, view }: Seen,
  { after }: Pick<WaitingFilters, 'after'>,
  query: QueueQuery,
  limit = rowsAtOnce,
) {
  const queue = await readQueue(trx, scope, query, { ...(after && { after }), limit: limit + 1 })
  const page = queue.rows.slice(0, limit)
  const last = queue.rows.length > limit ? page.at(-1) : undefined
  const words = await listWaitingWords(trx, scope, page)
  const saidIn = new Map(words.map((row) => [row.id, row]))
  return {
    queue,
    rows: page.map((row) => toRow(row, saidIn.get(row.id), view.asOf)),
    next: last ? positionWords(last) : null,
  }
}

function toRow(row: QueueRow, said: WaitingWords | undefined, asOf: Date): WaitingRow {
  const { id, since, channel, account, topic, past, complaint, claimedBy, holder, isMine, customer, ofCustomer } = row
  const { promiseHours, promiseClock } = row
  return {
    ...{ id, channel, account, topic, past, complaint, claimedBy, holder, isMine, since: since.toISOString() },
    ...{ customer, ofCustomer },
    waitedSeconds: (asOf.getTime() - since.getTime()) / 1000,
    promise: promiseHours === null || promiseClock === null ? null : { hours: promiseHours, clock: promiseClock },
    ...{ said: said?.text ?? null, name: said?.name ?? null, nth: said?.nth ?? 1 },
    tone: said ? toneWord(said) : null,
  }
}

export const countOf = (groups: readonly QueueGroup[]) => groups.reduce((sum, { count }) => sum + count, 0)

const isOf: Record<QueueShow, (group: QueueGroup) => boolean> = {
  everyone: () => true,
  past_promise: ({ past }) => past,
  complaints: ({ complaint }) => complaint,
  unclaimed: ({ claim }) => claim === 'nobody',
  mine: ({ claim }) => claim === 'me',
}

/** Each tab counts within the channels chosen, each channel within the tab. */
function countsOf(groups: readonly QueueGroup[], { show, topic, channel }: QueueQuery) {
  const inChannels = groups.filter((group) => channel.length === 0 || channel.includes(group.channel))
  const about = (name: string | null) => (group: QueueGroup) => name === null || group.topic === name
  const shown = inChannels.filter(isOf[show]).filter(about(topic))
  const named = topic ?? mostAbout(inChannels)
  const ofTab = groups.filter(isOf[show]).filter(about(topic))
  const known = new Set([...groups.map((group) => group.channel), ...channel])
  return {
    tabs: queueShows.map((one) => ({ show: one, count: countOf(inChannels.filter(isOf[one])) })),
    topic: named === null ? null : { name: named, count: countOf(inChannels.filter(about(named))) },
    channels: [...known].toSorted().map((name) => ({
      channel: name,
      count: countOf(ofTab.filter((group) => group.channel === name)),
    })),
    shown: { total: countOf(shown), past: countOf(shown.filter(({ past }) => past)) },
  }
}

function mostAbout(groups: readonly QueueGroup[]): string | null {
  const counts = new Map<string, number>()
  for (const { topic, count } of groups) if (topic !== null) counts.set(topic, (counts.get(topic) ?? 0) + count)
  const [most] = [...counts].toSorted(([a, some], [b, more]) => more - some || (a < b ? -1 : 1))
  return most && most[1] >= leastForTopic && counts.size > 1 ? most[0] : null
}

function onlyPromise({ promises }: QueueQuery): number | null {
  const [first] = promises
  const isSame = promises.every(({ hours, clock }) => hours === first?.hours && clock === 'wall')
  return first && isSame ? first.hours : null
}

async function lastAnswered(trx: Trx, { scope, view }: Seen): Promise<LastAnswered | null> {
  const last = await findLastAnswered(trx, scope, view.asOf)
  if (!last) return null
  const { askedAt, answeredAt, ...rest } = last
  return {
    ...rest,
    askedAt: askedAt.toISOString(),
    waitedSeconds: (answeredAt.getTime() - askedAt.getTime()) / 1000,
  }
}

/** How many wait and how many of them past the promise, for the frame of every page. */
export async function loadWaitingCount(trx: Trx, seen: Seen): Promise<{ count: number; overPromise: number }> {
  const filters = { show: 'everyone', topic: null, search: null, selected: null, after: null } as const
  return countQueue(trx, seen.scope, await queueQuery(trx, seen, filters))
}
