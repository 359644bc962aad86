import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Mark } from './mark.tsx'
import styles from './numeral.module.css'

type Props = {
  figure: string
  /** What it is: "or more, slowest tenth". */
  words: ReactNode
  /** Its interval, in words. */
  interval?: string
  /** It is outside its usual range. */
  signal?: boolean
  /** The conversations behind it. */
  href?: string
}

/** The figure beside the large one. */
export function SecondNumeral({ figure, words, interval, signal = false, href }: Props) {
  return (
    <p className={styles['second']}>
      <b>
        {signal && <Mark kind="attention" size={11} />}
        {href === undefined ? figure : <Link to={href}>{figure}</Link>}
      </b>
      {words}
      {interval !== undefined && interval !== '' && (
        <>
          <br />
          <span className="whole">{interval}</span>
        </>
      )}
    </p>
  )
}
