import { times } from './events.ts'

/** Where a conversation stands at a moment: one of eight (DESIGN §2). */
export const standings = [
  'set_aside',
  'no_answer_needed',
  'waiting',
  'unanswered',
  'passed_along',
  'confirmed',
  'presumed',
  'open',
] as const
export type Standing = (typeof standings)[number]

/** What a person may say of a conversation; the other standings come from the rules alone. */
export const marks = ['confirmed', 'passed_along', 'waiting', 'no_answer_needed', 'set_aside'] as const
export type Mark = (typeof marks)[number]

/** What the rules need to know of a conversation to say where it stands. Times in ms since 1970. */
export type StandingState = {
  mark: { kind: Exclude<Mark, 'waiting'>; at: number } | null
  setAside: boolean
  firstNeedAt: number | null
  /** The last need, while no human reply of any kind has come after it. */
  unrepliedNeedAt: number | null
  /** The customer said it is settled before any human reply to the last need. */
  settledUnreplied: boolean
  /** The first helping reply after the last need. */
  helpedAt: number | null
  lastReplyPassesAlong: boolean
  /** The customer said it is solved although we only passed them along. */
  solvedElsewhereAt: number | null
  confirmed: boolean
  /** What took the resolution away and has not given it back. */
  revokedBy: ReadonlySet<object>
  status: 'open' | 'on_hold' | 'solved' | null
}

/** The standing at `at`; the first row of DESIGN §2's table that fits holds. */
export function standingAt(state: StandingState, at: number): Standing {
  if (state.mark) return state.mark.kind
  if (state.setAside) return 'set_aside'
  if (state.firstNeedAt === null) return 'no_answer_needed'
  if (state.settledUnreplied) return 'unanswered'
  if (state.unrepliedNeedAt !== null) {
    return at - state.unrepliedNeedAt < times.stillWaiting ? 'waiting' : 'unanswered'
  }
  if (state.helpedAt === null && state.lastReplyPassesAlong && state.solvedElsewhereAt === null) return 'passed_along'
  if (state.revokedBy.size > 0) return 'open'
  if (state.solvedElsewhereAt !== null || (state.helpedAt !== null && state.confirmed)) return 'confirmed'
  const held = state.status === 'open' || state.status === 'on_hold'
  if (state.helpedAt !== null && !held && at - state.helpedAt >= times.presumedAfter) return 'presumed'
  return 'open'
}

/** The moment to which *resolved at* dates a confirmed or presumed standing; null for the other standings. */
export function resolvedAt(state: StandingState, standing: Standing): number | null {
  if (standing !== 'confirmed' && standing !== 'presumed') return null
  return state.solvedElsewhereAt ?? state.helpedAt ?? state.mark?.at ?? null
}

/** Moments at which the standing may change by itself if nothing more happens, in order. */
export function ownMoments(state: StandingState): number[] {
  const moments: number[] = []
  if (state.unrepliedNeedAt !== null) moments.push(state.unrepliedNeedAt + times.stillWaiting)
  if (state.helpedAt !== null) moments.push(state.helpedAt + times.presumedAfter)
  return moments.length === 2 && moments[0]! > moments[1]! ? moments.reverse() : moments
}
