import type { Hit, RuleKind } from './phrases.ts'
import type { Reading } from './read.ts'
import { defineWord } from './vocabulary.ts'
import type { CueName } from './weights.ts'

const setOf = (words: string) => new Set(words.split(' ').map(defineWord))

/** From here on a sentence that thanks no longer says what for. */
const turns = setOf('but however although though yet still unfortunately sadly except while because now')
const about = setOf('for to')
const thanking: ReadonlySet<RuleKind> = new Set(['thanks', 'solved'])
/** Kinds that say of trouble that there is none, or take it upon oneself. */
const taming: ReadonlySet<RuleKind> = new Set(['pleased', 'courtesy', 'solved'])
const tamed: ReadonlySet<RuleKind> = new Set(['problem', 'upset', 'hint', 'request', 'question'])

/**
 * The tokens whose trouble is over: what somebody thanks for ("thanks for refunding the late fee"), up to the end of the
 * clause; and a clause up to the words that say it is settled ("the missing part came").
 */
export function settledTokens({ text, tokens }: Reading, hits: readonly Hit[]): Uint8Array | null {
  if (!hits.some(({ rule }) => thanking.has(rule.kind))) return null
  const settled = new Uint8Array(tokens.length)
  for (const { rule, from, to } of hits) {
    if (rule.kind === 'thanks') {
      const first = tokens[to]?.word
      if (tokens[to - 1]?.ends || !first || !about.has(first)) continue
      for (let at = to; at < tokens.length; at++) {
        const token = tokens[at]
        if (!token || turns.has(token.word) || text.charCodeAt(token.start) === 35) break
        settled[at] = 1
        if (token.ends) break
      }
    } else if (rule.kind === 'solved') {
      settled.fill(1, from, to)
      for (let at = from - 1; at >= 0 && !tokens[at]?.ends; at--) {
        const token = tokens[at]
        if (!token || turns.has(token.word)) break
        settled[at] = 1
      }
    }
  }
  return settled
}

/** Leaves out the trouble that is over, denied by praise that covers it, or the writer's own doing. */
export function withoutSettled(reading: Reading, hits: Hit[]): Hit[] {
  const settled = settledTokens(reading, hits)
  if (!settled && !hits.some(({ rule }) => taming.has(rule.kind))) return hits
  const tame = hits.filter(({ rule }) => taming.has(rule.kind))
  return hits.filter(({ rule, from, to }) => {
    if (!tamed.has(rule.kind)) return true
    if (settled && isAll(settled, from, to)) return false
    return !tame.some((one) =>
      rule.kind === 'question'
        ? one.from <= from && one.to >= to
        : one.from < to && from < one.to && (one.from < from || one.to >= to),
    )
  })
}

function isAll(settled: Uint8Array, from: number, to: number): boolean {
  // A request may begin in what they thank for and end beyond the comma: "thanks for the quick help, my …".
  if (settled[from] !== 1) return false
  for (let at = from; at < to; at++) if (settled[at] !== 1) return to - from <= 2
  return true
}

/** Cues that tell of something gone wrong; the others colour a text, and beside praise are anybody's small talk. */
const telling: ReadonlySet<CueName> = new Set([
  ...(['does not work', 'cannot do it', 'tried in vain', 'broken thing', 'error shown', 'is down'] as const),
  ...(['has a problem', 'wrong thing', 'spoiled food or dirt', 'still waiting', 'not come yet', 'long wait'] as const),
  ...(['broken promise', 'got no answer', 'money taken', 'wants money back', 'deceit', 'bad service'] as const),
  ...(['not good', 'let down', 'bitter praise', 'harsh word', 'angry sign', 'bitter hashtag'] as const),
])
/** Cues that tell it if no praise comes after them. */
const hinting: ReadonlySet<CueName> = new Set([
  ...(['leaves', 'missing thing', 'delay or cancellation', 'keeps happening', 'unhappy word', 'sad sign'] as const),
  ...(['demands better', 'asked again and again'] as const),
])

/** How earnest the trouble is that a cue tells of: 2 anyhow, 1 unless praise comes after it, 0 not. */
export const earnestOf = (cue: CueName): 0 | 1 | 2 => (telling.has(cue) ? 2 : hinting.has(cue) ? 1 : 0)
