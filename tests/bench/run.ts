import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { projectFolder, readEnv } from '#app/platform/env.ts'
import { buildPages, pagesAreBuilt } from '#app/platform/pages.ts'
import { openDb } from '#db/client.server.ts'
import { attachDatabase } from '#db/embedded.server.ts'
import { migrate } from '#db/migrate.ts'
import { benchImport } from './import.ts'
import { benchReaders } from './readers.ts'
import { benchReadings, makeBenchWorkspace } from './readings.ts'
import { benchScripts } from './scripts.ts'
import { benchSearch, makeSearchWorkspace } from './search.ts'
import { benchTable, type Measured } from './table.ts'
import { addWaitingWords } from './waiting-words.ts'

/** Minutes that each part takes for a million on two idle cores; the workspace is made for all but the first. */
const parts = { import: 4, readings: 0.5, readers: 2.2, waiting: 2.2, scripts: 0.1, search: 6 } as const
type Part = keyof typeof parts
const makingMinutes = 2

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '1000000' },
    conversations: { type: 'string', default: '1000000' },
    /** How long readers ask, of live and of fixed data each. Two minutes begin in 60 seconds, as they do for everybody. */
    seconds: { type: 'string', default: '60' },
    /** The readings of ten times as many conversations, too: 12 GB of disk. */
    large: { type: 'boolean', default: false },
    /** Only these parts: import,readings,readers,waiting,scripts,search. */
    only: { type: 'string', default: Object.keys(parts).join(',') },
    /** Writes the table into docs/bench.md. */
    keep: { type: 'boolean', default: false },
  },
})
const chosen = values.only.split(',').filter((name): name is Part => name in parts)
const unknown = values.only.split(',').filter((name) => !(name in parts))
if (unknown.length > 0) {
  process.stderr.write(`There is no part "${unknown.join(', ')}": there is ${Object.keys(parts).join(', ')}.\n`)
  process.exit(2)
}
const wants = (part: Part) => chosen.includes(part)
const conversations = Number(values.conversations)
const wantsWorkspace = chosen.some((part) => part !== 'import' && part !== 'search')

const begun = performance.now()
const tell = (what: string) =>
  process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(0).padStart(5)} s  ${what}\n`)

const minutes =
  (wants('import') ? (parts.import * Number(values.messages)) / 1e6 : 0) +
  (wantsWorkspace ? (makingMinutes * conversations) / 1e6 : 0) +
  (wants('readings') ? parts.readings : 0) +
  (wants('readers') ? (parts.readers * Number(values.seconds)) / 60 : 0) +
  (wants('waiting') ? (parts.waiting * Number(values.seconds)) / 60 : 0) +
  (wants('search') ? (parts.search * Number(values.messages)) / 1e6 : 0) +
  (values.large ? (makingMinutes * 10 * conversations) / 1e6 + parts.readings : 0)
tell(`${chosen.join(', ')}: about ${Math.ceil(minutes)} min on two idle cores; ends clean at Ctrl-C`)

const data = await mkdtemp(join(tmpdir(), 'rapport-bench-data-'))
const attached = await attachDatabase({ ...readEnv(), DATABASE_URL: undefined, RAPPORT_DATA: data })
const opened = openDb(attached.url)
let cleaned: Promise<void> | undefined
const cleanUp = () =>
  (cleaned ??= (async () => {
    await opened.close()
    await attached.release()
    await rm(data, { recursive: true, force: true })
  })())
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void cleanUp().finally(() => process.exit(130)))
try {
  if (wants('readers') || wants('waiting') || wants('scripts')) {
    if (!(await pagesAreBuilt(projectFolder))) {
      tell('building the pages')
      await buildPages(projectFolder)
    }
  }
  await migrate(opened.pool)
  const measured = await measure()
  const { stdout } = await promisify(execFile)('git', ['rev-parse', '--short', 'HEAD'], { cwd: projectFolder })
  const table = benchTable(measured, { now: new Date(), commit: stdout.trim() })
  process.stdout.write(`\n${table}`)
  if (values.keep) {
    await writeFile(join(projectFolder, 'docs/bench.md'), `# The last bench\n\n\`npm run bench\`: ${table}`)
    tell('kept in docs/bench.md')
  }
} finally {
  await cleanUp()
}

async function measure(): Promise<Measured> {
  const measured: Measured = { readings: [] }
  if (wants('import')) {
    tell(`importing ${values.messages} messages, then a bare COPY of them`)
    measured.imported = await benchImport({ ...opened, url: attached.url }, Number(values.messages))
  }
  if (wantsWorkspace) {
    tell(`making ${conversations} conversations`)
    const made = await makeBenchWorkspace(opened, conversations)
    if (wants('readings')) {
      tell('reading them, by Rapport and by DuckDB in turn')
      const bench = await benchReadings(opened, made)
      measured.readings.push(bench)
      // What is not the same cannot be compared: the run fails.
      for (const line of bench.duckdb?.differences ?? []) tell(line)
      if (bench.duckdb?.differences.length) process.exitCode = 1
    }
    if (wants('readers')) {
      tell(`asking for Health for ${values.seconds} s, then as long with fixed data`)
      measured.readers = await benchReaders(attached.url, made, Number(values.seconds))
    }
    if (wants('waiting')) {
      await addWaitingWords(opened.pool, made)
      tell(`asking for who waits for ${values.seconds} s, then as long with fixed data`)
      measured.waiting = await benchReaders(attached.url, made, Number(values.seconds), 'waiting')
    }
    if (wants('scripts')) {
      tell('weighing the scripts of Health')
      measured.scripts = await benchScripts(attached.url, made)
    }
  }
  if (wants('search')) {
    tell(`importing ${values.messages} messages and reading their words, then looking for some`)
    const made = await makeSearchWorkspace({ ...opened, url: attached.url }, Number(values.messages))
    measured.searched = await benchSearch(opened, made)
  }
  if (values.large) {
    tell(`making ${10 * conversations} conversations`)
    const made = await makeBenchWorkspace(opened, 10 * conversations)
    tell('reading them')
    measured.readings.push(await benchReadings(opened, made, { againstDuck: false }))
  }
  return measured
}
