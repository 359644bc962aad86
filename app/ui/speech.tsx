import type { ReactNode } from 'react'
import styles from './speech.module.css'

/** A page that only says something: an error, an empty start, a choice. */
export function Speech({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <main id="main" className={`wrap ${styles['speech']}`}>
      <h1 className="display">{title}</h1>
      {children}
    </main>
  )
}
