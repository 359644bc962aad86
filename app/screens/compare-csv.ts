import type { ComparedMeasure } from '#app/measures/comparison.ts'
import { weekName } from '#app/measures/days.ts'
import { chargeOn, sidesOn } from '#app/measures/charge-on.ts'
import type { CompareFrame } from './compare-frame.server.ts'
import type { Comparison } from './compare.server.ts'
import { type Cell, type Columns, csvHead, csvLine, csvRows } from './csv.ts'

const columns: Columns<ComparedMeasure> = [
  ['measure', ({ key }) => key],
  ['scale', ({ scale }) => scale],
  ['a', ({ a }) => a.value],
  ['b', ({ b }) => b.value],
  ['n_a', ({ a }) => a.n],
  ['n_b', ({ b }) => b.n],
  ['crude', ({ crude }) => crude?.value ?? null],
  ['crude_low', ({ crude }) => crude?.interval?.[0] ?? null],
  ['crude_high', ({ crude }) => crude?.interval?.[1] ?? null],
  ['adjusted', ({ adjusted }) => adjusted?.value ?? null],
  ['adjusted_low', ({ adjusted }) => adjusted?.interval?.[0] ?? null],
  ['adjusted_high', ({ adjusted }) => adjusted?.interval?.[1] ?? null],
  ['overlap_a', ({ overlap }) => overlap.a],
  ['overlap_b', ({ overlap }) => overlap.b],
  ['z', ({ z }) => z],
  ['conclusion', ({ conclusion }) => conclusion],
]

/** Both sides' curves of first response: a row for each time. */
export function curvesCsv({ curves: { seconds, a, b } }: Comparison): string {
  const of = ({ waiting, adjusted }: typeof a, i: number): Cell[] => {
    const { value = null, interval = null } = waiting[i] ?? {}
    return [value, interval?.[0] ?? null, interval?.[1] ?? null, adjusted?.[i] ?? null]
  }
  const names = ['a', 'b'].flatMap((side) =>
    ['', '_low', '_high', '_adjusted'].map((which) => `waiting_${side}${which}`),
  )
  const rows = seconds.map((after, i) => [after, ...of(a, i), ...of(b, i)])
  return [['seconds', ...names], ...rows].map((row) => csvLine(row)).join('')
}

/** A comparison as a table: a row for each measure. */
export const comparisonCsv = ({ measures }: Comparison): string =>
  csvHead(columns) + csvRows(columns, Object.values(measures))

/** The time line: a row for each week in which any conversation began. */
export function weeksCsv({ sides, timeline: { charges, weeks } }: CompareFrame): string {
  const own: Columns<(typeof weeks)[number]> = [
    ['week', ({ monday }) => weekName(monday)],
    ['monday', ({ monday }) => monday],
    ['in_charge', ({ monday }) => chargeOn(charges, monday)?.name],
    [
      'compared',
      ({ monday }) =>
        sidesOn(sides, monday)
          .map((side) => sides[side].name)
          .join(' and '),
    ],
    ['conversations', ({ conversations }) => conversations],
  ]
  return csvHead(own) + csvRows(own, weeks)
}
