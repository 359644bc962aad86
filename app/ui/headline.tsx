import type { ReactNode } from 'react'
import styles from './headline.module.css'

type Props = {
  /** One sentence that could be read aloud. */
  title: ReactNode
  /** The reason it counts as one. */
  deck?: ReactNode
  /** How to read it. */
  margin?: ReactNode
  /** Further lines under the deck. */
  children?: ReactNode
}

/** What a page says first. */
export function Headline({ title, deck, margin, children }: Props) {
  return (
    <div className={`lede ${styles['headline']}`}>
      <div>
        <h1>{title}</h1>
        {deck !== undefined && <p className="deck">{deck}</p>}
        {children}
      </div>
      {margin}
    </div>
  )
}
