import { fingerprint } from './words.ts'

/** How the words of a fingerprint are written in a text, in small letters, each once, in the order of the text. */
export function writtenWords(text: string, hashes: readonly number[]): string[] {
  const wanted = new Set(hashes)
  const found: string[] = []
  for (const [word] of text.matchAll(/[\p{L}\p{M}'’]+/gu)) {
    const [hash] = fingerprint(word) ?? []
    if (hash === undefined || !wanted.delete(hash)) continue
    found.push(word.toLowerCase())
  }
  return found
}
