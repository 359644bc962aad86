import { type JudgedVerdict, type Place, plainVerdict, type Reason } from '../../verdict.ts'
import { isAutomated } from '../automated.ts'
import { markGoingOn, sentencesOf, type Clause, type Sentence } from '../clauses.ts'
import type { Hit, RuleKind } from '../phrases.ts'
import { email, link, question, type Reading } from '../read.ts'
import { placesOf } from '../sending.ts'
import { textOf } from '../tone.ts'
import { isSpoken } from '../vocabulary.ts'
import type { Tongue } from './tongue.ts'

/** A customer is sent elsewhere by these words. */
type Sent = { hit: Hit; sentence: Sentence; places: Place[] }

/** Fewer words than this tell nothing; beside a "call us" it takes more than a sigh. */
const tells = 3
const tellsBesideSending = 5
/** A clause that leans on another and is as long as this has its main clause in it. */
const longLeaning = 8

const kindOnly: readonly RuleKind[] = ['asks', 'promises', 'apologises', 'courtesy', 'closes', 'excuses']
const told: ReadonlySet<RuleKind> = new Set(['asks', 'promises', 'apologises', 'advice', 'automated', 'automated hint'])

/** Reads what a brand's reply does, in a language other than English. */
export function outboundReader(tongue: Tongue): (reading: Reading) => JudgedVerdict {
  return (foreign) => {
    const reading = tongue.reread(foreign)
    const hits = tongue.outbound(reading)
    const has = (kind: RuleKind) => hits.some((hit) => hit.rule.kind === kind)
    const automated = isAutomated(hits)
    const sentences = sentencesOf(reading, hits)
    const sent = sentences.flatMap((sentence) => sendingsOf(reading, sentence))
    for (const { hit, sentence } of sent) markSending(sentence, hit)
    for (const sentence of sentences) markGoingOn(sentence)
    const substance = sentences.flatMap((sentence) => substanceOf(reading, sentence, sent.length > 0, tongue))
    const [first] = substance
    const passes = sent.length > 0 && first === undefined
    const reasons: Reason[] = []
    const give = (from: number, to: number, weight: number, says: string) => {
      if (weight !== 0 && !reasons.some((reason) => reason.says === says))
        reasons.push({ words: textOf(reading, from, to), weight, says })
    }
    if (passes) for (const { hit, places } of sent) give(hit.from, hit.to, 3, `sends elsewhere: ${places.join(', ')}`)
    for (const { rule, from, to } of hits) if (told.has(rule.kind)) give(from, to, rule.weight, rule.says)
    if (first && !automated) give(first.from, first.to, 2, 'tells or does something')
    return {
      ...plainVerdict,
      tone: null,
      passesAlong: passes ? placesOf(sent) : false,
      asks: has('asks'),
      promises: has('promises'),
      apologises: has('apologises'),
      helps: first !== undefined && !automated,
      automated,
      why: reasons,
    }
  }
}

/** Where a sentence sends the customer: where its verb says, else by the way it names, else to somebody. */
function sendingsOf({ tokens }: Reading, sentence: Sentence): Sent[] {
  const { hits, from, to, linkAt } = sentence
  if (hits.some(({ rule }) => rule.kind === 'closes')) return []
  const ways = hits.flatMap(({ rule }) => (rule.kind === 'place' && rule.place ? [rule.place] : []))
  if (tokens.slice(from, to).some(({ word }) => word.text === email.text)) ways.push('email')
  return hits
    .filter(({ rule }) => rule.kind === 'sends')
    .map((hit) => {
      const places: Place[] = hit.rule.place
        ? [hit.rule.place]
        : ways.length > 0
          ? ways
          : linkAt >= 0
            ? ['link']
            : ['team']
      return { hit, sentence, places: [...new Set(places)] }
    })
}

function markSending({ clauses }: Sentence, { from, to }: Hit): void {
  for (const clause of clauses) if (from < clause.to && clause.from < to) clause.kinds.push('sends')
}

/** The clauses that do more than greet, thank, apologise, ask, promise or send elsewhere. */
function substanceOf(reading: Reading, sentence: Sentence, isSentOn: boolean, tongue: Tongue): Clause[] {
  if (sentence.hits.some(({ rule }) => rule.kind === 'closes')) return []
  const sendsHere = sentence.clauses.some(({ kinds }) => kinds.includes('sends'))
  return sentence.clauses.filter((clause) => {
    const { kinds } = clause
    if (kinds.includes('sends')) return false
    if (
      kinds.includes('advice') ||
      (kinds.includes('informs') && sentence.linkAt >= 0 && !sendsHere && !clause.question)
    )
      return true
    if (clause.question || clause.goesOn || sendsHere || kinds.some((kind) => kindOnly.includes(kind))) return false
    return saysSomething(reading, clause, isSentOn, clause === sentence.clauses.at(-1), tongue)
  })
}

function saysSomething(
  { tokens }: Reading,
  { from, to }: Clause,
  isSentOn: boolean,
  isLast: boolean,
  tongue: Tongue,
): boolean {
  let words = 0
  let content = 0
  let leans = false
  for (const { word } of tokens.slice(from, to)) {
    if (!isSpoken(word) || word.text === link.text || word.text === question.text) continue
    if (words++ === 0) leans = tongue.leans(word)
    if (!tongue.isCommon(word)) content++
  }
  if (content === 0) return false
  if (leans) return isLast && words >= longLeaning
  return words >= (isSentOn ? tellsBesideSending : tells)
}
