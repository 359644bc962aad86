import { chargesOf } from '#app/measures/charges.ts'
import type { Sides } from '#app/measures/comparison.ts'
import { addDays } from '#app/measures/days.ts'
import type { Charge } from '#app/measures/series.ts'
import type { Trx } from '#db/client.server.ts'
import { findSpan } from '#db/queries/reading-counts.ts'
import { type BegunWeek, countBegunByWeek } from '#db/queries/weeks-begun.ts'
import type { Scope } from '#db/scope.ts'
import { loadKnown, parseSides, loadPromise } from './compare-load.server.ts'
import { type Known, type NamedStewardship, type Side, teamOf } from './compare-sides.ts'
import { dayOf } from './periods.ts'
import { loadDeclarations, type SilentSource } from './surroundings.server.ts'
import type { View } from './view.ts'

type Stretch = { from: string; to: string }

/** One of two sides, before anything is counted. Days, `to` exclusive; null: as far as there is something. */
export type FramedSide = {
  asked: string
  kind: Side['kind']
  name: string
  from: string | null
  to: string | null
  /** What kind of people were in charge, where the side says who. */
  team: 'in_house' | 'outsourced' | null
  /** When it lies on the time line. */
  stretches: Stretch[]
}

export type SideOption = Pick<FramedSide, 'asked' | 'kind' | 'name' | 'from' | 'to'>

/** What the page of a comparison shows before anything is compared. */
export type CompareFrame = {
  sides: Sides<FramedSide>
  /** Whether the address says so itself. */
  chosen: boolean
  options: SideOption[]
  channels: string[]
  timeline: { from: string; to: string; charges: Charge[]; weeks: BegunWeek[] }
  completeTo: string
  silent: SilentSource[]
  promiseSeconds: number | null
  asOf: string
  timeZone: string
}

export type LoadedFrame = { ok: true; frame: CompareFrame | null } | { ok: false; reason: string }

/** Both sides and all that may stand in their places; null where there are no conversations. Cheap at any size. */
export async function loadCompareFrame(
  trx: Trx,
  scope: Scope,
  view: View,
  asked: { a: string | null; b: string | null },
): Promise<LoadedFrame> {
  const span = await findSpan(trx, scope, view.asOf)
  if (!span) return { ok: true, frame: null }
  const { timeZone } = view.workspace
  const known = await loadKnown(trx, scope)
  const [first, end] = [dayOf(span.firstAt, timeZone), addDays(dayOf(view.asOf, timeZone), 1)]
  const begun = known.stewardships.filter(({ fromDay, toDay }) => fromDay < end && (toDay === null || toDay > first))
  // Of whoever sees only the conversations of some teams no other's time can be compared.
  const theirs = begun.filter(({ teamId }) => scope.teams === 'all' || scope.teams.includes(teamId))
  const lastDay = addDays(dayOf(span.lastAt, timeZone), 1)
  const until = scope.teams === 'all' ? null : (theirs.at(-1)?.toDay ?? null)
  const usual = usualSides(theirs, { first, end: until !== null && until < lastDay ? until : lastDay })
  const parsed = parseSides({ a: asked.a ?? usual.a, b: asked.b ?? usual.b }, view, known)
  if (!parsed.ok) return parsed
  const { silent, declared } = await loadDeclarations(trx, scope, { ...view, team: [] }, known.choices.places)
  const kindOf = new Map(declared.teams.map(({ id, kind }) => [id, kind]))
  const framed = (side: Side): FramedSide => ({
    ...{ asked: side.asked, kind: side.kind, name: side.name, from: side.from, to: side.to },
    team: kindOf.get(teamOf(side) ?? -1) ?? null,
    stretches: stretchesOf(side, begun, { first, end }),
  })
  return {
    ok: true,
    frame: {
      sides: { a: framed(parsed.sides.a), b: framed(parsed.sides.b) },
      ...{ chosen: asked.a !== null || asked.b !== null, options: optionsOf(known, begun) },
      channels: known.choices.channels,
      timeline: {
        ...{ from: first, to: end, charges: chargesOf(declared, { from: first, to: end }, 0) },
        weeks: await countBegunByWeek(trx, scope, {
          ...{ before: end, timeZone, channel: view.channel, account: view.account },
        }),
      },
      ...{ completeTo: span.lastAt.toISOString(), silent, asOf: view.asOf.toISOString(), timeZone },
      promiseSeconds: await loadPromise(trx, scope, view, parsed.sides, span.firstAt.getTime()),
    },
  }
}

/** The newest stewardship and the last before it of another team; where there are no two, the last 13 weeks of which anything is known, and those before. */
function usualSides(begun: readonly NamedStewardship[], { first, end }: { first: string; end: string }): Sides<string> {
  const newest = begun.at(-1)
  const other = begun.findLast(({ teamId }) => teamId !== newest?.teamId)
  if (newest && other) return { a: newest.name, b: other.name }
  const weeks = Math.max(1, Math.min(13, Math.floor((Date.parse(end) - Date.parse(first)) / (14 * 86_400_000))))
  const [middle, start] = [addDays(end, -7 * weeks), addDays(end, -14 * weeks)]
  return { a: `${middle}..${end}`, b: `${start}..${middle}` }
}

/** Where a side lies: a team's, each time it was in charge of something. */
function stretchesOf(
  { from, to, team }: Side,
  begun: readonly NamedStewardship[],
  { first, end }: { first: string; end: string },
): Stretch[] {
  const within = (low: string, high: string | null) => ({
    from: [low, from ?? first, first].toSorted().at(-1) ?? first,
    to: [high ?? end, to ?? end, end].toSorted()[0] ?? end,
  })
  const all =
    team === undefined
      ? [within(first, null)]
      : begun.filter(({ teamId }) => teamId === team).map((one) => within(one.fromDay, one.toDay))
  const joined: Stretch[] = []
  for (const one of all.filter((each) => each.from < each.to)) {
    const last = joined.at(-1)
    if (last && one.from <= last.to) last.to = one.to > last.to ? one.to : last.to
    else joined.push(one)
  }
  return joined
}

function optionsOf(
  { teams, accounts, ...known }: Known & { choices: { channels: string[] } },
  begun: readonly NamedStewardship[],
): SideOption[] {
  const open = { from: null, to: null }
  return [
    ...begun.toReversed().map(({ name, fromDay: from, toDay: to }): SideOption => {
      return { asked: name, kind: 'stewardship', name, from, to }
    }),
    ...teams.map(({ name }): SideOption => ({ asked: `team:${name}`, kind: 'team', name, ...open })),
    ...known.choices.channels.map((name): SideOption => ({ asked: `channel:${name}`, kind: 'channel', name, ...open })),
    ...accounts.map((name): SideOption => ({ asked: `account:${name}`, kind: 'account', name, ...open })),
  ]
}
