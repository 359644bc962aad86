/**
 * One thing that happens to customers: what they say about it and what we answer. Sentences have {slots} (`matter.ts`) and
 * are put together at random, so each must read well beside any other of its story.
 */
export type Story = {
  /** What happened, said calmly; one of `asks` follows. */
  calm: readonly string[]
  asks: readonly string[]
  /** The same, unhappy; one of `asks` may follow. */
  cross: readonly string[]
  /** Ours: what we found out, then what we did or what to do. */
  found: readonly string[]
  did: readonly string[]
  /** What the customer says once it is settled, after a word of thanks. */
  settled: readonly string[]
  /** It was not settled after all. */
  again: readonly string[]
}
