import { z } from 'zod'
import type { Trx } from '#db/client.server.ts'
import { listLeft, listRowsNow, type LeftRow } from '#db/queries/waiting-now.ts'
import { countArrivals } from '#db/queries/waiting-queue.ts'
import type { Seen } from './in-view.server.ts'
import { readingQuery } from './readings.server.ts'
import type { WaitingFilters } from './waiting-filters.ts'
import { queueQuery } from './waiting.server.ts'

/** How a row of an open page stands now. */
export type RowState =
  | { id: string; kind: 'waiting'; claimedBy: string | null; holder: string | null; isMine: boolean }
  /** It waits no more: since when and by whom, where that can be told. */
  | { id: string; kind: 'answered' | 'marked' | 'left'; by: string | null; at: string | null; mark: string | null }

export type WaitingState = {
  asOf: string
  rows: RowState[]
  /** How many wait now, under the same filters, that the open page does not know. */
  more: number
}

/** No page shows more. */
const mostRows = 200
const stateAsked = z.object({
  opened: z.iso.datetime().transform((text) => new Date(text)),
  ids: z.array(z.string().min(1).max(600)).max(mostRows),
})

/** Of which rows a page asks, and when it was opened; undefined where it does not say so. */
export function readStateAsked(body: unknown): z.output<typeof stateAsked> | undefined {
  return stateAsked.safeParse(body).data
}

/** What has changed since a page of the queue was opened, for the rows it shows. */
export async function loadWaitingState(
  trx: Trx,
  seen: Seen,
  filters: WaitingFilters,
  { opened, ids }: { opened: Date; ids: readonly string[] },
): Promise<WaitingState> {
  const { scope, view, asker } = seen
  const query = await queueQuery(trx, seen, filters)
  const waiting = await listRowsNow(trx, scope, { reading: readingQuery(view, []), who: asker, ids })
  const still = new Set(waiting.map(({ id }) => id))
  const gone = ids.filter((id) => !still.has(id))
  const left = new Map(
    (await listLeft(trx, scope, { ids: gone, from: opened, asOf: view.asOf })).map((row) => [row.id, row]),
  )
  return {
    asOf: view.asOf.toISOString(),
    rows: [
      ...waiting.map(({ isWaiting: _still, ...row }) => ({ ...row, kind: 'waiting' as const })),
      ...gone.map((id) => leftState(id, left.get(id))),
    ],
    more: await countArrivals(trx, scope, query, { opened, known: ids }),
  }
}

function leftState(id: string, row: LeftRow | undefined): RowState {
  const marked = row?.mark != null && (row.answeredAt === null || (row.markedAt ?? 0) > row.answeredAt)
  if (row && marked)
    return { id, kind: 'marked', by: row.markedBy, at: row.markedAt?.toISOString() ?? null, mark: row.mark }
  if (row?.answeredAt) return { id, kind: 'answered', by: row.answeredBy, at: row.answeredAt.toISOString(), mark: null }
  return { id, kind: 'left', by: null, at: null, mark: null }
}
