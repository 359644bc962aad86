import type { Place } from '../../verdict.ts'
import type { Rule, RuleKind } from '../phrases.ts'

/** What each group of a language's phrases says, and how much it weighs; the same in every language. */
const inboundKinds = {
  opens: ['question', 'asks', 0],
  asks: ['question', 'asks', 0],
  requests: ['request', 'asks for something', 0],
  fails: ['problem', 'reports that something fails', -0.8],
  waits: ['problem', 'is kept waiting', -0.8],
  repeats: ['problem', 'says that it keeps happening', -0.8],
  money: ['problem', 'is about money taken', -0.8],
  ignored: ['problem', 'got no answer or no help', -1.2],
  upset: ['upset', 'is dissatisfied', -2],
  leaves: ['upset', 'is leaving or will not come back', -1.5],
  mockery: ['mockery', 'sounds bitter', -3],
  pleased: ['pleased', 'is pleased', 1.5],
  thanks: ['thanks', 'thanks', 1],
  polite: ['politeness', 'is polite', 0.2],
  solved: ['solved', 'says it is settled', 0.5],
  greets: ['hint', 'greets', 0],
  automated: ['automated', 'is an automatic message', 4],
} as const satisfies Record<string, readonly [RuleKind, string, number]>

const outboundKinds = {
  messageUs: ['sends', 'sends elsewhere', 3, 'private message'],
  callUs: ['sends', 'sends elsewhere', 3, 'phone'],
  mailUs: ['sends', 'sends elsewhere', 3, 'email'],
  fillIn: ['sends', 'sends elsewhere', 3, 'form'],
  chatWithUs: ['sends', 'sends elsewhere', 3, 'chat'],
  goTo: ['sends', 'sends elsewhere', 3, 'team'],
  contact: ['sends', 'sends elsewhere', 3],
  byMessage: ['place', 'names a way', 0, 'private message'],
  byPhone: ['place', 'names a way', 0, 'phone'],
  byMail: ['place', 'names a way', 0, 'email'],
  byForm: ['place', 'names a way', 0, 'form'],
  byChat: ['place', 'names a way', 0, 'chat'],
  toTeam: ['place', 'names a way', 0, 'team'],
  asks: ['asks', 'asks', 1.5],
  promises: ['promises', 'promises', 1],
  apologises: ['apologises', 'apologises', 1],
  courtesy: ['courtesy', 'is polite', 0],
  closes: ['closes', 'takes leave', 0],
  excuses: ['excuses', 'says why not here', 0],
  advice: ['advice', 'gives advice', 2],
  informs: ['informs', 'points to what answers it', 1.5],
  automated: ['automated', 'is an automatic message', 4],
} as const satisfies Record<string, readonly [RuleKind, string, number, Place?]>

/** Phrases in the notation of `Rule`; those of `opens` and `automated` count only where a sentence begins. */
export type Inbound = Record<keyof typeof inboundKinds, readonly string[]>
export type Outbound = Record<keyof typeof outboundKinds, readonly string[]>

type Kinds = Record<string, readonly [RuleKind, string, number, Place?]>

function rulesOf(kinds: Kinds, phrases: Record<string, readonly string[]>): Rule[] {
  return Object.entries(kinds).map(([name, [kind, says, weight, place]]) => ({
    kind,
    says,
    weight,
    phrases: phrases[name] ?? [],
    ...(place && { place }),
    ...((name === 'opens' || name === 'automated') && { opens: true as const }),
  }))
}

export const inboundRules = (phrases: Inbound): Rule[] =>
  rulesOf(inboundKinds, { ...phrases, asks: ['?', ...phrases.asks] })
export const outboundRules = (phrases: Outbound): Rule[] =>
  rulesOf(outboundKinds, { ...phrases, asks: ['?', ...phrases.asks] })
