import { type JudgedVerdict, plainVerdict, type Reason } from '../verdict.ts'
import { fingerprint } from '../words.ts'
import { withoutSettled } from './contentment.ts'
import { automation, isAutomated } from './automated.ts'
import { bitterly, mockery, pleased, sarcasm, upset } from './moods.ts'
import { failures } from './failures.ts'
import { money } from './money.ts'
import { questions, requests } from './needs.ts'
import { waits } from './waits.ts'
import { compilePhrases, type Hit, type RuleKind } from './phrases.ts'
import { mention, number, question, type Reading } from './read.ts'
import { announcements, courtesies, solved, thanks, unsettled } from './thanks.ts'
import { withoutSignature } from './signature.ts'
import { readTone, textOf, type Sound } from './tone.ts'
import { defineWord, isSpoken } from './vocabulary.ts'

const findPhrases = compilePhrases([
  ...questions,
  ...requests,
  ...failures,
  ...waits,
  ...money,
  ...upset,
  ...mockery,
  ...sarcasm,
  ...pleased,
  ...thanks,
  ...solved,
  ...announcements,
  ...courtesies,
  ...automation,
])

const unsettling = new Set(unsettled.split(' ').map(defineWord))

/** Whether a sentence speaks of a settling that has not come: it asks, wishes or denies before the words. */
function isUnsettled({ tokens }: Reading, { from, to }: Hit): boolean {
  for (let at = from - 1; at >= 0 && tokens[at]?.ends === ''; at--) {
    const word = tokens[at]?.word
    if (word && unsettling.has(word)) return true
  }
  for (let at = to - 1; at < tokens.length; at++) {
    if (tokens[at]?.word === question) return true
    if (at >= to && tokens[at]?.ends === 'sentence') return tokens[at + 1]?.word === question
  }
  return false
}

/** The phrases that are meant as they are said. */
export function meant(reading: Reading): Hit[] {
  const all = findPhrases(reading).filter((hit) => hit.rule !== sarcastic || isPraised(reading, hit))
  const bitter = all.filter((hit) => hit.rule.kind === 'mockery')
  const isSarcastic = bitter.some(({ rule }) => rule === sarcastic)
  // Praise and thanks inside bitter words are not meant.
  const said = all.filter(
    (hit) => !isMocked(hit, bitter, isSarcastic) && !(hit.rule.kind === 'solved' && isUnsettled(reading, hit)),
  )
  return withoutSettled(reading, said)
}

/** What a customer's readable text says. */
export function judgeInbound(whole: Reading): JudgedVerdict {
  const reading = withoutSignature(whole)
  const hits = meant(reading)
  const has = (kind: RuleKind) => hits.some((hit) => hit.rule.kind === kind)

  const reasons: Reason[] = []
  const sound = readTone(reading, hits, reasons)
  const { tone } = sound
  const isUnhappy = tone < 0
  const settled = hits.findLast((hit) => hit.rule.kind === 'solved')
  // What goes wrong after it was settled is not settled.
  const saysSolved =
    settled !== undefined && !isUnhappy && !hits.some((hit) => hit.from >= settled.to && troubling.has(hit.rule.kind))
  const asked = hits.find(
    ({ rule, from, to }) =>
      (rule.kind === 'question' && !isAside(reading, from, saysSolved, sound.isPraise)) ||
      (rule.kind === 'request' && !saysSolved && !isPolite(hits, from, to)),
  )
  const troubled = !saysSolved && isTroubled(reading, hits, sound)
  const automated = isAutomated(hits)
  const toEverybody =
    has('announcement') && !hits.some(asksInWords) && !(isUnhappy || hits.some((hit) => troubling.has(hit.rule.kind)))
  const needsAnswer = !automated && !toEverybody && (asked !== undefined || troubled || isUnhappy)
  const complaint = needsAnswer && isUnhappy
  const thanked = hits.find((hit) => hit.rule.kind === 'thanks')
  const gratitude =
    thanked !== undefined && !complaint && !has('politeness') && !(needsAnswer && isClosing(reading, thanked))

  if (asked && !isUnhappy)
    standsOut(reasons, { words: textOf(reading, asked.from, asked.to), weight: 1, says: asked.rule.says })
  return {
    ...plainVerdict,
    needsAnswer,
    complaint,
    tone,
    gratitude,
    saysSolved,
    tellsMore: tellsMore(reading, hits),
    automated,
    why: reasons,
  }
}

const troubling: ReadonlySet<RuleKind> = new Set(['problem', 'upset', 'mockery'])

/** A mere question mark may be anything in an advert. */
const asksInWords = ({ rule }: Hit) => rule.kind === 'question' && rule.cue !== 'question mark'

/**
 * A verb opens no question where none is marked and nobody is left to ask, "solved it, was a wrong password", or where
 * it goes on with the name that is praised, "@brand is the best".
 */
function isAside({ tokens }: Reading, from: number, saysSolved: boolean, isPraise: boolean): boolean {
  const before = tokens[from - 1]
  const follows = (saysSolved && before?.ends === 'clause') || (isPraise && before?.word === mention)
  return follows && !tokens.some(({ word }, at) => at > from && word === question)
}

/** "Yes please", "no thanks": the words of a request that ask for nothing. */
const isPolite = (hits: readonly Hit[], from: number, to: number) =>
  hits.some(
    ({ rule, ...hit }) => (rule.kind === 'politeness' || rule.kind === 'thanks') && hit.from <= from && hit.to >= to,
  )

/** From this many words on, something gloomy is told to somebody, not exclaimed. */
const tellingWords = 4

/**
 * Whether it tells of trouble without asking. Little is enough, since who is overlooked waits for nothing; but beside
 * praise it takes a gloomy sentence, and without a phrase for what went wrong a few gloomy words.
 */
function isTroubled({ tokens }: Reading, hits: readonly Hit[], sound: Sound): boolean {
  const { lowest, soberest, isPraise, isContent, earnest } = sound
  if (isContent) return false
  if (hits.some(({ rule }) => troubling.has(rule.kind))) {
    if (lowest < (isPraise ? -0.9 : -0.15)) return true
    // A sentence of its own tells of trouble, whatever another praises.
    if (earnest === 2 && soberest < -0.25) return true
  }
  return !isPraise && lowest < -0.5 && tokens.filter(({ word }) => isSpoken(word)).length >= tellingWords
}

/** The words that ask decide, however little they tell of the tone. */
function standsOut(reasons: Reason[], asking: Reason): void {
  const same = reasons.findIndex(({ words }) => words === asking.words)
  if (same < 0) reasons.push(asking)
  else reasons[same] = asking
}

/** Thanks come with a word or two around them ("the quick reply", "you guys"). */
const moreWords = 3

const settling: ReadonlySet<RuleKind> = new Set(['thanks', 'solved', 'pleased', 'politeness'])

/** Whether it says something beside the thanks: a number, or words enough that carry meaning. */
function tellsMore({ text, tokens }: Reading, hits: readonly Hit[]): boolean {
  const settles = new Set<number>()
  for (const hit of hits) if (settling.has(hit.rule.kind)) for (let at = hit.from; at < hit.to; at++) settles.add(at)
  if (tokens.some(({ word }) => word === number)) return true
  const rest = tokens.filter((_, at) => !settles.has(at)).map(({ start, end }) => text.slice(start, end))
  return (fingerprint(rest.join(' ')) ?? []).length >= moreWords
}

const [sarcastic] = sarcasm
const praises = new Set(bitterly.split('|').map(defineWord))

/** "Oh great, another delay". */
const isPraised = ({ tokens }: Reading, { from }: Hit) => praises.has(tokens[from - 1]?.word ?? question)

const isMocked = (hit: Hit, bitter: readonly Hit[], isSarcastic: boolean) =>
  (hit.rule.kind === 'thanks' || hit.rule.kind === 'pleased') &&
  (isSarcastic || bitter.some((mock) => hit.from < mock.to && mock.from < hit.to))

/** Thanks as the last words of a request are politeness. */
const isClosing = (reading: Reading, thanked: Hit) => thanked.from > 0 && thanked.to >= reading.tokens.length - 1
