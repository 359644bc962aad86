import type { Reason } from '../verdict.ts'
import { earnestOf } from './contentment.ts'
import { but, observe } from './observe.ts'
import type { Hit } from './phrases.ts'
import type { Reading } from './read.ts'
import { weights, type CueName } from './weights.ts'

const praising: ReadonlySet<CueName> = new Set([
  'is pleased',
  'thanks',
  'says it is settled',
  'friendly word',
  'warm word',
  'happy sign',
  'denied blame',
  'thanks beside trouble',
  'praise beside trouble',
])

const delighted: ReadonlySet<CueName> = new Set([
  'is pleased',
  'says it is settled',
  'warm word',
  'happy sign',
  'praise beside trouble',
])

type Trait = { weight: number; says: string; praises: boolean; delights: boolean; earnest: number }

/** All of a cue that is asked for, found at once: a text has a dozen of them. */
const traits = Object.fromEntries(
  (Object.keys(weights) as CueName[]).map((cue): [CueName, Trait] => {
    const [weight, says] = weights[cue]
    return [cue, { weight, says, praises: praising.has(cue), delights: delighted.has(cue), earnest: earnestOf(cue) }]
  }),
) as Record<CueName, Trait>

/** How a text sounds, what its gloomiest sentence weighs, and whether it praises. */
export type Sound = {
  tone: number
  lowest: number
  isPraise: boolean
  isContent: boolean
  earnest: number
  soberest: number
}

/**
 * How a text sounds, −1 … 1; below zero is unhappy, the threshold that ships. The weights of its cues added, then
 * s/√(s²+4), so that it needs no function that machines round differently. Adds its reasons to `reasons`.
 */
export function readTone(reading: Reading, hits: readonly Hit[], reasons: Reason[]): Sound {
  let sum: number = weights.start[0]
  let praise = 0
  let delight = 0
  let earnest = 0
  const said = new Map<CueName, Reason>()
  const told = new Uint8Array(reading.tokens.length)
  const sentences = sentencesOf(reading)
  const moods = new Float64Array((sentences.at(-1) ?? 0) + 1)
  const praised = new Uint8Array(moods.length)
  observe(reading, hits, (cue, value, from, to) => {
    const trait = traits[cue]
    const { weight, says } = trait
    const weighs = weight * value
    sum += weighs
    if (trait.praises) praise += weighs
    if (trait.delights) delight += weighs
    if (trait.earnest > earnest) earnest = trait.earnest
    if (to === 0 || weight === 0) return
    const sentence = sentences[from] ?? 0
    if (trait.praises) praised[sentence] = 1
    moods[sentence] = (moods[sentence] ?? 0) + (weighs > 0 ? halfMeant * weighs : weighs)
    const known = said.get(cue)
    if (known) {
      if (Math.abs(weighs) > Math.abs(known.weight)) known.weight = round(weighs)
      return
    }
    // A word of a phrase already given is no reason of its own.
    if (to === from + 1 && told[from] === 1) return
    told.fill(1, from, to)
    const reason = { words: textOf(reading, from, to), weight: round(weighs), says }
    said.set(cue, reason)
    reasons.push(reason)
  })
  let [lowest, soberest, last] = [moods[0] ?? 0, 0, 0]
  for (let at = 0; at < moods.length; at++) {
    const mood = moods[at] ?? 0
    if (mood < lowest) lowest = mood
    if (mood < soberest && praised[at] === 0) soberest = mood
    if (mood !== 0) last = mood
  }
  const isPraise = praise > praiseAt
  const isContent =
    (isPraise && earnest === 0) || (delight >= delightAt && earnest < 2 && (last > 0 || lowest > mildAt))
  if (sum <= 0 && !isContent) return { tone: squash(sum - 0.5), lowest, isPraise, isContent, earnest, soberest }
  const tone = praise > 0 && (lowest > -praise || isContent) ? squash(praise + Math.min(lowest, 0)) : 0
  return { tone: isContent ? Math.max(tone, 0) : tone, lowest, isPraise, isContent, earnest, soberest }
}

const squash = (sum: number) => round(sum / Math.sqrt(sum * sum + 4))

/** More than friendly: praise that stands by itself. */
const delightAt = 0.9
/** A gloomier sentence than this is told in earnest unless praise comes after it. */
const mildAt = -0.9
/** More than plain thanks. */
const praiseAt = 0.6
/** Kind words in the sentence that tells of trouble take away only part of it. */
const halfMeant = 0.5

/** For each token the number of its sentence; "but" begins a new one. */
function sentencesOf({ tokens }: Reading): Uint16Array {
  const sentences = new Uint16Array(tokens.length)
  for (let at = 1; at < tokens.length; at++) {
    const ended = tokens[at - 1]?.ends === 'sentence' || tokens[at]?.word === but
    sentences[at] = (sentences[at - 1] ?? 0) + (ended ? 1 : 0)
  }
  return sentences
}

/** The words of some tokens as they stand in the text. */
export function textOf({ text, tokens }: Reading, from: number, to: number): string {
  return text.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0)
}

const round = (value: number) => Math.round(value * 100) / 100
