import type { Channel, MessageRecord } from '#app/conversations/records.ts'
import type { ReadTime } from '../times.ts'
import { readId } from './ids.ts'
import { reject, type Translate } from './rejection.ts'

/** The columns without which a file is no Customer Support on Twitter export. `response_tweet_id` is not among them: it is not read, the reply's own parent says the same. */
export const twcsColumns = [
  'tweet_id',
  'author_id',
  'inbound',
  'created_at',
  'text',
  'in_response_to_tweet_id',
] as const

export type TwcsIndexes = Record<(typeof twcsColumns)[number], number>

/** Rows of the Customer Support on Twitter set. The account is the author of our own rows. */
export function twcsTranslator(
  indexes: TwcsIndexes,
  settings: { readTime: ReadTime; channel: Channel },
): Translate<string[]> {
  const { readTime, channel } = settings
  return (cells) => {
    const id = readId(cells[indexes.tweet_id]!)
    if (typeof id !== 'string') return id
    if (id === '') return reject('row', 'The row has no tweet_id.')
    const author = readId(cells[indexes.author_id]!)
    if (typeof author !== 'string') return author
    if (author === '') return reject('row', 'The row has no author_id.')
    const direction = directions.get(cells[indexes.inbound]!)
    const known = direction ?? directions.get(cells[indexes.inbound]!.trim().toLowerCase())
    if (known === undefined) {
      return reject('row', `"${cells[indexes.inbound]!.slice(0, 40)}" in inbound is neither True nor False.`)
    }
    const at = readTime(cells[indexes.created_at]!.trim())
    if (typeof at !== 'number') return reject('time', at)
    const parent = readId(cells[indexes.in_response_to_tweet_id]!)
    if (typeof parent !== 'string') return parent
    const record: MessageRecord = {
      type: 'message',
      id,
      channel,
      at,
      direction: known,
      visibility: 'public',
      author: { id: author },
      text: cells[indexes.text]! || null,
    }
    if (known === 'outbound') record.account = author
    if (parent !== '' && parent !== id) record.replyTo = parent
    return [record]
  }
}

const directions = new Map<string, MessageRecord['direction']>()
for (const word of ['True', 'TRUE', 'true', '1', '1.0', 't', 'yes']) directions.set(word, 'inbound')
for (const word of ['False', 'FALSE', 'false', '0', '0.0', 'f', 'no']) directions.set(word, 'outbound')
