import type { FoldMessage, FoldOutcome } from './events.ts'

/** Container → the container its messages go to, or null where that is not this customer's. */
export type Merges = ReadonlyMap<string, string | null>

/** What the source merged into what; outcomes in the order of their time, the last word on a container counts. */
export function findMerges(messages: readonly FoldMessage[], outcomes: readonly FoldOutcome[]): Merges {
  const merges = new Map<string, string | null>()
  const merged = outcomes.filter((outcome) => outcome.kind === 'merged')
  if (!merged.length) return merges
  const containerOf = new Map(messages.map((message) => [message.id, message.container]))
  const own = new Set(containerOf.values())
  const told = new Map<string, string | null>()
  for (const { container, messageId, value } of merged) {
    const from = container ?? (messageId === null ? undefined : containerOf.get(messageId))
    if (from !== undefined) told.set(from, value !== null && own.has(value) ? value : null)
  }
  for (const from of told.keys()) {
    const survivor = survivorOf(from, told)
    if (survivor !== undefined) merges.set(from, survivor)
  }
  return merges
}

/** Follows merges of merges. Undefined: they lead in a circle, which merges nothing. */
function survivorOf(from: string, told: ReadonlyMap<string, string | null>): string | null | undefined {
  const seen = new Set([from])
  let into = told.get(from)
  while (typeof into === 'string' && told.has(into)) {
    if (seen.has(into)) return undefined
    seen.add(into)
    into = told.get(into)
  }
  return into
}

export function moveMerged<M extends { container: string }>(message: M, merges: Merges): M {
  const into = merges.get(message.container)
  return into ? { ...message, container: into } : message
}
