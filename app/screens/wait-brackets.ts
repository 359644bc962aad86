/** The answered ones of First response, by how long they waited; together they are all of them. */
export const waitBrackets = ['within_hour', 'within_promise', 'after_promise', 'after_hour'] as const
export type WaitBracket = (typeof waitBrackets)[number]

const hour = 3600

/** Waits over `longerThanSeconds` and up to `atMostSeconds`; `within_promise` leaves out those within the hour. */
export function bracketOf(
  bracket: WaitBracket,
  promiseSeconds: number | null,
): { longerThanSeconds?: number; atMostSeconds?: number } {
  const promise = promiseSeconds ?? Infinity
  if (bracket === 'within_hour') return { atMostSeconds: hour }
  if (bracket === 'within_promise') return { longerThanSeconds: hour, atMostSeconds: promise }
  return { longerThanSeconds: bracket === 'after_hour' ? hour : Math.max(hour, promise) }
}

/** The brackets that a promise makes: without one longer than an hour there are only two. */
export function bracketsFor(promiseSeconds: number | null): WaitBracket[] {
  return promiseSeconds === null || promiseSeconds <= hour
    ? ['within_hour', 'after_hour']
    : ['within_hour', 'within_promise', 'after_promise']
}
