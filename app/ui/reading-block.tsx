import './reading-block.css'
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { counted, formatDuration, formatInterval, formatRate, nounFor, readingWords } from '#app/measures/format.ts'
import type { Reading } from '#app/measures/reading.ts'
import { Count } from './count.tsx'
import { IntervalLine } from './interval-line.tsx'
import { Numeral } from './numeral.tsx'
import { partLabel } from './part-words.ts'
import type { LineRange } from './line-range.ts'
import { SplitBar } from './split-bar.tsx'

export type MeasureWords = { key: string; label: string; meaning: string }

type Props = {
  measure: MeasureWords
  reading: Reading
  /** The list behind a part; without one, behind the whole. */
  linkTo: (part?: string) => string
  definition: string
  range: LineRange
  /** The measure over time. */
  children?: ReactNode
}

/** One measure: its figure with interval and count, what it is made of, and what stands beside it. */
export function ReadingBlock({ measure, reading, linkTo, definition, range, children }: Props) {
  const heading = `measure-${measure.key}`
  const noun = measure.key === 'repeat_share' ? 'customer' : 'conversation'
  const parts = Object.entries(reading.parts ?? {}).map(([key, count]) => {
    return { key, count, label: partLabel(measure.key, key), href: linkTo(key) }
  })
  return (
    <section className="measure" aria-labelledby={heading}>
      <div>
        <header className="measure-head">
          <h2 id={heading}>{measure.label}</h2>
          <Link to={definition}>
            Definition<span className="out-of-sight"> of {measure.label}</span>
          </Link>
        </header>
        <p className="meaning">{measure.meaning}</p>
        <Figure reading={reading} href={linkTo()} range={range} noun={noun} />
        <Beside reading={reading} linkTo={linkTo} />
        {reading.state !== 'none' && parts.length > 0 && (
          <SplitBar parts={parts} title={`What ${measure.label} is made of`} noun={noun} />
        )}
      </div>
      <div className="over-time">{children}</div>
    </section>
  )
}

function Figure({ reading, href, range, noun }: { reading: Reading; href: string; range: LineRange; noun: string }) {
  const words = readingWords(reading)
  const small = words.value.length > 14 || words.value === '—' || words.intervalFirst
  const figure = words.intervalFirst ? `${words.interval} (${words.value})` : words.value
  return (
    <>
      <div className="numerals">
        <p className={small ? 'numeral words' : 'numeral'}>
          {reading.n === 0 ? (
            <span>{figure}</span>
          ) : (
            <Link to={href} data-count={reading.n}>
              {small ? figure : <Numeral text={figure} />}
            </Link>
          )}
        </p>
        <Second reading={reading} />
      </div>
      {reading.interval && (
        <div className="interval">
          <IntervalLine value={reading.value} interval={reading.interval} {...range} />
        </div>
      )}
      <p className="rests-on">
        <span>{words.interval !== '' && !words.intervalFirst && words.interval}</span>
        {reading.n > 0 && (
          <span>
            <Count count={reading.n} href={href} of={nounFor(reading.n, noun)} showWords />
            {noun === 'conversation' && ` of ${counted(reading.customers, 'customer')}`}
          </span>
        )}
      </p>
      {words.note !== '' && <p className="verdict">{sentence(words.note)}</p>}
    </>
  )
}

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`

/** The second figure of a measure: the slowest tenth of a wait, the mean of other tools, the oldest who waits. */
function Second({ reading }: { reading: Reading }) {
  const { quantiles, shares, figures, n } = reading
  const oldest = figures?.['oldest_seconds']
  if (quantiles) {
    const { p90 } = quantiles
    return (
      <p className="second">
        <b>{p90.value === null ? '—' : formatDuration(p90.value)}</b>
        {p90.value === null ? 'more than a tenth not answered' : 'or more, slowest tenth'}
        <br />
        {formatInterval(p90.interval, 'seconds', n)}
      </p>
    )
  }
  if (shares) {
    return (
      <ul className="second">
        {Object.entries(shares)
          .filter(([key]) => key !== 'within_promise')
          .map(([key, share]) => (
            <li key={key}>
              within {key.replace('within_', '').replace('h', '\u00a0h')}:{' '}
              <strong>{share.value === null ? '—' : formatRate(share.value, n)}</strong>{' '}
              {share.interval && `(${formatInterval(share.interval, 'share', n)})`}
            </li>
          ))}
      </ul>
    )
  }
  if (oldest == null) return null
  return (
    <p className="second">
      <b>{formatDuration(oldest)}</b>
      the longest wait
    </p>
  )
}

const countedParts = [
  'complaints',
  'over_promise',
  'set_aside',
  'unknown_words',
  'replies_not_shown',
  'unanswered_90d',
  'passed_along_90d',
]

/** Counts and figures that belong to the reading and are not part of it. */
function Beside({ reading, linkTo }: { reading: Reading; linkTo: (part: string) => string }) {
  const { key, figures = {}, immature, answeredOnly } = reading
  const counts: [string, number][] = [
    ...(immature > 0 ? [['immature', immature] as [string, number]] : []),
    ...countedParts.flatMap((part): [string, number][] => (figures[part] == null ? [] : [[part, figures[part]]])),
  ]
  const shown = counts.filter(([part, count]) => count > 0 || key === 'waiting_now' || part === 'set_aside')
  const [p50, p90] = [figures['censored_at_closing_p50'], figures['censored_at_closing_p90']]
  return (
    <>
      {shown.length > 0 && (
        <ul className="beside">
          {shown.map(([part, count]) => (
            <li key={part}>
              {partLabel(key, part)}: <Count count={count} href={linkTo(part)} of={partLabel(key, part)} />
            </li>
          ))}
        </ul>
      )}
      {p50 !== undefined && (p50 !== null || p90 !== null) && (
        <p className="beside">
          Taking what was closed without an answer as unknown: {p50 === null ? 'no median' : formatDuration(p50)}
          {p90 != null && `, slowest tenth ${formatDuration(p90)} or more`}.
        </p>
      )}
      {answeredOnly && (
        <p className="beside">
          Most tools would say: {formatDuration(answeredOnly.mean)} on average, over the{' '}
          <Count count={answeredOnly.n} href={linkTo('answered')} of="who got a reply" showWords /> alone (median{' '}
          {formatDuration(answeredOnly.p50)}).
        </p>
      )}
    </>
  )
}
