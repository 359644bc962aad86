import { Link } from '@remix-run/react'
import { readingWords } from '#app/measures/format.ts'
import type { Reading } from '#app/measures/reading.ts'
import { Count } from './count.tsx'
import { filledFormula } from './filled-formula.ts'
import styles from './measure-article.module.css'
import { nounOf } from './health-words.ts'
import { Outside } from './outside.tsx'
import { partLabel } from './part-words.ts'
import { SplitBar } from './split-bar.tsx'

export type ArticleWords = {
  key: string
  label: string
  meaning: string
  formula: string
  datedBy: string
  interval: string
  limits: readonly string[]
}

type Props = {
  words: ArticleWords
  /** The numbers of the week; null while nothing is known. */
  reading: Reading | null
  /** What ordinary weeks produce, and how this one stands to it. */
  usual: { signal: boolean; lead: string; rest: string } | null
  /** "Week 46", or "Now". */
  when: string
  /** Days, `to` exclusive. */
  week: { from: string; to: string } | null
  /** The list behind a part of the week; without one, behind all of it. */
  linkTo: (part?: string) => string
}

/** What one number means, with the numbers of a week put in, what is behind them, and what it cannot say. */
export function MeasureArticle({ words, reading, usual, when, week, linkTo }: Props) {
  const { key, label, meaning, formula, datedBy, interval, limits } = words
  return (
    <article className={styles['measure']} id={key} aria-labelledby={`${key}-label`}>
      <h2 id={`${key}-label`}>{label}</h2>
      <p className={styles['words']}>{meaning}</p>
      <section>
        <h3>How it is counted</h3>
        <p className={styles['formula']}>{asSentence(formula)}</p>
        {reading && week && <WithNumbers {...{ reading, when, week, linkTo }} />}
      </section>
      <section className={styles['facts']}>
        <div>
          <h3>Interval</h3>
          <p>{asSentence(interval)}</p>
        </div>
        <div>
          <h3>Dated by</h3>
          <p>{asSentence(datedBy)}</p>
        </div>
        {usual && (
          <div>
            <h3>Usual range</h3>
            <p>
              {usual.signal ? <Outside>{usual.lead}</Outside> : usual.lead}
              {usual.rest}
            </p>
          </div>
        )}
        <div>
          <h3>Name in the terminal and the API</h3>
          <p>
            <code>{key}</code>
          </p>
        </div>
      </section>
      <section>
        <h3>Known limits</h3>
        <ul className={styles['limits']}>
          {limits.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      </section>
    </article>
  )
}

/** "began: the first message" → "Began: the first message". */
const asSentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`

type Filled = Pick<Props, 'when' | 'linkTo'> & { reading: Reading; week: { from: string; to: string } }

/** Parts that mostly are nought, and then say nothing. */
const rarely = new Set(['unknown', 'cut_short'])

function WithNumbers({ reading, when, week, linkTo }: Filled) {
  const { key, n, parts = {}, unit, why } = reading
  const { fraction, sentences } = filledFormula(reading, week)
  const { value, interval, note } = readingWords(reading)
  const counts = Object.entries(parts).filter(([part, count]) => count > 0 || !rarely.has(part))
  const total = counts.reduce((sum, [, count]) => sum + count, 0)
  return (
    <>
      <div className={styles['filled']}>
        <span className={styles['when']}>{when}</span>
        {fraction && (
          <span className={styles['fraction']} aria-hidden="true">
            <span>{fraction.above}</span>
            <span>{fraction.below}</span>
          </span>
        )}
        <span>
          {fraction && <span aria-hidden="true">= </span>}
          {reading.value === null && note ? <>— {note}</> : value}
        </span>
        {interval !== '' && (
          <span className={styles['when']}>{unit === 'count' ? interval : `${interval}, 95% interval`}</span>
        )}
      </div>
      {[...sentences, ...(why === undefined ? [] : [why])].map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {total > 0 && total === n && counts.length > 1 && (
        <div className={styles['split']}>
          <SplitBar
            parts={counts.map(([part, count]) => {
              return { key: part, count, label: partLabel(key, part), href: linkTo(part) }
            })}
            title={`What counts, ${when}`}
            noun={nounOf(key)}
          />
        </div>
      )}
      <Behind {...{ reading, linkTo }} />
    </>
  )
}

/** What stands beside a figure and can be opened. */
const opened =
  /^(?:without_|set_aside$|replies_not_shown$|unknown_words$|not_named$|words_not_known$|sales_not_known$|complaints$|over_promise$|unanswered_90d$|passed_along_90d$)/

function Behind({ reading, linkTo }: Pick<Filled, 'reading' | 'linkTo'>) {
  const { key, n, parts = {}, figures = {}, immature } = reading
  const beside = [
    ...(immature > 0 ? [['immature', immature] as const] : []),
    ...Object.entries(figures).flatMap(([part, count]) =>
      opened.test(part) && count !== null && (count > 0 || part === 'set_aside') ? [[part, count] as const] : [],
    ),
  ]
  const only = Object.keys(parts).length < 2 && n > 0
  if (beside.length === 0 && !only) return null
  return (
    <div className={styles['behind']}>
      <h3>{only ? 'Behind the number' : 'What does not count, or stands beside it'}</h3>
      <ul>
        {only && (
          <li>
            <Link to={linkTo()}>{partLabel(key, Object.keys(parts)[0] ?? 'all of them')}</Link>
            <Count count={n} href={linkTo()} of={nounOf(key)} />
          </li>
        )}
        {beside.map(([part, count]) => (
          <li key={part}>
            <span>{partLabel(key, part)}</span>
            <Count count={count} href={linkTo(part)} of={partLabel(key, part)} />
          </li>
        ))}
      </ul>
    </div>
  )
}
