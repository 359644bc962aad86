import { setTimeout as wait } from 'node:timers/promises'

/** What work gives, if it does so in time; else the promise of it, to be shown when it comes. Failing in time, it throws. */
export async function unlessLong<T>(work: Promise<T>, ms: number): Promise<{ now: T } | { later: Promise<T> }> {
  const enough = new AbortController()
  try {
    const found = await Promise.race([
      work.then((now) => ({ now })),
      wait(ms, { later: work }, { signal: enough.signal, ref: false }),
    ])
    return found
  } finally {
    enough.abort()
  }
}
