/** What `compute` gives, or what it gave whoever asked with the same key before; asked meanwhile, its one promise. */
export type Remember = <T>(key: string, compute: () => Promise<T>) => Promise<T>

/**
 * A memory of at most so many values, the oldest goes first. A failure is told to those who waited for it and forgotten.
 * The key must say everything that the value depends on, who may see it included.
 */
export function createMemory(most: number): Remember {
  const known = new Map<string, Promise<unknown>>()
  return <T>(key: string, compute: () => Promise<T>): Promise<T> => {
    const found = known.get(key)
    // Whoever computed it under this key gave it this type.
    if (found) return found as Promise<T>
    const computed = compute()
    known.set(key, computed)
    for (const oldest of known.keys()) if (known.size > most) known.delete(oldest)
    computed.catch(() => {
      if (known.get(key) === computed) known.delete(key)
    })
    return computed
  }
}
