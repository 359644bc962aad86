import { csvLine, type Cell } from './csv.ts'
import type { Limit, Reading, Readings } from '#app/measures/reading.ts'

const header = [
  'from',
  'to',
  'measure',
  'figure',
  'unit',
  'state',
  'value',
  'low',
  'high',
  'n',
  'customers',
  'immature',
]

/** Readings as a table: a row for each measure and period, and below it one for each further figure of it. */
export function readingsCsv(readings: Readings): string {
  const rows = readings.periods.flatMap((period) =>
    Object.values(period.readings).flatMap((reading) => {
      return figuresOf(reading).map((row): Cell[] => [period.from, period.to, reading.key, ...row])
    }),
  )
  return [header, ...rows].map(csvLine).join('')
}

function figuresOf(reading: Reading): Cell[][] {
  const { key, unit, state, value, interval, n, customers, immature } = reading
  const limit = (figure: string, kind: Reading['unit'], { value, interval }: Limit): Cell[] => {
    return [figure, kind, state, value, interval?.[0], interval?.[1], n, null, null]
  }
  const plain = (figure: string, kind: Reading['unit'], number: number | null): Cell[] => {
    return [figure, kind, state, number, null, null, null, null, null]
  }
  const { parts = {}, quantiles, shares = {}, figures = {}, answeredOnly } = reading
  return [
    [key, unit, state, value, interval?.[0], interval?.[1], n, customers, immature],
    ...Object.entries(parts).map(([part, count]) => plain(part, 'count', count)),
    ...Object.entries<Limit>(quantiles ?? {}).map(([quantile, of]) => limit(quantile, 'seconds', of)),
    ...Object.entries(shares).map(([share, of]) => limit(share, 'share', of)),
    ...Object.entries(figures).map(([figure, number]) => plain(figure, unitOf(figure), number)),
    ...Object.entries(answeredOnly ?? {}).map(([figure, number]) =>
      plain(`answered_only_${figure}`, figure === 'n' ? 'count' : 'seconds', number),
    ),
  ]
}

const unitOf = (figure: string): Reading['unit'] => (/seconds|_p\d\d$/.test(figure) ? 'seconds' : 'count')
