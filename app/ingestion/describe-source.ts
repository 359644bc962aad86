import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Channel } from '#app/conversations/records.ts'
import type { SourceRow } from '#db/queries/source.ts'
import type { Encoding, Mapping } from './files/mapping.ts'
import type { FileFormat, OpenedFile } from './files/types.ts'

export type ImportOptions = {
  workspaceId: number
  format: FileFormat
  path: string
  /** What the file is called to people; the path's last part when left out. */
  name?: string
  /** twcs: only these authors are ours. Else: names of ours; a single one is the account of what names none. */
  accounts?: string[]
  /** Authors that are ours although the file calls them customers. */
  alsoAccounts?: string[]
  channel?: Channel
  mapping?: Mapping | null
  encoding?: Encoding
  timeZone?: string
  timeFormat?: string
  /** Who began it, as other people's pages name them. */
  startedBy?: string
}

export const defaultChannel: Record<FileFormat, Channel> = { twcs: 'x', csv: 'other', jsonl: 'other' }

/** The source that a file is, by its contents and how it is to be read. */
export async function describeSource(options: ImportOptions, file: OpenedFile) {
  const { format } = options
  const channel = options.channel ?? file.mapping?.channel ?? defaultChannel[format]
  return {
    format,
    name: options.name ?? basename(options.path),
    sha256: await sha256Of(options.path),
    channel,
    namespace: file.namespace ?? channel,
    only_accounts: format === 'twcs' && options.accounts?.length ? options.accounts : null,
    shows_replies: file.showsReplies,
    settings: {
      accounts: options.accounts ?? [],
      alsoAccounts: options.alsoAccounts ?? [],
      mapping: file.mapping,
      encoding: options.encoding ?? null,
      timeZone: options.timeZone ?? null,
      timeFormat: options.timeFormat ?? null,
      // How its rows are read, so that those set apart can be read again when the file is gone.
      ...file.rowReading,
    },
  }
}

type Described = Awaited<ReturnType<typeof describeSource>>

/** Whether a file was imported before as it is to be now. */
export const sameSettings = (before: SourceRow, now: Described) =>
  before.channel === now.channel &&
  before.namespace === now.namespace &&
  isDeepStrictEqual(before.settings, JSON.parse(JSON.stringify(now.settings)))

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/** The only account named for a file is the one that its messages are to. */
export const defaultAccount = (format: string, { accounts }: Pick<ImportOptions, 'accounts'>) =>
  format !== 'twcs' && accounts?.length === 1 ? accounts[0]! : null
