import type { Direction, Verdict } from './verdict.ts'

/** Below zero is unhappy; as little as the word of others can say of it. */
const unhappy = -0.25

/**
 * The verdict with what is said in its place, and with what hangs on each answer that changes: a complaint needs an
 * answer, a reply that passes along does not help, and one that does not ask after all does. What is said goes before
 * what follows from it; saying what the verdict has already changes nothing else.
 */
export function withSaid<Of extends Verdict>(verdict: Of, said: Partial<Verdict>, direction: Direction): Of {
  const follows = direction === 'inbound' ? followsInbound(verdict, said) : followsOutbound(verdict, said)
  return { ...verdict, ...follows, ...said }
}

const isYes = (value: Verdict[keyof Verdict] | undefined): boolean =>
  Array.isArray(value) ? value.length > 0 : value === true

/** Said to be so, or not so, of what was not. */
function turns(verdict: Verdict, said: Partial<Verdict>, key: keyof Verdict, to: boolean): boolean {
  const value = said[key]
  if (value === undefined || value === null || isYes(value) !== to) return false
  return verdict[key] === null || isYes(verdict[key]) !== to
}

function followsInbound(verdict: Verdict, said: Partial<Verdict>): Partial<Verdict> {
  const { tone } = verdict
  const turnsTo = (key: keyof Verdict, to: boolean) => turns(verdict, said, key, to)
  return {
    ...(turnsTo('complaint', false) && { tone: tone === null ? null : Math.max(tone, 0) }),
    ...(turnsTo('complaint', true) && { needsAnswer: true, tone: Math.min(tone ?? 0, unhappy) }),
    ...(turnsTo('needsAnswer', false) && { complaint: false }),
    ...(turnsTo('automated', true) && { needsAnswer: false, complaint: false }),
  }
}

function followsOutbound(verdict: Verdict, said: Partial<Verdict>): Partial<Verdict> {
  const turnsTo = (key: keyof Verdict, to: boolean) => turns(verdict, said, key, to)
  if (turnsTo('automated', true) || turnsTo('passesAlong', true)) return { helps: false }
  if (turnsTo('helps', true)) return { passesAlong: false }
  // What kept it from helping is denied: it helps, unless something else that is no help is left.
  const isDenied = (['automated', 'passesAlong', 'asks', 'promises', 'apologises'] as const).some(
    (key) => isYes(verdict[key]) && turnsTo(key, false),
  )
  if (!isDenied || verdict.helps !== false) return {}
  const now = { ...verdict, ...said }
  const isElse = [now.automated, now.passesAlong, now.asks, now.promises, now.apologises].some(isYes)
  return { helps: !isElse }
}
