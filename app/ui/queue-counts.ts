/** What one did oneself to a row; `left`: it waits no more, `kept`: it waits as before, `taken`: another was first, as one was told. */
export type Deed = 'claimed' | 'released' | 'left' | 'kept' | 'taken'
/** By row, in order, since the queue was read. */
export type Deeds = Readonly<Record<string, readonly Deed[]>>

type Row = {
  id: string
  channel: string
  topic: string | null
  past: boolean
  complaint: boolean
  claimedBy: string | null
  isMine: boolean
  customer: number
  /** How many conversations of this customer wait. */
  ofCustomer: number
}

type Counts = {
  total: number
  customers: number
  past: number
  filters: { show: string; topic: string | null }
  tabs: { show: string; count: number }[]
  topic: { name: string; count: number } | null
  channels: { channel: string; count: number }[]
  shown: { total: number; past: number }
  rows: readonly Row[]
}

type Stand = Row & { waits: boolean; claim: 'nobody' | 'me' | 'other' }

const isOf: Record<string, (row: Stand) => boolean> = {
  everyone: () => true,
  past_promise: ({ past }) => past,
  complaints: ({ complaint }) => complaint,
  unclaimed: ({ claim }) => claim === 'nobody',
  mine: ({ claim }) => claim === 'me',
}

/**
 * The counts of the queue as it was read, with what one did oneself since. What others did moves nothing that is being
 * read: it is said beside it.
 */
export function countsAfter<T extends Counts>(page: T, deeds: Deeds): T {
  const touched = page.rows.flatMap((row) => {
    const before = standOf(row)
    return deeds[row.id]?.length ? [{ before, now: deeds[row.id]!.reduce(standAfter, before) }] : []
  })
  if (touched.length === 0) return page
  const more = (counts: (row: Stand) => boolean) =>
    touched.reduce((sum, { before, now }) => sum + Number(now.waits && counts(now)) - Number(counts(before)), 0)
  const { show, topic } = page.filters
  const isShown = (row: Stand) => isOf[show]?.(row) === true && (topic === null || row.topic === topic)
  const isPast = ({ past }: Stand) => past
  const gone = Map.groupBy(
    touched.filter(({ now }) => !now.waits),
    ({ now }) => now.customer,
  )
  const customersGone = [...gone.values()].filter((rows) => rows.length === rows[0]?.now.ofCustomer).length
  return {
    ...page,
    total: page.total + more(() => true),
    customers: page.customers - customersGone,
    past: page.past + more(isPast),
    tabs: page.tabs.map((tab) => ({ ...tab, count: tab.count + more((row) => isOf[tab.show]?.(row) === true) })),
    topic: page.topic && { ...page.topic, count: page.topic.count + more((row) => row.topic === page.topic?.name) },
    channels: page.channels.map(({ channel, count }) => ({
      channel,
      count: count + more((row) => isShown(row) && row.channel === channel),
    })),
    shown: {
      total: page.shown.total + more(isShown),
      past: page.shown.past + more((row) => isShown(row) && isPast(row)),
    },
  }
}

const standOf = (row: Row): Stand => ({
  ...row,
  waits: true,
  claim: row.isMine ? 'me' : row.claimedBy === null ? 'nobody' : 'other',
})

const claims = { claimed: 'me', released: 'nobody', taken: 'other' } as const

function standAfter(row: Stand, deed: Deed): Stand {
  if (deed === 'kept') return row
  if (deed === 'left') return { ...row, waits: false }
  return { ...row, claim: claims[deed] }
}
