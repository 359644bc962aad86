import { availableParallelism } from 'node:os'
import type { ImportBench } from './import.ts'
import type { ReadersBench } from './readers.ts'
import type { ReadingsBench } from './readings.ts'
import type { ScriptsBench } from './scripts.ts'
import type { Asking, SearchBench } from './search.ts'

export type Measured = {
  imported?: ImportBench
  /** Of the fewest conversations first. */
  readings: ReadingsBench[]
  readers?: ReadersBench
  waiting?: ReadersBench
  scripts?: ScriptsBench
  searched?: SearchBench
}

type Row = [work: string, measured: string, toHold: string, verdict: string]

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
const milliseconds = (ms: number) => `${ms.toFixed(0)} ms`
const times = (ratio: number) => `${ratio.toFixed(2)} ×`
const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
const many = (count: number, noun: string) => `${count.toLocaleString('en')} ${noun}`

/** What is to be held, and whether it is. */
const held = (work: string, value: number, show: (value: number) => string, most: number): Row => [
  ...([work, show(value), `≤ ${show(most)}`] as const),
  value <= most ? 'ok' : '**missed**',
]
const said = (work: string, measured: string): Row => [work, measured, '', '']

/** One table of what was measured beside what is to be held. */
export function benchTable(measured: Measured, run: { now: Date; commit: string }): string {
  const { imported, readings, readers, waiting, scripts, searched } = measured
  const rows: Row[] = [
    ['work', 'measured', 'to hold', ''],
    ['---', '---', '---', '---'],
    ...(imported ? importRows(imported) : []),
    ...readings.flatMap((one) => readingRows(one)),
    ...growthRow(readings),
    ...(readers ? readerRows('Health', 100, readers) : []),
    ...(waiting ? readerRows('Waiting', 50, waiting) : []),
    ...(scripts ? scriptRows(scripts) : []),
    ...(searched ? searchRows(searched) : []),
  ]
  const cores = `${availableParallelism()} cores, Node ${process.versions.node}`
  const machine = `${run.now.toISOString().slice(0, 10)}, ${cores}, commit ${run.commit}`
  return `${machine}\n\n${rows.map((row) => `| ${row.join(' | ')} |\n`).join('')}`
}

function importRows(bench: ImportBench): Row[] {
  return [
    said(`import of ${many(bench.messages, 'messages')}`, seconds(bench.importMs)),
    said('bare COPY of the same messages into the same indexed table', seconds(bench.bareCopyMs)),
    held('import ÷ bare COPY (aim for 4 ×)', bench.importMs / bench.bareCopyMs, times, 6),
    said('of the import, judging', `${((100 * bench.judgingMs) / bench.importMs).toFixed(0)} %`),
    held('peak memory of the importing process', bench.peakMemoryBytes, megabytes, 300e6),
  ]
}

function readingRows({ conversations, weeks, rapportMs, duckdb }: ReadingsBench): Row[] {
  const all = `all readings of ${weeks} weeks by week, ${many(conversations, 'conversations')}`
  if (!duckdb) return [said(all, milliseconds(rapportMs))]
  const isSame = duckdb.differences.length === 0
  return [
    said(all, milliseconds(rapportMs)),
    said('the same counts and quantiles by DuckDB in memory', milliseconds(duckdb.ms)),
    held('readings ÷ DuckDB', rapportMs / duckdb.ms, times, 3),
    ['the same figures in both', isSame ? 'yes' : 'no', 'yes', isSame ? 'ok' : '**missed**'],
  ]
}

function growthRow([small, large]: ReadingsBench[]): Row[] {
  if (!small || !large) return []
  const work = `readings, ${many(large.conversations, '')}÷ ${many(small.conversations, 'conversations')}`
  return [held(work, large.rapportMs / small.rapportMs, times, 1.5)]
}

function readerRows(
  page: string,
  mostMs: number,
  { conversations, requests, firstMs, loader, whole, wholeFixed }: ReadersBench,
): Row[] {
  const asked = `${page} of ${many(conversations, 'conversations')} asked for 20 times a second at random`
  return [
    said(`${page}'s loader, found for the first time`, milliseconds(firstMs)),
    said(`${asked}, ${many(requests, 'requests')}: loader, median`, milliseconds(loader.p50)),
    held('the same: loader, p95', loader.p95, milliseconds, mostMs),
    said('the same: whole response, median and p95', `${milliseconds(whole.p50)}, ${milliseconds(whole.p95)}`),
    said('with fixed data', `${milliseconds(wholeFixed.p50)}, ${milliseconds(wholeFixed.p95)}`),
    held('whole response ÷ that with fixed data, median', whole.p50 / wholeFixed.p50, times, 1.5),
    held('whole response ÷ that with fixed data, p95', whole.p95 / wholeFixed.p95, times, 1.5),
  ]
}

function scriptRows({ first, later }: ScriptsBench): Row[] {
  return [
    said(`scripts that Health names, brotli (${first.files} files)`, kilobytes(first.bytes)),
    said(`its charts, after the first paint (${later.files} files)`, kilobytes(later.bytes)),
    held('script of the first load of Health', first.bytes + later.bytes, kilobytes, 200_000),
  ]
}

function searchRows({ messages, readingMs, searches, customers }: SearchBench): Row[] {
  const rows = (what: string, all: Asking[], most: number): Row[] =>
    all.map(({ of, found, p95 }) => held(`${what}: ${of} (${many(found, 'found')}), p95`, p95, milliseconds, most))
  return [
    said(`making the words of ${many(messages, 'messages')} findable`, seconds(readingMs)),
    ...rows('search', searches, 200),
    ...rows(
      'Customers',
      customers.filter(({ isKept }) => isKept),
      300,
    ),
    ...customers
      .filter(({ isKept }) => !isKept)
      .map(({ of, found, p95 }) => said(`Customers: ${of} (${many(found, 'found')}), p95`, milliseconds(p95))),
  ]
}
