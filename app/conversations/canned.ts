import { day } from './events.ts'
import { nearlyIdentical } from './near-copy.ts'

/** How long a reply makes later ones copies, in ms. */
export const copyWindow = 28 * day
/** Nearly identical to this many replies to other customers, a reply is canned. */
export const copiesOfCanned = 5
/** Of the replies that begin, or end, as one does only so many of the latest before it are compared with it. */
export const comparedReplies = 32

/** A message of ours to a customer, as it is compared with others. Times in ms since 1970. */
export type SentReply = {
  /** `namespace:external id`; told by two sources it is one reply. */
  id: string
  at: number
  customer: number
  form: string
  head: number
  tail: number
}

const newestFirst = (a: SentReply, b: SentReply) => b.at - a.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** The place of the first reply, newest first, that was sent before `at`. */
function firstBefore(sorted: readonly SentReply[], at: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]!.at < at) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * Which of the asked replies are canned. `known` holds, at least, of everything that begins or ends as one of them does
 * the 32 latest before each within 28 days. What is said of a reply depends on nothing that was sent after it.
 */
export function cannedAmong(asked: readonly SentReply[], known: readonly SentReply[]): Set<SentReply> {
  const byHead = Map.groupBy(known, (reply) => reply.head)
  const byTail = Map.groupBy(known, (reply) => reply.tail)
  for (const lists of [byHead, byTail]) for (const list of lists.values()) list.sort(newestFirst)
  const compared = new Map<string, boolean>()
  const near = (a: string, b: string) => {
    if (a === b) return true
    const key = `${a} ${b}`
    let found = compared.get(key)
    if (found === undefined) compared.set(key, (found = nearlyIdentical(a, b)))
    return found
  }
  const canned = new Set<SentReply>()
  for (const reply of asked) {
    const copies = new Set<string>()
    for (const list of [byHead.get(reply.head), byTail.get(reply.tail)]) {
      if (!list || copies.size >= copiesOfCanned) continue
      const from = firstBefore(list, reply.at)
      for (let at = from; at < Math.min(list.length, from + comparedReplies); at++) {
        const other = list[at]!
        if (other.at < reply.at - copyWindow || copies.size >= copiesOfCanned) break
        if (other.customer !== reply.customer && other.id !== reply.id && near(reply.form, other.form))
          copies.add(other.id)
      }
    }
    if (copies.size >= copiesOfCanned) canned.add(reply)
  }
  return canned
}
