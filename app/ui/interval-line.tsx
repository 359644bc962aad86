type Props = {
  value: number | null
  /** A null limit was not reached: the line runs off that edge. */
  interval: [number | null, number | null]
  /** What the line's two ends stand for, in the unit of the value. */
  range: [number, number]
  /** What the picture says, in words; left out where the words stand beside it. */
  label?: string
  /** Waits: equal lengths mean equal ratios. */
  scale?: 'linear' | 'log'
}

/** An estimate (dot) and its 95 % interval (whisker) on a common range. Server-drawn, fluid. */
export function IntervalLine({ value, interval, range, label, scale = 'linear' }: Props) {
  const at = (x: number) => `${(100 * position(x, range, scale)).toFixed(2)}%`
  const [low, high] = interval
  const from = low === null ? '0%' : at(low)
  const to = high === null ? '100%' : at(high)
  const named = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label }
  return (
    <svg className="chart" height="13" {...named}>
      <line className="axis" x1="0" x2="100%" y1="6.5" y2="6.5" />
      <line className="whisker" x1={from} x2={to} y1="6.5" y2="6.5" />
      {low !== null && <line className="whisker" x1={from} x2={from} y1="3" y2="10" />}
      {high !== null && <line className="whisker" x1={to} x2={to} y1="3" y2="10" />}
      {value !== null && <circle className="estimate" cx={at(value)} cy="6.5" r="3.5" />}
    </svg>
  )
}

function position(x: number, [low, high]: [number, number], scale: 'linear' | 'log'): number {
  const bend = (y: number) => (scale === 'log' ? Math.log(Math.max(y, 1)) : y)
  const width = bend(high) - bend(low)
  return width <= 0 ? 0.5 : Math.min(1, Math.max(0, (bend(x) - bend(low)) / width))
}
