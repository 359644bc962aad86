import type { ReactNode } from 'react'
import styles from './quiet-page.module.css'

/** Where there is nothing: what that means, what we cannot see, and what to do. No picture, no praise. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles['quiet']}>
      <p className="display">{title}</p>
      {children}
    </div>
  )
}
