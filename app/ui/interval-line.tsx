import styles from './interval-line.module.css'
import type { MarkKind } from './mark.tsx'
import { placeOn } from './place-on.ts'

type Props = {
  value: number | null
  /** A null limit was not reached: the line runs off that edge. Without an interval the mark stands alone. */
  interval: [number | null, number | null] | null
  /** What the line's two ends stand for, in the unit of the value. */
  range: [number, number]
  /** What ordinary weeks produce. */
  usual?: { low: number; high: number; provisional: boolean } | null
  /** Whose conversations these are, or that the value is a signal. */
  mark?: MarkKind | 'plain'
  /** What the picture says, in words; left out where the words stand beside it. */
  label?: string
  /** Waits: equal lengths mean equal ratios. */
  scale?: 'linear' | 'log'
  /** Draws the line from one end of the range to the other. */
  axis?: boolean
}

/** An estimate and its 95 % interval, on its usual range. Server-drawn, fluid. */
export function IntervalLine(props: Props) {
  const { value, interval, range, usual = null, mark = 'plain', label, scale = 'linear', axis = usual === null } = props
  const at = (x: number) => `${(100 * placeOn(x, range, scale)).toFixed(2)}%`
  const named = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label }
  return (
    <svg className={styles['line']} height="18" {...named}>
      {axis && <line className={styles['axis']} x1="0" x2="100%" y1="9" y2="9" />}
      {usual && <Usual {...usual} at={at} />}
      {interval && <Interval interval={interval} at={at} />}
      {value !== null && <Estimate x={at(value)} mark={mark} />}
    </svg>
  )
}

type At = (x: number) => string

function Usual({ low, high, provisional, at }: { low: number; high: number; provisional: boolean; at: At }) {
  const edge = provisional ? `${styles['edge']} ${styles['provisional']}` : styles['edge']
  const width = `${Math.max(0.5, parseFloat(at(high)) - parseFloat(at(low))).toFixed(2)}%`
  return (
    <>
      <rect className={styles['band']} x={at(low)} width={width} y="4" height="10" />
      <line className={edge} x1={at(low)} x2={at(low)} y1="4" y2="14" />
      <line className={edge} x1={at(high)} x2={at(high)} y1="4" y2="14" />
    </>
  )
}

function Interval({ interval: [low, high], at }: { interval: [number | null, number | null]; at: At }) {
  const from = low === null ? '0%' : at(low)
  const to = high === null ? '100%' : at(high)
  return (
    <g className={styles['interval']}>
      <line x1={from} x2={to} y1="9" y2="9" />
      {low !== null && <line x1={from} x2={from} y1="6" y2="12" />}
      {high !== null && <line x1={to} x2={to} y1="6" y2="12" />}
    </g>
  )
}

function Estimate({ x, mark }: { x: string; mark: MarkKind | 'plain' }) {
  return (
    <svg x={x} y="9" overflow="visible" className={styles[mark]}>
      {mark === 'attention' ? (
        <path d="M0-6 6 0 0 6-6 0Z" />
      ) : mark === 'outsourced' ? (
        <rect x="-3.6" y="-3.6" width="7.2" height="7.2" />
      ) : (
        <circle r="3.8" />
      )}
    </svg>
  )
}
