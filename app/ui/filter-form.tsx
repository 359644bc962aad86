import { channelLabel } from '#app/measures/channel-words.ts'
import { Form, Link } from '@remix-run/react'
import styles from './filter-form.module.css'

export type FilterChoices = { channels: string[]; accounts: string[]; teams: { name: string }[] }

const names = ['from', 'to', 'by', 'channel', 'account', 'team', 'as-of'] as const

export type FilterValues = { [Name in (typeof names)[number]]?: string }

/** The filters an address holds, as written there; an empty one counts as left out. */
export function filterValues(search: URLSearchParams): FilterValues {
  const given = names.flatMap((name) => {
    const value = search.get(name)
    return value ? [[name, value]] : []
  })
  return Object.fromEntries(given) as FilterValues
}

type Props = {
  action: string
  values: FilterValues
  choices: FilterChoices
  /** Other parameters of the URL to keep. */
  keep?: [string, string][]
}

/** The filters of a page: a plain GET form, so that it works without scripts and every view has an address. */
export function FilterForm({ action, values, choices, keep = [] }: Props) {
  const filtered = Object.values(values).some((value) => value !== undefined)
  return (
    <Form
      className={styles['filters'] ?? ''}
      method="get"
      action={action}
      aria-label="Filters"
      key={JSON.stringify(values)}
    >
      {keep.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <DayField name="from" label="From" value={values.from} />
      <DayField name="to" label="Until before" value={values.to} />
      <Choice
        name="channel"
        label="Channel"
        value={values.channel}
        any="every channel"
        options={choices.channels}
        named={channelLabel}
      />
      <Choice name="account" label="Account" value={values.account} any="every account" options={choices.accounts} />
      {choices.teams.length > 0 && (
        <Choice
          name="team"
          label="In charge"
          value={values.team}
          any="whoever was in charge"
          options={choices.teams.map(({ name }) => name)}
        />
      )}
      <DayField name="as-of" label="As of" value={values['as-of']} />
      <button className="button" type="submit">
        Show
      </button>
      {filtered && (
        <Link className="button plain" to={action}>
          Show everything
        </Link>
      )}
    </Form>
  )
}

/** A day, or a moment where one is given. */
export function DayField({ name, label, value }: { name: string; label: string; value: string | undefined }) {
  // A date field would drop the time of an as-of that has one.
  const type = value === undefined || /^\d{4}-\d{2}-\d{2}$/.test(value) ? 'date' : 'text'
  return (
    <div className={styles['field']}>
      <label htmlFor={`filter-${name}`}>{label}</label>
      <input id={`filter-${name}`} name={name} type={type} defaultValue={value} />
    </div>
  )
}

type ChoiceProps = {
  name: string
  label: string
  value: string | undefined
  any: string
  options: string[]
  /** What an option is called; its value stays. */
  named?: (option: string) => string
}

/** One of several, or whichever. */
export function Choice({ name, label, value, any, options, named = (option) => option }: ChoiceProps) {
  const all = value === undefined || value === any || options.includes(value) ? options : [...options, value]
  return (
    <div className={styles['field']}>
      <label htmlFor={`filter-${name}`}>{label}</label>
      <select id={`filter-${name}`} name={name} defaultValue={value === undefined || value === any ? '' : value}>
        <option value="">{any}</option>
        {all.map((option) => (
          <option key={option} value={option}>
            {named(option)}
          </option>
        ))}
      </select>
    </div>
  )
}
