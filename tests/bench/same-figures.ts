import type { Reading, Readings } from '#app/measures/reading.ts'
import { clusteredProportion } from '#app/statistics/effective-n.ts'
import type { DuckFigures, DuckRow } from './duck.ts'

/** What Rapport and DuckDB count differently, one line each: empty where all counts and quantiles agree. */
export function differences({ periods, asOf }: Readings, duck: DuckFigures): string[] {
  const found: string[] = []
  for (const [week, { from, readings }] of periods.entries()) {
    const settled = Date.parse(from) < Date.parse(asOf) - 49 * 86_400_000
    for (const [key, reading] of Object.entries(readings)) {
      const rows = duck[(key === 'answered_within' ? 'first_response' : key) as keyof DuckFigures]
      const row = key === 'waiting_now' ? rows[0] : rows.find((one) => one['week'] === week)
      const wrong = (figure: string, ours: unknown, theirs: unknown) =>
        found.push(`${key} ${from} ${figure}: ${String(ours)}, DuckDB ${String(theirs)}`)
      if (!row) {
        if (reading.n > 0) wrong('n', reading.n, 'nothing')
        continue
      }
      for (const [figure, count] of Object.entries(countsOf(reading)))
        if (row[figure] !== undefined && Math.abs(count - row[figure]) > 1e-9 * Math.abs(count))
          wrong(figure, count, row[figure])
      if (!sameLimits(reading, row)) wrong('interval', reading.interval, 'others')
      if (settled) for (const [figure, ours, theirs] of measured(reading, row)) wrong(figure, ours, theirs)
    }
  }
  return found
}

/** Every count of a reading, by the name that the statement gives it. */
function countsOf({ key, n, customers, immature, parts, value, shares, figures }: Reading): Record<string, number> {
  const numbers = Object.entries(figures ?? {}).filter((one): one is [string, number] => one[1] !== null)
  const counts = { n, customers, immature, ...parts, ...Object.fromEntries(numbers) }
  if (key !== 'voices') return counts
  return { ...counts, people: value ?? 0, busiest: Math.round((shares?.['busiest']?.value ?? 0) * n) }
}

/** Limits of a share from DuckDB's sums over customers are those of the reading. */
function sameLimits({ state, interval }: Reading, row: DuckRow): boolean {
  const { customers: clusters, x, n: m, xx, xm, mm } = row
  if (xx === undefined || state !== 'ok') return true
  const theirs = clusteredProportion({ clusters: clusters!, x: x!, m: m!, xx, xm: xm!, mm: mm! })?.interval
  return [0, 1].every((side) => Math.abs((interval?.[side] ?? 0) - (theirs?.[side] ?? 0)) < 1e-9)
}

/**
 * Of settled weeks, in which nobody will be answered any more: quantiles are 1 % apart at most, where half-way to the
 * next of few waits makes no more of it; shares answered in time by what lies in one bin.
 */
function measured({ key, quantiles, shares }: Reading, row: DuckRow): [string, unknown, unknown][] {
  const waits = row['answered']! + row['waiting']!
  const wrong: [string, unknown, unknown][] = []
  for (const [name, p] of [
    ['p50', 0.5],
    ['p90', 0.9],
  ] as const) {
    const [ours, theirs] = [quantiles?.[name].value, row[name]]
    if (ours === undefined || theirs === undefined || theirs > 1e8) continue
    const halfWay = Math.abs(waits * p - Math.round(waits * p)) < 1e-9 ? 20 / waits : 0
    if (ours === null || Math.abs(ours - theirs) > (0.0101 + halfWay) * theirs) wrong.push([name, ours, theirs])
  }
  for (const [figure, share] of key === 'answered_within' ? Object.entries(shares ?? {}) : []) {
    const theirs = row[figure]! / waits
    if (share.value === null || Math.abs(share.value - theirs) > 0.01 + 2 / waits)
      wrong.push([figure, share.value, theirs])
  }
  return wrong
}
