import type { JudgedVerdict, Reason } from '../verdict.ts'
import { fingerprint } from '../words.ts'
import { automation, isAutomated } from './automated.ts'
import { mockery, pleased, upset } from './moods.ts'
import { problems, questions, requests } from './needs.ts'
import { compilePhrases, type Hit, type RuleKind } from './phrases.ts'
import { number, question, type Reading } from './read.ts'
import { announcements, solved, thanks, unsettled } from './thanks.ts'
import { readTone, textOf, unhappyAt } from './tone.ts'
import { defineWord } from './vocabulary.ts'

const findPhrases = compilePhrases([
  ...questions,
  ...requests,
  ...problems,
  ...upset,
  ...mockery,
  ...pleased,
  ...thanks,
  ...solved,
  ...announcements,
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

/** What a customer's readable text says. */
export function judgeInbound(reading: Reading): JudgedVerdict {
  const all = findPhrases(reading)
  const bitter = all.filter((hit) => hit.rule.kind === 'mockery')
  // Praise and thanks inside bitter words are not meant.
  const hits = all.filter((hit) => !isMocked(hit, bitter) && !(hit.rule.kind === 'solved' && isUnsettled(reading, hit)))
  const has = (kind: RuleKind) => hits.some((hit) => hit.rule.kind === kind)

  const reasons: Reason[] = []
  const tone = readTone(reading, hits, reasons)
  const settled = hits.find((hit) => hit.rule.kind === 'solved')
  const saysSolved = settled !== undefined
  const asked = hits.find((hit) => hit.rule.kind === 'question' || hit.rule.kind === 'request')
  const troubled = !saysSolved && (has('problem') || has('upset') || has('mockery'))
  const automated = isAutomated(hits)
  const unhappy = tone <= unhappyAt
  const toEverybody = has('announcement') && !troubled
  const needsAnswer = !automated && !toEverybody && (asked !== undefined || troubled || (unhappy && !saysSolved))
  const complaint = needsAnswer && unhappy
  const thanked = hits.find((hit) => hit.rule.kind === 'thanks')
  const gratitude =
    thanked !== undefined && !complaint && !has('politeness') && !(needsAnswer && isClosing(reading, thanked))

  if (asked && asked.rule.weight === 0)
    reasons.push({ words: textOf(reading, asked.from, asked.to), weight: 1, says: asked.rule.says })
  return {
    needsAnswer,
    complaint,
    tone,
    gratitude,
    saysSolved,
    tellsMore: tellsMore(reading, hits),
    passesAlong: false,
    asks: false,
    promises: false,
    apologises: false,
    helps: false,
    automated,
    why: reasons,
  }
}

/** Thanks come with a word or two around them ("the quick reply", "you guys"). */
const tellingWords = 3

const settling: ReadonlySet<RuleKind> = new Set(['thanks', 'solved', 'pleased', 'politeness'])

/** Whether it says something beside the thanks: a number, or words enough that carry meaning. */
function tellsMore({ text, tokens }: Reading, hits: readonly Hit[]): boolean {
  const settles = new Set<number>()
  for (const hit of hits) if (settling.has(hit.rule.kind)) for (let at = hit.from; at < hit.to; at++) settles.add(at)
  if (tokens.some(({ word }) => word === number)) return true
  const rest = tokens.filter((_, at) => !settles.has(at)).map(({ start, end }) => text.slice(start, end))
  return (fingerprint(rest.join(' ')) ?? []).length >= tellingWords
}

const isMocked = (hit: Hit, bitter: readonly Hit[]) =>
  (hit.rule.kind === 'thanks' || hit.rule.kind === 'pleased') &&
  bitter.some((mock) => hit.from < mock.to && mock.from < hit.to)

/** Thanks as the last words of a request are politeness. */
const isClosing = (reading: Reading, thanked: Hit) => thanked.from > 0 && thanked.to >= reading.tokens.length - 1
