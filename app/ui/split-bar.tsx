import { formatRate, nounFor } from '#app/measures/format.ts'
import { Count } from './count.tsx'

export type Part = { key: string; label: string; count: number; href: string }

type Props = {
  parts: Part[]
  title: string
  /** What is counted: conversation or customer. */
  noun: string
}

/** Shares of one whole, told apart by fill and not by colour, and the table that says them. */
export function SplitBar({ parts, title, noun }: Props) {
  const total = parts.reduce((sum, part) => sum + part.count, 0)
  const cells = parts.map((part, index) => {
    const before = parts.slice(0, index).reduce((sum, earlier) => sum + earlier.count, 0)
    return { ...part, from: percent(before, total), width: percent(part.count, total), fill: (index % 4) + 1 }
  })
  return (
    <div className="split">
      <div className="bar">
        <svg className="chart" height="13" aria-hidden="true">
          {cells.map((cell) => (
            <rect key={cell.key} className={`fill-${cell.fill}`} x={cell.from} width={cell.width} height="13" />
          ))}
        </svg>
      </div>
      <table className="legend">
        <caption className="out-of-sight">{title}</caption>
        <thead className="out-of-sight">
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Share</th>
            <th scope="col">Number of {noun}s</th>
          </tr>
        </thead>
        <tbody>
          {cells.map((cell) => (
            <tr key={cell.key}>
              <th scope="row">
                <svg className="swatch" width="12" height="12" aria-hidden="true">
                  <rect className={`fill-${cell.fill}`} width="12" height="12" />
                  <rect className="edge" x="0.5" y="0.5" width="11" height="11" />
                </svg>
                {cell.label}
              </th>
              {/* Under 20 a percentage says more than is known. */}
              <td className="number">{total < 20 ? '' : formatRate(cell.count / total, total)}</td>
              <td className="number">
                <Count count={cell.count} href={cell.href} of={`${nounFor(cell.count, noun)}: ${cell.label}`} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const percent = (count: number, total: number) => `${total === 0 ? 0 : (100 * count) / total}%`
