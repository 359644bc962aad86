import { compareIds } from './events.ts'
import type { Addressed } from './events.ts'
import type { Channel } from './records.ts'
import { leadingMentions, mentions } from './words.ts'

/** What place needs to know of a message: who wrote it, what it answers, what it names. Ids are `namespace:external id`. */
export type Placeable = {
  id: string
  namespace: string
  externalId: string
  channel: Channel
  at: number
  author: string
  claimedOutbound: boolean
  claimedAccount: string | null
  /** True where only the accounts named for the source are ours. */
  onlyOurs: boolean
  isPrivate: boolean
  threadId: string | null
  /** Within the same namespace. */
  parentId: string | null
  addressedTo: string | null
  text: string | null
}

/** Where place put a message. `customer` is the author id of the customer it belongs to; null: nobody known. */
export type Placed = {
  channel: Channel
  author: string
  outbound: boolean
  customer: string | null
  account: string | null
  addressed: Addressed
  rootId: string
  /** The topmost message of the reply chain has not arrived. */
  rootMissing: boolean
}

export type PlaceContext = {
  /** A message placed before, by id; undefined while it has not arrived. */
  known(id: string): Placed | undefined
  /** Our account by that name on that channel, as it is written; undefined if it is not ours. */
  ownAccount(channel: Channel, name: string): string | undefined
  /** The customer whom a thread belongs to. */
  threadOwner(namespace: string, threadId: string): string | null
}

/** Channels where people are named by @name in a text. */
export const namesPeople: ReadonlySet<Channel> = new Set(['x', 'mastodon', 'bluesky', 'instagram', 'facebook', 'forum'])

/**
 * Gives each message its place: direction, customer, account, whether it is to us, and the root of its reply chain.
 * Depends on the messages above it alone, so what was placed before stays, except below a parent that arrives late and
 * where an account of ours becomes known: these are given again.
 */
export function place(messages: readonly Placeable[], context: PlaceContext): Map<string, Placed> {
  const given = new Map(messages.map((message) => [message.id, message]))
  const placed = new Map<string, Placed>()
  for (const message of messages) {
    const chain: Placeable[] = []
    const seen = new Set<string>()
    let next: Placeable | undefined = message
    while (next && !placed.has(next.id) && !seen.has(next.id)) {
      chain.push(next)
      seen.add(next.id)
      next = next.parentId === null ? undefined : given.get(parentKey(next)!)
    }
    if (next && !placed.has(next.id)) breakCircle(chain, next)
    for (const link of chain.toReversed()) placed.set(link.id, placeOne(link, placed, context))
  }
  return placed
}

const parentKey = (message: Placeable) =>
  message.parentId === null ? null : `${message.namespace}:${message.parentId}`

/** Messages that answer each other in a circle: the lowest id begins the chain, wherever it was met first. */
function breakCircle(chain: Placeable[], meets: Placeable): void {
  const circle = chain.splice(chain.indexOf(meets))
  const first = circle.toSorted((a, b) => compareIds(a.id, b.id))[0]!
  const start = circle.indexOf(first)
  const opened = [...circle.slice(start + 1), ...circle.slice(0, start + 1)]
  opened[opened.length - 1] = { ...first, parentId: null }
  chain.push(...opened)
}

function placeOne(message: Placeable, placed: Map<string, Placed>, context: PlaceContext): Placed {
  const key = parentKey(message)
  const parent = key === null ? undefined : (placed.get(key) ?? context.known(key))
  const { channel } = message
  const ownName = context.ownAccount(channel, message.author)
  const outbound = ownName !== undefined || (message.claimedOutbound && !message.onlyOurs)
  const names = message.text !== null && namesPeople.has(channel)
  const named = names && !outbound ? firstOwn(mentions(message.text!), channel, context) : undefined
  const account = message.claimedAccount ?? (outbound ? ownName : named) ?? parent?.account ?? null
  return {
    channel,
    author: message.author,
    outbound,
    customer: outbound ? addressee(message, parent, names, context) : message.author,
    account,
    addressed: outbound || named !== undefined ? 'us' : addressedBy(message, parent),
    rootId: parent?.rootId ?? message.parentId ?? message.externalId,
    rootMissing: parent ? parent.rootMissing : message.parentId !== null,
  }
}

function firstOwn(names: readonly string[], channel: Channel, context: PlaceContext): string | undefined {
  for (const name of names) {
    const own = context.ownAccount(channel, name)
    if (own !== undefined) return own
  }
  return undefined
}

/** A message of ours belongs to whom it answers; names at its head count only if it replies to nothing. */
function addressee(
  message: Placeable,
  parent: Placed | undefined,
  names: boolean,
  context: PlaceContext,
): string | null {
  if (parent?.customer != null) return parent.customer
  if (message.addressedTo !== null) return message.addressedTo
  if (message.threadId !== null) return context.threadOwner(message.namespace, message.threadId)
  if (message.parentId !== null || !names) return null
  const head = leadingMentions(message.text!)
  return head.find((name) => context.ownAccount(message.channel, name) === undefined) ?? null
}

function addressedBy(message: Placeable, parent: Placed | undefined): Addressed {
  if (message.isPrivate || message.threadId !== null) return 'us'
  if (!parent) return 'unclear'
  if (parent.outbound) return 'us'
  return parent.author === message.author ? parent.addressed : 'others'
}
