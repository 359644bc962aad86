import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import styles from './margin-note.module.css'
import { Mark } from './mark.tsx'

type Props = {
  title: string
  /** It is about a signal. */
  signal?: boolean
  link?: { href: string; text: string }
  children?: ReactNode
}

/** How to read what stands beside it. On a phone only its title and its link stay. */
export function MarginNote({ title, signal = false, link, children }: Props) {
  return (
    <aside className={styles['margin']} aria-label={title}>
      <h2>
        {signal && <Mark kind="attention" size={10} />}
        {title}
      </h2>
      {children !== undefined && <div className={styles['words']}>{children}</div>}
      {link && (
        <p>
          <Link to={link.href}>{link.text}</Link>
        </p>
      )}
    </aside>
  )
}
