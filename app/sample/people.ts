import type { Draw } from './draw.ts'
import { accounts } from './brand.ts'
import { firstNames, lastNames } from './words/names.ts'
import type { SampleChannel } from './truth.ts'

/** How somebody types, the same in all they write. */
type Manner = { lowerCase: boolean; signs: number; typos: number; greets: number }

export type Customer = {
  number: number
  first: string
  full: string
  address: string
  /** Their name or address on each channel on which they wrote. */
  identities: Map<SampleChannel, string>
  manner: Manner
  /** The last week in which they began something, and where. */
  lastWeek: number
  lastChannel: SampleChannel
}

const hosts = ['post.example', 'mailbox.example', 'letters.example', 'inbox.example']

export function newCustomer(number: number, draw: Draw): Customer {
  const first = draw.pick(firstNames)
  const last = draw.pick(lastNames)
  const tidy = draw.chance(0.4)
  return {
    number,
    first,
    full: `${first} ${last}`,
    address: `${first}.${last}${number.toString(36)}@${draw.pick(hosts)}`.toLowerCase(),
    identities: new Map(),
    manner: {
      lowerCase: !tidy && draw.chance(0.22),
      signs: tidy ? 0.05 : 0.35,
      typos: tidy ? 0 : 0.12,
      greets: draw.next() * 0.6,
    },
    lastWeek: -Infinity,
    lastChannel: 'x',
  }
}

const handleForms: readonly ((first: string, last: string, tag: string) => string)[] = [
  (first, last, tag) => `${first}_${last}${tag}`,
  (first, last, tag) => `${first}${last}${tag}`,
  (first, _last, tag) => `${first}_${tag}`,
  (first, last, tag) => `${first.slice(0, 1)}${last}_${tag}`,
  (first, _last, tag) => `${first}outdoors${tag}`,
  (_first, last, tag) => `the_${last}s_${tag}`,
]

/** Their name on a channel; made up where they are new to it. The tag keeps names apart. */
export function identityOn(customer: Customer, channel: SampleChannel): string {
  const known = customer.identities.get(channel)
  if (known !== undefined) return known
  const made = makeIdentity(customer, channel)
  customer.identities.set(channel, made)
  return made
}

function makeIdentity({ number, full, address }: Customer, channel: SampleChannel): string {
  if (channel === 'email' || channel === 'helpdesk' || channel === 'chat') return address
  if (channel === 'phone') return `caller-${number}`
  const [first = '', last = ''] = full.toLowerCase().split(' ')
  const tag = number.toString(36)
  const form = handleForms[(number + channel.length) % handleForms.length]!
  return channel === 'facebook' ? `fb-${1_000_000 + number * 37}` : form(first, last, tag)
}

/** How a customer names us in a post. */
export const mentionOf = (channel: SampleChannel) =>
  channel === 'x' || channel === 'facebook' ? `@${accounts[channel]}` : '@marlandheather'
