import { Form, Link } from '@remix-run/react'
import { channelLabel } from '#app/measures/channel-words.ts'
import { formatCount } from '#app/measures/format.ts'
import { Pick } from './pick.tsx'
import styles from './waiting-bar.module.css'

const names: Record<string, string> = {
  everyone: 'Everyone',
  past_promise: 'Past the promise',
  complaints: 'Complaints',
  unclaimed: 'Claimed by nobody',
  mine: 'Mine',
}

export type WaitingBarProps = {
  home: string
  /** The address as it is, without what is chosen beside the queue. */
  search: URLSearchParams
  filters: { show: string; topic: string | null; search: string | null; channel: string[] }
  tabs: { show: string; count: number }[]
  topic: { name: string; count: number } | null
  channels: { channel: string; count: number }[]
  anyPromise: boolean
  showKeys: boolean
}

/** Whom the queue shows: kinds as tabs, a channel, words to look for; every choice has its address. */
export function WaitingBar({ home, search, filters, tabs, topic, channels, anyPromise, showKeys }: WaitingBarProps) {
  const hrefWith = (changes: Record<string, string | null>) => `${home}/waiting${searchWith(search, changes)}`
  const shown = tabs.filter(({ show }) => show !== 'past_promise' || anyPromise)
  const [before, after] = [shown.slice(0, -2), shown.slice(-2)]
  const tab = ({ show, count }: { show: string; count: number }) => (
    <Tab
      key={show}
      href={hrefWith({ show: show === 'everyone' ? null : show, topic: null })}
      name={names[show] ?? show}
      count={count}
      isCurrent={filters.show === show && filters.topic === null}
    />
  )
  const [chosen] = filters.channel
  return (
    <div className={styles['bar']}>
      <nav className={styles['tabs']} aria-label="Show">
        {before.map(tab)}
        {topic && (
          <Tab
            href={hrefWith({ topic: topic.name, show: null })}
            name={`About ${topic.name}`}
            count={topic.count}
            isCurrent={filters.topic === topic.name}
          />
        )}
        {after.map(tab)}
      </nav>
      <div className={styles['sort']}>
        <Form method="get" action={`${home}/waiting`} aria-label="Search" key={filters.search}>
          {[...search].flatMap(([key, value]) =>
            key === 'search' || key === 'after'
              ? []
              : [<input key={`${key} ${value}`} type="hidden" name={key} value={value} />],
          )}
          <label className="out-of-sight" htmlFor="queue-search">
            Look for words, names and topics among those who wait
          </label>
          <input
            id="queue-search"
            name="search"
            type="search"
            placeholder={showKeys ? 'Search ( / )' : 'Search'}
            defaultValue={filters.search ?? ''}
          />
        </Form>
        <Pick
          name="Channel"
          label={chosen === undefined ? 'Every channel' : filters.channel.map(channelLabel).join(', ')}
          changed={chosen !== undefined}
          choices={[
            {
              ...{ label: 'Every channel', href: hrefWith({ channel: null }), selected: chosen === undefined },
              count: formatCount(channels.reduce((sum, { count }) => sum + count, 0)),
            },
            ...channels.map(({ channel, count }) => ({
              ...{ label: channelLabel(channel), href: hrefWith({ channel }), count: formatCount(count) },
              selected: filters.channel.includes(channel),
            })),
          ]}
        />
      </div>
    </div>
  )
}

function Tab({ href, name, count, isCurrent }: { href: string; name: string; count: number; isCurrent: boolean }) {
  return (
    <Link to={href} aria-current={isCurrent ? 'true' : undefined} preventScrollReset>
      {name} <span className={styles['count']}>{formatCount(count)}</span>
    </Link>
  )
}

/** An address with some filters changed: a null takes one away; a page of the old list means nothing in the new. */
export function searchWith(search: URLSearchParams, changes: Record<string, string | null>): string {
  const changed = new URLSearchParams(search)
  changed.delete('after')
  for (const [key, value] of Object.entries(changes)) {
    changed.delete(key)
    if (value !== null) changed.set(key, value)
  }
  const words = changed.toString()
  return words === '' ? '' : `?${words}`
}
