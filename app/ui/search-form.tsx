import { Form, Link } from '@remix-run/react'
import { channelLabel } from '#app/measures/channel-words.ts'
import { Choice, DayField, type FilterChoices } from './filter-form.tsx'
import filters from './filter-form.module.css'
import styles from './search-form.module.css'
import { standingWords } from './standing-words.ts'

/** Everything that conversations can be looked for by, as its address has it. */
export const searchNames = [
  ...['q', 'customer', 'from', 'to', 'channel', 'account', 'team', 'topic', 'standing', 'tone', 'complaint', 'as-of'],
] as const

type Props = {
  action: string
  search: URLSearchParams
  choices: FilterChoices & { topics: string[]; standings: readonly string[]; tones: readonly string[] }
}

/** Looks for conversations: a plain GET form, so that every search has an address and works without scripts. */
export function SearchForm({ action, search, choices }: Props) {
  const value = (name: string) => search.get(name) || undefined
  const asked = searchNames.filter((name) => value(name) !== undefined)
  const further = asked.some((name) => !['q', 'customer'].includes(name))
  return (
    <Form
      className={styles['search'] ?? ''}
      method="get"
      action={action}
      aria-label="Conversations"
      key={search.toString()}
    >
      <div className={styles['words']}>
        <Text name="q" label="What was said" value={value('q')} hint="leaking boots" />
        <Text name="customer" label="By whom" value={value('customer')} hint="name, handle or address" />
        <button className="button" type="submit">
          Search
        </button>
        {asked.length > 0 && (
          <Link className="button plain" to={action}>
            Show everything
          </Link>
        )}
      </div>
      <details className={styles['further']} open={further}>
        <summary>When, where, and how it stands</summary>
        <div className={filters['filters']}>
          <DayField name="from" label="Began from" value={value('from')} />
          <DayField name="to" label="Until before" value={value('to')} />
          <Choice
            name="channel"
            label="Channel"
            value={value('channel')}
            any="every channel"
            options={choices.channels}
            named={channelLabel}
          />
          <Choice
            name="account"
            label="Account"
            value={value('account')}
            any="every account"
            options={choices.accounts}
          />
          {choices.teams.length > 0 && (
            <Choice
              name="team"
              label="In charge"
              value={value('team')}
              any="whoever was in charge"
              options={choices.teams.map(({ name }) => name)}
            />
          )}
          {choices.topics.length > 0 && (
            <Choice name="topic" label="Topic" value={value('topic')} any="every topic" options={choices.topics} />
          )}
          <Choice
            name="standing"
            label="Stands"
            value={value('standing')}
            any="anywhere"
            options={[...choices.standings]}
            named={standingWords}
          />
          <Choice
            name="tone"
            label="Began"
            value={value('tone')}
            any="in any tone"
            options={[...choices.tones]}
            named={(tone) => (tone === 'unknown' ? 'in a tone we cannot tell' : tone)}
          />
          <Choice name="complaint" label="Complaint" value={value('complaint')} any="or not" options={['yes', 'no']} />
          <DayField name="as-of" label="As of" value={value('as-of')} />
        </div>
      </details>
    </Form>
  )
}

function Text({ name, label, value, hint }: { name: string; label: string; value: string | undefined; hint: string }) {
  return (
    <div className={filters['field']}>
      <label htmlFor={`search-${name}`}>{label}</label>
      <input id={`search-${name}`} name={name} type="search" defaultValue={value} placeholder={hint} maxLength={500} />
    </div>
  )
}
