import { useEffect, useMemo, useRef, useState, type ComponentType } from 'react'
import type { Series, WeekPoint } from '#app/measures/series.ts'
import { chargeStretch } from '../charge-words.ts'
import { afterPaint } from './after-paint.ts'
import styles from './chart.module.css'
import { heightOf } from './frame.ts'
import type { LiveChartProps } from './live-chart.tsx'
import { planChart } from './plan.ts'
import { StillChart } from './still-chart.tsx'
import { stripLabel } from './strip-labels.ts'
import { WeekTable } from './week-table.tsx'
import { chartSummary, weekTitle, type Asked } from './week-words.ts'

type Props = Asked & {
  series: Series
  /** How the weeks are dated: "By the week a conversation began." */
  basis: string
  /** The conversations behind a week, or behind a part of it. */
  hrefOf: (point: WeekPoint, part?: string) => string
}

/**
 * A measure week by week against its natural limits, and the same weeks as a table. The server draws it; in a browser
 * with scripts one that answers to pointer and arrow keys takes its place after the page has been painted.
 */
export function ProcessChart({ series, basis, hrefOf, ...asked }: Props) {
  const { name, unit, noun, plural } = asked
  const plan = useMemo(() => planChart(series, unit), [series, unit])
  const titles = useMemo(
    () =>
      plan.drawn.map(({ point }) => weekTitle(point, series, { unit, noun, ...(plural !== undefined && { plural }) })),
    [plan, series, unit, noun, plural],
  )
  const label = chartSummary(series, { name, unit })
  const box = useRef<HTMLDivElement>(null)
  const [live, setLive] = useState<{ Chart: ComponentType<LiveChartProps>; width: number } | null>(null)
  useEffect(
    () =>
      afterPaint(async (isStillWanted) => {
        const { default: Chart } = await import('./live-chart.tsx')
        const width = box.current?.clientWidth ?? 0
        if (isStillWanted() && width > 0) setLive({ Chart, width })
      }),
    [],
  )
  const unwritten = plan.strips.filter((strip) => stripLabel(strip) === null)
  return (
    <figure className={styles['chart']}>
      <div ref={box} className={styles['box']} style={{ height: heightOf(plan) }} data-chart={live ? 'live' : 'still'}>
        <StillChart plan={plan} label={label} titles={titles} />
        {live && <live.Chart plan={plan} label={label} titles={titles} width={live.width} />}
      </div>
      <figcaption>
        {basis}
        {unwritten.map(({ from, charge }) => (
          <span key={from}> {chargeStretch(charge, series.delayDays)}</span>
        ))}
      </figcaption>
      <WeekTable series={series} hrefOf={hrefOf} {...asked} />
    </figure>
  )
}
