import { expect, test } from 'vitest'
import { importText } from '../factories/imported.ts'
import { replied, wrote } from '../factories/mail.ts'
import { expectSound } from '../factories/sound.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'

const database = await createTestDatabase()

// Only here it means that a parcel is lost.
const lost =
  'My boots have,The tent has,Our stove has,Both mats have,The lamp has,A cup has,Her hat has,His bag has,One sock has'.split(
    ',',
  )
const first = lost
  .map((what, n) => wrote(`${'abcdefghi'[n]}1`, '2026-01-05', `${n}@example.org`, `${what} gone walkabout`))
  .concat(wrote('k1', '2026-01-05', 'k@example.org', 'The shop has nice lamps'), replied('k2', '2026-01-06', 'Oh yes.'))
const later = wrote('p1', '2026-01-07', 'p@example.org', 'Three socks, gone walkabout too')
const again = wrote('q1', '2026-01-08', 'q@example.org', 'Two mugs, gone walkabout as well')

async function given() {
  const workspace = await freshWorkspace(database.db)
  await importText(database, workspace.id, first.join(''), { format: 'jsonl' })
  return { ...terminal(database, { workspace: workspace.name }), workspace }
}

async function verdictOf(workspaceId: number, id: string) {
  const { rows } = await database.pool.query<{ complaint: boolean; adjustment_version: number; why: unknown }>(
    'select complaint, adjustment_version, why from message where workspace_id = $1 and external_id = $2',
    [workspaceId, id],
  )
  return rows[0]
}

test('an error corrected often enough is not made again, and undo un-teaches it', { timeout: 60_000 }, async () => {
  const { json, readings, workspace } = await given()
  for (const thread of 'abcdefgh')
    await json('correct', `email:${thread}1`, '--complaint', 'yes', '--needs-answer', 'yes')
  await importText(database, workspace.id, later, { format: 'jsonl' })
  expect(await verdictOf(workspace.id, 'p1')).toMatchObject({
    complaint: true,
    why: expect.arrayContaining([
      expect.objectContaining({ says: 'a complaint, as corrected here 8 times' }),
    ]) as unknown,
  })
  expect((await verdictOf(workspace.id, 'p1'))?.adjustment_version).toBeGreaterThan(0)
  // What was stored before keeps the verdict it was given.
  expect(await verdictOf(workspace.id, 'i1')).toMatchObject({ complaint: false, adjustment_version: 0 })
  await importText(database, workspace.id, first.join(''), { format: 'jsonl' })
  expect(await verdictOf(workspace.id, 'i1')).toMatchObject({ complaint: false, adjustment_version: 0 })
  expect((await readings('--as-of', '2026-01-08'))['waiting_now']?.figures).toMatchObject({ complaints: 9 })
  await expectSound(database.pool, workspace.id)

  await json('correct', 'email:a1', '--undo')
  await importText(database, workspace.id, again, { format: 'jsonl' })
  expect(await verdictOf(workspace.id, 'q1')).toMatchObject({ complaint: false })
  await expectSound(database.pool, workspace.id)
})

test(
  'what is stored changes only when the judge is told to read it again, and a note says so',
  { timeout: 60_000 },
  async () => {
    const { json, say, workspace } = await given()
    for (const thread of 'abcdefgh')
      await json('correct', `email:${thread}1`, '--complaint', 'yes', '--needs-answer', 'yes')
    expect((await say('judge', 'again', '--dry-run')).out).toMatch(/Nothing is changed yet.*complaint 9/)
    expect(await verdictOf(workspace.id, 'i1')).toMatchObject({ complaint: false })
    await say('judge', 'again')
    expect(await verdictOf(workspace.id, 'i1')).toMatchObject({ complaint: true })
    await expectSound(database.pool, workspace.id)
    const { rows } = await database.pool.query<{ text: string }>('select text from note where workspace_id = $1', [
      workspace.id,
    ])
    expect(rows[0]?.text).toMatch(/judged anew by judge \d+ with adjustment \d+: /)
    expect((await say('judge', 'again')).out).toContain('was read by this judge')
  },
)

test('of what somebody forgotten wrote nothing is left in what was learnt, nor in what was learnt before', async () => {
  const { json, say, workspace } = await given()
  for (const thread of 'abcdefgh') await json('correct', `email:${thread}1`, '--complaint', 'yes')
  const learnt = async () =>
    (
      await database.pool.query('select rules::text as rules from judge_adjustment where workspace_id = $1', [
        workspace.id,
      ])
    ).rows as { rules: string }[]
  expect((await learnt()).at(-1)?.rules).toContain('walkabout')
  expect((await say('forget', 'email:0@example.org', '--yes')).reason).toBe('ok')
  const left = await learnt()
  expect(left.length).toBeGreaterThan(1)
  expect(left.map(({ rules }) => rules).join()).not.toContain('walkabout')
  const { rows } = await database.pool.query(
    `select from correction_step where workspace_id = $1 and external_id = 'a1'`,
    [workspace.id],
  )
  expect(rows).toEqual([])
})
