import { channelInWords } from '#app/measures/channel-words.ts'
import type { Declared } from '#app/measures/charges.ts'
import { addDays } from '#app/measures/days.ts'
import type { Change } from '#app/measures/segments.ts'
import type { Trx } from '#db/client.server.ts'
import type { Place } from '#db/queries/choices.ts'
import { listNotes } from '#db/queries/note.ts'
import { listSourceGaps, type SourceGap } from '#db/queries/source-gap.ts'
import { listStewardships, type StewardshipRow } from '#db/queries/stewardship.ts'
import { listTeams } from '#db/queries/team.ts'
import type { Scope } from '#db/scope.ts'
import { dayOf, startOfDay } from './periods.ts'
import type { View } from './view.ts'

/** A time in which a source told nothing: days [from, to) that it touches, `to` null while it lasts. */
export type SilentSource = { source: string; channels: string[]; reason: string; from: string; to: string | null }

export type Declarations = { changes: Change[]; silent: SilentSource[]; declared: Declared }

/** What people declared that touches the conversations of a view: who was in charge, what changed, what is missing. */
export async function loadDeclarations(
  trx: Trx,
  scope: Scope,
  view: View,
  places: readonly Place[],
): Promise<Declarations> {
  const stewardships = (await listStewardships(trx, scope)).filter((one) => touches(view, one))
  const teams = await listTeams(trx, scope)
  const nameOf = new Map(teams.map(({ id, name }) => [id, name]))
  const starts = stewardships.map((one): Change => ({
    ...{ day: one.from_day, days: one.handover_days, kind: 'stewardship' },
    because: `${nameOf.get(one.team_id) ?? one.name} took charge${ofWhat(one)}`,
  }))
  const notes = (await listNotes(trx, scope)).map(({ day, text }): Change => ({
    day,
    days: 0,
    kind: 'note',
    because: text,
  }))
  const today = dayOf(view.asOf, view.workspace.timeZone)
  return {
    changes: [...starts, ...notes].filter(({ day }) => day <= today),
    silent: await listSilent(trx, scope, view),
    declared: {
      stewardships: stewardships.map((one) => ({
        ...{ id: one.id, teamId: one.team_id, channel: one.channel, account: one.account },
        ...{ fromDay: one.from_day, toDay: one.to_day },
      })),
      teams,
      places: places
        .filter(({ channel, account }) => isIn(view.channel, channel) && isIn(view.account, account))
        .map(({ channel, account }) => ({ channel, account: account === '' ? null : account })),
    },
  }
}

/** When which source told nothing, as far as it is missed in a view. */
export async function listSilent(trx: Trx, scope: Scope, view: View): Promise<SilentSource[]> {
  const gaps = (await listSourceGaps(trx, scope)).filter((gap) => isMissed(view, gap))
  return gaps.map((gap) => silentDays(gap, view))
}

const isIn = (chosen: readonly string[], name: string) => chosen.length === 0 || chosen.includes(name)

function touches(view: View, { channel, account, team_id }: StewardshipRow): boolean {
  return (
    (channel === null || isIn(view.channel, channel)) &&
    (account === null ||
      view.account.length === 0 ||
      view.account.some((chosen) => chosen.toLowerCase() === account.toLowerCase())) &&
    (view.team.length === 0 || view.team.includes(team_id))
  )
}

const ofWhat = ({ channel, account }: StewardshipRow) => {
  const place = account ?? (channel === null ? null : channelInWords(channel))
  return place === null ? '' : ` of ${place}`
}

function isMissed(view: View, gap: SourceGap): boolean {
  return (
    gap.from_at <= view.asOf && (view.channel.length === 0 || gap.channels.some((one) => view.channel.includes(one)))
  )
}

function silentDays({ source, channels, reason, from_at, to_at }: SourceGap, { asOf, workspace }: View): SilentSource {
  const { timeZone } = workspace
  const from = dayOf(from_at, timeZone)
  if (to_at === null || to_at > asOf) return { source, channels, reason, from, to: null }
  const last = dayOf(to_at, timeZone)
  // A gap that ends with the day before does not touch the day it ends on.
  const to = startOfDay(last, timeZone).getTime() === to_at.getTime() ? last : addDays(last, 1)
  return { source, channels, reason, from, to }
}
