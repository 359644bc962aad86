import { Link } from '@remix-run/react'
import { Fragment } from 'react'
import { chargeOn, sidesOn } from '#app/measures/charge-on.ts'
import { addDays, isoWeek, months } from '#app/measures/days.ts'
import { nounFor } from '#app/measures/format.ts'
import type { Charge } from '#app/measures/series.ts'
import styles from './charge-line.module.css'
import { chargeInFull, chargeWords } from './charge-words.ts'
import { Count } from './count.tsx'
import { dayInWords, daysInWords } from './moment-in-words.ts'
import type { SideLook } from './side-mark.tsx'

type Stretch = { from: string; to: string }
type Bracketed = { name: string; look: SideLook; stretches: Stretch[] }

type Letter = 'a' | 'b'

type Props = {
  /** Days, `to` exclusive. */
  from: string
  to: string
  charges: Charge[]
  weeks: { monday: string; conversations: number }[]
  sides: { a: Bracketed; b: Bracketed }
  /** The lists of the conversations that began in a week, all and those of a side. */
  linkTo: { week: (monday: string) => string; side: (letter: Letter, monday: string) => string }
  /** The table as CSV. */
  csv: string
}

/** Where things stand from the top, in pixels. */
const at = { bars: 34, strip: 38, brackets: 55, words: 78, axis: 90 } as const
const apart = 9

/** Who was in charge since the beginning, with the two sides in brackets and the load above. Server-drawn, fluid. */
export function ChargeLine({ from, to, charges, weeks, sides, linkTo, csv }: Props) {
  const [start, end] = [Date.parse(from), Date.parse(to)]
  const place = (day: string) => Math.min(100, Math.max(0, (100 * (Date.parse(day) - start)) / (end - start)))
  const most = Math.max(1, ...weeks.map(({ conversations }) => conversations))
  const overlap = sides.a.stretches.some((one) =>
    sides.b.stretches.some((two) => one.from < two.to && two.from < one.to),
  )
  const lower = overlap ? apart : 0
  const label = `${charges.map((charge) => `${chargeInFull(charge)} ${daysInWords(charge.from, charge.to)}`).join('; ')}. ${sentenceOf(sides)}`
  const picture = { role: 'img', 'aria-label': label }
  return (
    <>
      <svg className={styles['line']} height={at.axis + lower + 20} {...picture}>
        {weeks.map(({ monday, conversations }) => {
          const [x, next] = [place(monday), place(addDays(monday, 7))]
          const height = (conversations / most) * at.bars
          return (
            <rect
              key={monday}
              className={styles['load']}
              x={`${x.toFixed(2)}%`}
              width={`${Math.max(0.1, (next - x) * 0.86).toFixed(2)}%`}
              y={(at.bars - height).toFixed(1)}
              height={height.toFixed(1)}
            />
          )
        })}
        {charges.length === 0 && <rect className={styles['unknown']} x="0" width="100%" y={at.strip} height="12" />}
        {charges.map((charge) => (
          <ChargePart key={charge.from} charge={charge} x={place(charge.from)} end={place(charge.to)} lower={lower} />
        ))}
        {(['a', 'b'] as const).map((letter) => {
          const y = at.brackets + (letter === 'b' ? lower : 0)
          return sides[letter].stretches.map((one) => (
            <Bracket
              key={`${letter} ${one.from}`}
              x={place(one.from)}
              end={place(one.to)}
              y={y}
              look={sides[letter].look}
            />
          ))
        })}
        <line className={styles['axis']} x1="0" x2="100%" y1={at.axis + lower} y2={at.axis + lower} />
        {ticksOf(from, to).map(({ day, words }, i, all) => {
          const x = place(day)
          const last = x > 92
          return (
            <g key={day} className={i % 2 === 1 && all.length > 5 ? styles['wide'] : undefined}>
              <line
                className={styles['axis']}
                x1={`${x}%`}
                x2={`${x}%`}
                y1={at.axis + lower}
                y2={at.axis + lower + 5}
              />
              {!last && (
                <text className={styles['tick']} x={`${x}%`} dx="3" y={at.axis + lower + 16}>
                  {words}
                </text>
              )}
            </g>
          )
        })}
      </svg>
      <LoadTable {...{ charges, weeks, sides, linkTo, csv }} />
    </>
  )
}

type PartProps = { charge: Charge; x: number; end: number; lower: number }

function ChargePart({ charge, x, end, lower }: PartProps) {
  const words = wordsFor(charge, end - x)
  return (
    <>
      <rect
        className={styles[charge.kind]}
        x={`${x.toFixed(2)}%`}
        width={`${(end - x).toFixed(2)}%`}
        y={at.strip}
        height="12"
      >
        <title>{`${chargeInFull(charge)}, ${daysInWords(charge.from, charge.to)}`}</title>
      </rect>
      {words !== null && (
        <text
          className={`${styles['who']} ${styles[`who-${charge.kind}`]}`}
          x={`${x.toFixed(2)}%`}
          dx={x > 0 ? 3 : 0}
          y={at.words + lower}
        >
          {words.narrow}
          <tspan className={styles['wide']}>{words.wide}</tspan>
        </text>
      )}
    </>
  )
}

/** Of a letter, a narrow line and a wide one, in pixels. */
const [letterWidth, narrow, wide] = [6.6, 320, 700]

/** What fits under a stretch on a phone, and what more on a wide screen. */
function wordsFor(charge: Charge, percent: number): { narrow: string; wide: string } | null {
  const fits = (words: string, width: number) => words.length * letterWidth <= (percent / 100) * width
  const [kind, full] = [chargeWords(charge.kind), chargeInFull(charge)]
  const short = fits(kind, narrow) ? kind : ''
  const long = fits(full, wide) ? full : fits(kind, wide) ? kind : short
  if (long === '') return null
  return long.startsWith(short) ? { narrow: short, wide: long.slice(short.length) } : { narrow: short, wide: '' }
}

function Bracket({ x, end, y, look }: { x: number; end: number; y: number; look: SideLook }) {
  const [left, right] = [`${(x + 0.15).toFixed(2)}%`, `${(end - 0.15).toFixed(2)}%`]
  return (
    <g className={`${styles['bracket']} ${styles[`bracket-${look}`]}`}>
      <line x1={left} x2={right} y1={y} y2={y} />
      <line x1={left} x2={left} y1={y - 3} y2={y + 3} />
      <line x1={right} x2={right} y1={y - 3} y2={y + 3} />
    </g>
  )
}

function sentenceOf({ a, b }: Props['sides']): string {
  const when = ({ name, stretches }: Bracketed) =>
    `${name}: ${stretches.map(({ from, to }) => daysInWords(from, to)).join(', ') || 'no days'}`
  return `In brackets ${when(a)}; ${when(b)}.`
}

/** The first days of months, every third or twelfth where there are many. */
function ticksOf(from: string, to: string): { day: string; words: string }[] {
  const [firstYear, lastYear] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))]
  const count = (lastYear - firstYear) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))
  const step = count <= 7 ? 1 : count <= 40 ? 3 : 12
  const ticks: { day: string; words: string }[] = []
  for (let month = 0; month < (lastYear - firstYear + 1) * 12; month += step) {
    const [year, within] = [firstYear + Math.floor(month / 12), month % 12]
    const day = `${year}-${String(within + 1).padStart(2, '0')}-01`
    const withYear = within === 0 || ticks.length === 0
    if (day >= from && day < to) ticks.push({ day, words: `${months[within]}${withYear ? ` ${year}` : ''}` })
  }
  return ticks
}

function LoadTable({ charges, weeks, sides, linkTo, csv }: Omit<Props, 'from' | 'to'>) {
  return (
    <details className={styles['behind']}>
      <summary>These {weeks.length} weeks as a table</summary>
      <table className="rows">
        <caption className="out-of-sight">Conversations that began, by week, and who was in charge</caption>
        <thead>
          <tr>
            <th scope="col">Week</th>
            <th scope="col">In charge on Monday</th>
            <th scope="col">Compared</th>
            <th scope="col" className="number">
              Conversations
            </th>
          </tr>
        </thead>
        <tbody>
          {weeks.toReversed().map(({ monday, conversations }) => {
            const charge = chargeOn(charges, monday)
            const compared = sidesOn(sides, monday)
            return (
              <tr key={monday}>
                <th scope="row">
                  {isoWeek(monday).week}, from {dayInWords(monday)}
                </th>
                <td>{charge ? chargeInFull(charge) : chargeWords('unknown')}</td>
                <td>
                  {compared.length === 0 && '—'}
                  {compared.map((letter, i) => (
                    <Fragment key={letter}>
                      {i > 0 && ' and '}
                      <Link to={linkTo.side(letter, monday)} aria-label={`${sides[letter].name}: its conversations`}>
                        {sides[letter].name}
                      </Link>
                    </Fragment>
                  ))}
                </td>
                <td className="number">
                  <Count count={conversations} href={linkTo.week(monday)} of={nounFor(conversations, 'conversation')} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p>
        <a href={csv}>These weeks as CSV</a>
      </p>
    </details>
  )
}
