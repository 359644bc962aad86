import type { Place } from '../verdict.ts'
import type { Reading, Token } from './read.ts'
import { defineWord, type Word } from './vocabulary.ts'

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
 * missing, `…` stands for up to three words of the same clause, `<link>` `<name>` `<number>` `<mask>` for such a thing.
 */
export type Rule = {
  kind: RuleKind
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

type Node = { next: Map<Word, Node>; gap: Node | null; rules: Rule[] }
type Matcher = (reading: Reading) => Hit[]

const longestGap = 3
const newNode = (): Node => ({ next: new Map(), gap: null, rules: [] })

/** Adds one item of a phrase behind every node of the frontier; returns the new frontier. */
function grow(frontier: Node[], item: string): Node[] {
  if (item === '…') return frontier.map((node) => (node.gap ??= newNode()))
  const optional = item.endsWith('?') && item !== '?'
  const grown: Node[] = optional ? [...frontier] : []
  for (const choice of (optional ? item.slice(0, -1) : item).split('|')) {
    const word = defineWord(choice)
    for (const node of frontier) {
      let next = node.next.get(word)
      if (!next) node.next.set(word, (next = newNode()))
      grown.push(next)
    }
  }
  return grown
}

/** Where the longest match of each rule ends, collected in `ends`. */
function walk(node: Node, tokens: Token[], at: number, ends: Map<Rule, number>): void {
  for (const rule of node.rules) if (at > (ends.get(rule) ?? 0)) ends.set(rule, at)
  const token = tokens[at]
  if (!token || (at > 0 && tokens[at - 1]?.ends === 'sentence' && token.word.text !== '?')) return
  const next = node.next.get(token.word)
  if (next) walk(next, tokens, at + 1, ends)
  if (node.gap) {
    for (let skipped = 0; skipped <= longestGap; skipped++) {
      const ahead = tokens[at + skipped]
      if (!ahead || (skipped > 0 && tokens[at + skipped - 1]?.ends)) break
      const after = node.gap.next.get(ahead.word)
      if (after) walk(after, tokens, at + skipped + 1, ends)
    }
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
export function isNegated(tokens: Token[], at: number): boolean {
  for (let back = 1; back <= 3; back++) {
    const before = tokens[at - back]
    if (!before || before.ends) return false
    if (before.word.negates) return true
    if (!fillers.has(before.word)) return false
  }
  return false
}

/**
 * Compiles tables of phrases into one tree, walked once from every word of a text, so that the cost does not grow with
 * the number of phrases. A phrase behind a negation does not count, unless it says the negation itself.
 */
export function compilePhrases(rules: readonly Rule[]): Matcher {
  const root = newNode()
  for (const rule of rules) {
    for (const phrase of rule.phrases) {
      for (const end of phrase.split(' ').reduce(grow, [root])) if (!end.rules.includes(rule)) end.rules.push(rule)
    }
  }
  return ({ tokens }) => {
    const hits: Hit[] = []
    const ends = new Map<Rule, number>()
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]
      const node = token && root.next.get(token.word)
      if (!node) continue
      walk(node, tokens, at + 1, ends)
      if (!ends.size) continue
      const opens = at === 0 || tokens[at - 1]?.ends === 'sentence' || isSalutation(tokens, at)
      const negated = !token.word.negates && isNegated(tokens, at)
      for (const [rule, to] of ends) if (!negated && (opens || !rule.opens)) hits.push({ rule, from: at, to })
      ends.clear()
    }
    return hits
  }
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

/** Whether only names, greetings and the like stand between a sentence's beginning and this word. */
function isSalutation(tokens: Token[], at: number): boolean {
  for (let back = at - 1; back >= 0; back--) {
    const token = tokens[back]
    if (!token || token.ends) return true
    if (!greetings.has(token.word)) return false
  }
  return true
}
