export type Stretch = { text: string; marked: boolean }

/** Cuts a text where any of the given words stand in it, whatever their case; longer words go before shorter ones. */
export function underline(text: string, words: readonly string[]): Stretch[] {
  const sought = words.filter((word) => word.trim() !== '').toSorted((a, b) => b.length - a.length)
  if (sought.length === 0) return [{ text, marked: false }]
  const edge = String.raw`(?<![\p{L}\p{N}])(?:${sought.map(escaped).join('|')})(?![\p{L}\p{N}])`
  const stretches: Stretch[] = []
  let end = 0
  for (const match of text.matchAll(new RegExp(edge, 'giu'))) {
    if (match.index > end) stretches.push({ text: text.slice(end, match.index), marked: false })
    stretches.push({ text: match[0], marked: true })
    end = match.index + match[0].length
  }
  if (end < text.length) stretches.push({ text: text.slice(end), marked: false })
  return stretches
}

/** For a pattern, and a run of spaces for any other run of spaces. */
function escaped(word: string): string {
  return word
    .trim()
    .split(/\s+/)
    .map((piece) => piece.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`))
    .join(String.raw`\s+`)
}
