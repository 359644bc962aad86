import { seeded } from './seeded.ts'

/** A row of a Customer Support on Twitter file. `at` in seconds since 1970. */
export type TwcsRow = { id: string; author: string; inbound: boolean; at: number; text: string; parent: string | null }

export const twcsBrands = ['AcornHelp', 'BirchCare', 'CedarSupport'] as const
/** An account of AcornHelp's brand that the file takes for a customer, as the real set does with anonymised ones. */
export const numericBrand = '900001'

const hour = 3600
const day = 24 * hour
const begin = Date.UTC(2025, 0, 6) / 1000

const asks = [
  'my parcel never arrived, where is it?',
  'the app crashes every time I pay. This is ridiculous',
  'how do I change my address?',
  'charged twice again 😡 please refund me',
  'the "premium" plan, as you call it, does not work',
  'no signal\nsince Monday\r\nand nobody answers',
  'wo bleibt meine Bestellung 🤷🏽‍♀️?',
  'I ordered, paid, waited; nothing. Why?',
]
const answers = [
  'Hi, sorry about that! It left our warehouse today and will be with you tomorrow.',
  'We have refunded the second charge; it shows in three days. ^AB',
  'Please hold the button for ten seconds, then sign in again, "that" clears it.',
  'Could you tell us which version you use?',
  'Please send us a DM with your order number.',
  'Sorry to hear. Please call our customer service on 0800 100.',
  'We are looking into it and will let you know.',
]
const thanks = ['thank you, that worked!', 'great, sorted now. Thanks 🙏', 'still not working', 'ok']

/**
 * Rows with everything that real files have: several brands, reply trees and forks, several customers under one post,
 * brands' own posts, a brand under a number, parents that are not there, replies in circles and before what they answer,
 * people who come back after days and weeks, emoji, quotes, line breaks, NUL. The same seed gives the same rows.
 */
export function twcsRows(seed: number, conversations: number): TwcsRow[] {
  const random = seeded(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  const chance = (share: number) => random() < share
  const rows: TwcsRow[] = []
  const customers = Math.max(3, Math.floor(conversations * 0.7))
  const customer = () => String(100_000 + Math.floor(random() * customers))
  let at = begin
  // However many: nothing of it lies in the future.
  const pace = Math.min(6 * hour, (360 * day) / conversations)

  const say = (row: Omit<TwcsRow, 'id'>): TwcsRow => {
    const said = { ...row, id: String(1_000 + rows.length) }
    rows.push(said)
    return said
  }
  const pause = () =>
    Math.round(chance(0.06) ? 9 * day + random() * 20 * day : chance(0.05) ? 0 : 60 + random() ** 3 * 2 * day)
  const ask = (author: string, brand: string, time: number, parent: TwcsRow | string | null) =>
    say({
      author,
      inbound: true,
      at: time,
      text: `${chance(0.85) ? `@${brand} ` : ''}${pick(asks)}${chance(0.03) ? ' \0' : ''}${chance(0.02) ? ` @${numericBrand}` : ''}`,
      parent: typeof parent === 'string' ? parent : (parent?.id ?? null),
    })
  const answer = (brand: string, to: TwcsRow | null, whom: string, time: number) =>
    say({
      author: brand,
      inbound: brand === numericBrand,
      at: time,
      text: `@${whom} ${pick(answers)}`,
      parent: to?.id ?? null,
    })

  /** Customer and brand in turns below `from`. */
  const talk = (author: string, brand: string, from: TwcsRow) => {
    let last = from
    for (let turn = Math.floor(random() * 5); turn > 0; turn--) {
      const time = chance(0.02) ? last.at - 30 : last.at + pause()
      if (last.author === author) {
        const voice = brand === 'AcornHelp' && chance(0.3) ? numericBrand : brand
        last = answer(voice, last, author, time)
      } else last = say({ author, inbound: true, at: time, text: `@${brand} ${pick(thanks)}`, parent: last.id })
    }
  }

  for (let i = 0; i < conversations; i++) {
    at += Math.round(random() * pace)
    const [brand, author] = [pick(twcsBrands), customer()]
    const kind = random()
    if (kind < 0.12) {
      const post = say({ author: brand, inbound: false, at, text: `${pick(answers)} #news`, parent: null })
      for (let n = 1 + Math.floor(random() * 3); n > 0; n--) talk(...under(customer(), brand, post))
    } else if (kind < 0.2) talk(author, brand, ask(author, brand, at, `gone${Math.floor(random() * 40)}`))
    else if (kind < 0.26) answer(pick([brand, numericBrand]), null, author, at)
    else if (kind < 0.4) {
      const post = ask(author, brand, at, null)
      talk(author, brand, post)
      for (let n = 1 + Math.floor(random() * 2); n > 0; n--) talk(...under(customer(), brand, post))
      answer(brand, post, author, at + pause())
    } else if (kind < 0.42) {
      const one = ask(author, brand, at, null)
      one.parent = answer(brand, one, author, at + 60).id
    } else talk(author, brand, ask(author, brand, at, null))
  }
  return rows

  function under(author: string, brand: string, post: TwcsRow): [string, string, TwcsRow] {
    return [author, brand, ask(author, brand, post.at + pause(), post)]
  }
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const two = (n: number) => String(n).padStart(2, '0')

export function twcsTime(at: number): string {
  const time = new Date(at * 1000)
  const clock = [time.getUTCHours(), time.getUTCMinutes(), time.getUTCSeconds()].map(two).join(':')
  const date = `${months[time.getUTCMonth()]} ${two(time.getUTCDate())}`
  return `${weekdays[time.getUTCDay()]} ${date} ${clock} +0000 ${time.getUTCFullYear()}`
}

const cell = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

export const twcsHeader = 'tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\r\n'

export function twcsLine({ id, author, inbound, at, text, parent }: TwcsRow): string {
  return `${id},${author},${inbound ? 'True' : 'False'},${twcsTime(at)},${cell(text)},,${parent ?? ''}\r\n`
}

/** The rows as a file, in this order. */
export const twcsFile = (rows: readonly TwcsRow[]) => twcsHeader + rows.map(twcsLine).join('')
