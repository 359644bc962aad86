import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { seeded } from '../factories/seeded.ts'

const things = [
  'parcel',
  'order',
  'refund',
  'router',
  'invoice',
  'booking',
  'tent',
  'jacket',
  'delivery',
  'account',
  'app',
  'password',
  'bill',
  'line',
  'store',
  'card',
  'seat',
  'ticket',
  'box',
  'charger',
]
const troubles = [
  'never arrived and nobody tells me anything',
  'is broken again, second time this week',
  'was charged twice, please look into it',
  'does not work since the update this morning',
  'shows the wrong address and I cannot change it',
  'was supposed to be here on Tuesday, where is it?',
]
const answers = [
  'it left our warehouse this morning and will be with you tomorrow before noon.',
  'we have refunded the second charge, it shows in three to five days.',
  'hold the button for ten seconds, then sign in again; that clears it.',
  'I have changed the address for you, the label is printed anew.',
]
const elsewhere = ['please send us a DM with your order number.', 'please call our customer service line for this.']
const thanks = ['thank you, that fixed it!', 'great, got it. Thanks a lot', 'cheers, all sorted now']
const fillers = [
  'honestly',
  'today',
  'really',
  'still',
  'again',
  'since',
  'after',
  'before',
  'about',
  'because',
  'maybe',
  'while',
  'though',
]

type Row = { at: number; id: number; author: string; inbound: boolean; text: string; parent: number | null }

/**
 * Writes a file in the TWCS format: conversations of two to seven messages between customers and eight brands, in the
 * order of their times, some customers coming back, parents now and then after their children.
 */
export async function generateTwcs(path: string, messages: number, seed = 20261122): Promise<void> {
  const random = seeded(seed)
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)]!
  const out = createWriteStream(path)
  out.write('tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\r\n')
  const begin = Date.UTC(2025, 0, 6)
  const step = (90 * 86_400_000) / messages
  const pending: Row[] = []
  let id = 0
  let written = 0
  let customers = 0

  const beginConversation = (at: number) => {
    const brand = `Brand${1 + Math.floor(random() * 8)}`
    const customer = random() < 0.25 && customers > 50 ? Math.floor(random() * customers) : customers++
    const author = String(100_000 + customer)
    const say = () =>
      `my ${pick(things)} ${pick(fillers)} ${pick(troubles)} (${pick(things)} ${Math.floor(random() * 9000)})`
    let parent: number | null = null
    let time = at
    const length = 2 + Math.floor(random() * 6)
    for (let i = 0; i < length; i++) {
      const inbound = i % 2 === 0
      const text = inbound
        ? i > 1 && random() < 0.5
          ? `@${brand} ${pick(thanks)}`
          : `@${brand} ${say()}`
        : `@${author} Hi, sorry about the ${pick(things)}: ${random() < 0.2 ? pick(elsewhere) : pick(answers)} ^${pick(['AB', 'CD', 'EF'])}`
      id += 1
      pending.push({ at: time, id, author: inbound ? author : brand, inbound, text, parent })
      parent = id
      if (i === 0 && random() < 0.15) break
      time += 60_000 + random() ** 4 * 86_400_000
    }
  }

  let now = begin
  while (written < messages) {
    // Enough ahead that what is written next is final but for a little disorder, as in real exports.
    while (pending.length < 4000) {
      now += step * 4
      beginConversation(now)
    }
    pending.sort((a, b) => a.at - b.at)
    for (const row of pending.splice(0, 2000)) {
      if (written++ >= messages) break
      const time = new Date(row.at).toUTCString()
      const [weekday, day, month, year, clock] = time.replace(',', '').split(' ')
      const line = `${row.id},${row.author},${row.inbound ? 'True' : 'False'},${weekday} ${month} ${day} ${clock} +0000 ${year},"${row.text}",,${row.parent ?? ''}\r\n`
      if (!out.write(line)) await once(out, 'drain')
    }
  }
  out.end()
  await once(out, 'finish')
}
