import { appendFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { declareGap } from '#app/actions/source-gaps.server.ts'
import { writeNote } from '#app/actions/notes.server.ts'
import { nameSteward } from '#app/actions/stewardships.server.ts'
import { addMember, makeTeam } from '#app/actions/teams.server.ts'
import { importFile, type ImportTools } from '#app/ingestion/import-file.ts'
import { scopeOf } from '#app/rights/scope.ts'
import { sourceNames, type SampleSource } from '#app/sample/brand.ts'
import { generateSample } from '#app/sample/generate.ts'
import { settingAt } from '#app/sample/setting.ts'
import { alone, findSample, showSample } from '#db/queries/sample.ts'
import { createWorkspace, removeWorkspace, type Workspace } from '#db/queries/workspace.ts'

export const sampleName = 'sample'
/** The sample that everybody gets; how it was chosen says docs/decisions/013-the-sample.md. */
export const sampleSeed = 20_267
/** Who is written into the audit log for what the sample brings along. */
const who = 'sample'
const linesAtOnce = 4000

type Tools = Pick<ImportTools, 'db' | 'pool' | 'judge' | 'signal'> & {
  now: Date
  seed?: number
  onProgress?: (done: { lines: number; of: number }) => void
}

export type LoadedSample =
  | { ok: true; workspace: Workspace; lines: number }
  | { ok: false; reason: 'there' | 'elsewhere' | 'name taken' | 'stopped' }

/**
 * Loads the sample brand by the door that everybody takes: files of records, imported as sources. It is shown only when
 * all of it is there; what an earlier loading left behind is removed first.
 */
export async function loadSample(tools: Tools): Promise<LoadedSample> {
  return (await alone(tools.pool, () => load(tools))) ?? { ok: false, reason: 'elsewhere' }
}

async function load(tools: Tools): Promise<LoadedSample> {
  const { db, pool, now } = tools
  const before = await findSample(db)
  if (before?.is_ready) return { ok: false, reason: 'there' }
  if (before) await removeWorkspace(db, pool, before.id)
  const setting = settingAt(now)
  const made = await createWorkspace(db, sampleName, { ...setting.workspace, is_sample: true, is_ready: false })
  if (!made) return { ok: false, reason: 'name taken' }
  await setUp(tools, made.id, setting)
  const lines = await importSample(tools, made.id, setting)
  if (lines === null) return { ok: false, reason: 'stopped' }
  await showSample(db, made.id)
  return { ok: true, workspace: { ...made, is_ready: true }, lines }
}

type Setting = ReturnType<typeof settingAt>

/** Before anything is imported, so that nothing has to be counted anew. */
async function setUp({ db, pool }: Tools, workspaceId: number, setting: Setting): Promise<void> {
  const scope = scopeOf(workspaceId)
  for (const team of setting.teams) must(await makeTeam(db, scope, { ...team, who }))
  for (const member of setting.members) must(await addMember(db, scope, member, who))
  for (const stewardship of setting.stewardships) must(await nameSteward(pool, scope, stewardship, who))
  for (const note of setting.notes) await writeNote(db, scope, { ...note, who })
}

function must<T extends { ok: true } | { ok: false; reason: string }>(result: T): Extract<T, { ok: true }> {
  if (!result.ok) throw new Error(`the sample contradicts itself: ${result.reason}`)
  return result as Extract<T, { ok: true }>
}

/** The number of lines; null when it was told to stop. */
async function importSample(tools: Tools, workspaceId: number, setting: Setting): Promise<number | null> {
  const folder = await mkdtemp(join(tmpdir(), 'rapport-sample-'))
  try {
    const { files, lines } = await writeFiles(tools, folder)
    let before = 0
    for (const [source, path] of files) {
      const channel = source === 'orders' ? ('other' as const) : source
      const result = await importFile(
        { workspaceId, format: 'jsonl', path, name: sourceNames[source], channel },
        {
          ...tools,
          now: () => tools.now,
          onProgress: ({ rows }) => tools.onProgress?.({ lines: before + rows, of: lines }),
        },
      )
      if (!result.ok) throw new Error(`the sample cannot be imported: ${result.sentence}`)
      if (result.run.state !== 'finished') return null
      before += result.run.received
      if (source !== setting.gap.channel) continue
      const { from, to, reason } = setting.gap
      must(await declareGap(tools.db, scopeOf(workspaceId), { sourceId: result.source.id, from, to, reason }, who))
    }
    return lines
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** One file per source, written in pieces: the sample is never in memory as a whole. */
async function writeFiles({ now, seed = sampleSeed }: Tools, folder: string) {
  const files = new Map<SampleSource, string>()
  let pending = new Map<SampleSource, string[]>()
  let lines = 0
  const write = async () => {
    for (const [source, some] of pending) {
      const path = join(folder, `${source}.jsonl`)
      files.set(source, path)
      await appendFile(path, `${some.join('\n')}\n`)
    }
    pending = new Map()
  }
  for (const line of generateSample({ seed, now })) {
    const text = 'broken' in line ? line.broken : JSON.stringify(line.record)
    const some = pending.get(line.source)
    if (some) some.push(text)
    else pending.set(line.source, [text])
    if (++lines % linesAtOnce === 0) await write()
  }
  await write()
  return { files, lines }
}
