import { chargeOn } from '#app/measures/charge-on.ts'
import { nounFor } from '#app/measures/format.ts'
import type { Series, WeekPoint } from '#app/measures/series.ts'
import { chargeInFull, markOf } from '../charge-words.ts'
import { Count } from '../count.tsx'
import { findingWords, shortInterval, usualRange } from '../finding-words.ts'
import { Mark } from '../mark.tsx'
import { daysInWords } from '../moment-in-words.ts'
import styles from './week-table.module.css'
import { figureOf, type Asked } from './week-words.ts'

type Props = Asked & {
  series: Series
  hrefOf: (point: WeekPoint, part?: string) => string
}

/** Every week of a chart, newest first: what the chart shows, in words and numbers. */
export function WeekTable(props: Props) {
  const { series, name } = props
  const { points } = series
  return (
    <details className={styles['behind']}>
      <summary>
        {points.length === 1 ? 'This week' : `These ${points.length} weeks`} as a table
        <span className="out-of-sight">: {name}</span>
      </summary>
      <table>
        <caption className="out-of-sight">{name} by week, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Week, in charge</th>
            <th scope="col" className="number">
              Figure, 95%
            </th>
            <th scope="col" className="number">
              n
            </th>
            <th scope="col" className="number">
              Usual range
            </th>
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map((point) => (
            <WeekRow key={point.from} point={point} {...props} />
          ))}
        </tbody>
      </table>
    </details>
  )
}

type RowProps = Props & { point: WeekPoint }

function WeekRow({ point, series, unit, noun, plural, hrefOf }: RowProps) {
  const { reading, finding } = point
  const charge = chargeOn(series.charges, point.from)
  const week = daysInWords(point.from, point.to)
  // From 5 to 29 the interval goes before the figure, which nobody should quote alone.
  const few = unit !== 'count' && reading.n < 30
  const interval = !point.atLeast && <small className="whole">{shortInterval(reading.interval, unit, reading.n)}</small>
  return (
    <tr data-finding={finding}>
      <th scope="row">
        {week}
        {charge && (
          <small>
            <Mark kind={markOf(charge.kind)} size={7} />
            {chargeInFull(charge)}
          </small>
        )}
      </th>
      <td className="number">
        {few && interval}
        <span className={few ? undefined : styles['figure']}>{figureOf(point, unit)}</span>
        {!few && interval}
      </td>
      <td className="number">
        {reading.n === 0 ? (
          '0'
        ) : (
          <Count count={reading.n} href={hrefOf(point)} of={`${nounFor(reading.n, noun, plural)}, ${week}`} />
        )}
        {reading.immature > 0 && (
          <small>
            <Count count={reading.immature} href={hrefOf(point, 'immature')} of={`not yet due, ${week}`} /> not due
          </small>
        )}
      </td>
      <td className="number">
        <span className="whole">{usualRange(point.limits, unit, reading.n)}</span>
        <small className={finding === 'signal' ? 'attention' : undefined}>
          {finding === 'signal' && <Mark kind="attention" size={8} />}
          {findingWords(point)}
          {point.limits?.provisional === true && ', provisional'}
        </small>
      </td>
    </tr>
  )
}
