import type { Channel } from './records.ts'
import type { Verdict } from './verdict.ts'

export const second = 1000
export const day = 86_400 * second

/** Whether a customer's message is to us: named or answered us, cannot be told, or was said to somebody else. */
export type Addressed = 'us' | 'unclear' | 'others'

/** A message as the fold reads it: where place put it, what the verdict says, no text. Times in ms since 1970. */
export type FoldMessage = {
  /** `namespace:external id`; unique. */
  id: string
  /** The container, one identity's part of it. */
  container: string
  /** Direct messages, chat, phone, or no thread at all: a container that outlives one matter. */
  outlivesMatter: boolean
  at: number
  parentId: string | null
  outbound: boolean
  visibility: 'public' | 'private' | 'internal'
  automated: boolean
  addressed: Addressed
  channel: Channel
  account: string | null
  topic: string | null
  /** False where the source cannot show our replies. */
  showsReplies: boolean
  /** True where the source holds other brands' talk too, so that only what touches our accounts is ours. */
  onlyOurs: boolean
  verdict: Verdict
  words: readonly number[] | null
  ticketEvent: 'opened' | 'answered' | null
}

/** A dated fact as the fold reads it. It is about a message, or about a container. */
export type FoldOutcome = {
  id: string
  at: number
  kind: string
  value: string | null
  actor: string
  messageId: string | null
  container: string | null
}

export type FoldEvents = { messages: FoldMessage[]; outcomes: FoldOutcome[] }

/** `quietSpell` in ms; null: nothing is ever split. */
export type FoldRules = { quietSpell: number | null }

/** DESIGN §2, in ms. */
export const times = {
  stillWaiting: 14 * day,
  lateAnswer: 30 * day,
  lateThanks: 30 * day,
  continuation: 3 * day,
  presumedAfter: 3 * day,
  revocable: 7 * day,
  sameMatter: 30 * day,
  returned: 56 * day,
  resolvedWithin: 7 * day,
  dueAfter: 14 * day,
} as const

/** External ids compare by length, then by bytes, so that numbers written as text keep their order. */
export function compareIds(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length
  return a < b ? -1 : a > b ? 1 : 0
}

type Timed = { id: string; at: number; depth: number }

/** Equal times: parent before child, then by id. */
function compareTimed(a: Timed, b: Timed): number {
  return a.at - b.at || a.depth - b.depth || compareIds(a.id, b.id)
}

export type TimedMessage = FoldMessage & {
  depth: number
  /** The reply was dated before what it answers, so it takes that time and its wait is unknown. */
  datedBeforeParent: boolean
}

/** Puts messages in the order in which they are folded. A reply never comes before what it answers. */
export function inOrder(messages: readonly FoldMessage[]): TimedMessage[] {
  const byId = new Map<string, FoldMessage>()
  for (const message of messages) byId.set(message.id, message)
  const timed = new Map<string, TimedMessage>()

  const timeChain = (start: FoldMessage) => {
    const chain: FoldMessage[] = []
    const seen = new Set<string>()
    let next: FoldMessage | undefined = start
    while (next && !timed.has(next.id) && !seen.has(next.id)) {
      seen.add(next.id)
      chain.push(next)
      next = next.parentId === null ? undefined : byId.get(next.parentId)
    }
    // Replies that answer each other in a circle are broken data: inside the circle nobody answers anybody.
    const circle = next && !timed.has(next.id) ? new Set(chain.slice(chain.indexOf(next)).map((m) => m.id)) : undefined
    for (const message of chain.toReversed()) {
      const answersNobody = message.parentId === null || circle?.has(message.id)
      const parent = answersNobody ? undefined : timed.get(message.parentId!)
      const datedBeforeParent = parent !== undefined && message.at < parent.at
      const at = datedBeforeParent ? parent.at : message.at
      const depth = parent !== undefined && parent.at === at ? parent.depth + 1 : 0
      timed.set(message.id, { ...message, at, depth, datedBeforeParent })
    }
  }
  for (const message of byId.values()) timeChain(message)
  return [...timed.values()].toSorted(compareTimed)
}
