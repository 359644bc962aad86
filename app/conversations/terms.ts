import { isCommon, stemOf } from './words.ts'

/** A longer text is read by its beginning. */
export const readSigns = 1000

const entity = /&(?:#\d+|#x[\da-f]+|[a-z]+);/gi
const apostrophe = /&(?:#0?39|#x27|apos|#8217);/gi
const word = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu
/** Chinese, Japanese and Korean put no spaces: there each pair of signs stands for a word. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const endsClause = /[.,;:!?…)\]"”]$/
const shortest = 3

/**
 * The content words of a text and each two that stand side by side in a clause, by their stems; the value is how it was
 * written here. Common words, numbers, links, addresses, @names and masks (`__email__`) are set aside, and so are the
 * words of `names`: who speaks is not what it is about.
 */
export function termsOf(text: string, names: ReadonlySet<string> = none): Map<string, string> {
  const terms = new Map<string, string>()
  const plain = text.slice(0, readSigns).replace(apostrophe, '’').replace(entity, ' ')
  let before: { stem: string; written: string } | null = null
  for (const piece of plain.split(/\s+/u)) {
    if (isNoWord(piece)) {
      before = null
      continue
    }
    for (const [written] of piece.toLowerCase().matchAll(word)) {
      const bare = written.replace(/['’]s$/, '').replace(/['’]/g, '')
      if (unspaced.test(bare)) {
        for (const pair of pairsOf(bare)) terms.set(pair, pair)
        before = null
      } else if (bare.length < shortest || isCommon(bare) || names.has(bare)) before = null
      else {
        const stem = stemOf(bare)
        if (!terms.has(stem)) terms.set(stem, bare)
        const phrase: string = before ? `${before.stem} ${stem}` : ''
        if (before && !terms.has(phrase)) terms.set(phrase, `${before.written} ${bare}`)
        before = { stem, written: bare }
      }
    }
    if (endsClause.test(piece)) before = null
  }
  return terms
}

const none: ReadonlySet<string> = new Set()

const isNoWord = (piece: string) => piece.includes('@') || piece.includes('://') || /\d|__|^\W*www\./i.test(piece)

function pairsOf(text: string): string[] {
  const signs = Array.from(text)
  return signs.slice(1).map((sign, i) => `${signs[i]}${sign}`)
}

/** The key under which `termsOf` knows what a person wrote into an address; null where it is neither one word nor two. */
export function termKey(written: string): string | null {
  const keys = [...termsOf(written).keys()]
  const [only, second, phrase] = keys
  if (keys.length === 1) return only ?? null
  if (keys.length === 3 && phrase === `${only} ${second}`) return phrase
  return keys.length === 2 && second === `${only} ${only}` ? (second ?? null) : null
}
