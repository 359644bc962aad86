import { availableParallelism } from 'node:os'
import type { ImportBench } from './import.ts'
import type { ReadingsBench } from './readings.ts'

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
const times = (a: number, b: number) => `${(a / b).toFixed(2)} ×`

type Row = [work: string, measured: string, toHold: string]

/** One table of what was measured beside what is to be held. */
export function benchTable(measured: { imported: ImportBench | null; readings: ReadingsBench[] }, now: Date): string {
  const rows = [
    ['work', 'measured', 'to hold'],
    ['---', '---', '---'],
    ...importRows(measured.imported),
    ...measured.readings.flatMap((one) => readingRows(one)),
    ...growthRow(measured.readings),
  ]
  const machine = `${now.toISOString().slice(0, 10)}, ${availableParallelism()} cores, Node ${process.versions.node}`
  return `${machine}\n\n${rows.map((row) => `| ${row.join(' | ')} |\n`).join('')}`
}

function importRows(bench: ImportBench | null): Row[] {
  if (!bench) return []
  return [
    [`import of ${bench.messages.toLocaleString('en')} messages`, seconds(bench.importMs), ''],
    ['bare COPY of the same messages into the same indexed table', seconds(bench.bareCopyMs), ''],
    ['import ÷ bare COPY', times(bench.importMs, bench.bareCopyMs), '≤ 6 × (aim for 4 ×)'],
    ['of the import, judging', `${((100 * bench.judgingMs) / bench.importMs).toFixed(0)} %`, 'printed'],
    ['peak memory of the importing process', `${Math.round(bench.peakMemoryBytes / 1e6)} MB`, '≤ 300 MB'],
  ]
}

function readingRows(bench: ReadingsBench): Row[] {
  const of = `${bench.conversations.toLocaleString('en')} conversations`
  return [
    [`all readings of ${bench.weeks} weeks by week, ${of}`, `${bench.rapportMs.toFixed(0)} ms`, ''],
    ['the same counts and quantiles by DuckDB in memory', `${bench.duckdbMs.toFixed(0)} ms`, ''],
    ['readings ÷ DuckDB', times(bench.rapportMs, bench.duckdbMs), '≤ 3 ×'],
    ['the same figures in both', bench.same ? 'yes' : 'NO', 'yes'],
    [
      'the readings, asked for 20 times a second at random: p95',
      `${bench.underReadersP95Ms.toFixed(0)} ms`,
      '≤ 100 ms',
    ],
  ]
}

function growthRow(all: ReadingsBench[]): Row[] {
  const [small, large] = all
  if (!small || !large) return []
  return [['readings, the most ÷ the fewest conversations', times(large.rapportMs, small.rapportMs), '≤ 1.5 ×']]
}
