import type { ReactNode } from 'react'
import styles from './measure.module.css'

type Props = {
  /** Names the section: `measure-<id>`; its drawer is `#def-<id>`. */
  id: string
  name: string
  /** What it asks, as a question. */
  question: ReactNode
  /** Where its definition is: `#def-<id>` for a drawer, or a page. */
  definition: string
  numeral: ReactNode
  second?: ReactNode
  /** The interval line. */
  line?: ReactNode
  /** The interval in words. */
  limits?: ReactNode
  /** What the figure rests on: "411 of 561 conversations". */
  restsOn?: ReactNode
  verdict?: ReactNode
  chart?: ReactNode
  split?: ReactNode
}

/** The three measures of a page, side by side where there is room; below, each a row, then a column. */
export function Measures({ children }: { children: ReactNode }) {
  return <div className={styles['measures']}>{children}</div>
}

/** One measure: its question, its figure with interval and count, what is to be thought of it, its weeks and its parts. */
export function Measure(props: Props) {
  const { id, name, question, definition, numeral, second, line, limits, restsOn, verdict, chart, split } = props
  const heading = `measure-${id}`
  return (
    <section className={styles['measure']} aria-labelledby={heading} data-measure={id}>
      <div className={styles['left']}>
        <header className={styles['head']}>
          <h2 id={heading}>{name}</h2>
          <a href={definition}>
            Definition<span className="out-of-sight"> of {name}</span>
          </a>
        </header>
        <p className={styles['question']}>{question}</p>
        <div className={styles['figure']}>
          <div className={styles['numerals']}>
            <p data-figure>{numeral}</p>
            {second}
          </div>
          <div className={styles['line']}>{line}</div>
          <p className={styles['n']}>
            <span>{limits}</span>
            <span>{restsOn}</span>
          </p>
        </div>
        <p className={styles['verdict']}>{verdict}</p>
      </div>
      <div className={styles['right']}>
        <div className={styles['chart']}>{chart}</div>
        <div className={styles['split']}>{split}</div>
      </div>
    </section>
  )
}
