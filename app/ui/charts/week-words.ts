import { chargeOn } from '#app/measures/charge-on.ts'
import { counted, formatInterval, formatValue, readingWords } from '#app/measures/format.ts'
import type { Unit } from '#app/measures/reading.ts'
import type { Series, WeekPoint } from '#app/measures/series.ts'
import { chargeInFull, chargeStretch } from '../charge-words.ts'
import { findingWords, usualRange } from '../finding-words.ts'
import { daysInWords } from '../moment-in-words.ts'

/** What a chart is of: the measure's name and unit, and what it counts, one and several. */
export type Asked = { name: string; unit: Unit; noun: string; plural?: string }

/** The figure of a week in words: "at least 5 h 12 min"; what stands in its place where there is none. */
export function figureOf({ reading, value, atLeast }: WeekPoint, unit: Unit): string {
  if (atLeast) return `at least ${formatValue(value, unit, reading.n)}`
  return reading.n === 0 ? '—' : readingWords(reading).value
}

/** What is told of one week where one points at it, a line each. */
export function weekTitle(point: WeekPoint, series: Series, { unit, noun, plural }: Omit<Asked, 'name'>): string {
  const { reading } = point
  const interval = point.atLeast ? '' : formatInterval(reading.interval, unit, reading.n)
  const charge = chargeOn(series.charges, point.from)
  return [
    daysInWords(point.from, point.to),
    `${figureOf(point, unit)}${interval === '' ? '' : `, ${interval}`}`,
    counted(reading.n, noun, plural),
    sentence(
      `${findingWords(point)}${point.limits === null ? '' : `; usual range ${usualRange(point.limits, unit, reading.n)}`}`,
    ),
    ...(charge ? [chargeInFull(charge)] : []),
  ].join('\n')
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** The whole chart in a few sentences, for those who do not see it. */
export function chartSummary(series: Series, { name, unit }: Pick<Asked, 'name' | 'unit'>): string {
  const { points, charges } = series
  const [first, last] = [points.at(0), points.at(-1)]
  if (!first || !last) return `${name}: no weeks.`
  const interval = last.atLeast ? '' : formatInterval(last.reading.interval, unit, last.reading.n)
  const limits = last.limits === null ? '' : `, usual range ${usualRange(last.limits, unit, last.reading.n)}`
  const earlier = points.slice(0, -1).filter(({ finding }) => finding === 'signal')
  return [
    `${name} by week, ${counted(points.length, 'week')} from ${daysInWords(first.from, last.to)}.`,
    `The last week: ${figureOf(last, unit)}${interval === '' ? '' : `, ${interval}`}; ${findingWords(last)}${limits}.`,
    ...(earlier.length === 0
      ? []
      : [`Earlier signals: ${earlier.map((point) => daysInWords(point.from, point.to)).join('; ')}.`]),
    ...charges.map((charge) => chargeStretch(charge, series.delayDays)),
  ].join(' ')
}
