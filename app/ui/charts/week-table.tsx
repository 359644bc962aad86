import { formatInterval } from '#app/measures/format.ts'
import type { Unit } from '#app/measures/reading.ts'
import type { Series, WeekPoint } from '#app/measures/series.ts'
import { chargeInFull, chargeOn, markOf } from '../charge-words.ts'
import { Count } from '../count.tsx'
import { findingWords, usualRange } from '../finding-words.ts'
import { Mark } from '../mark.tsx'
import { daysInWords } from '../moment-in-words.ts'
import styles from './week-table.module.css'
import { figureOf } from './week-words.ts'

type Props = {
  series: Series
  name: string
  unit: Unit
  noun: string
  hrefOf: (point: WeekPoint, part?: string) => string
}

/** Every week of a chart, newest first: what the chart shows, in words and numbers. */
export function WeekTable({ series, name, unit, noun, hrefOf }: Props) {
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
              Estimate, 95%
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
            <WeekRow key={point.from} point={point} series={series} unit={unit} noun={noun} hrefOf={hrefOf} />
          ))}
        </tbody>
      </table>
    </details>
  )
}

type RowProps = Omit<Props, 'name'> & { point: WeekPoint }

function WeekRow({ point, series, unit, noun, hrefOf }: RowProps) {
  const { reading, finding } = point
  const charge = chargeOn(series.charges, point.from)
  const week = daysInWords(point.from, point.to)
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
        <span className={styles['figure']}>{figureOf(point, unit)}</span>
        {!point.atLeast && <small>{formatInterval(reading.interval, unit, reading.n)}</small>}
      </td>
      <td className="number">
        {reading.n === 0 ? '0' : <Count count={reading.n} href={hrefOf(point)} of={`${noun}s, ${week}`} />}
        {reading.immature > 0 && (
          <small>
            <Count count={reading.immature} href={hrefOf(point, 'immature')} of={`not yet due, ${week}`} /> not due
          </small>
        )}
      </td>
      <td className="number">
        {usualRange(point.limits, unit, reading.n)}
        <small className={finding === 'signal' ? 'attention' : undefined}>
          {finding === 'signal' && <Mark kind="attention" size={8} />}
          {findingWords(point)}
          {point.limits?.provisional === true && ', provisional'}
        </small>
      </td>
    </tr>
  )
}
