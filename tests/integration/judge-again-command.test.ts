import { expect, test } from 'vitest'
import { judgeVersion } from '#app/conversations/judge/judge.ts'
import { judgeAgain } from '#app/ingestion/judge-again.ts'
import { refoldWorkspace } from '#app/ingestion/refold.ts'
import { contentsOf, differences, importText } from '../factories/imported.ts'
import { replied, wrote } from '../factories/mail.ts'
import { expectSound } from '../factories/sound.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'

const database = await createTestDatabase()
const now = () => new Date('2026-03-02T12:00:00Z')

const lines = 'abcdefgh'
  .split('')
  .flatMap((thread) => [
    wrote(`${thread}1`, '2026-01-05', `${thread}@example.org`, 'Where is my order?'),
    replied(`${thread}2`, '2026-01-06', 'It arrives tomorrow.'),
    wrote(`${thread}3`, '2026-01-08', `${thread}@example.org`, 'Thank you, it came this morning. Lovely.'),
  ])
  .join('')

async function imported() {
  const workspace = await freshWorkspace(database.db)
  await importText(database, workspace.id, lines, { format: 'jsonl' })
  return { ...terminal(database, { workspace: workspace.name, now }), id: workspace.id }
}

const query = (text: string, ...values: unknown[]) => database.pool.query(text, values)

/** A workspace as an earlier judge left it, who took all thanks for complaints. */
async function judgedBefore() {
  const given = await imported()
  await query(
    `update message set judge_version = 1, needs_answer = true, complaint = true, gratitude = false, says_solved = false,
       tone = -0.5, why = null
     where workspace_id = $1 and not outbound and external_id like '%3'`,
    given.id,
  )
  await refoldWorkspace(database.pool, given.id)
  return given
}

const contents = (id: number) => contentsOf(database, id)
const notes = async (id: number) =>
  (await query('select day::text as day, text, made_by from note where workspace_id = $1 order by id', id)).rows as {
    day: string
    text: string
    made_by: string
  }[]

test('what an earlier judge read is read anew: facts and readings are those of a fresh import, and a note says so', async () => {
  const [fresh, old] = [await imported(), await judgedBefore()]
  const unlike = await old.readings()
  expect(differences(await contents(old.id), await contents(fresh.id))).not.toEqual([])

  expect(await old.say('judge', 'again', '--dry-run')).toMatchObject({
    reason: 'ok',
    out: expect.stringContaining('8 messages read, 8'),
  })
  expect(await old.readings()).toEqual(unlike)
  expect(await notes(old.id)).toEqual([])

  const said = await old.json<Record<string, unknown>>('judge', 'again')
  expect(said).toMatchObject({
    messages: 8,
    changed: 8,
    finished: true,
    verdicts: { needsAnswer: 8, gratitude: 8, asks: 0 },
  })
  expect(differences(await contents(old.id), await contents(fresh.id))).toEqual([])
  expect(await old.readings()).toEqual(await fresh.readings())
  await expectSound(database.pool, old.id)
  expect(await notes(old.id)).toEqual([
    {
      day: '2026-03-02',
      text: expect.stringMatching(
        /judged anew by judge \d+: 8 messages read, 8 of them otherwise \(needs an answer 8, complaint 8/,
      ),
      made_by: `judge ${judgeVersion}`,
    },
  ])

  expect((await old.say('judge', 'again')).out).toContain('was read by this judge')
  expect(await notes(old.id)).toHaveLength(1)
})

test('killed in the middle it goes on, and its note counts both parts', async () => {
  const [fresh, old] = [await imported(), await judgedBefore()]
  let batches = 0
  const killed = judgeAgain(database.pool, old.id, {
    who: 'somebody',
    now: now(),
    atOnce: 3,
    noteOf: ({ messages }) => {
      if (++batches === 2) throw new Error('killed')
      return `${messages} messages`
    },
  })
  await expect(killed).rejects.toThrow('killed')
  await expectSound(database.pool, old.id)
  expect((await notes(old.id)).map(({ text }) => text)).toEqual(['3 messages'])

  const stop = new AbortController()
  const options = {
    who: 'somebody',
    now: now(),
    atOnce: 3,
    noteOf: ({ messages }: { messages: number }) => `${messages} messages`,
  }
  const stopped = await judgeAgain(database.pool, old.id, {
    ...options,
    signal: stop.signal,
    onProgress: () => stop.abort(),
  })
  expect(stopped).toMatchObject({ messages: 6, finished: false })
  expect(await judgeAgain(database.pool, old.id, options)).toMatchObject({ messages: 8, changed: 8, finished: true })
  expect((await notes(old.id)).map(({ text }) => text)).toEqual(['8 messages'])
  expect(differences(await contents(old.id), await contents(fresh.id))).toEqual([])
  await expectSound(database.pool, old.id)
})

test('corrections win, texts that are gone keep their verdict, and canned flags stay as they are', async () => {
  const old = await judgedBefore()
  await old.json('correct', 'email:a3', '--needs-answer', 'yes', '--gratitude', 'no')
  await query(`update message set text = null where workspace_id = $1 and external_id = 'b3'`, old.id)
  const flags = `select external_id, canned, reply_form, words from message where workspace_id = $1 order by 1`
  const before = (await query(flags, old.id)).rows
  const standing = async (id: string) =>
    (
      await query(
        `select standings[array_length(standings, 1)] as it from conversation where workspace_id = $1 and id = $2`,
        old.id,
        id,
      )
    ).rows[0] as { it: string }
  const [a, b] = [await standing('email:a1'), await standing('email:b1')]

  expect(await old.json('judge', 'again')).toMatchObject({ messages: 7 })
  expect((await query(flags, old.id)).rows).toEqual(before)
  expect([await standing('email:a1'), await standing('email:b1')]).toEqual([a, b])
  expect((await standing('email:c1')).it).toBe('confirmed')
  const { rows } = await query(
    `select needs_answer, judge_version from message where workspace_id = $1 and external_id = 'b3'`,
    old.id,
  )
  expect(rows).toEqual([{ needs_answer: true, judge_version: 1 }])
  await expectSound(database.pool, old.id)
})
