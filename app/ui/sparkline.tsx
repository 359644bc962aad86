import type { Series } from '#app/measures/series.ts'
import styles from './sparkline.module.css'

type Props = { series: Series; width?: number; height?: number }

/** The shape of some weeks in the height of a line of text; the words stand beside it. */
export function Sparkline({ series: { points }, width = 132, height = 30 }: Props) {
  const figures = points.flatMap(({ value, limits }) => [
    ...(value === null ? [] : [value]),
    ...(limits === null ? [] : [limits.low, limits.high]),
  ])
  if (figures.length === 0) return null
  const [low, high] = [Math.min(...figures), Math.max(...figures)]
  const step = (width - 8) / Math.max(1, points.length - 1)
  const x = (index: number) => 4 + index * step
  const y = (value: number) => (high === low ? height / 2 : height - 4 - ((value - low) / (high - low)) * (height - 8))
  const lines = points.reduce<string[][]>(
    (runs, { value, limits }, index) => {
      const broken = value === null || limits?.centre !== points[index - 1]?.limits?.centre
      if (broken) runs.push([])
      if (value !== null) runs.at(-1)?.push(`${x(index).toFixed(1)},${y(value).toFixed(1)}`)
      return runs
    },
    [[]],
  )
  const last = points.length - 1
  const newest = points[last]?.value ?? null
  return (
    <svg
      className={styles['spark']}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      {points.map(({ from, limits }, index) =>
        limits === null ? null : (
          <rect
            key={from}
            className={styles['band']}
            x={x(index) - step / 2}
            width={step + 0.2}
            y={y(limits.high)}
            height={Math.max(1, y(limits.low) - y(limits.high))}
          />
        ),
      )}
      {lines.map((line) => {
        const [x = '', y = ''] = line[0]?.split(',') ?? []
        if (line.length > 1) return <polyline key={x} className={styles['run']} points={line.join(' ')} />
        return line.length === 1 ? <circle key={x} className={styles['lone']} cx={x} cy={y} r="1.2" /> : null
      })}
      {newest !== null && <Newest finding={points[last]?.finding} x={x(last)} y={y(newest)} />}
    </svg>
  )
}

function Newest({ finding, x, y }: { finding: string | undefined; x: number; y: number }) {
  if (finding === 'signal') return <path className={styles['signal']} d={`M${x} ${y - 5}l5 5-5 5-5-5Z`} />
  return <circle className={finding === 'too_few' ? styles['hollow'] : styles['now']} cx={x} cy={y} r="3.2" />
}
