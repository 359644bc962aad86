import { hash } from 'node:crypto'
import type { Channel, IncomingRecord, MessageRecord } from '#app/conversations/records.ts'
import type { ReadTime } from '../times.ts'
import { cellReaders, cut, ratingReader, type Locate } from './cells.ts'
import type { MessageMapping } from './mapping.ts'
import { isRejection, reject, type Rejection, type Translate } from './rejection.ts'

/** Rows of one message each, perhaps with our reply beside it. */
export function messageTranslator<Row>(
  mapping: MessageMapping,
  locate: Locate<Row>,
  settings: { readTime: ReadTime; channel: Channel },
): Translate<Row> {
  const { columns } = mapping
  const cells = cellReaders(mapping, locate)
  const readId = cells.id(columns.id)
  const readAt = cells.time(columns.at, settings.readTime)!
  const readAuthor = cells.id(columns.author)
  const readName = cells.word(columns.authorName)
  const readText = cells.words(columns.text)
  const readChannel = cells.channel(columns.channel, settings.channel)
  const readDirection = directionReader(mapping, locate)
  const readVisibility = cells.word(columns.visibility)
  const readAutomated = cells.word(columns.automated)
  const readRating = cells.word(columns.rating)
  const judgeRating = ratingReader(mapping)
  const idFields = [
    ['replyTo', cells.id(columns.replyTo)],
    ['thread', cells.id(columns.thread)],
    ['account', cells.id(columns.account)],
  ] as const
  const wordFields = [
    ['language', cells.word(columns.language), 35],
    ['topic', cells.word(columns.topic), 256],
  ] as const
  const readTo = cells.id(columns.to)
  const readReply = mapping.reply ? replyReader(mapping.reply, cells, settings.readTime) : null

  return (row) => {
    const at = readAt(row)
    if (at === undefined) return reject('time', 'The row says no time.')
    if (isRejection(at)) return at
    const author = readAuthor?.(row)
    if (isRejection(author)) return author
    const direction = readDirection(row, author)
    if (isRejection(direction)) return direction
    const channel = readChannel(row)
    if (isRejection(channel)) return channel
    const text = readText?.(row) ?? null
    let id = readId?.(row)
    if (isRejection(id)) return id
    if (id === undefined && readId) return reject('row', 'The row has no id.')
    id ??= contentId(author ?? '', at, text ?? '')
    const record: MessageRecord = {
      type: 'message',
      id,
      channel,
      at,
      direction,
      author: { id: author ?? (direction === 'outbound' ? 'unknown' : `unknown:${id}`) },
      text,
    }
    if (mapping.account !== undefined) record.account = mapping.account
    for (const [field, read] of idFields) {
      const value = read?.(row)
      if (isRejection(value)) return value
      if (value !== undefined && !(field === 'replyTo' && value === id)) record[field] = value
    }
    for (const [field, read, length] of wordFields) {
      const value = read?.(row)
      if (value !== undefined) record[field] = cut(value, length)
    }
    const name = readName?.(row)
    if (name !== undefined) record.author.name = cut(name, 512)
    const to = readTo?.(row)
    if (isRejection(to)) return to
    if (to !== undefined) record.to = { id: to }
    const visibility = readVisibility?.(row)
    if (visibility === 'public' || visibility === 'private' || visibility === 'internal') record.visibility = visibility
    else if (visibility !== undefined) {
      return reject('row', `The visibility "${cut(visibility, 40)}" is none of public, private, internal.`)
    }
    const automated = readAutomated?.(row)
    if (automated !== undefined) record.automated = /^(true|1|yes|y|bot)$/i.test(automated)

    const records: IncomingRecord[] = [record]
    const rating = readRating?.(row)
    if (rating !== undefined) {
      const value = judgeRating(rating)
      if (isRejection(value)) return value
      // An edited review comes again under its id and a later time, so the time is the version.
      records.push({
        type: 'outcome',
        id: `${id}#rating`,
        channel,
        at,
        kind: 'rating',
        message: id,
        ...(value === null ? {} : { value }),
        actor: 'customer',
        version: at,
      })
    }
    const reply = readReply?.(row, record)
    if (isRejection(reply)) return reply
    if (reply) records.push(reply)
    return records
  }
}

/** The same author, time and words are the same message. */
const contentId = (author: string, at: number, text: string) =>
  hash('sha256', JSON.stringify([author, at, text]), 'base64url').slice(0, 27)

function replyReader<Row>(
  reply: NonNullable<MessageMapping['reply']>,
  cells: ReturnType<typeof cellReaders<Row>>,
  readTime: ReadTime,
) {
  const readId = cells.id(reply.id)
  const readAt = cells.time(reply.at, readTime)!
  const readAuthor = cells.id(reply.author)
  const readText = cells.words(reply.text)
  return (row: Row, to: MessageRecord): MessageRecord | Rejection | null => {
    const at = readAt(row)
    if (isRejection(at)) return at
    if (at === undefined) return null
    const id = readId?.(row)
    if (isRejection(id)) return id
    const author = readAuthor?.(row)
    if (isRejection(author)) return author
    return {
      type: 'message',
      id: id ?? `${to.id}#reply`,
      channel: to.channel!,
      ...(to.account === undefined ? {} : { account: to.account }),
      ...(to.thread === undefined ? {} : { thread: to.thread }),
      at,
      direction: 'outbound',
      ...(to.visibility === undefined ? {} : { visibility: to.visibility }),
      author: { id: author ?? to.account ?? 'unknown' },
      replyTo: to.id,
      text: readText?.(row) ?? null,
    }
  }
}

type Direction = MessageRecord['direction']

function directionReader<Row>(
  { direction }: MessageMapping,
  locate: Locate<Row>,
): (row: Row, author: string | undefined) => Direction | Rejection {
  if (typeof direction === 'string') return () => direction
  if ('outboundAuthors' in direction) {
    const ours = new Set(direction.outboundAuthors.map((author) => author.toLowerCase()))
    return (_row, author) => (author !== undefined && ours.has(author.toLowerCase()) ? 'outbound' : 'inbound')
  }
  const find = locate(direction.column)
  const inbound = new Set(direction.inbound.map((word) => word.toLowerCase()))
  const outbound = new Set(direction.outbound.map((word) => word.toLowerCase()))
  return (row) => {
    const word = (find?.(row) ?? '').trim().toLowerCase()
    if (inbound.has(word)) return 'inbound'
    if (outbound.has(word)) return 'outbound'
    return reject('row', `"${cut(word, 40)}" in ${direction.column} says neither inbound nor outbound.`)
  }
}
