import { rm } from 'node:fs/promises'
import { importUpload, tryUpload, turnOf, type Enqueue } from '#app/ingestion/background.ts'
import { lookAtFile, type Found } from '#app/ingestion/files/look.ts'
import { firstChoices, parseChoices, readChoices, whatIsMissing, type Choices } from '#app/ingestion/upload-choices.ts'
import type { Db } from '#db/client.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { writeAudit } from '#db/queries/audit.ts'
import {
  addUpload,
  changeUpload,
  findUpload,
  removeUploads,
  sumUploads,
  type UploadRow,
  type UploadState,
} from '#db/queries/upload.ts'

import type { Scope } from '#db/scope.ts'

type Refused = { ok: false; reason: string }

/** A file as it was received onto the disk. */
export type NewUpload = Pick<UploadRow, 'id' | 'path' | 'name' | 'bytes' | 'sha256'>

const notNow: Refused = { ok: false, reason: 'This file is being read or was imported already; look at it again.' }
const gone: Refused = { ok: false, reason: 'This file is no longer here: files are kept for a day. Send it again.' }
/** Where its choices can be changed. */
const open: readonly UploadState[] = ['received', 'refused']

/** What the files that wait in a workspace take up, in bytes. */
export const bytesLying = (db: Db, scope: Scope): Promise<number> =>
  inWorkspace(db, scope, (trx) => sumUploads(trx, scope))

/** Keeps a file that was received, with what its first rows look like; one that cannot be taken in is not kept. */
export async function keepUpload(
  db: Db,
  scope: Scope,
  file: NewUpload,
  by: { who: string; now: Date },
): Promise<{ ok: true } | Refused> {
  let isKept = false
  try {
    const kept = await keep(db, scope, file, by)
    isKept = kept.ok
    return kept
  } finally {
    if (!isKept) await rm(file.path, { force: true })
  }
}

async function keep(
  db: Db,
  scope: Scope,
  { id, path, name, bytes, sha256 }: NewUpload,
  by: { who: string; now: Date },
): Promise<{ ok: true } | Refused> {
  const looked = await lookAtFile(path)
  if (!looked.ok) return { ok: false, reason: looked.sentence }
  const { found } = looked
  await inWorkspace(db, scope, async (trx) => {
    await addUpload(trx, scope, {
      ...{ id, path, name, bytes, sha256, made_by: by.who, made_at: by.now },
      ...{ found: JSON.stringify(found), choices: JSON.stringify(firstChoices(found)) },
    })
    await writeAudit(trx, scope, { who: by.who, action: 'upload file', subject: name, after: { bytes, sha256 } })
  })
  return { ok: true }
}

/** Keeps what was chosen for a file, and looks at it again where that changes how it is read. */
export async function chooseForUpload(
  db: Db,
  scope: Scope,
  id: string,
  form: FormData,
): Promise<{ ok: true; missing: string[] } | Refused> {
  const upload = await inWorkspace(db, scope, (trx) => findUpload(trx, scope, id))
  if (!upload) return gone
  const before = parseChoices(upload.choices)
  const choices = readChoices(form, before)
  const found = upload.found as Found
  if (choices.format === found.format && choices.encoding === before.encoding)
    return keepChoices(db, scope, id, choices, found)
  const looked = await lookAtFile(upload.path, {
    format: choices.format,
    ...(choices.encoding && { encoding: choices.encoding }),
  })
  if (!looked.ok) return { ok: false, reason: looked.sentence }
  const anew = choices.format === found.format ? choices : { ...firstChoices(looked.found), encoding: choices.encoding }
  return keepChoices(db, scope, id, anew, looked.found)
}

async function keepChoices(db: Db, scope: Scope, id: string, choices: Choices, found: Found) {
  const kept = { choices: JSON.stringify(choices), found: JSON.stringify(found), trial: null, problem: null }
  const changed = await inWorkspace(db, scope, (trx) =>
    changeUpload(trx, scope, id, open, { ...kept, state: 'received' }),
  )
  return changed ? { ok: true as const, missing: whatIsMissing(found, choices) } : notNow
}

/** Has the file read as an import would, without storing anything. */
export async function startTrial(db: Db, enqueue: Enqueue, scope: Scope, id: string): Promise<{ ok: true } | Refused> {
  const change = { state: 'trying', trial: null, problem: null, bytes_tried: 0 } as const
  if (!(await inWorkspace(db, scope, (trx) => changeUpload(trx, scope, id, open, change)))) return notNow
  await enqueue(tryUpload, payloadOf(scope, id), turnOf.trying(scope.workspaceId, id))
  return { ok: true }
}

/** Puts the import of a file into the queue, for the first time or to go on where it ended. One runs at a time. */
export async function startImport(
  db: Db,
  enqueue: Enqueue,
  scope: Scope,
  id: string,
  who: string,
): Promise<{ ok: true } | Refused> {
  const started = await inWorkspace(db, scope, async (trx) => {
    const upload = await findUpload(trx, scope, id)
    const change = { state: 'waiting', problem: null } as const
    if (!upload || !(await changeUpload(trx, scope, id, [...open, 'ended'], change))) return false
    await writeAudit(trx, scope, { who, action: 'import file', subject: upload.name, after: upload.choices })
    return true
  })
  if (!started) return notNow
  await enqueue(importUpload, payloadOf(scope, id), turnOf.importing(scope.workspaceId, id))
  return { ok: true }
}

/** Takes an import out of the queue again; one that has begun goes on. */
export async function leaveQueue(db: Db, scope: Scope, id: string): Promise<{ ok: true } | Refused> {
  const left = await inWorkspace(db, scope, async (trx) => {
    const upload = await findUpload(trx, scope, id)
    const state = upload?.run_id == null ? 'received' : 'ended'
    return changeUpload(trx, scope, id, ['waiting', 'trying'], { state })
  })
  return left ? { ok: true } : notNow
}

/** Throws a file away that is not being imported. What was imported of it stays. */
export async function dropUpload(db: Db, scope: Scope, id: string, who: string): Promise<{ ok: true } | Refused> {
  const path = await inWorkspace(db, scope, async (trx) => {
    const [upload] = await removeUploads(trx, scope, { id }, [...open, 'trying', 'ended', 'finished'])
    if (!upload) return null
    await writeAudit(trx, scope, { who, action: 'throw away uploaded file', subject: upload.name })
    return upload.path
  })
  if (path === null) return notNow
  await rm(path, { force: true })
  return { ok: true }
}

const payloadOf = ({ workspaceId }: Scope, upload: string) => ({ workspaceId, upload })
