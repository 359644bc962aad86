import type { ReactNode } from 'react'
import styles from './side-section.module.css'

type Props = {
  id: string
  title: string
  /** What stands under the title: a sentence, a link. */ about?: ReactNode
  children: ReactNode
}

/** A part of a page whose heading stands beside it. */
export function SideSection({ id, title, about, children }: Props) {
  return (
    <section className={styles['section']} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {about}
      </header>
      <div>{children}</div>
    </section>
  )
}
