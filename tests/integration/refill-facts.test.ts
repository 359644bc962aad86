import { expect, test } from 'vitest'
import { refillFacts } from '#app/ingestion/refill-facts.ts'
import { factsVersion } from '#db/queries/workspace.ts'
import { contentsOf, importText } from '../factories/imported.ts'
import { mailLines } from '../factories/records.ts'
import { expectSound } from '../factories/sound.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'

const database = await createTestDatabase()
const { pool } = database

/** A workspace as an older version left it: folded, without what that did not know. */
async function folded() {
  const workspace = await freshWorkspace(database.db)
  await importText(database, workspace.id, mailLines(7, 60).join(''), { format: 'jsonl', channel: 'email' })
  const now = await contentsOf(database, workspace.id)
  const gone = [
    'turn_at',
    'turn_answered_at',
    'turn_wait_unknown',
    'turn_words_unknown',
    'opening_unhappy_at',
    'due_mood',
  ]
  const also = ['first_resolved_known_at', 'again', 'again_at', 'returned', 'returned_at']
  const nothing = [...gone, ...also].map((column) => `${column} = null`).join(', ')
  await pool.query(`update conversation set ${nothing} where workspace_id = $1`, [workspace.id])
  await pool.query('update rollup_state set version = 0 where workspace_id = $1', [workspace.id])
  await pool.query('update platform.workspace set facts_version = 1 where id = $1', [workspace.id])
  return { workspace, now }
}

test('what an older version folded is folded anew at the first start, with progress, and never again', async () => {
  const { workspace, now } = await folded()
  expect((await contentsOf(database, workspace.id)).conversations).not.toEqual(now.conversations)
  const said: string[] = []
  await refillFacts(database, { onProgress: (words) => said.push(words) })
  expect(await contentsOf(database, workspace.id)).toEqual(now)
  await expectSound(pool, workspace.id)
  expect(said).toEqual(
    ['customers', 'conversations'].map((of) => expect.stringMatching(`Reading ${workspace.name} .* \\d+ ${of} so far`)),
  )
  await refillFacts(database, { onProgress: () => expect.fail('it was done') })
})

test('stopped before the end it is not done, and the next start goes on', async () => {
  const { workspace, now } = await folded()
  await refillFacts(database, { signal: AbortSignal.abort() })
  const version = async () =>
    (
      await pool.query<{ facts_version: number }>('select facts_version from platform.workspace where id = $1', [
        workspace.id,
      ])
    ).rows[0]!.facts_version
  expect(await version()).toBe(1)
  await refillFacts(database)
  expect(await version()).toBe(factsVersion)
  expect(await contentsOf(database, workspace.id)).toEqual(now)
})
