import styles from './forest-line.module.css'
import { placeOn } from './place-on.ts'

type Difference = { value: number | null; interval: [number | null, number | null] | null } | null

type Props = {
  adjusted: Difference
  crude: Difference
  /** What the two ends stand for; beyond them a line runs off. */
  range: [number, number]
  /** Where nothing differs. */
  none: number
}

/** One difference: among like conversations filled, as it came hollow, on one axis. The row's words say the same. */
export function ForestLine({ adjusted, crude, range, none }: Props) {
  const at = (x: number) => `${(100 * placeOn(x, range)).toFixed(2)}%`
  return (
    <svg className={styles['line']} height="38" aria-hidden>
      <line className={styles['zero']} x1={at(none)} x2={at(none)} y1="-12" y2="50" />
      <Estimate found={crude} y={27} at={at} className={styles['raw']} radius={3.2} />
      <Estimate found={adjusted} y={14} at={at} className={styles['adjusted']} radius={4.4} />
    </svg>
  )
}

type EstimateProps = {
  found: Difference
  y: number
  at: (x: number) => string
  className: string | undefined
  radius: number
}

function Estimate({ found, y, at, className, radius }: EstimateProps) {
  if (found === null) return null
  const { value, interval } = found
  const [low, high] = interval ?? [null, null]
  return (
    <g className={className}>
      {interval && <line x1={low === null ? '0%' : at(low)} x2={high === null ? '100%' : at(high)} y1={y} y2={y} />}
      {value !== null && <circle cx={at(value)} cy={y} r={radius} />}
    </g>
  )
}

/** What the two estimates of a row look like. */
export function ForestKey({ confidence }: { confidence: string }) {
  return (
    <p className={styles['key']}>
      <span>
        <svg width="26" height="10" aria-hidden className={styles['adjusted']}>
          <line x1="0" x2="26" y1="5" y2="5" />
          <circle cx="13" cy="5" r="4.2" />
        </svg>{' '}
        among like conversations
      </span>
      <span>
        <svg width="26" height="10" aria-hidden className={styles['raw']}>
          <line x1="0" x2="26" y1="5" y2="5" />
          <circle cx="13" cy="5" r="3.2" />
        </svg>{' '}
        as it came
      </span>
      <span className="quiet">{confidence}</span>
    </p>
  )
}

/** The words under the axis of a group of rows. */
export function ForestAxis({ ticks, range }: Pick<Props, 'range'> & { ticks: [number, string][] }) {
  return (
    <svg className={styles['line']} height="18" aria-hidden>
      {ticks.map(([value, words]) => {
        const x = 100 * placeOn(value, range)
        const anchor = x < 2 ? 'start' : x > 98 ? 'end' : 'middle'
        return (
          <text key={words} className={styles['words']} x={`${x.toFixed(2)}%`} y="12" textAnchor={anchor}>
            {words}
          </text>
        )
      })}
    </svg>
  )
}
