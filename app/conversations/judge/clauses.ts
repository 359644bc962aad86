import type { Hit, RuleKind } from './phrases.ts'
import { link, question, type Reading } from './read.ts'

/** As much of a reply as is read at once; what it does besides being kind decides. */
export type Clause = {
  from: number
  to: number
  question: boolean
  kinds: RuleKind[]
  /** It goes on with what its sentence asks for: "please DM us your name, your address, …". */
  goesOn: boolean
}

/** A sentence with its clauses and what was found in it; a link that stands alone belongs to the sentence before it. */
export type Sentence = { from: number; to: number; clauses: Clause[]; hits: Hit[]; linkAt: number }

/**
 * Cuts a reply into sentences and clauses, each with the hits that begin in it, in the order they are read. What a
 * `sends` hit does to its clause is marked later, once it is known whether it sends.
 */
export function sentencesOf(reading: Reading, hits: readonly Hit[]): Sentence[] {
  const { tokens } = reading
  const sentences: Sentence[] = []
  let sentence: Sentence | undefined
  let from = 0
  let next = 0
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    const asked = tokens[at + 1]?.word.text === question.text
    const linkEnds = token?.word.text === link.text && isBeforeCapital(reading, at)
    if (token?.ends === '' && at < tokens.length - 1 && !asked && !linkEnds) continue
    if (!sentence) {
      const before = sentences.at(-1)
      if (before && tokens[from]?.word.text === link.text) sentence = before
      else sentences.push((sentence = { from, to: at + 1, clauses: [], hits: [], linkAt: -1 }))
    }
    sentence.clauses.push({ from, to: at + 1, question: asked, kinds: [], goesOn: false })
    if (asked) at++
    sentence.to = at + 1
    for (let each = from; each <= at; each++) if (tokens[each]?.word.text === link.text) sentence.linkAt = each
    for (let hit = hits[next]; hit && hit.from <= at; hit = hits[++next]) {
      sentence.hits.push(hit)
    }
    from = at + 1
    if (asked || linkEnds || tokens[at]?.ends === 'sentence') sentence = undefined
  }
  for (const each of sentences) {
    let first = 0
    for (const hit of each.hits) {
      while ((each.clauses[first]?.to ?? Infinity) <= hit.from) first++
      if (hit.rule.kind !== 'sends') mark(each, hit, first)
    }
  }
  return sentences
}

/** A link stands where a sentence ends when a capital follows: "the steps are here: https://… Let us know". */
function isBeforeCapital({ tokens, text }: Reading, at: number): boolean {
  const code = text.charCodeAt(tokens[at + 1]?.start ?? text.length)
  return code >= 65 && code <= 90
}

/** Marks the clauses that a hit touches, looking from the clause numbered `first` on. */
export function mark({ clauses }: Sentence, { rule, from, to }: Hit, first = 0): void {
  for (let at = first; at < clauses.length; at++) {
    const clause = clauses[at]
    if (!clause || clause.from >= to) return
    // The question mark itself stands behind its clause.
    if (from < clause.to + (clause.question ? 1 : 0) && !clause.kinds.includes(rule.kind)) clause.kinds.push(rule.kind)
  }
}

/** Marks the clauses that only go on with what the one before asks for or sends for. */
export function markGoingOn({ clauses }: Sentence): void {
  for (let at = 1; at < clauses.length; at++) {
    const [before, clause] = [clauses[at - 1], clauses[at]]
    if (before && clause)
      clause.goesOn = before.goesOn || before.kinds.includes('sends') || before.kinds.includes('asks')
  }
}
