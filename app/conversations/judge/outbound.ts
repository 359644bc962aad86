import type { JudgedVerdict, Place, Reason } from '../verdict.ts'
import { automation, isAutomated } from './automated.ts'
import { compilePhrases, type Hit, type RuleKind } from './phrases.ts'
import { places } from './places.ts'
import { question, type Reading, type Token } from './read.ts'
import { advice, affirmations, apologies, asks, courtesies, promises } from './replies.ts'
import { textOf } from './tone.ts'
import { defineWord, isSpoken, type Word } from './vocabulary.ts'

const findPhrases = compilePhrases([
  ...places,
  ...asks,
  ...promises,
  ...apologies,
  ...courtesies,
  ...advice,
  ...affirmations,
  ...automation,
])

/** A clause beginning so leans on the one beside it: "so we can check", "if you call us". */
const leaning = new Set(
  'if when once since as so for to in because while until before after where via by with or which who at via due'
    .split(' ')
    .map(defineWord),
)

/** A reply's clause is as much as a reader takes in at once: what it does besides being kind decides. */
type Clause = { from: number; to: number; question: boolean }

/** What a brand's readable text does. */
export function judgeOutbound(reading: Reading): JudgedVerdict {
  const hits = findPhrases(reading)
  const has = (kind: RuleKind) => hits.some((hit) => hit.rule.kind === kind)
  const automated = isAutomated(reading, hits)
  const clauses = clausesOf(reading)
  const substance = clauses.filter((clause) => hasSubstance(reading, clause, hits))
  const sentTo = hits.filter(({ rule }) => rule.kind === 'place')
  const helps = !automated && (substance.length > 0 || (has('affirms') && sentTo.length === 0))
  // A question of their own asks for what is needed here, unless it is itself the way elsewhere ("can you DM us?").
  const asksHere = clauses.some((clause) => asksForSomething(reading, clause, hits))
  const passes = sentTo.length > 0 && substance.length === 0 && !asksHere
  const reasons: Reason[] = []
  for (const { rule, from, to } of hits) {
    if (rule.weight === 0 || (rule.kind === 'place' && !passes)) continue
    if (reasons.some((reason) => reason.says === rule.says)) continue
    reasons.push({ words: textOf(reading, from, to), weight: rule.weight, says: rule.says })
  }
  const [first] = substance
  if (first && helps)
    reasons.push({ words: textOf(reading, first.from, first.to), weight: 2, says: 'tells or does something' })
  return {
    needsAnswer: false,
    complaint: false,
    tone: null,
    gratitude: false,
    saysSolved: false,
    passesAlong: passes ? placesOf(sentTo) : false,
    asks: has('asks'),
    promises: has('promises'),
    apologises: has('apologises'),
    helps,
    automated,
    why: reasons,
  }
}

/** Each place once; a link is only the way there when another place is named. */
function placesOf(hits: readonly Hit[]): Place[] {
  const named = [...new Set(hits.flatMap(({ rule }) => rule.place ?? []))]
  return named.length > 1 ? named.filter((place) => place !== 'link') : named
}

function clausesOf({ tokens }: Reading): Clause[] {
  const clauses: Clause[] = []
  let from = 0
  for (let at = 0; at < tokens.length; at++) {
    const asked = tokens[at + 1]?.word === question
    if (tokens[at]?.ends === '' && at < tokens.length - 1 && !asked) continue
    clauses.push({ from, to: at + 1, question: asked })
    if (asked) at++
    from = at + 1
  }
  return clauses
}

const isContent = (word: Word) => word.tongue !== 'english' && word.tongue !== 'shared' && isSpoken(word)
const spoken = (tokens: Token[], { from, to }: Clause) => tokens.slice(from, to).filter(({ word }) => isSpoken(word))

function within(hits: readonly Hit[], clause: Clause, kinds: readonly RuleKind[]): boolean {
  return hits.some((hit) => hit.from < clause.to && hit.to > clause.from && kinds.includes(hit.rule.kind))
}

/** Whether a clause says or does more than greet, thank, apologise, ask, promise or send elsewhere. */
function hasSubstance({ tokens }: Reading, clause: Clause, hits: readonly Hit[]): boolean {
  // Steps behind a link are still steps; a phone number to call is not.
  const toLinkOnly = hits.every(
    ({ rule, from, to }) => from >= clause.to || to <= clause.from || !rule.place || rule.place === 'link',
  )
  if (within(hits, clause, ['advice']) && toLinkOnly) return true
  if (clause.question || within(hits, clause, ['place', 'asks', 'promises', 'apologises', 'courtesy'])) return false
  const words = spoken(tokens, clause)
  const [first] = words
  if (!first || leaning.has(first.word)) return false
  return words.length >= 3 && words.some(({ word }) => isContent(word))
}

function asksForSomething({ tokens }: Reading, clause: Clause, hits: readonly Hit[]): boolean {
  if (!clause.question || within(hits, clause, ['place', 'courtesy', 'promises'])) return false
  return spoken(tokens, clause).length >= 4
}
