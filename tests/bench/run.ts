import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readEnv } from '#app/platform/env.ts'
import { openDb } from '#db/client.server.ts'
import { attachDatabase } from '#db/embedded.server.ts'
import { migrate } from '#db/migrate.ts'
import { benchImport } from './import.ts'

const { values } = parseArgs({ options: { messages: { type: 'string', default: '1000000' } } })
const data = await mkdtemp(join(tmpdir(), 'rapport-bench-data-'))
const attached = await attachDatabase({ ...readEnv(), RAPPORT_DATA: data })
const opened = openDb(attached.url)
try {
  await migrate(opened.pool)
  const bench = await benchImport({ ...opened, url: attached.url }, Number(values.messages))
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
  const rows = [
    ['work', 'measured', 'to hold'],
    ['---', '---', '---'],
    [`import of ${bench.messages.toLocaleString('en')} messages`, seconds(bench.importMs), ''],
    ['bare COPY of the same messages into the same indexed table', seconds(bench.bareCopyMs), ''],
    ['import ÷ bare COPY', `${(bench.importMs / bench.bareCopyMs).toFixed(2)} ×`, '≤ 6 × (aim for 4 ×)'],
    ['of the import, judging', `${((100 * bench.judgingMs) / bench.importMs).toFixed(0)} %`, 'printed'],
    ['peak memory of the importing process', `${Math.round(bench.peakMemoryBytes / 1e6)} MB`, '≤ 300 MB'],
  ]
  const cores = availableParallelism()
  process.stdout.write(`\n${new Date().toISOString().slice(0, 10)}, ${cores} cores, Node ${process.versions.node}\n\n`)
  for (const row of rows) process.stdout.write(`| ${row.join(' | ')} |\n`)
} finally {
  await opened.close()
  await attached.release()
  await rm(data, { recursive: true, force: true })
}
