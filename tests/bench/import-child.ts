import { importFile } from '#app/ingestion/import-file.ts'
import { openDb } from '#db/client.server.ts'

/** A process that does nothing but import, so that its memory is the import's. Prints what it took as JSON. */
const [url, workspaceId, path] = process.argv.slice(2)
const { db, pool, close } = openDb(url!, { max: 3 })
const started = performance.now()
const result = await importFile(
  { workspaceId: Number(workspaceId), format: 'twcs', path: path! },
  { db, pool, now: () => new Date() },
)
const ms = performance.now() - started
await close()
if (!result.ok) throw new Error(result.sentence)
const peakMemoryBytes = process.resourceUsage().maxRSS * 1024
process.stdout.write(JSON.stringify({ ms, judgingMs: result.judgingMs, peakMemoryBytes, rows: result.run.received }))
