type Reason = { words: string; says: string }

/** `because`: which of the reasons, by their place in the list, rest on these words; empty where none does. */
export type Stretch = { text: string; because: number[] }

type Found = { from: number; to: number; because: number[] }

/**
 * Cuts a text where the words of the given reasons stand in it, whatever their case. Each is marked once, where it first
 * stands by itself; longer words go before shorter ones, and what stands only inside a longer one is marked with it.
 */
export function underline(text: string, reasons: readonly Reason[]): Stretch[] {
  const found: Found[] = []
  const sought = [...Map.groupBy(reasons.keys(), (index) => reasons[index]!.words.trim().toLowerCase())]
    .filter(([words]) => words !== '')
    .toSorted(([a], [b]) => b.length - a.length)
  for (const [words, because] of sought) {
    const places = [...text.matchAll(patternOf(words))].map(
      ({ 0: { length }, index }) => [index, index + length] as const,
    )
    const free = places.find(([from, to]) => !found.some((other) => from < other.to && other.from < to))
    if (free) found.push({ from: free[0], to: free[1], because })
    else
      found.find((other) => places.some(([from, to]) => from < other.to && other.from < to))?.because.push(...because)
  }
  const stretches: Stretch[] = []
  let end = 0
  for (const { from, to, because } of found.toSorted((a, b) => a.from - b.from)) {
    if (from > end) stretches.push({ text: text.slice(end, from), because: [] })
    stretches.push({ text: text.slice(from, to), because: because.toSorted((a, b) => a - b) })
    end = to
  }
  if (end < text.length || stretches.length === 0) stretches.push({ text: text.slice(end), because: [] })
  return stretches
}

/** Words stand by themselves, signs anywhere; a run of spaces is any other run of spaces. */
function patternOf(words: string): RegExp {
  const pieces = words.split(/\s+/).map((piece) => piece.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`))
  const before = /^[\p{L}\p{N}]/u.test(words) ? String.raw`(?<![\p{L}\p{N}])` : ''
  const after = /[\p{L}\p{N}]$/u.test(words) ? String.raw`(?![\p{L}\p{N}])` : ''
  return new RegExp(`${before}${pieces.join(String.raw`\s+`)}${after}`, 'giu')
}
