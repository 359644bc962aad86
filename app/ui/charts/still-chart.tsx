import styles from './chart.module.css'
import { frame, heightOf, yOf, type Where } from './frame.ts'
import { Bands, Changes, EdgeWords, Foot, Intervals, WeekMark } from './layers.tsx'
import type { Plan } from './plan.ts'

type Props = {
  plan: Plan
  label: string
  titles: string[]
  /** It stands in a column of a letter, where few words have room. */
  isNarrow?: boolean
}

/** The chart as the server draws it: readable without scripts, in print, and until the one that answers has come. */
export function StillChart({ plan, label, titles, isNarrow = false }: Props) {
  const where: Where = { x: (weeks) => `${((100 * weeks) / plan.weeks).toFixed(3)}%`, y: yOf(plan) }
  const picture = { role: 'img', 'aria-label': label }
  return (
    <svg className={styles['drawing']} height={heightOf(plan)} {...picture}>
      <Bands plan={plan} where={where} />
      <Changes plan={plan} where={where} />
      {plan.runs.map((run) => (
        // Percentages cannot stand in a path: a line of its own leads from each week to the next.
        <g key={run[0]?.at} className={styles['run']}>
          {run.slice(1).map((week, index) => {
            const before = run[index] ?? week
            return (
              <line
                key={week.at}
                x1={where.x(before.at)}
                y1={where.y(before.value)}
                x2={where.x(week.at)}
                y2={where.y(week.value)}
              />
            )
          })}
        </g>
      ))}
      <Intervals plan={plan} where={where} />
      {plan.drawn.map((week, index) => (
        <g key={week.at}>
          <WeekMark week={week} x={where.x(week.at)} y={where.y(week.value)} />
          <rect
            className={styles['hit']}
            x={where.x(week.at - 0.5)}
            width={`${100 / plan.weeks}%`}
            y={frame.top}
            height={frame.bottom - frame.top}
          >
            <title>{titles[index]}</title>
          </rect>
        </g>
      ))}
      <Foot plan={plan} where={where} isNarrow={isNarrow} />
      <EdgeWords plan={plan} where={where} />
    </svg>
  )
}
