import { counted, formatDuration, readingWords, nounFor } from '#app/measures/format.ts'
import type { Reading } from '#app/measures/reading.ts'
import { Count } from './count.tsx'
import { IntervalLine } from './interval-line.tsx'
import type { LineRange } from './line-range.ts'
import { daysInWords } from './moment-in-words.ts'

export type PeriodReading = { from: string; to: string; reading: Reading }

type Props = {
  label: string
  noun: string
  by: 'week' | 'month'
  /** Oldest first. */
  periods: PeriodReading[]
  range: LineRange
  linkTo: (period: PeriodReading, part?: string) => string
}

const shownAtOnce = 13

/** A measure week by week or month by month, newest first. A period without anything is a gap, never a zero. */
export function PeriodTable({ label, noun, by, periods, range, linkTo }: Props) {
  const rows = joinGaps(periods.toReversed())
  const young = periods.some(({ reading }) => reading.immature > 0)
  const [newest, older] = [rows.slice(0, shownAtOnce), rows.slice(shownAtOnce)]
  const table = (part: Row[], caption: string) => (
    <table className="rows stacks">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{by === 'week' ? 'Week' : 'Month'}</th>
          <th scope="col" className="number">
            Figure
          </th>
          <th scope="col">
            <span className="out-of-sight">Interval as a line</span>
          </th>
          <th scope="col">95% interval</th>
          <th scope="col" className="number">
            {noun}s
          </th>
          {young && (
            <th scope="col" className="number">
              Not yet due
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {part.map((row) =>
          row.gap > 1 ? (
            <Gap key={row.from} row={row} by={by} columns={young ? 5 : 4} />
          ) : (
            <PeriodRow key={row.from} row={row} range={range} noun={noun} young={young} linkTo={linkTo} />
          ),
        )}
      </tbody>
    </table>
  )
  return (
    <>
      {table(newest, `${label} by ${by}${captionRange(range)}`)}
      {older.length > 0 && (
        <details className="longer">
          <summary>Earlier {by}s</summary>
          {table(older, `${label} by ${by}, earlier`)}
        </details>
      )}
    </>
  )
}

function captionRange({ range: [low, high], scale }: LineRange): string {
  if (scale === 'linear') return '; lines run from 0 to 100%'
  return `; lines run from ${formatDuration(low)} to ${formatDuration(high)}, each step a multiple of the one before`
}

type Row = PeriodReading & { gap: number }

/** Several empty periods in a row become one row that says so. */
function joinGaps(periods: PeriodReading[]): Row[] {
  const rows: Row[] = []
  for (const period of periods) {
    const before = rows.at(-1)
    const empty = period.reading.n === 0 && period.reading.immature === 0
    if (empty && before && before.gap > 0) {
      rows[rows.length - 1] = { ...before, from: period.from, gap: before.gap + 1 }
    } else rows.push({ ...period, gap: empty ? 1 : 0 })
  }
  return rows
}

function Gap({ row, by, columns }: { row: Row; by: string; columns: number }) {
  return (
    <tr className="gap">
      <th scope="row">{daysInWords(row.from, row.to)}</th>
      <td colSpan={columns}>{counted(row.gap, by)} with nothing to count</td>
    </tr>
  )
}

type RowProps = { row: Row; range: LineRange; noun: string; young: boolean; linkTo: Props['linkTo'] }

function PeriodRow({ row, range, noun, young, linkTo }: RowProps) {
  const { reading } = row
  const words = readingWords(reading)
  const period = daysInWords(row.from, row.to)
  return (
    <tr className={reading.n === 0 ? 'gap' : undefined}>
      <th scope="row">{period}</th>
      <td className={words.intervalFirst ? 'number value few' : 'number value'}>{words.value}</td>
      <td className="line">
        {reading.interval && <IntervalLine value={reading.value} interval={reading.interval} {...range} />}
      </td>
      {/* Under 30 the interval and n beside it say "few" by themselves. */}
      <td className="limits">{words.interval === '' ? words.note : words.interval}</td>
      <td className="number" data-label={`${noun}s`}>
        {reading.n === 0 ? (
          '—'
        ) : (
          <Count count={reading.n} href={linkTo(row)} of={`${nounFor(reading.n, noun)}, ${period}`} />
        )}
      </td>
      {young && (
        <td className="number" data-label={reading.immature > 0 ? 'not yet due' : undefined}>
          {reading.immature > 0 && (
            <Count count={reading.immature} href={linkTo(row, 'immature')} of={`not yet due, ${period}`} />
          )}
        </td>
      )}
    </tr>
  )
}
