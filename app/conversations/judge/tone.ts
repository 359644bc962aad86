import { isNegated, type Hit } from './phrases.ts'
import type { Reading } from './read.ts'
import { negators, strengths } from './tone-words.ts'
import { defineWord } from './vocabulary.ts'
import type { Reason } from '../verdict.ts'

for (const text of negators.split(' ')) defineWord(text).negates = true
for (const [strength, list] of strengths) for (const text of list.split(' ')) defineWord(text).strength = strength

const but = defineWord('but')

/** At or below this tone a text is unhappy; the threshold that ships. */
export const unhappyAt = -0.25

/** "Not good" is worse than "good" is good; "not bad" is hardly praise. */
const turned = (tone: number) => (tone > 0 ? -0.75 * tone : -0.4 * tone)

/**
 * How a text sounds, −1 … 1: the weights of its phrases and single words added, turned round by negation, stronger in
 * capitals and after "but", then s/√(s²+15) as VADER does (Hutto & Gilbert 2014). Adds its reasons to `reasons`.
 */
export function readTone(reading: Reading, hits: readonly Hit[], reasons: Reason[]): number {
  const { tokens, text } = reading
  const turn = tokens.findLastIndex((token) => token.word === but)
  const emphasis = (at: number) => (turn < 0 ? 1 : at > turn ? 1.25 : 0.7)
  const allShouted = tokens.every((token) => token.shouted || token.end - token.start < 2)
  let sum = 0
  const covered = new Set<number>()
  const met = new Set<Hit['rule']>()
  const isTroubled = hits.some(({ rule }) => rule.weight < -1)
  for (const { rule, from, to } of hits) {
    if (rule.weight === 0 || rule.kind === 'automated' || rule.kind === 'automated hint') continue
    for (let at = from; at < to; at++) covered.add(at)
    sum += rule.weight * emphasis(from) * (met.has(rule) ? 0.4 : 1) * (isTroubled && rule.kind === 'thanks' ? 0.3 : 1)
    if (!met.has(rule)) reasons.push({ words: textOf(reading, from, to), weight: rule.weight, says: rule.says })
    met.add(rule)
  }
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (!token || token.word.tone === 0 || covered.has(at)) continue
    const before = tokens[at - 1]
    let tone = token.word.tone * emphasis(at)
    if (before && !before.ends) tone *= before.word.strength
    if (token.shouted && !allShouted) tone *= 1.3
    if (isNegated(tokens, at)) tone = turned(tone)
    else if (tone > 0 && isTroubled) tone *= 0.5
    sum += tone
    const says = tone < 0 ? 'sounds unhappy' : 'sounds pleased'
    reasons.push({ words: text.slice(token.start, token.end), weight: round(tone), says })
  }
  sum *= 1 + 0.05 * Math.min(reading.exclamations, 4)
  return round(sum / Math.sqrt(sum * sum + 15))
}

/** The words of some tokens as they stand in the text. */
export function textOf({ text, tokens }: Reading, from: number, to: number): string {
  return text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0)
}

const round = (value: number) => Math.round(value * 100) / 100
