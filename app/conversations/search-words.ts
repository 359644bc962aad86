/** Scripts that put no space between words: each sign counts as one. */
const sign = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]`
const wordPattern = new RegExp(String.raw`${sign}|(?:(?!${sign})[\p{L}\p{N}\p{M}])+`, 'gu')
/** A longer one is cut: nobody types it, and an index has no room for it. */
const longestWord = 60
/** So many words of a search are looked for. */
const mostWords = 12

/** A word as search compares it: without capitals, accents and typographic forms. */
const plain = (word: string) =>
  word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .slice(0, longestWord)
    .replaceAll('\u0000', '')

/** The words of a text as search compares them; each once. */
export function searchWords(text: string): string[] {
  const words = new Set<string>()
  for (const [word] of text.matchAll(wordPattern)) {
    const compared = plain(word)
    if (compared !== '') words.add(compared)
  }
  return [...words]
}

/** The words that somebody looks for, at most a dozen. */
export const askedWords = (asked: string): string[] => searchWords(asked.slice(0, 1000)).slice(0, mostWords)

export type SnippetPart = { text: string; found: boolean }

/** How much of a text is shown around the first word found. */
const [shownBefore, shown] = [60, 220]

/** The part of a text around the first word that begins like one of those looked for; null: none does. */
export function snippetOf(text: string, words: readonly string[]): SnippetPart[] | null {
  const hits = [...text.matchAll(wordPattern)].filter(([word]) => {
    const compared = plain(word)
    return words.some((one) => compared.startsWith(one))
  })
  const [first] = hits
  if (!first) return null
  const from = first.index <= shownBefore ? 0 : afterSpace(text, first.index - shownBefore, first.index)
  const to = text.length <= from + shown ? text.length : beforeSpace(text, from + shown, first.index + first[0].length)
  const parts: SnippetPart[] = []
  const add = (some: string, found: boolean) => void (some !== '' && parts.push({ text: some, found }))
  let at = from
  add(from > 0 ? '… ' : '', false)
  for (const hit of hits) {
    if (hit.index < at || hit.index + hit[0].length > to) continue
    add(text.slice(at, hit.index), false)
    add(hit[0], true)
    at = hit.index + hit[0].length
  }
  add(text.slice(at, to), false)
  add(to < text.length ? ' …' : '', false)
  return parts
}

function afterSpace(text: string, at: number, before: number): number {
  const space = text.slice(at, before).search(/\s/u)
  return space === -1 ? at : at + space + 1
}

function beforeSpace(text: string, at: number, after: number): number {
  const space = text.slice(after, at).search(/\s\S*$/u)
  return space === -1 ? Math.max(at, after) : after + space
}
