import { inBatch } from '#db/batch.server.ts'
import { openFile } from './files/open.ts'
import { defaultAccount, defaultChannel, type ImportOptions } from './describe-source.ts'
import type { ImportResult, ImportTools } from './import-file.ts'
import { noAdjustment } from '#app/conversations/adjustment.ts'
import { prepareBatch } from './prepare.ts'
import { compareWithStored } from './sort-out.ts'

export type Preview = {
  ok: true
  rows: number
  new: number
  updated: number
  unchanged: number
  rejected: number
  /** The first rows that would be set apart, and why. */
  examples: { row: number; reason: string }[]
  refused: Map<string, number>
  accounts: string[]
  notes: string[]
}

const examplesShown = 5

/** What importing a file would do. Reads it whole and changes nothing. */
export async function previewFile(
  options: ImportOptions,
  tools: ImportTools,
): Promise<Preview | Extract<ImportResult, { ok: false }>> {
  const opened = await openFile(options.path, options.format, options)
  if (!opened.ok) return opened
  const { file } = opened
  const channel = options.channel ?? file.mapping?.channel ?? defaultChannel[options.format]
  const source = {
    id: 0,
    namespace: file.namespace ?? channel,
    ownNamespace: file.namespace !== null,
    defaultAccount: defaultAccount(options.format, options),
    channel,
    only_accounts: options.format === 'twcs' && options.accounts?.length ? options.accounts : null,
  }
  const preview: Preview = {
    ok: true,
    rows: 0,
    new: 0,
    updated: 0,
    unchanged: 0,
    rejected: 0,
    examples: [],
    refused: new Map(),
    accounts: [],
    notes: file.notes,
  }
  const accounts = new Set<string>()
  for await (const read of file.read({
    afterRow: 0,
    batchRows: 10_000,
    ...(tools.signal ? { signal: tools.signal } : {}),
  })) {
    const prepared = await prepareBatch(read, source, tools.now(), { adjustment: noAdjustment })
    const counts = await inBatch(tools.pool, options.workspaceId, (batch) =>
      compareWithStored(batch, options.workspaceId, prepared),
    )
    preview.rows += prepared.rows
    preview.new += counts.new
    preview.updated += counts.updated
    preview.unchanged += counts.unchanged
    preview.rejected += prepared.rejected.length
    for (const { row, reason } of prepared.rejected.slice(0, examplesShown - preview.examples.length)) {
      preview.examples.push({ row, reason })
    }
    for (const [field, times] of prepared.refused) preview.refused.set(field, (preview.refused.get(field) ?? 0) + times)
    for (const message of prepared.messages) if (message.claimed_account !== null) accounts.add(message.claimed_account)
    tools.onProgress?.({
      ...{ bytes: file.bytes, bytesRead: prepared.bytesRead, rows: preview.rows, rejected: preview.rejected },
      refused: preview.refused.size,
    })
  }
  return { ...preview, accounts: [...accounts].toSorted() }
}
