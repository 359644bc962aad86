import type { Trx } from '#db/client.server.ts'
import type { Columns } from './csv.ts'
import { csvStream } from './csv-stream.server.ts'
import type { Access, Seen } from './in-view.server.ts'
import { type WaitingFilters, readWaitingFilters } from './waiting-filters.ts'
import { countOf, queueQuery, readRows, type WaitingRow } from './waiting.server.ts'

const [rowsUnlessAsked, mostRows, rowsAtOnce] = [50, 500, 1000]

/** How many rows are asked for; undefined where that is no number of rows. */
export function readLimit(text: string | null): number | undefined {
  if (text === null || text === '') return rowsUnlessAsked
  const limit = Number(text)
  return Number.isInteger(limit) && limit >= 1 && limit <= mostRows ? limit : undefined
}

/** Who waits, as the API answers it: the same reader as the page's. */
export async function loadWaitingAnswer(trx: Trx, seen: Seen, filters: WaitingFilters, limit: number) {
  const query = await queueQuery(trx, seen, filters)
  const { queue, rows, next } = await readRows(trx, seen, filters, query, limit)
  const { groups } = queue
  return {
    asOf: seen.view.asOf.toISOString(),
    total: countOf(groups),
    customers: queue.customers,
    pastPromise: countOf(groups.filter(({ past }) => past)),
    complaints: countOf(groups.filter(({ complaint }) => complaint)),
    claimed: countOf(groups.filter(({ claim }) => claim !== 'nobody')),
    waiting: rows.map(toAnswer),
    next,
  }
}

function toAnswer({ id, since, waitedSeconds, promise, past, said, name, nth, tone, ...row }: WaitingRow) {
  const { channel, account, topic, complaint, claimedBy } = row
  return {
    ...{ id, waitingSince: since, waitedSeconds, pastPromise: past },
    ...{ promiseHours: promise?.hours ?? null, promiseClock: promise?.clock ?? null },
    ...{
      customerName: name,
      conversationOfCustomer: nth,
      channel,
      account,
      topic,
      complaint,
      tone,
      text: said,
      claimedBy,
    },
  }
}

type Answered = ReturnType<typeof toAnswer>

const columns: Columns<Answered> = [
  ['id', ({ id }) => id],
  ['waiting_since', ({ waitingSince }) => waitingSince],
  ['waited_seconds', ({ waitedSeconds }) => waitedSeconds],
  ['promise_hours', ({ promiseHours }) => promiseHours],
  ['promise_clock', ({ promiseClock }) => promiseClock],
  ['past_promise', ({ pastPromise }) => pastPromise],
  ['customer_name', ({ customerName }) => customerName],
  ['conversation_of_customer', ({ conversationOfCustomer }) => conversationOfCustomer],
  ['channel', ({ channel }) => channel],
  ['account', ({ account }) => account],
  ['topic', ({ topic }) => topic],
  ['complaint', ({ complaint }) => complaint],
  ['tone', ({ tone }) => tone],
  ['claimed_by', ({ claimedBy }) => claimedBy],
  ['text', ({ text }) => text],
]

/** The whole queue as CSV, in short transactions; the view's as-of keeps its stretches one list. */
export function waitingCsv(
  { inWorkspace }: Pick<Access, 'inWorkspace'>,
  seen: Seen,
  filters: WaitingFilters,
): ReadableStream<Uint8Array> {
  return csvStream(columns, async (after: WaitingFilters['after']) => {
    const { rows, next } = await inWorkspace(seen.scope, async (trx) =>
      readRows(trx, seen, { ...filters, after }, await queueQuery(trx, seen, { ...filters, after }), rowsAtOnce),
    )
    const read = next === null ? null : readWaitingFilters(new URLSearchParams({ after: next }))
    return { rows: rows.map(toAnswer), next: read?.ok ? read.filters.after : null }
  })
}
