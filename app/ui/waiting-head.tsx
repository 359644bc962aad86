import type { ReactNode } from 'react'
import styles from './waiting-head.module.css'

/** The one sentence of the queue, and to when it is complete. */
export function WaitingHead({ title, fresh }: { title: string; fresh?: ReactNode }) {
  return (
    <div className={styles['head']}>
      <h1>{title}</h1>
      {fresh}
    </div>
  )
}
