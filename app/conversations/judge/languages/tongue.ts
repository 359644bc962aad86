import { compilePhrases, type Matcher } from '../phrases.ts'
import type { Reading, Token } from '../read.ts'
import { isSpoken, type Word } from '../vocabulary.ts'
import { inboundRules, outboundRules, type Inbound, type Outbound } from './phrase-kinds.ts'
import { createVocabulary, fold, type Vocabulary } from './spelling.ts'

/** What we know of a language: words and phrases, in its spelling; marks and capitals do not matter. */
export type Tables = {
  /** The words that hold its sentences together: they tell the language and carry no content. */
  common: string
  /** What single words sound like, −3 … 3. */
  tones: readonly (readonly [tone: number, words: string])[]
  negators: string
  /** Words that may stand between a denial and what it denies. */
  fillers: string
  strengths: readonly (readonly [factor: number, words: string])[]
  /** Words that may stand before the opening of a sentence. */
  greetings: string
  /** A clause that begins so leans on the one beside it. */
  leaning: string
  /** A settling said after one of these has not come. */
  unsettled: string
  /** What the last letters of a word that no table holds say. */
  endings?: readonly (readonly [ending: string, says: string])[]
  umlauts?: boolean
  inbound: Inbound
  outbound: Outbound
}

/** A language made ready to be read. */
export type Tongue = {
  vocabulary: Vocabulary
  /** Folded, for telling the language. */
  common: ReadonlySet<string>
  isCommon: (word: Word) => boolean
  leans: (word: Word) => boolean
  unsettles: (word: Word) => boolean
  fillers: ReadonlySet<Word>
  inbound: Matcher
  outbound: Matcher
  /** The reading in this language's own words. */
  reread: (reading: Reading) => Reading
}

export function makeTongue(tables: Tables): Tongue {
  const umlauts = tables.umlauts ?? false
  const vocabulary = createVocabulary(tables.endings ?? [], umlauts)
  const { define } = vocabulary
  const setOf = (list: string) => new Set(list.trim().split(/\s+/).map(define))
  for (const [tone, list] of tables.tones) for (const word of setOf(list)) word.tone = tone
  for (const word of setOf(tables.negators)) word.negates = true
  for (const [factor, list] of tables.strengths) for (const word of setOf(list)) word.strength = factor
  const common = setOf(tables.common)
  const leaning = setOf(tables.leaning)
  const unsettled = setOf(tables.unsettled)
  const fillers = setOf(tables.fillers)
  const around = { define, fillers, greetings: setOf(`<name> ${tables.greetings}`) }
  return {
    vocabulary,
    common: new Set(
      tables.common
        .trim()
        .split(/\s+/)
        .map((word) => fold(word)),
    ),
    isCommon: (word) => common.has(word),
    leans: (word) => leaning.has(word),
    unsettles: (word) => unsettled.has(word),
    fillers,
    inbound: compilePhrases(inboundRules(tables.inbound), around),
    outbound: compilePhrases(outboundRules(tables.outbound), around),
    reread: rereader(vocabulary),
  }
}

/** What a word shortened before a vowel stands for says nothing: l'appli, dell'ordine. */
const articles = new Set('l d un dell all nell dall sull quest quell'.split(' '))

/** The spelling of a token in lower case, without its hash and with plain apostrophes. */
export function spellingOf({ text }: Reading, { start, end }: Token): string {
  const spelled = text.slice(start, end).toLowerCase()
  return (spelled.startsWith('#') ? spelled.slice(1) : spelled).replace(/’|&#?\w+;/g, "'")
}

function rereader(vocabulary: Vocabulary): (reading: Reading) => Reading {
  const { define, find, umlauts } = vocabulary
  const signs = new Map<Word, Word>()
  /** Signs, names, links and numbers are the same in every language. */
  const signOf = (sign: Word): Word => {
    let own = signs.get(sign)
    if (!own) signs.set(sign, (own = define(sign.text)))
    own.tone = sign.tone
    return own
  }
  return (reading) => {
    const tokens: Token[] = []
    for (const token of reading.tokens) {
      if (!isSpoken(token.word)) {
        // What opens a question in Spanish would close the sentence before it.
        if (reading.text.charCodeAt(token.start) === 0xbf) continue
        tokens.push({ ...token, word: signOf(token.word) })
        continue
      }
      const spelled = spellingOf(reading, token)
      const cut = spelled === "aujourd'hui" ? -1 : spelled.indexOf("'")
      if (cut > 0) {
        const before = fold(spelled.slice(0, cut), umlauts)
        if (!articles.has(before)) tokens.push({ ...token, word: find(before), end: token.start + cut, ends: '' })
      }
      tokens.push({ ...token, word: find(fold(cut > 0 ? spelled.slice(cut + 1) : spelled, umlauts)) })
    }
    return { ...reading, tokens }
  }
}
