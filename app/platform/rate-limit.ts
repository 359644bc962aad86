/** Whether one more is allowed; else after how many seconds it will be. */
export type Allowance = { ok: true } | { ok: false; afterSeconds: number }

export type RateLimit = {
  /** Takes one, if there is one left. */
  take: (key: string) => Allowance
  /** Whether there is one left; takes none. */
  look: (key: string) => Allowance
  /** Gives all back: whoever has shown who they are begins anew. */
  clear: (key: string) => void
  /** Gives one back that need not have been counted. */
  giveBack: (key: string) => void
}

/** How many keys are remembered; the one not seen for longest goes first. */
const keysAtMost = 10_000

/**
 * A bucket per key that holds `most` and fills again evenly over `perSeconds`. In memory, of this process alone.
 *
 * @param nowMs milliseconds of a clock that never goes back
 */
export function createRateLimit(
  most: number,
  perSeconds: number,
  nowMs: () => number = () => performance.now(),
): RateLimit {
  const buckets = new Map<string, { left: number; at: number }>()
  const perMs = most / (perSeconds * 1000)
  const leftOf = (key: string) => {
    const bucket = buckets.get(key)
    return bucket ? Math.min(most, bucket.left + (nowMs() - bucket.at) * perMs) : most
  }
  const judged = (left: number): Allowance =>
    left >= 1 ? { ok: true } : { ok: false, afterSeconds: Math.ceil((1 - left) / perMs / 1000) }
  return {
    look: (key) => judged(leftOf(key)),
    clear: (key) => void buckets.delete(key),
    giveBack: (key) => {
      const bucket = buckets.get(key)
      if (bucket) bucket.left = Math.min(most, bucket.left + 1)
    },
    take: (key) => {
      const left = leftOf(key)
      const allowance = judged(left)
      buckets.delete(key)
      buckets.set(key, { left: allowance.ok ? left - 1 : left, at: nowMs() })
      for (const oldest of buckets.keys()) {
        if (buckets.size <= keysAtMost) break
        buckets.delete(oldest)
      }
      return allowance
    },
  }
}

/** Where a request comes from, as limits count it: an address, of IPv6 the network that one household has. */
export function addressKey(address: string | undefined): string {
  if (address === undefined) return 'unknown'
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1] !== undefined) return mapped[1]
  if (!address.includes(':')) return address
  const [head = '', tail] = address.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  return `${[...before, ...zeros, ...after].slice(0, 4).join(':')}::/64`
}

/** "in 3 minutes", for a sentence. */
export function inWords(seconds: number): string {
  if (seconds < 60) return `in ${seconds} second${seconds === 1 ? '' : 's'}`
  const minutes = Math.ceil(seconds / 60)
  return `in ${minutes} minute${minutes === 1 ? '' : 's'}`
}
