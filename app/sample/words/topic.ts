/**
 * What people say about one topic and what we answer: sentences with {slots} (see `write.ts`), put together at random, so
 * each must read well before and after any other of its neighbours.
 */
export type TopicWords = {
  /** What happened, said calmly; followed by one of `asks`. */
  calm: readonly string[]
  asks: readonly string[]
  /** The same, unhappy: it stands alone or before one of `asks`. */
  cross: readonly string[]
  /** Ours: what we found out, then what we did or what to do. */
  found: readonly string[]
  did: readonly string[]
  /** What a customer says once it is settled, after a word of thanks. */
  settled: readonly string[]
  /** It was not settled after all. */
  again: readonly string[]
}
