import { addDays } from '#app/measures/days.ts'
import type { Choices } from '#db/queries/choices.ts'
import type { PlaceCount } from '#db/queries/health-counts.ts'
import { weeksToChoose } from './health-weeks.ts'
import type { SilentSource } from './surroundings.server.ts'
import type { View } from './view.ts'

export type HealthChoice = {
  name: string
  /** Conversations of the week that needed an answer, the other filters as they are. */
  count: number
  chosen: boolean
  /** The first day of what is missing of it, while it lasts. */
  missingSince: string | null
}

export type HealthChoices = {
  /** Mondays, newest first. */
  weeks: string[]
  channels: HealthChoice[]
  accounts: HealthChoice[]
  teams: HealthChoice[]
  /** Without a filter of this kind, the others as they are. */
  all: { channel: number; account: number; team: number }
}

type Given = {
  view: View
  choices: Choices
  known: { first: string; lastAt: Date }
  week: string
  /** Of the week, whatever the filters. */
  places: readonly PlaceCount[]
  silent: readonly SilentSource[]
}

/** Whether the filters of a view let a place through, each kind of them by itself. */
function fitsOf(view: View) {
  return {
    channel: ({ channel }: PlaceCount) => view.channel.length === 0 || view.channel.includes(channel),
    account: ({ account }: PlaceCount) => view.account.length === 0 || view.account.includes(account ?? ''),
    team: ({ team_id }: PlaceCount) => view.team.length === 0 || view.team.includes(team_id ?? 0),
  }
}

/** The places that a view shows. */
export function inPlaces(view: View, places: readonly PlaceCount[]): PlaceCount[] {
  const fits = fitsOf(view)
  return places.filter((place) => fits.channel(place) && fits.account(place) && fits.team(place))
}

/** What the filters of Health may say, and how much of the week each choice would show. */
export function healthChoices(given: Given): HealthChoices {
  const { view, choices, places: rows, week } = given
  const fits = fitsOf(view)
  const sum = (some: PlaceCount[]) => some.reduce((total, { conversations }) => total + conversations, 0)
  const [forChannel, forAccount, forTeam] = [
    rows.filter((row) => fits.account(row) && fits.team(row)),
    rows.filter((row) => fits.channel(row) && fits.team(row)),
    rows.filter((row) => fits.channel(row) && fits.account(row)),
  ]
  const lasting = given.silent.filter(({ from, to }) => to === null && from < addDays(week, 7))
  return {
    weeks: weeksToChoose(view, given.known),
    channels: choices.channels.map((name) => ({
      ...{ name, chosen: view.channel.includes(name) },
      count: sum(forChannel.filter(({ channel }) => channel === name)),
      missingSince: lasting.find(({ channels }) => channels.includes(name))?.from ?? null,
    })),
    accounts: choices.accounts.map((name) => ({
      ...{ name, chosen: view.account.includes(name), missingSince: null },
      count: sum(forAccount.filter(({ account }) => account === name)),
    })),
    teams: choices.teams.map(({ id, name }) => ({
      ...{ name, chosen: view.team.includes(id), missingSince: null },
      count: sum(forTeam.filter(({ team_id }) => team_id === id)),
    })),
    all: { channel: sum(forChannel), account: sum(forAccount), team: sum(forTeam) },
  }
}
