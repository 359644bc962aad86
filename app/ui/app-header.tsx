import { NavLink } from '@remix-run/react'
import { useRef } from 'react'
import { formatCount } from '#app/measures/format.ts'
import styles from './app-header.module.css'
import { Mark } from './mark.tsx'
import { SampleLabel } from './sample-label.tsx'
import { useDismiss } from './use-dismiss.ts'
import { useGoKeys } from './use-go-keys.ts'

export type Place = {
  name: string
  href: string
  /** Goes there after `g`. */
  letter?: string
  /** On the place where people wait: how many, and for how many of them longer than promised. */
  waiting?: { count: number; overPromise: number }
}

type Props = {
  whose: string
  isSample: boolean
  /** Whether the reader is told how the sample is taken away. */
  mayRemove?: boolean
  /** Other workspaces that the reader may open, and who they are. */
  others?: string[]
  person?: string | undefined
  places: Place[]
  /** What its places are called among the landmarks of a page. */
  label?: string
}

/** The wordmark, the places of a workspace, who waits, and whose it is. On a phone the places are behind one word. */
export function AppHeader({ whose, isSample, mayRemove = true, others = [], person, places, label = 'Main' }: Props) {
  const menu = useRef<HTMLDetailsElement>(null)
  const own = useRef<HTMLDetailsElement>(null)
  useDismiss(menu)
  useDismiss(own)
  useGoKeys(Object.fromEntries(places.flatMap(({ letter, href }) => (letter ? [[letter, href]] : []))))
  const waiting = places.find((place) => place.waiting !== undefined && place.waiting.count > 0)
  return (
    <header className={styles['top']}>
      <div className={`wrap ${styles['bar']}`}>
        <a className={styles['wordmark']} href="/">
          Rapport
        </a>
        <nav className={styles['places']} aria-label={label}>
          <Places places={places} />
        </nav>
        <details className={`${styles['menu']} ${styles['whose']}`} ref={own}>
          <summary className="opens">
            {whose}
            {isSample && ' (an invented shop)'}
          </summary>
          <nav aria-label={`${label}: workspaces and account`}>
            <Own others={others} person={person} />
          </nav>
        </details>
        {waiting && (
          <NavLink className={styles['quickwait'] ?? ''} to={waiting.href}>
            <Mark kind="attention" />
            {formatCount(waiting.waiting?.count ?? 0)} waiting
          </NavLink>
        )}
        <details className={`${styles['menu']} ${styles['narrow']}`} ref={menu}>
          <summary className="opens">Menu</summary>
          <nav aria-label={`${label} menu`}>
            <Places places={places} />
            <hr />
            <Own others={others} person={person} />
          </nav>
        </details>
      </div>
      {isSample && <SampleLabel mayRemove={mayRemove} />}
    </header>
  )
}

/** The way to other workspaces, and to what is the reader's own. */
function Own({ others, person }: { others: string[]; person: string | undefined }) {
  return (
    <>
      {others.map((name) => (
        <a key={name} href={`/w/${encodeURIComponent(name)}/health`}>
          {name}
        </a>
      ))}
      {person !== undefined && <a href="/account">{person}: account and sign out</a>}
    </>
  )
}

/** The wordmark alone, over a page that belongs to no workspace. */
export function Masthead() {
  return (
    <header className={styles['top']}>
      <div className={`wrap ${styles['bar']} ${styles['alone']}`}>
        <a className={styles['wordmark']} href="/">
          Rapport
        </a>
      </div>
    </header>
  )
}

function Places({ places }: { places: Place[] }) {
  return places.map(({ name, href, letter, waiting }) => (
    <NavLink key={href} to={href} {...(letter && { title: `Keys: g, then ${letter}` })}>
      {name}
      {waiting && <WaitingCount {...waiting} />}
    </NavLink>
  ))
}

function WaitingCount({ count, overPromise }: { count: number; overPromise: number }) {
  if (count === 0) return <span className={styles['nobody']}> 0</span>
  return (
    <span className={styles['count']}>
      {' '}
      <Mark kind="attention" size={8} />
      {formatCount(count)}
      <span className="out-of-sight"> waiting, {formatCount(overPromise)} of them longer than we promise</span>
    </span>
  )
}
