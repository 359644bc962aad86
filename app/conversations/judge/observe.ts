import { settledTokens } from './contentment.ts'
import { isNegated, type Hit } from './phrases.ts'
import { bitterHashtag, link, mention, number, type Reading, type Token } from './read.ts'
import { negators, strengths } from './tone-words.ts'
import { defineWord, isSpoken, type Word } from './vocabulary.ts'
import type { CueName } from './weights.ts'

for (const text of negators.split(' ')) defineWord(text).negates = true
for (const [strength, list] of strengths) for (const text of list.split(' ')) defineWord(text).strength = strength

const setOf = (words: string) => new Set(words.split(' ').map(defineWord))
const ourselves = setOf("i i'm i've i'd i'll me my mine myself we we're we've we'll our ours us")
const you = setOf("you your yours yourself you're you've you'll you'd guys")
export const but = defineWord('but')

/** Something met in a text that says how it sounds: the cue, how much of it, and the tokens it rests on. */
type Note = (cue: CueName, value: number, from: number, to: number) => void

const troubling = new Set<Hit['rule']['kind']>(['problem', 'upset', 'mockery'])
/** The second time a cue is met it tells less. */
const again = 0.4
/** And so on, for single words. */
const fading = [1, 0.6, 0.4, 0.2]

/** Calls `note` for every cue of a text: phrases, single words and signs, and how the whole is written. */
export function observe(reading: Reading, hits: readonly Hit[], note: Note): void {
  const { tokens } = reading
  const turn = tokens.findLastIndex((token) => token.word === but)
  const emphasis = (at: number) => (turn < 0 ? 1 : at > turn ? 1.25 : 0.7)
  const isTroubled = hits.some(({ rule }) => troubling.has(rule.kind))
  const isBitter = hits.some(({ rule }) => rule.kind === 'mockery')
  const isAsking = hits.some(({ rule }) => rule.kind === 'question')
  const covered = new Uint8Array(tokens.length)
  const settled = settledTokens(reading, hits)
  const met = new Map<CueName, number>()
  for (const { rule, from, to } of hits) {
    const { cue, kind } = rule
    if (kind === 'courtesy') covered.fill(1, from, to)
    if (!cue) continue
    const meant =
      isTroubled && kind === 'thanks'
        ? 'thanks beside trouble'
        : isTroubled && kind === 'pleased'
          ? 'praise beside trouble'
          : cue
    // What these say is not said again by their single words.
    if (kind === 'mockery' || kind === 'thanks' || kind === 'pleased') covered.fill(1, from, to)
    note(meant, emphasis(from) * (met.has(meant) ? again : 1), from, to)
    met.set(meant, 1)
  }
  const isUnhappy = observeWords(reading, { covered, settled, emphasis, isTroubled, isBitter, met }, note)
  observeWhole(reading, isTroubled || isUnhappy, note)
  if (isAsking && !isTroubled && !isUnhappy) note('question about nothing wrong', 1, 0, 0)
}

/** The single words and signs; whether any is unhappy. */
type Around = {
  covered: Uint8Array
  settled: Uint8Array | null
  emphasis: (at: number) => number
  isTroubled: boolean
  isBitter: boolean
  met: Map<CueName, number>
}

function observeWords(
  { tokens }: Reading,
  { covered, settled, emphasis, isTroubled, isBitter, met }: Around,
  note: Note,
): boolean {
  const allShouted = tokens.every((token) => token.shouted || token.end - token.start < 2)
  let isUnhappy = false
  let denials = 0
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (!token || covered[at] === 1) continue
    const { word } = token
    // What went wrong and is settled is not gloomy.
    if (settled?.[at] === 1 && (word.negates || word.tone < 0)) continue
    if (word.negates) note('denial', denials++ ? again : 1, at, at + 1)
    // Praise beside bitter words is not meant.
    if (word.tone === 0 || word.negates || (isBitter && word.tone > 0)) continue
    const before = tokens[at - 1]
    let value = emphasis(at) * (before && !before.ends ? before.word.strength : 1)
    if (token.shouted && !allShouted) value *= 1.3
    const cue = cueOf(word, isNegated(tokens, at), isTroubled)
    if (word.tone < 0) isUnhappy = true
    value *= Math.min(Math.abs(word.tone), 4) / (word.tone >= 3 || word.tone <= -3 ? 3 : 2)
    const times = met.get(cue) ?? 0
    note(cue, value * (fading[times] ?? 0), at, at + 1)
    met.set(cue, times + 1)
  }
  return isUnhappy
}

function cueOf(word: Word, isDenied: boolean, isTroubled: boolean): CueName {
  if (word === bitterHashtag) return 'bitter hashtag'
  if (!isSpoken(word)) return word.tone >= 0 ? 'happy sign' : word.tone <= -3 ? 'angry sign' : 'sad sign'
  if (isDenied) return word.tone < 0 ? 'denied blame' : 'denied praise'
  if (word.tone < 0) return word.tone <= -3 ? 'harsh word' : 'unhappy word'
  if (isTroubled) return 'praise beside trouble'
  return word.tone >= 3 ? 'warm word' : 'friendly word'
}

/** How the whole is written, whatever it says. */
function observeWhole(reading: Reading, isUnhappy: boolean, note: Note): void {
  const { tokens } = reading
  let [own, yours, names, hashtags, shouted, spoken] = [0, 0, 0, 0, 0, 0]
  for (const [at, token] of tokens.entries()) {
    const { word } = token
    if (ourselves.has(word)) own++
    else if (you.has(word)) yours++
    else if (word === mention) names++
    else if (word === number) {
      if (isMoney(reading, token)) note('amount of money', 1, at, at + 1)
    }
    if (token.shouted && token.end - token.start > 2) shouted++
    if (isSpoken(word)) spoken++
    if (reading.text.charCodeAt(token.start) === 35) hashtags++
  }
  if (own) note('speaks of oneself', Math.min(own, 3), 0, 0)
  if (yours) note('speaks to you', Math.min(yours, 3), 0, 0)
  if (reading.exclamations)
    note(isUnhappy ? 'exclamation beside trouble' : 'exclamation', Math.min(reading.exclamations, 3), 0, 0)
  if (shouted) note('shouted word', Math.min(shouted, 4), 0, 0)
  if (reading.stretched) note('stretched word', Math.min(reading.stretched, 2), 0, 0)
  if (reading.ellipses) note('ellipsis', Math.min(reading.ellipses, 2), 0, 0)
  if (reading.insists) note('insistent question', 1, 0, 0)
  if (tokens.at(-1)?.word === link) note('ends with a link', 1, 0, 0)
  if (hashtags) note('hashtags', Math.min(hashtags, 3), 0, 0)
  if (names > 2) note('many names', Math.min(names - 2, 3), 0, 0)
  if (reading.repeats) note('repeats another', 1, 0, 0)
  if (spoken < 5 && !isUnhappy) note('very short', 1, 0, 0)
  if (spoken > 12) note('long text', Math.min(spoken - 12, 24) / 12, 0, 0)
}

const isMoney = ({ text }: Reading, { start, end }: Token) =>
  '$£€₹'.includes(text[start - 1] ?? ' ') || '£€'.includes(text[end] ?? ' ')
