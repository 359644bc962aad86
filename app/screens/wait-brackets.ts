/** The answered ones of First response, by how long they waited; together they are all of them. */
export const waitBrackets = ['within_hour', 'within_promise', 'after_promise', 'after_hour', 'not_promised'] as const
export type WaitBracket = (typeof waitBrackets)[number]

/** Bounds of a wait: over and up to so many seconds, and how it stands to what was promised. */
export type WaitBounds = { longerThanSeconds?: number; atMostSeconds?: number; promise?: 'kept' | 'broken' | 'none' }

const hour = 3600

/** `within_promise` leaves out those within the hour; so do the others. */
export function bracketOf(bracket: WaitBracket): WaitBounds {
  if (bracket === 'within_hour') return { atMostSeconds: hour }
  if (bracket === 'after_hour') return { longerThanSeconds: hour }
  const promise = { within_promise: 'kept', after_promise: 'broken', not_promised: 'none' } as const
  return { longerThanSeconds: hour, promise: promise[bracket] }
}

/**
 * The brackets that a promise makes: without one longer than an hour there are only two; where not everybody was promised
 * the same there may be some to whom nothing was.
 */
export function bracketsFor(promise: { seconds: number } | null | 'mixed'): WaitBracket[] {
  if (promise === 'mixed') return ['within_hour', 'within_promise', 'after_promise', 'not_promised']
  return promise === null || promise.seconds <= hour
    ? ['within_hour', 'after_hour']
    : ['within_hour', 'within_promise', 'after_promise']
}
