import type { ReactNode } from 'react'
import { Mark } from './mark.tsx'
import styles from './quiet-page.module.css'

type Props = {
  /** What failed: "We cannot show the queue just now." */
  title: string
  /** What still works, whether anything was lost, what happens next and when. */
  children?: ReactNode
  /** For whoever looks into the log. */
  reference?: string
}

/** A failure of one part of a page; the rest of the page stays. */
export function ErrorNote({ title, children, reference }: Props) {
  return (
    <div className={styles['note']} role="alert">
      <p className={styles['title']}>
        <Mark kind="attention" size={11} />
        {title}
      </p>
      {children}
      {reference !== undefined && <p className="quiet">reference {reference}</p>}
    </div>
  )
}
