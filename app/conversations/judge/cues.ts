import type { Rule, RuleKind } from './phrases.ts'
import { weights, type CueName } from './weights.ts'

/** A group of phrases that are one cue: what it weighs and says stands in `weights`. */
export function cue(name: CueName, kind: RuleKind, phrases: readonly string[], opens = false): Rule {
  const [weight, says] = weights[name]
  return { cue: name, kind, says, weight, phrases, ...(opens && { opens }) }
}
