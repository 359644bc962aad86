const minute = 60_000
const waits = [5, 15, 60, 240].map((minutes) => minutes * minute)
const givenUpAfterMs = 24 * 60 * minute

/**
 * When something that did not go through is tried again: after 5 and 15 minutes, 1 hour, then every 4 hours; null: a day
 * has passed since it was first due, and it is given up.
 *
 * @param attempts how many were made
 */
export function nextTry({ attempts, since, now }: { attempts: number; since: Date; now: Date }): Date | null {
  const wait = waits[Math.max(1, attempts) - 1] ?? waits.at(-1) ?? 0
  const next = new Date(now.getTime() + wait)
  return next.getTime() - since.getTime() > givenUpAfterMs ? null : next
}
