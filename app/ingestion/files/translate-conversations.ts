import type { Channel, IncomingRecord, MessageRecord, OutcomeRecord } from '#app/conversations/records.ts'
import type { ReadTime } from '../times.ts'
import { cellReaders, cut, ratingReader, type Locate } from './cells.ts'
import type { ConversationMapping } from './mapping.ts'
import { isRejection, reject, type Rejection, type Translate } from './rejection.ts'

type Status = 'open' | 'on_hold' | 'solved' | 'spam' | 'withdrawn' | 'deleted'
type Actor = OutcomeRecord['actor']

const usualWords: Record<Status, string[]> = {
  open: ['open', 'new', 'active', 'assigned', 'started', 'in progress', 'in_progress', 'reopened', 'work in progress'],
  on_hold: ['on_hold', 'on hold', 'hold', 'pending', 'waiting'],
  solved: ['solved', 'resolved', 'closed', 'done', 'complete', 'completed'],
  spam: ['spam'],
  withdrawn: ['withdrawn', 'cancelled', 'canceled'],
  deleted: ['deleted'],
}
const statusOf = new Map(
  Object.entries(usualWords).flatMap(([status, words]) => words.map((word) => [word, status as Status] as const)),
)
/** From the one whose closing says least. */
const actors: readonly string[] = ['unknown', 'timer', 'customer', 'responder'] satisfies Actor[]

/**
 * Rows of one ticket each, or of one change of a ticket each where the mapping names `at`. Their ids are made from the
 * ticket's, so that the same export twice or in pieces gives the same records.
 *
 * A ticket's state is one outcome `<id>#state`, so that a newer row takes it back as a whole; an event log gives one
 * outcome a row and leaves it to the fold to see in their order what was solved and reopened.
 */
export function conversationTranslator<Row>(
  mapping: ConversationMapping,
  locate: Locate<Row>,
  settings: { readTime: ReadTime; channel: Channel },
): Translate<Row> {
  const { columns } = mapping
  const cells = cellReaders(mapping, locate)
  const { readTime } = settings
  const readId = cells.id(columns.id)!
  const readTicketTimes = {
    opened: cells.time(columns.opened, readTime)!,
    firstAnswered: cells.time(columns.firstAnswered, readTime),
    resolved: cells.time(columns.resolved, readTime),
    closed: cells.time(columns.closed, readTime),
    reopened: cells.time(columns.reopened, readTime),
    ratedAt: cells.time(columns.ratedAt, readTime),
    at: cells.time(columns.at, readTime),
  }
  const timeReaders = Object.entries(readTicketTimes)
  const readChannel = cells.channel(columns.channel, settings.channel)
  const readCustomer = cells.id(columns.customer)
  const readAgent = cells.id(columns.agent)
  const readAccount = cells.id(columns.account)
  const readTopic = cells.word(columns.topic)
  const readStatus = cells.word(columns.status)
  const readVersion = cells.word(columns.version)
  const readRating = cells.word(columns.rating)
  const judgeRating = ratingReader(mapping)
  const hands = {
    resolvedBy: handReader(cells.word(columns.resolvedBy)),
    closedBy: handReader(cells.word(columns.closedBy)),
    by: handReader(cells.word(columns.by)),
  }
  const isEventLog = columns.at !== undefined

  return (row) => {
    const id = readId(row)
    if (isRejection(id)) return id
    if (id === undefined) return reject('row', 'The row has no id.')
    const times: { [K in keyof typeof readTicketTimes]?: number } = {}
    for (const [name, read] of timeReaders) {
      const at = read?.(row)
      if (isRejection(at)) return at
      if (at !== undefined) times[name as keyof typeof times] = at
    }
    if (times.opened === undefined) return reject('row', 'The row does not say when the ticket was opened.')
    const channel = readChannel(row)
    if (isRejection(channel)) return channel
    const account = readAccount ? readAccount(row) : mapping.account
    if (isRejection(account)) return account
    const customer = readCustomer?.(row)
    if (isRejection(customer)) return customer
    const agent = readAgent?.(row)
    if (isRejection(agent)) return agent
    const status = readStatus ? statusFrom(readStatus(row)) : null
    if (isRejection(status)) return status
    const version = readVersionCell(readVersion?.(row), readTime)
    if (isRejection(version)) return version

    const place = { channel, ...(account === undefined ? {} : { account }), thread: id }
    const topic = readTopic?.(row)
    const message = (event: 'opened' | 'answered', at: number, author: string): MessageRecord => ({
      type: 'message',
      id: `${id}#${event}`,
      ...place,
      at,
      direction: event === 'opened' ? 'inbound' : 'outbound',
      visibility: 'private',
      author: { id: author },
      text: null,
      ...(topic === undefined ? {} : { topic: cut(topic, 256) }),
      ticketEvent: event,
    })
    const records: IncomingRecord[] = [message('opened', times.opened, customer ?? `unknown:${id}`)]
    if (times.firstAnswered !== undefined) {
      records.push(message('answered', times.firstAnswered, agent ?? account ?? 'unknown'))
    }
    const lastTime = Math.max(...Object.values(times))
    const outcome = (name: string, at: number, what: State, told = version ?? lastTime): OutcomeRecord => ({
      type: 'outcome',
      id: `${id}#${name}`,
      ...place,
      at,
      ...what,
      version: versionOf(told, what),
    })
    if (isEventLog) {
      if (times.at === undefined) return reject('row', 'The row does not say when it was written.')
      if (status) {
        const by = hands.by(row)
        if (isRejection(by)) return by
        // Padded, so that rows of the same minute stay in their order by id.
        const order = version === undefined ? `${times.at}-${status}` : `${pad(version)}-${times.at}`
        records.push(outcome(order, times.at, stateOf(status, by), times.at))
      }
    } else {
      const state = ticketState(status, times, row, hands)
      if (isRejection(state)) return state
      if (state) records.push(outcome('state', state.at, state.what))
      if (times.reopened !== undefined) {
        records.push(outcome('reopened', times.reopened, { kind: 'reopened', actor: 'unknown' }))
      }
    }
    const rating = readRating?.(row)
    if (rating !== undefined) {
      const value = judgeRating(rating)
      if (isRejection(value)) return value
      const at = times.ratedAt ?? times.closed ?? times.resolved ?? times.at ?? times.opened
      records.push(outcome('rating', at, { kind: 'rating', ...(value === null ? {} : { value }), actor: 'customer' }))
    }
    return records
  }
}

const pad = (version: number) => String(version).padStart(14, '0')

type State = Pick<OutcomeRecord, 'kind' | 'actor'> & { value?: string }

function stateOf(status: Status, actor: Actor): State {
  if (status === 'open' || status === 'on_hold' || status === 'solved') return { kind: 'status', value: status, actor }
  return { kind: status, actor }
}

type Hand<Row> = (row: Row) => Actor | Rejection

/** Where a ticket stands by its last row; null where the row says nothing of it. */
function ticketState<Row>(
  status: Status | null,
  times: { opened?: number; resolved?: number; closed?: number; reopened?: number },
  row: Row,
  hands: { resolvedBy: Hand<Row>; closedBy: Hand<Row> },
): { at: number; what: State } | null | Rejection {
  const solved = times.resolved ?? times.closed
  const reopenedLast = times.reopened !== undefined && times.reopened > (solved ?? -Infinity)
  // Help desks leave the solved time standing when a ticket is opened again, so the status goes before it.
  if (status !== null && status !== 'solved') {
    return { at: Math.max(...Object.values(times)), what: stateOf(status, 'unknown') }
  }
  if (status === null && reopenedLast) return { at: times.reopened!, what: stateOf('open', 'unknown') }
  if (solved === undefined) {
    return status === null ? null : reject('row', 'The ticket is solved and the row does not say when.')
  }
  const actor = (times.resolved === undefined ? hands.closedBy : hands.resolvedBy)(row)
  if (isRejection(actor)) return actor
  return { at: solved, what: { kind: 'closed', actor } }
}

function handReader<Row>(read: ((row: Row) => string | undefined) | null): Hand<Row> {
  if (!read) return () => 'responder'
  return (row) => {
    const word = read(row)
    // A name, where the mapping does not translate it, is somebody's.
    return word !== undefined && actors.includes(word) ? (word as Actor) : word === undefined ? 'unknown' : 'responder'
  }
}

function statusFrom(word: string | undefined): Status | null | Rejection {
  if (word === undefined) return null
  const status = statusOf.get(word.toLowerCase())
  return status ?? reject('row', `The status "${cut(word, 40)}" has no meaning in the mapping.`)
}

/** How far along what is told is, from the least; other ids hold other scales. */
const steps: Readonly<Record<string, number>> = {
  ...{ open: 0, on_hold: 1, solved: 2, closed: 3, withdrawn: 4, deleted: 5, spam: 6 },
  ...{ bad: 0, rating: 1, good: 2 },
}

/**
 * What rows say decides which of them counts, never where they stand: a ticket comes again in other files, in any order.
 * Of two that are equally new the one that is further along counts.
 *
 * @param told a number or ms, of at most 14 digits, so that the result stays exact
 */
function versionOf(told: number, { kind, value, actor }: State): number {
  return told * 32 + (steps[value ?? kind] ?? 0) * 4 + actors.indexOf(actor)
}

function readVersionCell(written: string | undefined, readTime: ReadTime): number | undefined | Rejection {
  if (written === undefined) return undefined
  if (/^\d{1,14}$/.test(written)) return Number(written)
  const at = readTime(written)
  return typeof at === 'number'
    ? at
    : reject('row', `The version "${cut(written, 40)}" is neither a number of at most 14 digits nor a time.`)
}
