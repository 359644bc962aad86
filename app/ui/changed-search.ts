/** An address's query string with some of it changed; null takes a name away. */
export function changedSearch(search: URLSearchParams, changes: Record<string, string | null>): string {
  const next = new URLSearchParams([...search].filter(([, value]) => value !== ''))
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) next.delete(key)
    else next.set(key, value)
  }
  return `?${next}`
}
