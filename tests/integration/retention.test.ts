import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeSetting } from '#app/actions/settings-by-form.server.ts'
import { clearWords, forgetAnswers } from '#app/ingestion/clear-words.ts'
import { readWords } from '#app/ingestion/read-words.ts'
import { refoldWorkspace } from '#app/ingestion/refold.ts'
import { takeIn } from '#app/ingestion/take-in.ts'
import type { Workspace } from '#db/queries/workspace.ts'
import { type Contents, contentsOf, importText } from '../factories/imported.ts'
import { mailLines } from '../factories/records.ts'
import { expectSound } from '../factories/sound.ts'
import { twcsFile, twcsRows } from '../factories/twcs.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'

const database = await createTestDatabase()
const { db, pool } = database
/** All that is imported here was said before. */
const later = () => new Date('2027-06-01T12:00:00Z')

const keepFor = (workspace: Workspace, days: number | null) =>
  pool.query('update platform.workspace set retention_days = $2 where id = $1', [workspace.id, days])

async function countOf(workspace: Workspace, what: string): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(`select count(*) as n from ${what}`, [workspace.id])
  return rows[0]!.n
}
const textsOf = (workspace: Workspace) => countOf(workspace, 'message where workspace_id = $1 and text is not null')

/** What is told apart from the words themselves. */
const withoutTexts = ({ places, ...rest }: Contents) => ({
  ...rest,
  places: (places as { text?: unknown }[]).map(({ text: _text, ...place }) => JSON.stringify(place)).toSorted(),
})

test('words that were kept long enough are gone; every figure, fact and verdict is as it was', async () => {
  const workspace = await freshWorkspace(db)
  const files = [twcsFile(twcsRows(5, 60)), mailLines(5, 40).join('')] as const
  const importBoth = async () => {
    const first = await importText(database, workspace.id, files[0])
    return [first, await importText(database, workspace.id, files[1], { format: 'jsonl' })]
  }
  await importBoth()
  await readWords(pool, workspace.id)
  const { say, readings } = terminal(database, { workspace: workspace.name, now: later })
  const before = { facts: withoutTexts(await contentsOf(database, workspace.id)), readings: await readings() }
  const said = await textsOf(workspace)

  await keepFor(workspace, 30)
  expect(await clearWords(database, workspace.id, { now: later, atOnce: 50 })).toEqual({ texts: said, rows: 0 })
  expect(await textsOf(workspace)).toBe(0)
  for (const what of [
    'message where workspace_id = $1 and why is not null',
    'conversation_words where workspace_id = $1',
  ])
    expect(await countOf(workspace, what)).toBe(0)
  await readWords(pool, workspace.id)
  // Who it was can still be found; what they said cannot.
  expect(await countOf(workspace, `conversation_words where workspace_id = $1 and words::text like '%parcel%'`)).toBe(0)
  expect(await countOf(workspace, 'conversation_words where workspace_id = $1')).toBeGreaterThan(0)

  const after = async () => ({
    facts: withoutTexts(await contentsOf(database, workspace.id)),
    readings: await readings(),
  })
  expect(await after()).toEqual(before)
  // Nor does what reads everything anew, or the same files again, change a fact or bring a word back.
  await refoldWorkspace(pool, workspace.id)
  expect(await after()).toEqual(before)
  for (const { run } of await importBoth()) expect(run).toMatchObject({ new: 0, updated: 0 })
  expect(await textsOf(workspace)).toBe(0)
  expect(await after()).toEqual(before)
  await expectSound(pool, workspace.id)
  expect((await say('doctor')).out).toMatch(/words: kept for 30 days; last cleared/)

  // A day has not passed.
  expect(await clearWords(database, workspace.id, { now: later })).toBeNull()
  const { rows } = await pool.query('select who, subject, after from audit where workspace_id = $1 and action = $2', [
    workspace.id,
    'clear words',
  ])
  expect(rows).toEqual([{ who: 'Rapport', subject: 'older than 30 days', after: { texts: said, rows: 0 } }])
})

test('what comes later is placed and counted as if the words were still there', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 9 }), async (seed, tenths) => {
      const rows = twcsRows(seed, 12)
      const cut = Math.ceil((rows.length * tenths) / 10)
      const told = async (clears: boolean) => {
        const workspace = await freshWorkspace(db)
        const pieces = [rows.slice(cut), rows.slice(0, cut)].map((piece) => twcsFile(piece))
        // Parents, accounts that turn out to be ours and other people's replies come after.
        await importText(database, workspace.id, pieces[0]!)
        if (clears) await keepFor(workspace, 1).then(() => clearWords(database, workspace.id, { now: later }))
        if (clears) await keepFor(workspace, null)
        await importText(database, workspace.id, pieces[1]!)
        return withoutTexts(await contentsOf(database, workspace.id))
      }
      expect(await told(true)).toEqual(await told(false))
    }),
    { numRuns: 5 },
  )
})

test('stopped in the middle it goes on from there; turned off in the middle it goes no further', async () => {
  const workspace = await freshWorkspace(db)
  await importText(database, workspace.id, mailLines(3, 40).join(''), { format: 'jsonl' })
  const said = await textsOf(workspace)
  await keepFor(workspace, 30)
  const stopping = new AbortController()
  let steps = 0
  const now = () => {
    if (++steps === 3) stopping.abort()
    return later()
  }
  expect(await clearWords(database, workspace.id, { now, signal: stopping.signal, atOnce: 10 })).toBeNull()
  const left = await textsOf(workspace)
  expect(left).toBeGreaterThan(0)
  expect(left).toBeLessThan(said)
  await keepFor(workspace, null)
  expect(await clearWords(database, workspace.id, { now: later, atOnce: 10 })).toBeNull()
  expect(await textsOf(workspace)).toBe(left)
  await keepFor(workspace, 30)
  await Promise.all([1, 2].map(() => clearWords(database, workspace.id, { now: later, atOnce: 10 })))
  expect(await textsOf(workspace)).toBe(0)
})

test('what is younger stays, what comes too old arrives without words, and quarantine is emptied', async () => {
  const workspace = await freshWorkspace(db)
  const line = (id: string, at: string) =>
    `${JSON.stringify({ type: 'message', id, channel: 'email', at, direction: 'inbound', author: { id: 'ann' }, text: `It is ${id} that broke.` })}\n`
  await keepFor(workspace, 30)
  const today = new Date().toISOString()
  await importText(
    database,
    workspace.id,
    `${line('new', today)}${line('old', '2025-01-01T00:00:00Z')}{"type": "message", "text": "my name is Ann"}\n`,
    {
      format: 'jsonl',
    },
  )
  const texts = async () =>
    (
      await pool.query<{ external_id: string; text: string | null; needs_answer: boolean | null }>(
        'select external_id, text, needs_answer from message where workspace_id = $1 order by external_id',
        [workspace.id],
      )
    ).rows
  expect(await texts()).toEqual([
    { external_id: 'new', text: 'It is new that broke.', needs_answer: true },
    { external_id: 'old', text: null, needs_answer: true },
  ])
  expect(await clearWords(database, workspace.id, { now: () => new Date() })).toEqual({ texts: 0, rows: 0 })
  const quarantine = "quarantine where workspace_id = $1 and state = 'open' and text <> ''"
  expect(await countOf(workspace, quarantine)).toBe(1)
  const inAMonth = new Date(Date.now() + 31 * 86_400_000)
  expect(await clearWords(database, workspace.id, { now: () => inAMonth })).toEqual({ texts: 1, rows: 1 })
  expect(await countOf(workspace, quarantine)).toBe(0)
})

test('what a reason quotes of a row goes with the row, from quarantine and from kept answers', async () => {
  const workspace = await freshWorkspace(db)
  const scope = { workspaceId: workspace.id, teams: 'all' as const }
  const began = new Date()
  const bytes = Buffer.from(
    JSON.stringify([{ type: 'message', id: 'm', channel: 'email', at: 'Call me, I am Ann', author: { id: 'ann' } }]),
  )
  await takeIn({ db, pool, now: began }, scope, { bytes, key: 'k', who: 'a sender' })
  const quoting = async () => [
    await countOf(workspace, "quarantine where workspace_id = $1 and reason like '%Call me%'"),
    await countOf(workspace, "ingest_answer where workspace_id = $1 and answer::text like '%Call me%'"),
  ]
  expect(await quoting()).toEqual([1, 1])
  const inDays = (days: number) => new Date(+began + days * 86_400_000)
  await forgetAnswers(db, workspace.id, null, inDays(6))
  expect(await quoting()).toEqual([1, 1])
  await forgetAnswers(db, workspace.id, 3, inDays(6))
  expect(await quoting()).toEqual([1, 0])
  await keepFor(workspace, 30)
  expect(await clearWords(database, workspace.id, { now: () => inDays(31) })).toEqual({ texts: 0, rows: 1 })
  expect(await quoting()).toEqual([0, 0])
  // A row is emptied once.
  expect(await clearWords(database, workspace.id, { now: () => inDays(33) })).toEqual({ texts: 0, rows: 0 })
})

test('whoever shortens how long words are kept hears first how many would go, and says once that they mean it', async () => {
  const workspace = await freshWorkspace(db)
  await importText(database, workspace.id, mailLines(4, 10).join(''), { format: 'jsonl' })
  const texts = await textsOf(workspace)
  const scope = { workspaceId: workspace.id, teams: 'all' as const }
  const change = async (fields: Record<string, string>) => {
    const { rows } = await pool.query<Workspace>('select * from platform.workspace where id = $1', [workspace.id])
    const form = new FormData()
    for (const [name, value] of Object.entries({ do: 'retention', ...fields })) form.set(name, value)
    const tools = { db, pool, scope, workspace: rows[0]!, who: 'Olga', now: later(), countAnew: async () => undefined }
    return changeSetting(tools, form)
  }
  const asked = { ok: false, ask: { texts, rows: 0 } }
  expect(await change({ days: '30' })).toMatchObject(asked)
  // Another number was typed since.
  expect(await change({ days: '20', sure: '30' })).toMatchObject(asked)
  expect(await change({ days: '30', sure: '30' })).toEqual({ ok: true, canUndo: true })
  expect(await change({ days: '60' })).toEqual({ ok: true, canUndo: true })
  expect(await change({ days: '30' })).toMatchObject(asked)
  const { say } = terminal(database, { workspace: workspace.name, now: later })
  const { err } = await say('workspace', 'set', workspace.name, 'retention_days', '7')
  expect(err).toContain(`Older than 7 days: the words of ${texts} messages.`)
  expect(await textsOf(workspace)).toBe(texts)
})
