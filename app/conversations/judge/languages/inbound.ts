import { type JudgedVerdict, plainVerdict, type Reason } from '../../verdict.ts'
import { isAutomated } from '../automated.ts'
import { isNegated, type Hit, type RuleKind } from '../phrases.ts'
import { number, question, type Reading } from '../read.ts'
import { textOf } from '../tone.ts'
import { isSpoken } from '../vocabulary.ts'
import type { Tongue } from './tongue.ts'

const troubling: ReadonlySet<RuleKind> = new Set(['problem', 'upset', 'mockery'])
const settling: ReadonlySet<RuleKind> = new Set(['thanks', 'solved', 'pleased', 'politeness', 'hint'])
/** What these say is not said again by their single words. */
const whole: ReadonlySet<RuleKind> = new Set([...troubling, ...settling])

/** A report of one thing that went wrong is no complaint by itself. */
const start = 1
/** The second time something is said it adds less. */
const again = 0.5
const saysMore = 3
const gloomy = 0.5

/**
 * Reads what a customer says in a language other than English by that language's words and phrases alone; `null` where
 * they do not say what it wants. Below zero the tone is unhappy: weights added from `start`, then s/√(s²+4).
 */
export function inboundReader(tongue: Tongue): (reading: Reading) => JudgedVerdict | null {
  return (foreign) => {
    const reading = tongue.reread(foreign)
    const hits = meant(reading, tongue)
    const has = (kind: RuleKind) => hits.some((hit) => hit.rule.kind === kind)
    const reasons: Reason[] = []
    const sum = soundOf(reading, hits, tongue, reasons)
    if (sum === null) return null
    const isUnhappy = sum < 0
    const tone = sum < 0 || sum > start ? squash(sum < 0 ? sum : sum - start) : 0
    const settled = hits.findLast((hit) => hit.rule.kind === 'solved')
    const saysSolved =
      settled !== undefined &&
      !isUnhappy &&
      !hits.some((hit) => hit.from >= settled.from && troubling.has(hit.rule.kind))
    const asked = has('question') || (has('request') && !saysSolved)
    // A gloomy word alone is enough: who is overlooked waits for nothing.
    const troubled = !saysSolved && (sum < start - gloomy || hits.some(({ rule }) => troubling.has(rule.kind)))
    const automated = isAutomated(hits)
    const needsAnswer = !automated && (asked || troubled || isUnhappy)
    const complaint = needsAnswer && isUnhappy
    // Some of its words are known, but none that says what it wants.
    if (!needsAnswer && !automated && sum <= start && !saysSolved && tellsMore(reading, hits, tongue)) return null
    const thanked = hits.find((hit) => hit.rule.kind === 'thanks')
    return {
      ...plainVerdict,
      needsAnswer,
      complaint,
      tone,
      gratitude:
        thanked !== undefined && !complaint && !has('politeness') && !(needsAnswer && closes(reading, thanked)),
      saysSolved,
      tellsMore: tellsMore(reading, hits, tongue),
      automated,
      why: reasons,
    }
  }
}

const squash = (sum: number) => Math.round((sum / Math.sqrt(sum * sum + 4)) * 100) / 100

/** The phrases that are meant as they are said. */
function meant(reading: Reading, tongue: Tongue): Hit[] {
  const all = tongue.inbound(reading)
  const bitter = all.filter(({ rule }) => rule.kind === 'mockery')
  const thanks = all.filter(({ rule }) => rule.kind === 'thanks')
  return all.filter(({ rule, from, to }) => {
    if (rule.kind === 'solved') return !isUnsettled(reading, from, to, tongue)
    // "Thanks for the help" asks for none.
    if (rule.kind === 'request') return !thanks.some((thank) => thank.from <= from && to <= thank.to)
    if (rule.kind !== 'thanks' && rule.kind !== 'pleased') return true
    return !bitter.some((mock) => from < mock.to && mock.from < to)
  })
}

/** Whether a settling is only asked for, wished or denied. */
function isUnsettled({ tokens }: Reading, from: number, to: number, tongue: Tongue): boolean {
  for (let at = from - 1; at >= 0 && tokens[at]?.ends === ''; at--) {
    const word = tokens[at]?.word
    if (word && (word.negates || tongue.unsettles(word))) return true
  }
  for (let at = to - 1; at < tokens.length; at++) {
    if (tokens[at]?.word.text === question.text) return true
    if (tokens[at]?.ends === 'sentence') return tokens[at + 1]?.word.text === question.text
  }
  return false
}

/** The weights added up; `null` where nothing in the text is known to say anything. */
function soundOf(reading: Reading, hits: readonly Hit[], tongue: Tongue, reasons: Reason[]): number | null {
  const { tokens } = reading
  const covered = new Uint8Array(tokens.length)
  const met = new Map<string, number>()
  let sum = start
  let known = hits.length > 0
  const give = (from: number, to: number, weight: number, says: string) => {
    if (weight !== 0 && !reasons.some((reason) => reason.says === says))
      reasons.push({ words: textOf(reading, from, to), weight: Math.round(weight * 100) / 100, says })
  }
  for (const { rule, from, to } of hits) {
    const { kind, says, weight } = rule
    if (whole.has(kind)) covered.fill(1, from, to)
    if (kind === 'automated' || kind === 'automated hint') continue
    // Phrases of one kind that lie over each other say it once.
    const before = met.get(says)
    if (before === undefined || from >= before) sum += weight * (before === undefined ? 1 : again)
    met.set(says, Math.max(to, before ?? 0))
    give(from, to, weight === 0 && (kind === 'question' || kind === 'request') ? 0.01 : weight, says)
  }
  const isBitter = hits.some(({ rule }) => rule.kind === 'mockery')
  for (const [at, { word }] of tokens.entries()) {
    if (word.tone === 0 || covered[at] === 1) continue
    known = true
    if (isBitter && word.tone > 0) continue
    const denied = isSpoken(word) && isNegated(tokens, at, tongue.fillers)
    const before = tokens[at - 1]
    const strong = before && !before.ends ? before.word.strength : 1
    const tone = denied ? word.tone * (word.tone > 0 ? -0.7 : -0.4) : word.tone * strong
    const says = `${denied ? 'denies something ' : 'sounds '}${word.tone > 0 ? (denied ? 'good' : 'pleased') : denied ? 'bad' : 'unhappy'}`
    const weight = tone * (met.has(says) ? again : 1)
    met.set(says, at)
    sum += weight
    give(at, at + 1, weight, says)
  }
  if (!known) return null
  if (sum >= start) return sum
  // How it is written makes trouble worse, and nothing else.
  const shouted = tokens.filter((token) => token.shouted && token.end - token.start > 2).length
  return sum - (shouted > 1 ? 0.4 : 0) - (reading.exclamations > 1 ? 0.4 : 0) - (reading.insists ? 0.4 : 0)
}

/** Thanks as the last words of a request are politeness. */
const closes = ({ tokens }: Reading, thanked: Hit) => thanked.from > 0 && thanked.to >= tokens.length - 1

/** Whether it says something beside the thanks: a number, or words enough that carry meaning. */
function tellsMore({ tokens }: Reading, hits: readonly Hit[], tongue: Tongue): boolean {
  let words = 0
  for (const [at, { word }] of tokens.entries()) {
    if (word.text === number.text) return true
    if (!isSpoken(word) || tongue.isCommon(word)) continue
    if (!hits.some(({ rule, from, to }) => settling.has(rule.kind) && from <= at && at < to)) words++
  }
  return words >= saysMore
}
