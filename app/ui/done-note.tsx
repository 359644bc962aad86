import type { ReactNode } from 'react'
import styles from './done-note.module.css'

/** What a button has just done, and beside it how to take it back. */
export function DoneNote({ children, undo }: { children: ReactNode; undo?: ReactNode }) {
  return (
    <div className={styles['done']}>
      <output>{children}</output>
      {undo}
    </div>
  )
}
