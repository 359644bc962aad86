import { type Caution, cautionsOf } from '#app/measures/compare-cautions.ts'
import { type Material, usualMaterial } from '#app/measures/compare-conclusion.ts'
import type { ComparedCurves } from '#app/measures/compare-curves.ts'
import type { ArrivalFact } from '#app/measures/compare-strata.ts'
import type { ComparedMeasure, Sides } from '#app/measures/comparison.ts'
import { addDays } from '#app/measures/days.ts'
import { isHistoryEnough } from '#app/measures/repeat-share.ts'
import type { Trx } from '#db/client.server.ts'
import type { Choices } from '#db/queries/choices.ts'
import type { Scope } from '#db/scope.ts'
import { compareMeasures, historyOf, type ToCompare } from './compare-measures.ts'
import { countCustomers, mixOf, type PlacedSides, sharedBy } from './compare-placing.ts'
import { loadReplied, type WhoReplied } from './compare-replied.server.ts'
import { loadParts, loadSides } from './compare-load.server.ts'
import { isRunning, type Side } from './compare-sides.ts'
import { comparedKeys, notCompared } from './compare-ways.ts'
import { dayOf } from './periods.ts'
import { loadDeclarations } from './surroundings.server.ts'
import type { View } from './view.ts'

/** What one compares; without `material` or `seed` the usual. */
export type Asked = { a: string; b: string; material?: Material | undefined; seed?: number | undefined }

/** What another thread is handed to load a comparison. */
export type ComparisonAsked = { scope: Scope; view: View; asked: Asked }

export type ComparedSide = {
  /** As it was asked for. */
  asked: string
  kind: Side['kind']
  name: string
  /** Days, `to` exclusive; the first and last with a conversation where none was said. */
  from: string
  to: string
  /** It goes on, or its last conversations have not come due. */
  running: boolean
  conversations: number
  customers: number
  /** What began while whoever was in charge before may still have been: in no figure. */
  handover: { conversations: number; windows: { from: string; to: string }[] }
}

/** Two sides, measure by measure. Kept stable: it is what API and terminal print. */
export type Comparison = {
  workspace: string
  asOf: string
  timeZone: string
  sides: Sides<ComparedSide>
  material: Material
  measures: Record<string, ComparedMeasure>
  curves: ComparedCurves
  notCompared: { key: string; label: string; because: string }[]
  whoReplied: WhoReplied
  cautions: Caution[]
}

export type LoadedComparison = { ok: true; comparison: Comparison } | { ok: false; reason: string }

const usualSeed = 1
/** Observations looked at in all resamples together. */
const effort = 40_000_000

/** Compares two sides of what a view sees, each by when its conversations began. */
export async function loadComparison(trx: Trx, scope: Scope, view: View, asked: Asked): Promise<LoadedComparison> {
  const found = await loadSides(trx, scope, view, asked)
  if (!found.ok) return found
  const { sides, arrived, placed, query, choices, historyFrom, weeksBegun, promiseSeconds } = found
  const running = isRunning(sides.a, view) || isRunning(sides.b, view)
  const toCompare: ToCompare = {
    ...{ keys: comparedKeys, effort, members: placed.members },
    ...{ running, material: asked.material ?? usualMaterial, seed: asked.seed ?? usualSeed },
    ...{ secondFirst: sides.a.asked > sides.b.asked, asOf: view.asOf, promiseSeconds },
    ...{ historyFrom, weeksBegun, leftOut: leftOut(sides, placed, { historyFrom, weeksBegun }) },
  }
  const { of, cut } = await loadReplied(trx, scope, { query, placed, sides, toCompare })
  const [whole, byReplier] = await compareMeasures([toCompare, ...(cut ? [cut.toCompare] : [])], (key) =>
    loadParts(trx, scope, query, arrived, { key }),
  )
  if (!whole?.curves) throw new Error('first response was not compared')
  const described = { a: describe(sides.a, 'a', placed, view), b: describe(sides.b, 'b', placed, view) }
  return {
    ok: true,
    comparison: {
      ...{ workspace: view.workspace.name, asOf: view.asOf.toISOString(), timeZone: view.workspace.timeZone },
      ...{
        sides: described,
        material: toCompare.material,
        measures: whole.measures,
        curves: whole.curves,
        notCompared,
      },
      whoReplied: { of, compared: cut && byReplier ? { teams: cut.teams, measures: byReplier.measures } : null },
      cautions: await loadCautions(trx, scope, { view, choices, placed, described }),
    },
  }
}

/** Facts that these sides cannot be compared by. */
function leftOut(
  sides: Sides<Side>,
  { members }: PlacedSides,
  known: Pick<ToCompare, 'historyFrom' | 'weeksBegun'>,
): ToCompare['leftOut'] {
  const left: { fact: ArrivalFact; because: string }[] = []
  if ([sides.a, sides.b].some(({ kind }) => kind === 'channel' || kind === 'account'))
    left.push({ fact: 'channel', because: 'it is what is compared' })
  if (![members.a, members.b].every((own) => isHistoryEnough(historyOf(own, known))))
    left.push({ fact: 'customer', because: 'less than 26 weeks of history before a side: nobody can tell who is new' })
  const mixes = [...mixOf(members.a), ...mixOf(members.b)]
  const unknown = mixes.filter(([{ hours }]) => hours === 'hours unknown')
  if (unknown.length === mixes.length) left.push({ fact: 'hours', because: 'no business hours are set' })
  else if (unknown.length > 0)
    left.push({ fact: 'hours', because: 'no business hours are set for when or where some of them began' })
  return left
}

function describe(side: Side, which: 'a' | 'b', { members, handover }: PlacedSides, view: View): ComparedSide {
  const own = members[which]
  const { days, day } = own.arrived
  const [first, last] = [own.places[0], own.places.at(-1)].map((place) =>
    place === undefined ? undefined : days[day[place]!],
  )
  const today = dayOf(view.asOf, view.workspace.timeZone)
  return {
    ...{ asked: side.asked, kind: side.kind, name: side.name },
    from: side.from ?? first ?? today,
    to: side.to ?? addDays(last ?? today, 1),
    running: isRunning(side, view),
    ...{ conversations: own.places.length, customers: countCustomers(own) },
    handover: { conversations: handover[which].members.places.length, windows: handover[which].windows },
  }
}

type CautionContext = { view: View; choices: Choices; placed: PlacedSides; described: Sides<ComparedSide> }

async function loadCautions(
  trx: Trx,
  scope: Scope,
  { view, choices, placed, described }: CautionContext,
): Promise<Caution[]> {
  const { changes, silent } = await loadDeclarations(trx, scope, view, choices.places)
  const side = (which: 'a' | 'b') => ({
    ...described[which],
    mix: mixOf(placed.members[which]),
  })
  return cautionsOf([side('a'), side('b')], {
    shared: sharedBy(placed.members),
    notes: changes.filter(({ kind }) => kind === 'note').map(({ day, because: text }) => ({ day, text })),
    silent,
  })
}
