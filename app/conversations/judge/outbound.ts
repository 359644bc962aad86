import { type JudgedVerdict, plainVerdict, type Reason } from '../verdict.ts'
import { automation, isAutomated } from './automated.ts'
import { markGoingOn, sentencesOf, type Clause, type Sentence } from './clauses.ts'
import { apologies, closings, courtesies } from './kindness.ts'
import { compilePhrases, type RuleKind } from './phrases.ts'
import { sendings, ways } from './places.ts'
import { link, type Reading } from './read.ts'
import { asks, promises } from './replies.ts'
import { findSendings, placesOf, type Sent } from './sending.ts'
import { advice, affirmations, deeds, excuses, information } from './substance.ts'
import { textOf } from './tone.ts'
import { defineWord, isSpoken, type Word } from './vocabulary.ts'

const findPhrases = compilePhrases([
  ...sendings,
  ...ways,
  ...asks,
  ...promises,
  ...apologies,
  ...courtesies,
  ...closings,
  ...advice,
  ...deeds,
  ...affirmations,
  ...information,
  ...excuses,
  ...automation,
])

/** A clause beginning so leans on the one beside it: "so we can check", "if you call us". */
const leaning = new Set(
  'if when once since as so for to in because while until before after where via by with or which who at via due without whether'
    .split(' ')
    .map(defineWord),
)

/** What a brand's readable text does. */
export function judgeOutbound(reading: Reading): JudgedVerdict {
  const hits = findPhrases(reading)
  const has = (kind: RuleKind) => hits.some((hit) => hit.rule.kind === kind)
  const automated = isAutomated(hits)
  const sentences = sentencesOf(reading, hits)
  const sent = sentences.flatMap((sentence) => findSendings(reading.tokens, sentence)).filter(({ afresh }) => !afresh)
  for (const sentence of sentences) markGoingOn(sentence)
  const substance = sentences.flatMap((sentence) => substanceOf(reading, sentence, sent))
  const helps = !automated && substance.length > 0
  const onlyIf = sent.every(({ conditional }) => conditional)
  const asksHere =
    onlyIf && sentences.some((sentence) => sentence.clauses.some((clause) => isAskedHere(reading, clause)))
  const passes = sent.length > 0 && substance.length === 0 && !asksHere
  const reasons: Reason[] = []
  const give = (from: number, to: number, weight: number, says: string) => {
    if (weight !== 0 && !reasons.some((reason) => reason.says === says))
      reasons.push({ words: textOf(reading, from, to), weight, says })
  }
  if (passes) for (const { hit } of sent) give(hit.from, hit.to, hit.rule.weight, hit.rule.says)
  for (const { rule, from, to } of hits) if (isTold.has(rule.kind)) give(from, to, rule.weight, rule.says)
  const [first] = substance
  if (first && helps) give(first.from, first.to, 2, 'tells or does something')
  return {
    ...plainVerdict,
    tone: null,
    passesAlong: passes ? placesOf(sent) : false,
    asks: has('asks'),
    promises: has('promises'),
    apologises: has('apologises'),
    helps,
    automated,
    why: reasons,
  }
}

/** What is said of a reply wherever it is met; the rest is said only where it decides. */
const isTold = new Set<RuleKind>(['asks', 'promises', 'apologises', 'advice', 'automated', 'automated hint'])

const isContent = (word: Word) => word.tongue !== 'english' && word.tongue !== 'shared'
const does = ({ kinds }: Clause, any: readonly RuleKind[]) => kinds.some((kind) => any.includes(kind))
const kindOnly: readonly RuleKind[] = ['asks', 'promises', 'apologises', 'courtesy', 'closes']

/** The clauses that do more than greet, thank, apologise, ask, promise or send elsewhere. */
function substanceOf(reading: Reading, sentence: Sentence, sent: readonly Sent[]): Clause[] {
  if (sentence.hits.some(({ rule }) => rule.kind === 'closes')) return []
  const linked = sentence.linkAt >= 0 && !sent.some((each) => each.sentence === sentence)
  return sentence.clauses.filter((clause) => {
    const { kinds } = clause
    if (kinds.includes('sends')) return false
    if (kinds.includes('advice') || (linked && kinds.includes('informs'))) return true
    if (clause.question || clause.goesOn || does(clause, kindOnly)) return false
    if (sent.length > 0 && (kinds.includes('excuses') || !isFact(reading, clause))) return false
    return saysSomething(reading, clause, sent.length > 0, clause === sentence.clauses.at(-1))
  })
}

/** Whether a clause stands by itself and has words that mean something. */
function saysSomething({ tokens }: Reading, clause: Clause, isSentOn: boolean, isLast: boolean): boolean {
  const { from, to, kinds } = clause
  let words = 0
  let content = false
  let leans = false
  for (let at = from; at < to; at++) {
    const word = tokens[at]?.word
    if (!word || !isSpoken(word)) continue
    if (words === 0 && leaning.has(word)) leans = true
    words++
    content ||= isContent(word)
  }
  // "Yes" is an answer, but "Yes, please DM us" is none.
  if (words > 0 && words <= 4 && kinds.includes('affirms')) return !isSentOn && !leans
  // "If you set a timer it stops by itself": long, and nothing after it, it has its main clause in it.
  return words >= (leans ? longSentence : 3) && content && (!leans || isLast)
}

const longSentence = 10
const speakers = new Set("i i'm i'd we we're we'd us our my".split(' ').map(defineWord))
const done = new Set("have has we've i've had".split(' ').map(defineWord))

/** Beside a "call us" a clause tells something only if it is longer than a sigh and not about what we wish or can. */
function isFact({ tokens }: Reading, { from, to }: Clause): boolean {
  let words = 0
  let isAboutUs = false
  let isDone = false
  for (let at = from; at < to; at++) {
    const word = tokens[at]?.word
    if (!word || !isSpoken(word)) continue
    if (words < 3) isAboutUs ||= speakers.has(word)
    if (words < 4) isDone ||= done.has(word)
    words++
  }
  return words >= 5 && (!isAboutUs || isDone)
}

/** Whether a question asks for what is needed to help here; "can you DM us?" is itself the way elsewhere. */
function isAskedHere({ tokens }: Reading, clause: Clause): boolean {
  if (!clause.question || clause.goesOn || does(clause, ['sends', 'courtesy', 'promises', 'closes'])) return false
  let words = 0
  for (let at = clause.from; at < clause.to; at++) if (isSpoken(tokens[at]?.word ?? link)) words++
  return words >= 4
}
