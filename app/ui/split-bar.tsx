import { Link } from '@remix-run/react'
import { counted, formatCount, formatRate } from '#app/measures/format.ts'
import styles from './split-bar.module.css'

/** Told apart by fill as well as by lightness: solid, hatched, light, outlined. */
export type Fill = 1 | 2 | 3 | 4

export type Part = { key: string; label: string; count: number; href: string; fill?: Fill }

type Props = {
  parts: Part[]
  /** What the whole is: "What became of what came due". */
  title: string
  /** What is counted: conversation or customer. */
  noun: string
  plural?: string
}

/** The parts of one whole, and the legend that says their shares and counts: each opens what it counts. */
export function SplitBar(props: Props) {
  const { parts } = props
  const total = parts.reduce((sum, part) => sum + part.count, 0)
  return (
    <div>
      <Bar parts={parts} total={total} />
      <Legend total={total} {...props} />
    </div>
  )
}

function Bar({ parts, total }: { parts: Part[]; total: number }) {
  const startOf = (index: number) => percent(sum(parts.slice(0, index)), total)
  return (
    <svg className={styles['bar']} height="16" aria-hidden="true">
      {parts.map((part, index) => (
        <rect
          key={part.key}
          className={styles[`fill-${fillOf(part, index)}`]}
          x={startOf(index)}
          width={percent(part.count, total)}
          y="1"
          height="14"
        />
      ))}
      {parts.slice(1).map((part, index) => (
        <line key={part.key} className={styles['gap']} x1={startOf(index + 1)} x2={startOf(index + 1)} y1="1" y2="15" />
      ))}
      <rect className={styles['edge']} x="0.5" y="1" style={{ width: 'calc(100% - 1px)' }} height="14" />
    </svg>
  )
}

/** Shares and counts of parts; under 20 a percentage would say more than is known. */
function Legend({ parts, total, title, noun, plural }: Props & { total: number }) {
  return (
    <ul className={styles['legend']} aria-label={title} data-legend>
      {parts.map((part, index) => (
        <li key={part.key}>
          <Link to={part.href} data-count={part.count}>
            <Swatch fill={fillOf(part, index)} />
            <span className={styles['label']}>{part.label}</span>
            <span className={styles['share']}>{total < 20 ? '' : formatRate(part.count / total, total)}</span>
            <span className={styles['count']}>
              <span aria-hidden="true">{formatCount(part.count)}</span>
              <span className="out-of-sight">, {counted(part.count, noun, plural)}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Swatch({ fill }: { fill: Fill }) {
  return (
    <svg className={styles['swatch']} width="12" height="12" aria-hidden="true">
      <rect className={styles[`fill-${fill}`]} x="0.5" y="0.5" width="11" height="11" />
      <rect className={styles['edge']} x="0.5" y="0.5" width="11" height="11" />
    </svg>
  )
}

const fills: Fill[] = [1, 2, 3, 4]
const fillOf = (part: Part, index: number): Fill => part.fill ?? fills[index % 4] ?? 4
const sum = (parts: Part[]) => parts.reduce((before, { count }) => before + count, 0)
const percent = (count: number, total: number) => `${total === 0 ? 0 : (100 * count) / total}%`
