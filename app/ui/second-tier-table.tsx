import { chargeOn } from '#app/measures/charge-on.ts'
import { cautiousFigure, counted, formatInterval, nounFor } from '#app/measures/format.ts'
import type { Unit } from '#app/measures/reading.ts'
import type { Series, WeekPoint } from '#app/measures/series.ts'
import { markOf } from './charge-words.ts'
import { figureOf } from './charts/week-words.ts'
import { Count } from './count.tsx'
import { findingWords, usualRange } from './finding-words.ts'
import { IntervalLine } from './interval-line.tsx'
import { Mark } from './mark.tsx'
import styles from './second-tier-table.module.css'
import { Sparkline } from './sparkline.tsx'

export type WatchedMeasure = {
  name: string
  /** What it asks, in a few words: "told to go elsewhere for the answer". */
  meaning: string
  /** Where its definition is. */
  definition: string
  unit: Unit
  /** What is counted, one of it, and several where that takes more than an s. */
  noun: string
  plural?: string
  series: Series
  /** The conversations behind the newest week. */
  hrefOf: (point: WeekPoint) => string
}

type Props = { measures: WatchedMeasure[]; /** "Week 6". */ week: string; weeks: number }

/** Measures that explain the first three: their shape, this week, and how it stands to what is usual. */
export function SecondTierTable({ measures, week, weeks }: Props) {
  return (
    <table className={`rows ${styles['watched']}`}>
      <thead>
        <tr>
          <th scope="col">Measure</th>
          <th scope="col" className={styles['spark']}>
            {counted(weeks, 'week')}
          </th>
          <th scope="col" className="number">
            {week}
          </th>
          <th scope="col" className="number">
            Usual range
          </th>
          <th scope="col">This week against it</th>
        </tr>
      </thead>
      <tbody>
        {measures.map((measure) => (
          <WatchedRow key={measure.name} {...measure} />
        ))}
      </tbody>
    </table>
  )
}

function WatchedRow({ name, meaning, definition, unit, noun, plural, series, hrefOf }: WatchedMeasure) {
  const point = series.points.at(-1)
  return (
    <tr>
      <th scope="row">
        <a className={styles['lead']} href={definition}>
          {name}
        </a>
        <span className={styles['sub']}>{meaning}</span>
      </th>
      <td className={styles['spark']}>
        <Sparkline series={series} />
      </td>
      <td className={`number ${styles['now']}`}>
        {point && <Figure point={point} unit={unit} nouns={(n) => nounFor(n, noun, plural)} href={hrefOf(point)} />}
      </td>
      <td className={`number ${styles['usual']}`}>{point && usualRange(point.limits, unit, point.reading.n)}</td>
      <td className={styles['against']}>{point && <Against point={point} unit={unit} series={series} />}</td>
    </tr>
  )
}

type FigureProps = { point: WeekPoint; unit: Unit; nouns: (n: number) => string; href: string }

function Figure({ point, unit, nouns, href }: FigureProps) {
  const { reading, value } = point
  const figure = cautiousFigure(figureOf(point, unit), reading)
  // Where the figure is itself the count, it is not said twice.
  const isCount = unit === 'count' && value === reading.n && reading.n > 0
  return (
    <>
      <span className={styles['lead']}>
        {isCount ? <Count count={reading.n} href={href} of={nouns(reading.n)} /> : figure}
      </span>
      <span className={styles['sub']}>
        {reading.n === 0 ? (
          `no ${nouns(0)}`
        ) : isCount ? (
          nouns(reading.n)
        ) : (
          <Count count={reading.n} href={href} of={nouns(reading.n)} showWords />
        )}
      </span>
    </>
  )
}

function Against({ point, unit, series }: { point: WeekPoint; unit: Unit; series: Series }) {
  const { value, limits, reading, finding } = point
  const range = rangeOf(series)
  const charge = chargeOn(series.charges, point.from)
  const signal = finding === 'signal'
  const interval = formatInterval(reading.interval, unit, reading.n)
  return (
    <>
      {range && (
        <IntervalLine
          value={value}
          interval={reading.interval}
          usual={limits}
          range={range}
          mark={signal ? 'attention' : markOf(charge?.kind ?? 'unknown')}
        />
      )}
      <span className={signal ? `${styles['finding']} attention` : styles['finding']}>
        {signal && <Mark kind="attention" size={8} />}
        {findingWords(point)}
        {interval !== '' && <span className="out-of-sight">, {interval}</span>}
      </span>
    </>
  )
}

/** From nought, or from a little below what is shown, to a little above it. */
function rangeOf({ points }: Series): [number, number] | null {
  const point = points.at(-1)
  if (!point || point.value === null) return null
  const shown = [point.value, ...(point.limits ? [point.limits.low, point.limits.high] : [])]
  const ends = point.reading.interval?.filter((end) => end !== null) ?? []
  const high = Math.max(...shown, ...ends)
  return [0, high === 0 ? 1 : high * 1.25]
}
