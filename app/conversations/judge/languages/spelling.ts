import type { Word } from '../vocabulary.ts'

/**
 * A lower-cased spelling without its marks, as it is often typed: `también` and `tambien`, `weiß` and `weiss`. German
 * umlauts are also written out (`fuer`); `umlauts` folds both ways of writing them into one.
 */
export function fold(spelled: string, umlauts = false): string {
  const plain = isPlain(spelled) ? spelled : spelled.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss')
  return umlauts ? plain.replace(/([aou])e/g, '$1') : plain
}

function isPlain(spelled: string): boolean {
  for (let at = 0; at < spelled.length; at++) if (spelled.charCodeAt(at) > 127) return false
  return true
}

/** The words of one language; each has its own objects, so that no table of another language can change them. */
export type Vocabulary = {
  /** The word for a spelling, made on first use; only while the tables are read. */
  define: (spelling: string) => Word
  /** The word for a folded spelling; stretched ones are tried with two letters, then with one. */
  find: (folded: string) => Word
  /** The spellings its tables hold, folded, but for umlauts. */
  spellings: ReadonlySet<string>
  umlauts: boolean
}

const stretched = /(\p{L})\1{2,}/gu

/**
 * An empty vocabulary. `endings` are read off words that no table holds, as what stands in phrases for such a word:
 * `['remos', '<we-will>']`.
 */
export function createVocabulary(endings: readonly (readonly [ending: string, says: string])[], umlauts: boolean) {
  const words = new Map<string, Word>()
  const spellings = new Set<string>()
  const newWord = (text: string): Word => ({
    id: words.size,
    text,
    tone: 0,
    tongue: '',
    negates: false,
    strength: 1,
    isIng: false,
  })
  const define = (spelling: string): Word => {
    const lower = spelling.toLowerCase()
    spellings.add(fold(lower))
    const folded = fold(lower, umlauts)
    const known = words.get(folded)
    if (known) return known
    const word = newWord(folded)
    words.set(folded, word)
    return word
  }
  const unknown = define('')
  const ends = endings.map(([ending, says]) => [ending, define(says)] as const)
  const find = (folded: string): Word =>
    words.get(folded) ??
    words.get(folded.replace(stretched, '$1$1')) ??
    words.get(folded.replace(stretched, '$1')) ??
    ends.find(([ending]) => folded.length > ending.length + 2 && folded.endsWith(ending))?.[1] ??
    unknown
  const vocabulary: Vocabulary = { define, find, spellings, umlauts }
  return vocabulary
}
