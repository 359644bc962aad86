import type { ComparedMeasure } from '#app/measures/comparison.ts'
import { differenceInWords, limitsInWords } from '#app/measures/compare-words.ts'
import { formatDuration, formatInterval, formatRate, nounFor, readingWords } from '#app/measures/format.ts'
import { Count } from './count.tsx'
import { ForestAxis, ForestLine } from './forest-line.tsx'
import { forestAxisOf, forestPlaces } from './forest-axis.ts'
import styles from './forest-table.module.css'
import { meaningOf } from './compare-meanings.ts'
import { nounOf } from './health-words.ts'
import { SideMark, type SideLook } from './side-mark.tsx'
import { VerdictWord } from './verdict-word.tsx'

type Letter = 'a' | 'b'

type Props = {
  measures: ComparedMeasure[]
  names: { a: string; b: string }
  looks: { a: SideLook; b: SideLook }
  /** The list behind what a measure counts on a side. */
  linkTo: (side: Letter, measure: string) => string
  /** Where a measure is defined. */
  definition: (measure: string) => string
}

const groups = [
  { scale: 'share', title: 'Share of conversations or customers', unit: 'Points', foot: 'percentage points' },
  { scale: 'ratio', title: 'Time on the customer’s clock, half waited longer', unit: 'Multiple', foot: 'log scale' },
  { scale: 'seconds', title: 'Mean wait, cut off at seven days', unit: 'Difference', foot: 'hours' },
] as const

/** Measure by measure: both sides, their difference drawn and in numbers, and what is concluded. */
export function ForestTable({ measures, names, looks, linkTo, definition }: Props) {
  const shown = groups.flatMap((group) => {
    const own = measures.filter(({ scale }) => scale === group.scale)
    return own.length === 0 ? [] : [{ ...group, own, axis: forestAxisOf(group.scale, own) }]
  })
  return (
    <table className={`rows ${styles['forest']}`}>
      {shown.map(({ scale, title, unit, foot, own, axis }, i) => [
        <thead key={`head ${scale}`} className={i > 0 ? styles['further'] : undefined}>
          <tr>
            <th scope="col">{title}</th>
            <SideHead name={names.a} look={looks.a} />
            <SideHead name={names.b} look={looks.b} />
            <th scope="col" className={styles['plot']}>
              {scale === 'ratio' ? `${names.a} as a multiple of ${names.b}` : `${names.a} minus ${names.b}`}
            </th>
            <th scope="col" className="number">
              {unit}, adjusted
            </th>
            <th scope="col">In words</th>
          </tr>
        </thead>,
        <tbody key={`body ${scale}`}>
          {own.map((one) => (
            <tr key={one.key} data-measure={one.key}>
              <th scope="row">
                <a className={styles['lead']} href={definition(one.key)}>
                  {nameOf(one)}
                </a>
                <span className={styles['sub']}>{meaningOf(one)}</span>
              </th>
              {(['a', 'b'] as const).map((side) => (
                <td key={side} className={`number ${styles[side]}`}>
                  <span className={styles['label']}>
                    <SideMark look={looks[side]} size={8} />
                    {names[side]}
                  </span>
                  <Own one={one} side={side} href={linkTo(side, one.key)} />
                </td>
              ))}
              <td className={styles['plot']}>
                <ForestLine
                  adjusted={forestPlaces(one.adjusted, scale)}
                  crude={forestPlaces(one.crude, scale)}
                  range={axis.range}
                  none={0}
                />
              </td>
              <td className={`number ${styles['numbers']}`}>
                <Difference one={one} />
              </td>
              <td className={styles['verdict']}>
                <VerdictWord conclusion={one.conclusion} name={names.a} because={one.because} />
              </td>
            </tr>
          ))}
          <tr className={styles['axis']}>
            <td colSpan={3}>{'\u00a0'}</td>
            <td className={styles['plot']}>
              <ForestAxis ticks={axis.ticks} range={axis.range} />
            </td>
            <td colSpan={2} className="quiet">
              {foot}
            </td>
          </tr>
        </tbody>,
      ])}
    </table>
  )
}

function SideHead({ name, look }: { name: string; look: SideLook }) {
  return (
    <th scope="col" className={`number ${styles['head']}`}>
      <SideMark look={look} />
      {name}
    </th>
  )
}

/** "Answered within 8 h", "First response". */
export function nameOf({ label, limitSeconds }: ComparedMeasure): string {
  return limitSeconds === undefined ? label : `Answered within ${formatDuration(limitSeconds)}`
}

function Own({ one, side, href }: { one: ComparedMeasure; side: Letter; href: string }) {
  const reading = one[side]
  const { value, interval, note } = readingWords(reading)
  // Where no promise is set, the share within a day.
  const within = reading.shares?.['within_24h']
  const other = one.limitSeconds !== undefined && !reading.shares?.['within_promise'] && within?.value != null
  const figure = other ? formatRate(within.value ?? 0, reading.n) : value
  const limits = other ? formatInterval(within.interval, 'share', reading.n) : interval
  const noun = nounFor(reading.n, nounOf(one.key))
  return (
    <>
      <span className={styles['lead']}>{figure}</span>
      {(limits !== '' || note !== '') && <span className={styles['sub']}>{limits || note}</span>}
      {reading.n > 0 && (
        <span className={styles['sub']}>
          <Count count={reading.n} href={href} of={noun} showWords />
        </span>
      )}
    </>
  )
}

function Difference({ one }: { one: ComparedMeasure }) {
  const { adjusted, crude } = one
  if (one.conclusion === 'not_enough' || adjusted === null)
    return <span className={styles['sub']}>no estimate from so few</span>
  return (
    <>
      <span className={styles['lead']}>
        {short(one, adjusted.value)} <span className={styles['limits']}>{limitsInWords(adjusted.interval, one)}</span>
      </span>
      <span className={styles['sub']}>
        as it came {short(one, crude?.value ?? null)}
        {crude?.interval && ` (${limitsInWords(crude.interval, one)})`}
      </span>
    </>
  )
}

/** The unit stands in the column's head. */
const short = (one: ComparedMeasure, value: number | null) => differenceInWords(value, one).replace(/ points$/, '')
