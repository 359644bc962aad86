import { tryUpload, type UploadWork } from '#app/ingestion/background.ts'
import type { Found } from '#app/ingestion/files/look.ts'
import { previewFile } from '#app/ingestion/preview-file.ts'
import { optionsOf, parseChoices } from '#app/ingestion/upload-choices.ts'
import type { Job } from '#app/jobs/job.ts'
import { inWorkspace, inWorkspaceQuietly } from '#db/in-workspace.server.ts'
import { changeUpload, findUpload } from '#db/queries/upload.ts'

/** The progress of a dry run is told at most so often. */
const toldEveryMs = 2000

/** Reads an uploaded file as an import would and keeps what it found; ends early when nobody waits for it any more. */
export const tryUploadJob: Job<UploadWork> = {
  ...tryUpload,
  async run({ workspaceId, upload: id }, { log: _log, signal, ...tools }) {
    const scope = { workspaceId, teams: 'all' as const }
    const change = (to: Parameters<typeof changeUpload>[4], door = inWorkspace) =>
      door(tools.db, scope, (trx) => changeUpload(trx, scope, id, ['trying'], to))
    const upload = await inWorkspace(tools.db, scope, (trx) => findUpload(trx, scope, id))
    if (upload?.state !== 'trying') return
    const nobodyWaits = new AbortController()
    let told = performance.now()
    const onProgress = ({ bytesRead }: { bytesRead: number }) => {
      if (performance.now() - told < toldEveryMs) return
      told = performance.now()
      // Whether it is told or not, the dry run goes on.
      void change({ bytes_tried: bytesRead }, inWorkspaceQuietly).then(
        (waiting) => void (waiting || nobodyWaits.abort()),
        () => undefined,
      )
    }
    const options = optionsOf(upload.found as Found, parseChoices(upload.choices))
    const stop = AbortSignal.any([signal, nobodyWaits.signal])
    const tried = await previewFile(
      { ...options, workspaceId, path: upload.path, name: upload.name },
      { ...tools, signal: stop, onProgress },
    ).catch((error: unknown) => {
      if (nobodyWaits.signal.aborted) return null
      throw error
    })
    if (tried === null) return
    if (!tried.ok) {
      await change({ state: 'refused', problem: tried.sentence })
      return
    }
    const { ok: _ok, refused, ...trial } = tried
    await change({ state: 'received', trial: JSON.stringify({ ...trial, refused: [...refused] }) })
  },
}
