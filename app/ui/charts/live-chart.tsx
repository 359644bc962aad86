import { ComposedChart, Line, ResponsiveContainer, Tooltip, usePlotArea, XAxis, YAxis } from 'recharts'
import styles from './chart.module.css'
import { frame, heightOf, yOf } from './frame.ts'
import { Bands, Changes, EdgeWords, Foot, Intervals, WeekMark } from './layers.tsx'
import type { Plan, PlannedWeek } from './plan.ts'

export type LiveChartProps = { plan: Plan; label: string; titles: string[]; width: number }

type Row = { at: number; value: number; week: PlannedWeek; title: string } & Record<string, unknown>

/**
 * The same chart by Recharts, in the same size and place: the pointer and the arrow keys go from week to week.
 * Everything is drawn at once; nothing moves.
 */
export default function LiveChart({ plan, label, titles, width }: LiveChartProps) {
  const height = heightOf(plan)
  const rows = plan.drawn.map((week, index): Row => {
    const row: Row = { at: week.at, value: week.value, week, title: titles[index] ?? '' }
    const run = plan.runs.findIndex((weeks) => weeks.includes(week))
    return run < 0 ? row : { ...row, [`run${run}`]: week.value }
  })
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={{ width, height }}>
      <ComposedChart
        data={rows}
        margin={{ top: frame.top, right: 0, bottom: height - frame.bottom, left: 0 }}
        title={label}
        accessibilityLayer
      >
        <XAxis dataKey="at" type="number" domain={[0, plan.weeks]} allowDataOverflow hide />
        <YAxis type="number" domain={[plan.y.low, plan.y.high]} scale={plan.y.scale} allowDataOverflow hide />
        <Under plan={plan} />
        {plan.runs.map((run, index) => (
          <Line
            key={run[0]?.at}
            dataKey={`run${index}`}
            type="linear"
            className={styles['run'] ?? ''}
            dot={false}
            activeDot={false}
            isAnimationActive={false}
            tooltipType="none"
          />
        ))}
        <Line dataKey="value" stroke="none" dot={Dot} activeDot={ActiveDot} isAnimationActive={false} />
        <Over plan={plan} />
        <Tooltip content={Told} cursor={{ className: styles['cursor'] ?? '' }} isAnimationActive={false} />
      </ComposedChart>
    </ResponsiveContainer>
  )
}

/** Where our own layers draw: on Recharts' plot. What lies beyond the chart's ends is drawn at them, as on the server. */
function useWhere(plan: Plan) {
  const plot = usePlotArea()
  return plot && { x: (weeks: number) => plot.x + (weeks / plan.weeks) * plot.width, y: yOf(plan) }
}

function Under({ plan }: { plan: Plan }) {
  const where = useWhere(plan)
  if (!where) return null
  return (
    <>
      <Bands plan={plan} where={where} />
      <Changes plan={plan} where={where} />
      <Intervals plan={plan} where={where} />
    </>
  )
}

function Over({ plan }: { plan: Plan }) {
  const where = useWhere(plan)
  if (!where) return null
  return (
    <>
      <Foot plan={plan} where={where} />
      <EdgeWords plan={plan} where={where} />
    </>
  )
}

type DotProps = { cx?: number | undefined; cy?: number | undefined; payload?: Row }

function Dot({ cx, cy, payload }: DotProps) {
  if (cx === undefined || cy === undefined || !payload) return <g key={cx} />
  return <WeekMark key={payload.at} week={payload.week} x={cx} y={cy} />
}

function ActiveDot({ cx, cy }: DotProps) {
  return <circle className={styles['active']} cx={cx} cy={cy} r="7" />
}

function Told({ active = false, payload = [] }: { active?: boolean; payload?: readonly { payload?: Row }[] }) {
  const title = payload[0]?.payload?.title
  if (!active || title === undefined) return null
  const [head, ...rest] = title.split('\n')
  return (
    <div className={styles['told']}>
      <b>{head}</b>
      {rest.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </div>
  )
}
