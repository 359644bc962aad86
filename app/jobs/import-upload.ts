import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { importUpload, type UploadWork } from '#app/ingestion/background.ts'
import type { Found } from '#app/ingestion/files/look.ts'
import { importFile } from '#app/ingestion/import-file.ts'
import { optionsOf, parseChoices } from '#app/ingestion/upload-choices.ts'
import type { Job } from '#app/jobs/job.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { changeUpload, findUpload, type UploadRow } from '#db/queries/upload.ts'

/**
 * Imports a file that was sent in the browser, and removes it once it is read to its end. Paused, stopped or failed, the
 * file stays for whoever goes on; killed, the job is taken up again after its last whole batch.
 */
export const importUploadJob: Job<UploadWork> = {
  ...importUpload,
  async run({ workspaceId, upload: id }, { log, signal, ...tools }) {
    const scope = { workspaceId, teams: 'all' as const }
    const change = (to: Parameters<typeof changeUpload>[4]) =>
      inWorkspace(tools.db, scope, (trx) => changeUpload(trx, scope, id, ['waiting', 'importing'], to))
    // Before anything is read of it: from here on it neither leaves the queue nor is thrown away.
    if (!(await change({ state: 'importing' }))) return
    const upload = await inWorkspace(tools.db, scope, (trx) => findUpload(trx, scope, id))
    if (!upload) return
    if (!existsSync(upload.path)) {
      await change({ state: 'ended', problem: 'The file is no longer here: files are kept for a day. Send it again.' })
      return
    }
    const onStart = async ({ sourceId, runId }: { sourceId: number; runId: number }) =>
      void (await change({ source_id: sourceId, run_id: runId }))
    const result = await importFile(importOf(upload), { ...tools, signal, onStart }).catch(async (error: unknown) => {
      if (signal.aborted) throw error
      log.error({ err: error, workspace: workspaceId, upload: id }, 'an import failed')
      await change({ state: 'ended' })
      return null
    })
    if (result === null) return
    if (!result.ok) {
      await change({ state: 'refused', problem: result.sentence })
      return
    }
    const { state } = result.run
    log.info({ run: result.run.id, received: result.run.received, new: result.run.new }, `import ${state}`)
    if (state === 'interrupted') throw signal.reason
    if (state !== 'finished') {
      await change({ state: 'ended' })
      return
    }
    await rm(upload.path, { force: true })
    // What its rows say is in the conversations now, and is forgotten there when it has to be.
    await change({ state: 'finished', found: JSON.stringify({ ...(upload.found as Found), rows: [] }) })
  },
}

const importOf = ({ workspace_id, path, name, made_by, found, choices }: UploadRow) => ({
  ...optionsOf(found as Found, parseChoices(choices)),
  ...{ workspaceId: workspace_id, path, name, startedBy: made_by },
})
