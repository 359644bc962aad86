import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { projectFolder, readEnv } from '#app/platform/env.ts'
import { openDb } from '#db/client.server.ts'
import { attachDatabase } from '#db/embedded.server.ts'
import { migrate } from '#db/migrate.ts'
import { benchImport } from './import.ts'
import { benchReadings } from './readings.ts'
import { benchTable } from './table.ts'

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '1000000' },
    conversations: { type: 'string', default: '1000000' },
    /** Ten times as many conversations, too: 15 GB of disk, half an hour. */
    large: { type: 'boolean', default: false },
    only: { type: 'string' },
    /** Writes the table into docs/bench.md. */
    keep: { type: 'boolean', default: false },
  },
})
const data = await mkdtemp(join(tmpdir(), 'rapport-bench-data-'))
const attached = await attachDatabase({ ...readEnv(), RAPPORT_DATA: data })
const opened = openDb(attached.url)
try {
  await migrate(opened.pool)
  const conversations = Number(values.conversations)
  const readings = []
  if (values.only !== 'import') readings.push(await benchReadings(opened, conversations))
  if (values.only !== 'import' && values.large) readings.push(await benchReadings(opened, 10 * conversations))
  const imported =
    values.only === 'readings' ? null : await benchImport({ ...opened, url: attached.url }, Number(values.messages))
  const table = benchTable({ imported, readings }, new Date())
  process.stdout.write(`\n${table}`)
  if (values.keep)
    await writeFile(join(projectFolder, 'docs/bench.md'), `# The last bench\n\n\`npm run bench\`: ${table}`)
} finally {
  await opened.close()
  await attached.release()
  await rm(data, { recursive: true, force: true })
}
