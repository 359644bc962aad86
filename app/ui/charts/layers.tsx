import styles from './chart.module.css'
import { besideSignal, edgeLabels } from './edge-labels.ts'
import { frame, type Where } from './frame.ts'
import type { Plan, PlannedWeek, Strip } from './plan.ts'
import { stripLabel } from './strip-labels.ts'

type Layer = { plan: Plan; where: Where }

/** The natural limits: a tint of the paper, with their centre. */
export function Bands({ plan, where: { x, y } }: Layer) {
  return plan.bands.map((band) => {
    const edge = band.provisional ? `${styles['limit']} ${styles['provisional']}` : styles['limit']
    const across = { x1: x(band.from), x2: x(band.to) }
    return (
      <g key={band.from}>
        <Tint from={x(band.from)} to={x(band.to)} top={y(band.high)} bottom={y(band.low)} />
        <line className={edge} {...across} y1={y(band.high)} y2={y(band.high)} />
        <line className={edge} {...across} y1={y(band.low)} y2={y(band.low)} />
        <line className={styles['centre']} {...across} y1={y(band.centre)} y2={y(band.centre)} />
      </g>
    )
  })
}

function Tint({ from, to, top, bottom }: { from: string | number; to: string | number; top: number; bottom: number }) {
  const width =
    typeof from === 'number' && typeof to === 'number' ? to - from : `${parseFloat(`${to}`) - parseFloat(`${from}`)}%`
  return <rect className={styles['band']} x={from} width={width} y={top} height={Math.max(1, bottom - top)} />
}

/** Dotted lines where other people took over or the limits begin anew; interrupted where the months are written. */
export function Changes({ plan, where: { x } }: Layer) {
  return plan.changes.map((at) => {
    const upright = { className: styles['change'], x1: x(at), x2: x(at) }
    return (
      <g key={at}>
        <line {...upright} y1="0" y2={frame.axis} />
        {plan.strips.length > 0 && <line {...upright} y1={frame.strip} y2={frame.strip + 8} />}
      </g>
    )
  })
}

/** The 95 % interval of each week; the newest one's dark. A limit that was not reached runs off the chart. */
export function Intervals({ plan, where: { x, y } }: Layer) {
  return plan.drawn.map(({ point, at, interval, newest }) => {
    if (interval === null) return null
    const [low, high] = interval
    return (
      <line
        key={point.from}
        className={newest ? `${styles['whisker']} ${styles['newest']}` : styles['whisker']}
        x1={x(at)}
        x2={x(at)}
        y1={low === null ? frame.bottom : y(low)}
        y2={high === null ? 0 : y(high)}
      />
    )
  })
}

/** One week: its shape says who was in charge, a diamond that it is a signal, hollow that it does not count. */
export function WeekMark({ week, x, y }: { week: PlannedWeek; x: string | number; y: number }) {
  const { kind, shape, newest, point } = week
  const r = newest ? 4.2 : 2.5
  return (
    <svg x={x} y={y} overflow="visible" className={styles[kind]} data-week={point.from}>
      {shape === 'signal' && <path className={styles['signal']} d="M0-7 7 0 0 7-7 0Z" />}
      {shape === 'earlier_signal' && <path className={styles['earlier-signal']} d="M0-5.4 5.4 0 0 5.4-5.4 0Z" />}
      {shape !== 'signal' && <Point week={week} r={shape === 'earlier_signal' ? 1.8 : r} />}
      {point.finding === 'possible_shift' && <circle className={styles['shift']} r={r + 2.6} />}
      {point.atLeast && <path className={styles['at-least']} d={`M-3.5 ${-r - 4} 0 ${-r - 7.5} 3.5 ${-r - 4}`} />}
    </svg>
  )
}

function Point({ week: { kind, shape }, r }: { week: PlannedWeek; r: number }) {
  const name = shape === 'hollow' ? styles['hollow'] : styles['point']
  if (kind !== 'outsourced') return <circle className={name} r={r} />
  const side = 2 * r - 0.4
  return <rect className={name} x={-side / 2} y={-side / 2} width={side} height={side} />
}

/** Axis, months, and who was in charge. */
export function Foot({ plan, where: { x }, isNarrow = false }: Layer & { isNarrow?: boolean }) {
  return (
    <>
      <line className={styles['axis']} x1="0" x2={x(plan.weeks)} y1={frame.axis} y2={frame.axis} />
      {plan.months.map(({ at, label }) => (
        <g key={at}>
          <line className={styles['axis']} x1={x(at)} x2={x(at)} y1={frame.axis} y2={frame.axis + 5} />
          <text className={styles['month']} x={x(at)} dx="4" y={frame.axis + 13}>
            {label}
          </text>
        </g>
      ))}
      {plan.strips.map((strip) => (
        <StripPart key={strip.from} strip={strip} x={x} isNarrow={isNarrow} />
      ))}
    </>
  )
}

function StripPart({ strip, x, isNarrow }: { strip: Strip; x: Where['x']; isNarrow: boolean }) {
  const { from, to, kind } = strip
  const [left, right] = [x(from), x(to)]
  const width =
    typeof left === 'number' && typeof right === 'number'
      ? right - left
      : `${(parseFloat(`${right}`) - parseFloat(`${left}`)).toFixed(3)}%`
  const label = stripLabel(strip, isNarrow)
  return (
    <g>
      <rect className={styles[`strip-${kind}`]} x={left} width={width} y={frame.strip} height="6" />
      {label !== null && (
        <text
          className={`${styles['strip-words']} ${styles[`words-${kind}`]}`}
          x={left}
          dx={from > 0 ? 3 : 0}
          y={frame.words}
        >
          {label}
        </text>
      )}
    </g>
  )
}

/** The newest figure and its limits, at the right edge, and beside a signal what it is. */
export function EdgeWords({ plan, where: { x, y } }: Layer) {
  const space = { top: frame.top, bottom: frame.bottom }
  const newest = plan.drawn.find((week) => week.newest)
  const beside = besideSignal(plan, y, space)
  return (
    <>
      {newest && beside !== null && (
        <text className={styles['annotation']} x={x(newest.at)} dx="-12" y={beside + 4} textAnchor="end">
          outside the range
        </text>
      )}
      {edgeLabels(plan, y, space).map((label) => (
        <text
          key={label.says + label.text}
          className={styles[`label-${label.says}`]}
          x={x(plan.weeks)}
          dx="9"
          y={label.y + 4}
        >
          {label.text}
        </text>
      ))}
    </>
  )
}
