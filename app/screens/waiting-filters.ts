import { type QueuePosition, type QueueShow, queueShows } from '#db/queries/waiting-queue.ts'
import { placedMoment } from './list-position.ts'

/** What of the queue is shown, as its address says it. */
export type WaitingFilters = {
  show: QueueShow
  topic: string | null
  /** Words to look for; null: everything. */
  search: string | null
  /** The conversation beside the queue; null: the first of it. */
  selected: string | null
  after: QueuePosition | null
}

const longestSearch = 200

/** Reads the part of an address that is the queue's own; channels, accounts, teams and as-of are every page's. */
export function readWaitingFilters(
  search: URLSearchParams,
): { ok: true; filters: WaitingFilters } | { ok: false; reason: string } {
  const one = (key: string) => search.get(key)?.trim() || null
  const shown = one('show') ?? 'everyone'
  const show = queueShows.find((known) => known === shown)
  if (!show) return { ok: false, reason: `"${shown}" is nothing to show: there is ${queueShows.join(', ')}.` }
  const from = one('after')
  const after = from === null ? null : readPosition(from)
  if (after === undefined) return { ok: false, reason: `"${from}" is not where a page of this queue ended.` }
  const words = one('search')?.replaceAll('\0', '').slice(0, longestSearch) || null
  return { ok: true, filters: { show, topic: one('topic'), search: words, selected: one('selected'), after } }
}

/** Where a page ended, as an address says it. */
export function positionWords({ past, since, id }: QueuePosition): string {
  return `${past ? 'past' : 'inside'}~${since.toISOString()}~${id}`
}

function readPosition(text: string): QueuePosition | undefined {
  const [kind, at = '', ...rest] = text.split('~')
  const since = placedMoment(at)
  if ((kind !== 'past' && kind !== 'inside') || since === null || rest.length === 0) return undefined
  return { past: kind === 'past', since, id: rest.join('~') }
}
