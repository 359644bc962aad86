import { inCharge, type Stewardship } from '#app/conversations/in-charge.ts'
import { addDays } from './days.ts'
import type { Charge } from './series.ts'

type Team = { id: number; name: string; kind: 'in_house' | 'outsourced' }

export type Declared = {
  stewardships: readonly Stewardship[]
  teams: readonly Team[]
  /** The channels and accounts looked at. */
  places: readonly { channel: string; account: string | null }[]
}

/**
 * Who was in charge of the conversations whose figures lie in the days [from, to): those that began `delayDays` before.
 * Empty where nobody was ever named for these places.
 */
export function chargesOf(declared: Declared, range: { from: string; to: string }, delayDays: number): Charge[] {
  const edges = declared.stewardships
    .flatMap(({ fromDay, toDay }) => (toDay === null ? [fromDay] : [fromDay, toDay]))
    .map((day) => addDays(day, delayDays))
    .filter((day) => day > range.from && day < range.to)
  const starts = [...new Set([range.from, ...edges])].toSorted()
  const charges: Charge[] = []
  for (const [i, from] of starts.entries()) {
    const charge = { from, to: starts[i + 1] ?? range.to, ...chargeOn(declared, addDays(from, -delayDays)) }
    const before = charges.at(-1)
    if (before && before.name === charge.name && before.kind === charge.kind) before.to = charge.to
    else charges.push(charge)
  }
  return charges.some(({ kind }) => kind !== 'unknown') ? charges : []
}

function chargeOn({ stewardships, teams, places }: Declared, day: string): Pick<Charge, 'name' | 'kind'> {
  const ids = new Set(places.map(({ channel, account }) => inCharge(stewardships, channel, account, day)))
  const found = teams.filter(({ id }) => ids.has(id))
  const [only, another] = found
  if (!only) return { name: 'nobody named', kind: 'unknown' }
  const names = found.map(({ name }) => name).join(' and ')
  if (ids.has(null)) return { name: `${names}, in part`, kind: 'several' }
  const alike = found.every(({ kind }) => kind === only.kind)
  return { name: names, kind: another && !alike ? 'several' : only.kind }
}
