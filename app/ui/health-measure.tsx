import { chargeOn } from '#app/measures/charge-on.ts'
import {
  counted,
  exactnessWords,
  formatDuration,
  formatInterval,
  formatRate,
  formatValue,
  nounFor,
  readingWords,
} from '#app/measures/format.ts'
import type { Reading } from '#app/measures/reading.ts'
import { partShare } from '#app/measures/second-figure.ts'
import type { Series } from '#app/measures/series.ts'
import { Link } from '@remix-run/react'
import { ProcessChart } from './charts/process-chart.tsx'
import { Count } from './count.tsx'
import { basisOf, closingWords, nounOf, questionOf, wholeOf } from './health-words.ts'
import { markOf } from './charge-words.ts'
import { IntervalLine } from './interval-line.tsx'
import { besideUsual } from './line-range.ts'
import { Measure } from './measure.tsx'
import { Numeral } from './numeral.tsx'
import { Outside } from './outside.tsx'
import { partLabel } from './part-words.ts'
import { SecondNumeral } from './second-numeral.tsx'
import { type Part, SplitBar } from './split-bar.tsx'

/** One measure of one week, as the loader gives it. */
export type MeasureOfWeek = {
  key: string
  label: string
  unit: Reading['unit']
  reading: Reading
  series: Series
  finding: { signal: boolean; lead: string; rest: string }
}

type Props = {
  measure: MeasureOfWeek
  /** The list behind a part of the week; without one, behind all of it. */
  linkTo: (part?: string) => string
  /** The answered ones by how long they waited; of First response only. */
  brackets?: { key: string; count: number }[]
  /** The list behind a week of the chart. */
  linkToWeek: (week: { from: string; to: string }, part?: string) => string
}

/** One of the three measures that Health begins with. */
export function HealthMeasure({ measure, linkTo, brackets = [], linkToWeek }: Props) {
  const { key, label, unit, reading, series, finding } = measure
  const parts = partsOf(reading, brackets).map(({ key: part, count }): Part => {
    return { key: part, count, label: partLabel(key, part), href: linkTo(part) }
  })
  return (
    <Measure
      id={key}
      name={label}
      question={questionOf(key)}
      definition={`#def-${key}`}
      numeral={<Figure reading={reading} href={linkTo()} />}
      second={<Second reading={reading} />}
      line={<Line measure={measure} />}
      limits={limitsInWords(reading)}
      restsOn={<RestsOn reading={reading} href={linkTo()} />}
      verdict={
        <>
          {finding.signal ? <Outside>{finding.lead}</Outside> : finding.lead}
          {finding.rest}
          {key === 'first_response' && (reading.waiting ?? 0) > 0 && reading.state === 'ok' && stillWaiting(reading)}
        </>
      }
      chart={
        <ProcessChart
          {...{ series, unit }}
          name={label}
          noun={nounOf(key)}
          basis={basisOf(key)}
          hrefOf={(point, part) => linkToWeek(point, part)}
        />
      }
      split={
        <>
          {reading.n > 0 && <SplitBar parts={parts} title={wholeOf(key)} noun={nounOf(key)} />}
          <Beside reading={reading} linkTo={linkTo} />
        </>
      }
    />
  )
}

const stillWaiting = ({ waiting = 0 }: Reading) =>
  ` The ${counted(waiting, 'conversation')} without an answer count${waiting === 1 ? 's' : ''} as waiting.`

/** The figure; where there is none, why. */
function Figure({ reading, href }: { reading: Reading; href: string }) {
  const words = readingWords(reading)
  const figure = words.intervalFirst ? `${words.interval} (${words.value})` : words.value
  const plain = reading.value === null || words.intervalFirst
  if (reading.n === 0) return <span className="quiet">{words.note === '' ? '—' : words.note}</span>
  return (
    <Link to={href} data-count={reading.n}>
      {plain ? words.value === '—' ? `— ${words.note}` : figure : <Numeral text={figure} />}
    </Link>
  )
}

/** The second figure: confirmed ones, the slowest tenth, those who came back unsolved. */
function Second({ reading }: { reading: Reading }) {
  const { key, n, quantiles, state } = reading
  if (state !== 'ok') return null
  if (quantiles) {
    const { value, interval } = quantiles.p90
    return (
      <SecondNumeral
        figure={value === null ? '—' : formatDuration(value)}
        words={value === null ? 'over a tenth not answered' : 'or more, slowest tenth'}
        interval={formatInterval(interval, 'seconds', n)}
      />
    )
  }
  const [part, words] =
    key === 'resolution_rate'
      ? (['confirmed', 'confirmed'] as const)
      : (['repeat_not_resolved', 'came back unresolved'] as const)
  const { value, interval } = partShare(reading, part)
  // Under 20 a percentage says more than is known.
  if (value === null || n < 20) return null
  return <SecondNumeral figure={formatRate(value, n)} words={words} interval={formatInterval(interval, 'share', n)} />
}

function Line({ measure: { reading, series, finding } }: { measure: MeasureOfWeek }) {
  const point = series.points.at(-1)
  if (!reading.interval) return null
  const usual = point?.limits ?? null
  return (
    <IntervalLine
      value={reading.value}
      interval={reading.interval}
      usual={usual}
      mark={finding.signal ? 'attention' : markOf(chargeOn(series.charges, point?.from ?? '')?.kind ?? 'unknown')}
      {...besideUsual(reading, usual)}
    />
  )
}

function limitsInWords(reading: Reading): string {
  const words = readingWords(reading)
  return words.intervalFirst ? '' : words.interval
}

function RestsOn({ reading, href }: { reading: Reading; href: string }) {
  const { key, n, parts = {}, state, value } = reading
  if (n === 0) return null
  const count = <Count count={n} href={href} of={nounFor(n, nounOf(key))} showWords />
  if (reading.unit === 'seconds') return <>median of {count}</>
  const counts = {
    resolution_rate: ['confirmed', 'presumed'],
    repeat_share: ['repeat_resolved', 'repeat_not_resolved'],
  }
  const reached = counts[key as keyof typeof counts]?.reduce((sum, part) => sum + (parts[part] ?? 0), 0)
  return (
    <>
      {reached !== undefined && (state === 'few' || value !== null) && `${formatValue(reached, 'count', n)} of `}
      {count}
    </>
  )
}

/** Where the answered ones are told by how long they waited, these stand in their place. */
function partsOf(reading: Reading, brackets: { key: string; count: number }[]): { key: string; count: number }[] {
  return Object.entries(reading.parts ?? {}).flatMap(([key, count]) => {
    if (key === 'answered' && brackets.length > 0) return brackets
    return key === 'unknown' && count === 0 ? [] : [{ key, count }]
  })
}

/** What a reading says beside its figure: who was set aside, what cannot be known, and the curve that stops at closing. */
function Beside({ reading, linkTo }: { reading: Reading; linkTo: (part: string) => string }) {
  const { key, figures = {}, immature } = reading
  const counts = [
    ...(immature > 0 ? [{ part: 'immature', count: immature }] : []),
    ...['set_aside', 'unknown_words', 'replies_not_shown'].flatMap((part) => {
      const count = figures[part] ?? 0
      return count > 0 || part === 'set_aside' ? [{ part, count }] : []
    }),
  ]
  const exactness = exactnessWords(figures)
  const closing = closingWords(reading)
  return (
    <>
      <p className="beside">
        {counts.map(({ part, count }, i) => (
          <span key={part}>
            {i > 0 && ' · '}
            {partLabel(key, part)}: <Count count={count} href={linkTo(part)} of={partLabel(key, part)} />
          </span>
        ))}
      </p>
      {closing && <p className="beside">{closing}</p>}
      {exactness && <p className="beside">These times were read {exactness}.</p>}
    </>
  )
}
