import { z } from 'zod'
import { channels } from '#app/conversations/records.ts'
import { encodings, mappingSchema } from '#app/ingestion/files/mapping.ts'
import { importFile } from '#app/ingestion/import-file.ts'
import type { Job } from '#app/jobs/job.ts'

const payload = z.object({
  workspaceId: z.number().int(),
  format: z.enum(['twcs', 'csv', 'jsonl']),
  path: z.string(),
  name: z.string().exactOptional(),
  accounts: z.array(z.string()).exactOptional(),
  alsoAccounts: z.array(z.string()).exactOptional(),
  channel: z.enum(channels).exactOptional(),
  mapping: mappingSchema.nullable().exactOptional(),
  encoding: z.enum(encodings).exactOptional(),
  timeZone: z.string().exactOptional(),
  timeFormat: z.string().exactOptional(),
  startedBy: z.string().exactOptional(),
})

/** Imports a file in the background. Killed or stopped, it is taken up again after its last whole batch. */
export const importJob: Job<z.infer<typeof payload>> = {
  name: 'import',
  payload,
  async run(options, { log, signal, ...tools }) {
    const result = await importFile(options, { ...tools, signal })
    if (!result.ok) {
      // Trying again would find the same file.
      log.warn({ workspace: options.workspaceId, code: result.code }, result.sentence)
      return
    }
    const { run } = result
    log.info({ run: run.id, received: run.received, new: run.new, rejected: run.rejected }, `import ${run.state}`)
    if (run.state === 'interrupted') throw signal.reason
  },
}
