import type { ComparedCurves, CurvePoints } from '#app/measures/compare-curves.ts'
import { formatDuration, formatRate } from '#app/measures/format.ts'
import type { Limit } from '#app/measures/reading.ts'
import { SideMark, type SideLook } from '../side-mark.tsx'
import styles from './survival-chart.module.css'

type Letter = 'a' | 'b'
const letters = ['a', 'b'] as const

type Props = {
  curves: ComparedCurves
  names: { a: string; b: string }
  looks: { a: SideLook; b: SideLook }
  medians: { a: Limit; b: Limit }
  n: { a: number; b: number }
  promiseSeconds: number | null
}

const [minute, hour, day] = [60, 3600, 86_400]
/** What a chart may reach to, and the times named below it. */
const reaches: readonly number[][] = [
  [10, 20, 30, 45, 60].map((n) => n * minute),
  [0.5, 1, 2, 3, 4].map((n) => n * hour),
  [1, 2, 4, 8, 12].map((n) => n * hour),
  [2, 4, 8, 12, 24].map((n) => n * hour),
  [4, 8, 12, 24, 36, 48].map((n) => n * hour),
  [0.5, 1, 2, 3, 5, 7].map((n) => n * day),
  [1, 2, 3, 5, 7, 14].map((n) => n * day),
]
/** A chart ends where either curve goes on to fall by less than this, and not before twice the promise. */
const littleMore = 0.03
const height = 300

/** The share still waiting for a first answer, by time since the customer wrote: both sides, with their limits. */
export function SurvivalChart(props: Props) {
  const { curves, names, looks, medians, promiseSeconds } = props
  const times = timesOf(curves, promiseSeconds)
  const end = times.at(-1) ?? day
  const x = (seconds: number) => Math.min(100, (100 * seconds) / end)
  const percent = (seconds: number) => `${x(seconds).toFixed(2)}%`
  const y = (share: number) => (1 - share) * height
  const label = letters
    .map(
      (letter) =>
        `${names[letter]}: ${times.map((t) => `${toldAt(props, letter, t)} after ${formatDuration(t)}`).join(', ')}`,
    )
    .join('. ')
  const reached = letters.filter((letter) => (medians[letter].value ?? Infinity) <= end)
  const picture = { role: 'img', 'aria-label': `Share still waiting. ${label}.` }
  return (
    <figure className={styles['chart']}>
      <svg className={styles['drawing']} height={height + 26} {...picture}>
        {[1, 0.75, 0.5, 0.25, 0].map((share) => (
          <g key={share}>
            <line className={styles['grid']} x1="0" x2="100%" y1={y(share)} y2={y(share)} />
            <text className={styles['words']} x="0" dx="-8" y={y(share) + 4} textAnchor="end">
              {share * 100}%
            </text>
          </g>
        ))}
        {times.map((t, i) => (
          <g key={t} className={i % 2 === 0 && i < times.length - 1 ? styles['wide'] : undefined}>
            <line className={styles['tick']} x1={percent(t)} x2={percent(t)} y1={height} y2={height + 5} />
            <text
              className={styles['words']}
              x={percent(t)}
              y={height + 18}
              textAnchor={i === times.length - 1 ? 'end' : 'middle'}
            >
              {formatDuration(t)}
            </text>
          </g>
        ))}
        {promiseSeconds !== null && promiseSeconds < end && (
          <>
            <line
              className={styles['promise']}
              x1={percent(promiseSeconds)}
              x2={percent(promiseSeconds)}
              y1="-6"
              y2={height}
            />
            <text className={styles['said']} x={percent(promiseSeconds)} dx="6" y="6">
              our promise, {formatDuration(promiseSeconds)}
            </text>
          </>
        )}
        {/* Percentages cannot stand in a path: it is stretched to the width instead. */}
        <svg width="100%" height={height} viewBox={`0 0 1000 ${height}`} preserveAspectRatio="none" overflow="visible">
          {letters.map((letter) => {
            const drawn = pathsOf(curves.seconds, curves[letter], (t) => (1000 * t) / end, y, end)
            return (
              <g key={letter} className={styles[looks[letter]]}>
                <path className={styles['band']} d={drawn.band} />
                <path className={styles['curve']} d={drawn.curve} />
              </g>
            )
          })}
        </svg>
        {reached.map((letter) => (
          <svg
            key={letter}
            className={styles[looks[letter]]}
            x={percent(medians[letter].value ?? 0)}
            y={y(0.5)}
            overflow="visible"
          >
            {looks[letter] === 'outsourced' ? (
              <rect className={styles['median']} x="-4" y="-4" width="8" height="8" />
            ) : (
              <circle className={styles['median']} r="4.6" />
            )}
          </svg>
        ))}
        {reached.length > 0 && (
          <text
            className={styles['said']}
            x={percent(Math.max(...reached.map((letter) => medians[letter].value ?? 0)))}
            dx="12"
            y={y(0.5) - 7}
          >
            half answered after {reached.map((letter) => formatDuration(medians[letter].value ?? 0)).join(' and ')}
          </text>
        )}
      </svg>
      <figcaption>time since the customer wrote; bands are 95% intervals</figcaption>
      <RiskTable {...props} times={times} />
      <details className={styles['behind']}>
        <summary>The whole curves as a table</summary>
        <RiskTable {...props} times={curves.seconds} tall />
      </details>
    </figure>
  )
}

function timesOf({ seconds, a, b }: ComparedCurves, promiseSeconds: number | null): number[] {
  const isFlat = ({ waiting }: CurvePoints, i: number) =>
    (waiting[i]?.value ?? 0) - (waiting.findLast(({ value }) => value !== null)?.value ?? 0) < littleMore
  const flat = seconds.find((_, i) => isFlat(a, i) && isFlat(b, i)) ?? Infinity
  const least = Math.max(flat, 2 * (promiseSeconds ?? 0))
  return reaches.find((times) => (times.at(-1) ?? 0) >= least) ?? reaches.at(-1) ?? []
}

/** A curve and its band as far as both are known. */
function pathsOf(
  seconds: readonly number[],
  { waiting }: CurvePoints,
  x: (t: number) => number,
  y: (share: number) => number,
  end: number,
): { curve: string; band: string } {
  const points: { x: number; y: number; low: number; high: number }[] = [{ x: 0, y: 0, low: 0, high: 0 }]
  for (const [i, t] of seconds.entries()) {
    const { value = null, interval = null } = waiting[i] ?? {}
    if (value === null || t > end) break
    const [low, high] = interval ?? [value, value]
    points.push({ x: x(t), y: y(value), low: y(low ?? value), high: y(high ?? value) })
  }
  const at = (px: number, py: number) => `${px.toFixed(1)} ${py.toFixed(1)}`
  const up = points.map((point) => at(point.x, point.high))
  const down = points.toReversed().map((point) => at(point.x, point.low))
  return {
    curve: `M${points.map((point) => at(point.x, point.y)).join('L')}`,
    band: `M${[...up, ...down].join('L')}Z`,
  }
}

function toldAt({ curves, n }: Props, letter: Letter, t: number): string {
  const value = curves[letter].waiting[curves.seconds.indexOf(t)]?.value ?? null
  return value === null ? '—' : formatRate(value, n[letter])
}

/** Still waiting after so long: a row for each side, or with `tall` for each time. */
function RiskTable({ times, tall = false, ...props }: Props & { times: readonly number[]; tall?: boolean }) {
  const { names, looks } = props
  const cells = tall
    ? times.map((t) => letters.map((letter) => ({ letter, t })))
    : letters.map((letter) => times.map((t) => ({ letter, t })))
  const side = ({ letter }: { letter: Letter }) => (
    <>
      <SideMark look={looks[letter]} />
      {names[letter]}
    </>
  )
  const after = ({ t }: { t: number }) => formatDuration(t)
  const [ofRow, ofColumn] = tall ? [after, side] : [side, after]
  return (
    <table className={`rows ${styles['risk']}`}>
      <caption className="out-of-sight">Share still waiting</caption>
      <thead>
        <tr>
          <th scope="col">Still waiting after</th>
          {cells[0]?.map((cell) => (
            <th key={`${cell.letter} ${cell.t}`} scope="col" className="number">
              {ofColumn(cell)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cells.map(
          ([first, ...others]) =>
            first && (
              <tr key={`${first.letter} ${first.t}`}>
                <th scope="row">{ofRow(first)}</th>
                {[first, ...others].map(({ letter, t }) => (
                  <td key={`${letter} ${t}`} className="number">
                    {toldAt(props, letter, t)}
                  </td>
                ))}
              </tr>
            ),
        )}
      </tbody>
    </table>
  )
}
