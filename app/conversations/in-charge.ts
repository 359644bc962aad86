/** Who is in charge of a channel or an account, for days [fromDay, toDay) in the workspace's time zone. */
export type Stewardship = {
  id: number
  teamId: number
  channel: string | null
  account: string | null
  fromDay: string
  toDay: string | null
}

/** The same as people name it and its team, with the days that a handover may take. */
export type NamedStewardship = Omit<Stewardship, 'id' | 'teamId'> & { name: string; team: string; handoverDays: number }

/**
 * The stewardship that holds on a day ("2026-11-22"). An account's goes before its channel's, a channel's before one of
 * everything; of two alike the one that began later. Null: nobody was named.
 */
export function stewardshipOn<One extends Stewardship>(
  stewardships: readonly One[],
  channel: string,
  account: string | null,
  day: string,
): One | null {
  let best: One | null = null
  for (const one of stewardships) {
    if (day < one.fromDay || (one.toDay !== null && day >= one.toDay)) continue
    if (one.channel !== null && one.channel !== channel) continue
    if (one.account !== null && one.account.toLowerCase() !== account?.toLowerCase()) continue
    if (!best || rank(one) > rank(best) || (rank(one) === rank(best) && isLater(one, best))) best = one
  }
  return best
}

/** The team in charge on a day; null: nobody was named. */
export function inCharge(
  stewardships: readonly Stewardship[],
  channel: string,
  account: string | null,
  day: string,
): number | null {
  return stewardshipOn(stewardships, channel, account, day)?.teamId ?? null
}

const rank = (one: Stewardship) => (one.account !== null ? 2 : one.channel !== null ? 1 : 0)

const isLater = (a: Stewardship, b: Stewardship) => a.fromDay > b.fromDay || (a.fromDay === b.fromDay && a.id > b.id)
