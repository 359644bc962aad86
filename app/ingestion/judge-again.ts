import { judgeHere } from '#app/conversations/adjusted-judge.ts'
import type { Adjustment } from '#app/conversations/adjustment.ts'
import { judgeVersion } from '#app/conversations/judge/judge.ts'
import type { Verdict } from '#app/conversations/verdict.ts'
import { loadAdjustment } from '#app/history/adjustment.ts'
import { loadWorkspaceContext, type WorkspaceContext } from '#app/history/workspace-context.ts'
import { inBatch, readerOf, type Batch, type Reader } from '#db/batch.server.ts'
import type { Db, Pool } from '#db/client.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { writeAudit } from '#db/queries/audit.ts'
import { listCustomersOfIdentities } from '#db/queries/identity.ts'
import {
  listJudgedBefore,
  setVerdicts,
  sumSteps,
  type EarlierJudged,
  type JudgedAnew,
  type JudgedColumns,
  type MessageKey,
} from '#db/queries/judge-again.ts'
import { writeOnlyNote } from '#db/queries/note.ts'
import { foldCustomers } from './fold-customers.ts'
import { verdictColumns } from './verdict-columns.ts'

const messagesAtOnce = 5000
const action = 'judge again'
const readerName = ({ version }: Adjustment) =>
  version ? `judge ${judgeVersion} with adjustment ${version}` : `judge ${judgeVersion}`

/** Each thing the judge says, and the column that keeps it. */
const columns = {
  needsAnswer: 'needs_answer',
  complaint: 'complaint',
  tone: 'tone',
  gratitude: 'gratitude',
  saysSolved: 'says_solved',
  tellsMore: 'tells_more',
  passesAlong: 'passes_along',
  asks: 'asks',
  promises: 'promises',
  apologises: 'apologises',
  helps: 'helps',
  automated: 'automated',
} as const satisfies Record<keyof Verdict, keyof JudgedColumns>
const keys = Object.keys(columns) as (keyof Verdict)[]

/** How many messages were read, of how many anything changed, and of how many each thing that the judge says. */
export type JudgedAgain = { messages: number; changed: number; verdicts: Record<keyof Verdict, number> }

const nothing = (): JudgedAgain => ({
  messages: 0,
  changed: 0,
  verdicts: Object.fromEntries(keys.map((key) => [key, 0])) as JudgedAgain['verdicts'],
})

type Options = {
  who: string
  now: Date
  /** What the dated note says of all that this judge changed, also before a stop. */
  noteOf: (all: JudgedAgain, by: string) => string
  onProgress?: (messages: number) => void
  signal?: AbortSignal
  atOnce?: number
}

/**
 * Has this version of the judge, with what the workspace's corrections taught it by now, read what others read. Each
 * chunk is a batch of its own, with its part of the audit log and the note as it stands: stopped or killed, the same again
 * goes on. Messages without a text keep their verdict, canned flags and words stay, corrections go on winning. Returns
 * what all such runs changed together, and whether this one came to the end.
 */
export async function judgeAgain(
  pool: Pool,
  workspaceId: number,
  { atOnce = messagesAtOnce, ...options }: Options,
): Promise<JudgedAgain & { finished: boolean }> {
  let after: MessageKey | null = null
  let all = nothing()
  let read = 0
  while (!options.signal?.aborted) {
    const step = await inBatch(pool, workspaceId, async (batch) => {
      const rows = await listEarlier(batch, workspaceId, after, atOnce)
      return { rows, all: rows.length ? await judgeRows(batch, workspaceId, rows, options) : null }
    })
    const last = step.rows.at(-1)
    if (!last || !step.all) return { ...all, finished: true }
    after = last
    all = step.all
    options.onProgress?.((read += step.rows.length))
  }
  return { ...all, finished: false }
}

async function listEarlier(reader: Reader, workspaceId: number, after: MessageKey | null, limit: number) {
  const { version: adjustment } = await loadAdjustment(reader, workspaceId)
  return listJudgedBefore(reader, workspaceId, { judge: judgeVersion, adjustment }, after, limit)
}

async function judgeRows(
  batch: Batch,
  workspaceId: number,
  rows: readonly EarlierJudged[],
  { who, now, noteOf }: Options,
): Promise<JudgedAgain> {
  const context = await loadWorkspaceContext(batch, workspaceId)
  const done = nothing()
  const anew: JudgedAnew[] = []
  const identities = new Set<number>()
  for (const row of rows) {
    const { judged, changed } = judgeRow(row, context)
    anew.push(judged)
    addTo(done, changed)
    if (changed.length && row.identity_id !== null) identities.add(row.identity_id)
  }
  await setVerdicts(batch, workspaceId, anew)
  await foldCustomers(batch, context, await listCustomersOfIdentities(batch, workspaceId, [...identities]))
  const scope = { workspaceId, teams: 'all' } as const
  const { verdicts, ...counts } = done
  const subject = readerName(context.adjustment)
  await writeAudit(batch.trx, scope, { who, action, subject, after: { ...counts, ...verdicts } })
  const sums = await sumSteps(batch, workspaceId, action, subject)
  const all: JudgedAgain = {
    messages: sums.get('messages') ?? 0,
    changed: sums.get('changed') ?? 0,
    verdicts: Object.fromEntries(keys.map((key) => [key, sums.get(key) ?? 0])) as JudgedAgain['verdicts'],
  }
  await writeOnlyNote(batch.trx, scope, {
    day: context.dayOf(now.getTime()),
    text: noteOf(all, subject),
    made_by: subject,
  })
  return all
}

/** What `judgeAgain` would change now. Reads everything and writes nothing. */
export async function previewJudgeAgain(
  db: Db,
  workspaceId: number,
  options: Pick<Options, 'onProgress' | 'signal' | 'atOnce'> = {},
): Promise<JudgedAgain & { finished: boolean }> {
  const { onProgress, atOnce = messagesAtOnce } = options
  const done = nothing()
  let after: MessageKey | null = null
  while (!options.signal?.aborted) {
    const last = await inWorkspace(db, { workspaceId, teams: 'all' }, async (trx): Promise<MessageKey | undefined> => {
      const reader = readerOf(trx)
      const rows = await listEarlier(reader, workspaceId, after, atOnce)
      const context = await loadWorkspaceContext(reader, workspaceId)
      for (const row of rows) addTo(done, judgeRow(row, context).changed)
      return rows.at(-1)
    })
    if (!last) return { ...done, finished: true }
    after = last
    onProgress?.(done.messages)
  }
  return { ...done, finished: false }
}

function judgeRow(row: EarlierJudged, { adjustment }: WorkspaceContext) {
  const direction = row.outbound ? 'outbound' : 'inbound'
  const verdict = verdictColumns(
    judgeHere(adjustment, row.text, direction, row.language ?? undefined),
    adjustment.version,
  )
  const { namespace, external_id, source_id } = row
  const judged: JudgedAnew = { namespace, external_id, source_id, ...verdict }
  return { judged, changed: keys.filter((key) => kept(row[columns[key]]) !== kept(judged[columns[key]])) }
}

/** As the database gives it back: `real` with fewer digits, places as a list. */
function kept(value: number | boolean | string[] | null): number | boolean | string | null {
  if (typeof value === 'number') return Math.fround(value)
  return Array.isArray(value) ? value.join() : value
}

function addTo(done: JudgedAgain, changed: readonly (keyof Verdict)[]): void {
  done.messages += 1
  if (changed.length) done.changed += 1
  for (const key of changed) done.verdicts[key] += 1
}
