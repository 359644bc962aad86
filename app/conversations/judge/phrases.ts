import type { Place } from '../verdict.ts'
import type { Reading, Token } from './read.ts'
import { anyIng, defineWord, type Word } from './vocabulary.ts'
import type { CueName } from './weights.ts'

export type RuleKind =
  // inbound
  | 'question'
  | 'request'
  | 'problem'
  | 'upset'
  | 'pleased'
  | 'thanks'
  | 'politeness'
  | 'solved'
  | 'mockery'
  | 'announcement'
  | 'hint'
  // outbound
  | 'sends'
  | 'place'
  | 'informs'
  | 'excuses'
  | 'closes'
  | 'asks'
  | 'promises'
  | 'apologises'
  | 'courtesy'
  | 'advice'
  | 'affirms'
  // both
  | 'automated'
  | 'automated hint'

/**
 * What a group of phrases says. A phrase is words with one space between them; `a|b` is either word, `word?` may be
 * missing, `…` stands for up to three words of the same clause, `<link>` `<name>` `<number>` `<mask>` for such a thing,
 * `<ing>` for any verb of that ending.
 */
export type Rule = {
  kind: RuleKind
  /** What it is called among the cues that are weighed; only a customer's words are. */
  cue?: CueName
  says: string
  /** How much it weighs; for a customer's words how they sound, on the lexicon's scale −5 … 5. */
  weight: number
  place?: Place
  /** Only at the beginning of a sentence. */
  opens?: true
  phrases: readonly string[]
}

/** A rule met in a text: the tokens from `from` up to, not including, `to`. */
export type Hit = { rule: Rule; from: number; to: number }

/** One word of a phrase: a bit for every word that may stand there; `null` for a gap. */
type Item = Uint32Array | null
/** A phrase without its first word, behind which it is kept, and without words that may be missing. */
type Chain = { rule: Rule; items: Item[] }
export type Matcher = (reading: Reading) => Hit[]

const longestGap = 3

/** Every way to say a phrase, with and without each word that may be missing. */
function spellOut(items: readonly string[]): string[][] {
  return items.reduce<string[][]>(
    (ways, item) => {
      const optional = /[^|]\?$/.test(item)
      const said = ways.map((way) => [...way, optional ? item.slice(0, -1) : item])
      return optional ? [...ways, ...said] : said
    },
    [[]],
  )
}

function bitsOf(choices: readonly Word[]): Uint32Array {
  const bits = new Uint32Array((Math.max(...choices.map(({ id }) => id)) >> 5) + 1)
  for (const { id } of choices) bits[id >> 5] = (bits[id >> 5] ?? 0) | (1 << (id & 31))
  return bits
}

// A word defined after the phrase lies beyond its bits, and is none of its words.
const has = (bits: Uint32Array, { id }: Word) => (((bits[id >> 5] ?? 0) >>> (id & 31)) & 1) === 1
const fits = (bits: Uint32Array, word: Word) => has(bits, word) || (word.isIng && has(bits, anyIng))

/** Where the rest of a phrase ends that goes on at `at`; 0 where it does not. */
function endOf(items: readonly Item[], step: number, tokens: readonly Token[], at: number): number {
  for (let item = step, here = at; ; item++, here++) {
    const bits = items[item]
    if (bits === undefined) return here
    if (bits === null) {
      for (let skipped = 0; skipped <= longestGap; skipped++) {
        const end = endOf(items, item + 1, tokens, here + skipped)
        if (end > 0) return end
        if (!tokens[here + skipped] || tokens[here + skipped]?.ends) return 0
      }
      return 0
    }
    const token = tokens[here]
    if (!token || (tokens[here - 1]?.ends === 'sentence' && token.word.text !== '?') || !fits(bits, token.word))
      return 0
  }
}

const fillers = new Set(
  [
    'really',
    'been',
    'to',
    'a',
    'so',
    'very',
    'even',
    'yet',
    'be',
    'had',
    'have',
    'any',
    'much',
    'is',
    'are',
    'the',
    'being',
  ].map(defineWord),
)

/** Whether a word just before turns the phrase round: "not delayed", "don't call us". */
export function isNegated(tokens: readonly Token[], at: number, between: ReadonlySet<Word> = fillers): boolean {
  for (let back = 1; back <= 3; back++) {
    const before = tokens[at - back]
    if (!before || before.ends) return false
    if (before.word.negates) return true
    if (!between.has(before.word)) return false
  }
  return false
}

/** What phrases of a language are read with: its words, those between a denial and what it denies, and its greetings. */
export type Around = { define: (text: string) => Word; fillers: ReadonlySet<Word>; greetings: ReadonlySet<Word> }

const english = (): Around => ({ define: defineWord, fillers, greetings })

/**
 * Compiles tables of phrases, kept by their first word; of each rule the longest phrase that begins at a word counts. A
 * phrase behind a negation does not count, unless it says the negation itself.
 */
export function compilePhrases(rules: readonly Rule[], language: Around = english()): Matcher {
  const { define, fillers: between, greetings: before } = language
  const starts: Start[] = []
  for (const rule of rules) {
    for (const phrase of rule.phrases) {
      for (const [first = '', ...rest] of spellOut(phrase.split(' '))) {
        const items = rest.map((item) => (item === '…' ? null : bitsOf(item.split('|').map(define))))
        for (const choice of first.split('|')) {
          const start = (starts[define(choice).id] ??= {
            alone: [],
            chains: [],
            second: new Uint32Array(0),
            before: new Map(),
          })
          if (items.length === 0) start.alone.push(rule)
          else start.chains.push({ rule, items })
          start.second = either(start.second, items[0])
        }
      }
    }
  }
  const isEnglish = define === defineWord
  const verbs = isEnglish ? starts[anyIng.id] : undefined
  return ({ tokens, text }) => {
    const hits: Hit[] = []
    for (let at = 0; at < tokens.length; at++) {
      const word = tokens[at]?.word
      if (!word) continue
      const first = hits.length
      const start = starts[word.id]
      if (start) meet(start, tokens, at, hits, first)
      if (word.isIng && verbs) meet(verbs, tokens, at, hits, first)
      if (hits.length === first) continue
      const opens = at === 0 || tokens[at - 1]?.ends === 'sentence' || isSalutation(tokens, at, before)
      const negated = !word.negates && isNegated(tokens, at, between)
      if (negated || (isEnglish && isGreeted(text, tokens, at))) hits.length = first
      else if (!opens) keepWhere(hits, first)
    }
    return hits
  }
}

/** All that begins with one word: rules that are the word alone, longer phrases, and what may be their second word. */
type Start = { alone: Rule[]; chains: Chain[]; second: Item; before: Map<Word, Chain[]> }

/** The words of both; a gap may be any word. */
function either(a: Item, b: Item | undefined): Item {
  if (b === undefined || a === null || b === null) return b === undefined ? a : null
  const both = new Uint32Array(Math.max(a.length, b.length))
  for (let at = 0; at < both.length; at++) both[at] = (a[at] ?? 0) | (b[at] ?? 0)
  return both
}

/** Drops, from `first` on, what counts only at the beginning of a sentence. */
function keepWhere(hits: Hit[], first: number): void {
  let kept = first
  for (let each = first; each < hits.length; each++) {
    const hit = hits[each]
    if (hit && !hit.rule.opens) hits[kept++] = hit
  }
  hits.length = kept
}

/** Adds the phrases that begin at this word to the hits; those from `first` on begin there, too. */
function meet(start: Start, tokens: readonly Token[], at: number, hits: Hit[], first: number): void {
  const { second } = start
  for (const rule of start.alone) addHit(rule, at, at + 1, hits, first)
  const next = tokens[at + 1]
  if (!next || (second !== null && !fits(second, next.word))) return
  for (const { rule, items } of chainsBefore(start, next.word)) {
    const to = endOf(items, 0, tokens, at + 1)
    if (to > 0) addHit(rule, at, to, hits, first)
  }
}

/** The chains that can go on with this word; most cannot. Found once for each pair of words. */
function chainsBefore({ chains, before }: Start, word: Word): Chain[] {
  const known = before.get(word)
  if (known) return known
  const going = chains.filter(({ items: [item] }) => item === null || (item !== undefined && fits(item, word)))
  before.set(word, going)
  return going
}

function addHit(rule: Rule, from: number, to: number, hits: Hit[], first: number): void {
  for (let each = first; each < hits.length; each++) {
    const hit = hits[each]
    if (hit?.rule !== rule) continue
    if (to > hit.to) hit.to = to
    return
  }
  hits.push({ rule, from, to })
}

const greetings = new Set(
  [
    'hi',
    'hey',
    'hello',
    'dear',
    '<name>',
    'please',
    'and',
    'so',
    'but',
    'also',
    'well',
    'ok',
    'sorry',
    'thanks',
    'kindly',
    'just',
    'then',
  ].map(defineWord),
)

const hailing = new Set(['hi', 'hey', 'hello', 'dear', 'thanks', 'morning', 'afternoon', 'evening'].map(defineWord))

/** Whether it is the name in a greeting, however much like a verb: "Hi Will, your parcel …", "Dear May, I have …". */
function isGreeted(text: string, tokens: readonly Token[], at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]]
  if (!before || !token || before.ends || token.ends !== 'clause' || !hailing.has(before.word)) return false
  const code = text.charCodeAt(token.start)
  return code >= 65 && code <= 90
}

/** Whether only names, greetings and the like stand between a sentence's beginning and this word. */
function isSalutation(tokens: readonly Token[], at: number, greetings: ReadonlySet<Word>): boolean {
  for (let back = at - 1; back >= 0; back--) {
    const token = tokens[back]
    if (!token || token.ends) return true
    if (!greetings.has(token.word)) return false
  }
  return true
}
