import { channelLabel } from '#app/measures/channel-words.ts'
import { weekInWords, weekName } from '#app/measures/days.ts'
import { formatCount } from '#app/measures/format.ts'
import type { ReactNode } from 'react'
import { FilterSentence, type PickProps } from './filter-sentence.tsx'
import { momentInWords } from './moment-in-words.ts'

type Named = { name: string; count: number; chosen: boolean; missingSince: string | null }

export type FilterData = {
  /** Mondays, newest first. */
  weeks: string[]
  channels: Named[]
  accounts: Named[]
  teams: Named[]
  all: { channel: number; account: number; team: number }
}

type Props = {
  choices: FilterData
  /** The Monday looked at, and whether it was asked for. */
  week: string
  filters: URLSearchParams
  asOf: string
  timeZone: string
  home: string
  children: ReactNode
}

/** So many weeks are offered; others have an address too. */
const mostWeeks = 104

/** The filters of Health as a sentence: which week, where, and while who was in charge. */
export function HealthFilters({ choices, week, filters, asOf, timeZone, home, children }: Props) {
  const to = (changes: Record<string, string | null>) => `${home}/health${changed(filters, changes)}`
  const named = (name: string, key: 'channel' | 'account' | 'team', any: string, all: Named[]): PickProps => {
    const called = key === 'channel' ? channelLabel : String
    const chosen = all.filter((one) => one.chosen).map((one) => called(one.name))
    return {
      name,
      label: chosen.length === 0 ? any : chosen.join(' and '),
      changed: chosen.length > 0,
      choices: [
        { label: any, href: to({ [key]: null }), selected: chosen.length === 0, count: formatCount(choices.all[key]) },
        ...all.map((one) => ({
          ...{
            label: called(one.name),
            href: to({ [key]: one.name }),
            selected: one.chosen,
            count: formatCount(one.count),
          },
          ...(one.missingSince !== null && { missing: `missing since ${one.missingSince}` }),
        })),
      ],
    }
  }
  const shownWeeks = choices.weeks.slice(0, mostWeeks)
  const picks: PickProps[] = [
    {
      name: 'Week',
      label: weekInWords(week),
      changed: filters.get('week') !== null,
      choices: (shownWeeks.includes(week) ? shownWeeks : [week, ...shownWeeks]).map((monday) => {
        return {
          label: weekInWords(monday),
          href: to({ week: weekName(monday), to: null, from: null }),
          selected: monday === week,
        }
      }),
    },
    named('Channel', 'channel', 'Every channel', choices.channels),
    ...(choices.accounts.length > 1 ? [named('Account', 'account', 'Every account', choices.accounts)] : []),
    ...(choices.teams.length > 0 ? [named('In charge', 'team', 'Whoever was in charge', choices.teams)] : []),
    {
      name: 'As of',
      label: filters.get('as-of') ? `As of ${momentInWords(asOf, timeZone)}` : 'As of now',
      changed: Boolean(filters.get('as-of')),
      choices: [{ label: 'Now', href: to({ 'as-of': null }), selected: !filters.get('as-of') }],
      children: <AsOfForm action={`${home}/health`} filters={filters} />,
    },
  ]
  return (
    <FilterSentence picks={picks} reset={`${home}/health`}>
      {children}
    </FilterSentence>
  )
}

/** A plain form: what had happened by a day that one fills in. */
function AsOfForm({ action, filters }: { action: string; filters: URLSearchParams }) {
  const kept = [...filters].filter(([key, value]) => ['channel', 'account', 'team'].includes(key) && value !== '')
  const day = /^\d{4}-\d{2}-\d{2}/.exec(filters.get('as-of') ?? '')?.[0]
  return (
    <form method="get" action={action}>
      {kept.map(([key, value]) => (
        <input key={`${key} ${value}`} type="hidden" name={key} value={value} />
      ))}
      <label>
        What had happened before <input type="date" name="as-of" defaultValue={day} required />
      </label>{' '}
      <button className="button plain" type="submit">
        Show
      </button>
    </form>
  )
}

function changed(filters: URLSearchParams, changes: Record<string, string | null>): string {
  const next = new URLSearchParams([...filters].filter(([, value]) => value !== ''))
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) next.delete(key)
    else next.set(key, value)
  }
  const search = next.toString()
  return search === '' ? '' : `?${search}`
}
