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

/** As much of a reply as is read at once; what it does besides being kind decides. */
type Clause = {
  from: number
  to: number
  question: boolean
  kinds: Set<RuleKind>
  places: Set<Place>
  /** It goes on with what its sentence asks for: "please DM us your name, your address, …". */
  goesOn: boolean
}

/** What a brand's readable text does. */
export function judgeOutbound(reading: Reading): JudgedVerdict {
  const hits = findPhrases(reading)
  const has = (kind: RuleKind) => hits.some((hit) => hit.rule.kind === kind)
  const automated = isAutomated(hits)
  const clauses = clausesOf(reading, hits)
  const sentTo = hits.filter(({ rule }) => rule.kind === 'place')
  const substance = clauses.filter((clause) => hasSubstance(reading, clause, sentTo.length > 0))
  const helps = !automated && substance.length > 0
  const passes = sentTo.length > 0 && substance.length === 0 && !clauses.some((clause) => asksHere(reading, clause))
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
    tellsMore: false,
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

function clausesOf({ tokens }: Reading, hits: readonly Hit[]): Clause[] {
  const clauses: Clause[] = []
  const clauseAt: Clause[] = []
  let from = 0
  for (let at = 0; at < tokens.length; at++) {
    const asked = tokens[at + 1]?.word === question
    if (tokens[at]?.ends === '' && at < tokens.length - 1 && !asked) continue
    const clause: Clause = { from, to: at + 1, question: asked, kinds: new Set(), places: new Set(), goesOn: false }
    clauses.push(clause)
    if (asked) at++
    while (clauseAt.length <= at) clauseAt.push(clause)
    from = at + 1
  }
  for (const { rule, from: first, to } of hits) {
    for (let at = first; at < to; at++) {
      clauseAt[at]?.kinds.add(rule.kind)
      if (rule.place) clauseAt[at]?.places.add(rule.place)
    }
  }
  for (const [at, clause] of clauses.entries()) {
    const before = clauses[at - 1]
    if (!before || tokens[clause.from - 1]?.ends === 'sentence') continue
    clause.goesOn = before.goesOn || does(before, ['place', 'asks'])
  }
  return clauses
}

const isContent = (word: Word) => word.tongue !== 'english' && word.tongue !== 'shared' && isSpoken(word)
const spoken = (tokens: Token[], { from, to }: Clause) => tokens.slice(from, to).filter(({ word }) => isSpoken(word))

const does = (clause: Clause, kinds: readonly RuleKind[]) => kinds.some((kind) => clause.kinds.has(kind))

/** Whether a clause says or does more than greet, thank, apologise, ask, promise or send elsewhere. */
function hasSubstance({ tokens }: Reading, clause: Clause, isSentOn: boolean): boolean {
  // Steps behind a link are still steps; a phone number to call is not.
  if (clause.kinds.has('advice') && [...clause.places].every((place) => place === 'link')) return true
  if (clause.question || does(clause, ['place', 'asks', 'promises', 'apologises', 'courtesy'])) return false
  const words = spoken(tokens, clause)
  // "Yes" is an answer, but "Yes, please DM us" is none.
  if (words.length <= 4 && clause.kinds.has('affirms')) return !isSentOn
  const [first] = words
  if (!first || clause.goesOn || leaning.has(first.word)) return false
  return words.length >= 3 && words.some(({ word }) => isContent(word))
}

/** Whether a question asks for what is needed to help here; "can you DM us?" is itself the way elsewhere. */
function asksHere({ tokens }: Reading, clause: Clause): boolean {
  if (!clause.question || clause.goesOn || does(clause, ['place', 'courtesy', 'promises'])) return false
  return spoken(tokens, clause).length >= 4
}
