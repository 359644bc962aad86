import type { ComparedMeasure, Sides } from '#app/measures/comparison.ts'
import type { Trx } from '#db/client.server.ts'
import { listFirstRepliers } from '#db/queries/compare.ts'
import type { ReadingQuery } from '#db/queries/conversation-predicates.ts'
import { listTeams } from '#db/queries/team.ts'
import type { Scope } from '#db/scope.ts'
import type { ToCompare } from './compare-measures.ts'
import { byFirstReplier, countRepliers, firstRepliers, type PlacedSides } from './compare-placing.ts'
import { type Side, teamOf } from './compare-sides.ts'
import { comparedKeys } from './compare-ways.ts'

/** A second cut: of conversations that got a reply, by the team of whoever replied first. */
export type WhoReplied = {
  of: Sides<{ team: string | null; conversations: number }[]>
  /** Where two teams were in charge: what each replied to, on either side and in handovers. */
  compared: { teams: Sides<string>; measures: Record<string, ComparedMeasure> } | null
}

/** Who comes back is no matter of who replied. */
const byReplierKeys = comparedKeys.filter((key) => key !== 'repeat_share' && key !== 'first_reply')

/** Observations looked at in all resamples together. */
const effort = 15_000_000

/** Who replied first, and what two teams replied to, where two were in charge. */
export type Replied = { of: WhoReplied['of']; cut: { teams: Sides<string>; toCompare: ToCompare } | null }

type ReplierContext = { query: ReadingQuery; placed: PlacedSides; sides: Sides<Side>; toCompare: ToCompare }

export async function loadReplied(
  trx: Trx,
  scope: Scope,
  { query, placed, sides, toCompare }: ReplierContext,
): Promise<Replied> {
  const names = new Map((await listTeams(trx, scope)).map(({ id, name }) => [id, name]))
  const repliers = firstRepliers(await listFirstRepliers(trx, scope, query), placed.members.a.arrived)
  const nameOf = (team: number) => names.get(team) ?? null
  const of = {
    a: countRepliers(placed.members.a, repliers, nameOf),
    b: countRepliers(placed.members.b, repliers, nameOf),
  }
  const [a, b] = [teamOf(sides.a), teamOf(sides.b)]
  if (a === null || b === null || a === b) return { of, cut: null }
  const members = byFirstReplier(placed, repliers, { a, b })
  const teams = { a: nameOf(a) ?? sides.a.name, b: nameOf(b) ?? sides.b.name }
  return { of, cut: { teams, toCompare: { ...toCompare, members, keys: byReplierKeys, effort } } }
}
