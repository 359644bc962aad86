import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import styles from './filter-sentence.module.css'
import { Pick, type PickProps } from './pick.tsx'

export type { PickProps } from './pick.tsx'

type Props = {
  /** In the order in which one would say them: the period, the channel, who was in charge. */
  picks: PickProps[]
  /** The page without any filter; shown while one of the picks is changed. */
  reset: string
  /** What it is called among the landmarks of a page. */
  label?: string
  /** The freshness line. */
  children?: ReactNode
}

/** The filters of a page as words that can be changed. Every choice is a link, so all of them live in the address. */
export function FilterSentence({ picks, reset, label = 'Filters', children }: Props) {
  return (
    <div className={`wrap ${styles['status']}`}>
      <nav className={styles['filters']} aria-label={label}>
        {picks.map((pick) => (
          <Pick key={pick.name} {...pick} />
        ))}
        {picks.some(({ changed }) => changed) && (
          <Link className={styles['reset']} to={reset} preventScrollReset>
            Show everything
          </Link>
        )}
      </nav>
      {children}
    </div>
  )
}
