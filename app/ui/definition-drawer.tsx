import { Link } from '@remix-run/react'
import { useEffect, useRef, type ReactNode, type RefObject } from 'react'
import styles from './definition-drawer.module.css'

export type DrawerSection = {
  title: string
  text?: ReactNode
  items?: readonly string[]
  /** The items are what does not count. */
  not?: boolean
}

type Props = {
  /** `def-<measure>`: the part of the address that opens it. */
  id: string
  title: string
  /** What it means, in words. */
  meaning: string
  sections: DrawerSection[]
  links?: { href: string; text: string }[]
  /** The id of what it is about: where closing leads back to. */
  back: string
}

/**
 * A definition over the page. It is open while the address ends in its id, so it works without scripts and can be
 * linked to. With scripts the focus goes into it and comes back, and Escape closes it.
 */
export function DefinitionDrawer({ id, title, meaning, sections, links = [], back }: Props) {
  const drawer = useRef<HTMLDialogElement>(null)
  useDrawerKeys(drawer, id, back)
  const heading = `${id}-title`
  return (
    <dialog className={styles['drawer']} id={id} aria-modal="true" aria-labelledby={heading} ref={drawer}>
      <a className={styles['scrim']} href={`#${back}`} tabIndex={-1} aria-hidden="true">
        {' '}
      </a>
      <div className={styles['sheet']}>
        <a className={styles['close']} href={`#${back}`}>
          Close <kbd>esc</kbd>
        </a>
        <h2 id={heading} tabIndex={-1}>
          {title}
        </h2>
        <p className={styles['words']}>{meaning}</p>
        {sections.map((section) => (
          <Section key={section.title} {...section} />
        ))}
        {links.length > 0 && (
          <ul className={styles['links']}>
            {links.map(({ href, text }) => (
              <li key={href}>
                <Link to={href}>{text}</Link>
              </li>
            ))}
          </ul>
        )}
      </div>
    </dialog>
  )
}

function Section({ title, text, items = [], not = false }: DrawerSection) {
  return (
    <>
      <h3>{title}</h3>
      {text !== undefined && <p>{text}</p>}
      {items.length > 0 && (
        <ul className={not ? `${styles['ticks']} ${styles['not']}` : styles['ticks']}>
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Moves the focus into the drawer when the address opens it, keeps it there, and gives it back to what opened it. */
function useDrawerKeys(drawer: RefObject<HTMLDialogElement>, id: string, back: string): void {
  useEffect(() => {
    const { current } = drawer
    if (!current) return undefined
    const openers = `a[href="#${id}"]`
    let opener: Element | null = null
    const isOpen = () => window.location.hash === `#${id}`
    let wasOpen = false
    // The browser takes the focus from the link before it tells that the address has changed.
    const onClick = (event: Event) => {
      opener = event.target instanceof Element ? (event.target.closest(openers) ?? opener) : opener
    }
    const follow = () => {
      if (isOpen()) current.querySelector('h2')?.focus()
      else if (wasOpen) {
        const back = opener ?? document.querySelector(openers)
        if (back instanceof HTMLElement) back.focus({ preventScroll: true })
      }
      wasOpen = isOpen()
    }
    const onKey = (event: KeyboardEvent) => {
      if (!isOpen()) return
      if (event.key === 'Escape') window.location.hash = back
      if (event.key === 'Tab') keepInside(current, event)
    }
    follow()
    document.addEventListener('click', onClick)
    window.addEventListener('hashchange', follow)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('click', onClick)
      window.removeEventListener('hashchange', follow)
      document.removeEventListener('keydown', onKey)
    }
  }, [drawer, id, back])
}

function keepInside(drawer: HTMLElement, event: KeyboardEvent): void {
  const stops = [...drawer.querySelectorAll<HTMLElement>('a[href]:not([tabindex="-1"]), button')]
  const [first, last] = [stops.at(0), stops.at(-1)]
  const at = document.activeElement
  const leaves = event.shiftKey ? at === first || at?.tagName === 'H2' : at === last
  if (!leaves && drawer.contains(at)) return
  event.preventDefault()
  const to = event.shiftKey ? last : first
  to?.focus()
}
