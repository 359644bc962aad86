import { expect, test } from 'vitest'
import { claimConversation } from '#app/actions/claim-conversation.server.ts'
import { mergeCustomers, undoWhoIsWho } from '#app/actions/who-is-who.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { importText } from '../factories/imported.ts'
import { replied, wrote } from '../factories/mail.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'

const database = await createTestDatabase()
const { db, pool } = database
const now = new Date('2026-02-12T12:00:00Z')
const [marit, tom] = ['Marit', 'Tom'].map((name) => ({ name, userId: null }))
const ann = 'ann@example.org'
const chat = { channel: 'chat', thread: 'ann' }

async function given(...lines: string[]) {
  const workspace = await freshWorkspace(db)
  const scope = { workspaceId: workspace.id, teams: 'all' as const }
  let files = 0
  const add = (...more: string[]) =>
    importText(database, workspace.id, more.join(''), { format: 'jsonl', name: `file ${++files}` })
  await add(...lines)
  const claim = async (conversation: string, who = marit!, at = now) =>
    expect(await claimConversation(db, scope, { conversation, who, now: at })).toMatchObject({ ok: true })
  /** `conversation: who`, of all that are kept and of all there is. */
  const claims = () =>
    inWorkspace(db, scope, async (trx) => {
      const rows = await trx.selectFrom('claim').selectAll().orderBy('conversation_id').execute()
      return rows.map(({ conversation_id: id, claimed_by: by }) => `${id}: ${by}`)
    })
  const ids = () =>
    inWorkspace(db, scope, async (trx) =>
      (await trx.selectFrom('conversation').select('id').orderBy('id').execute()).map(({ id }) => id),
    )
  return { workspace, scope, add, claim, claims, ids }
}

test('a claim follows its conversation when an earlier message arrives', async () => {
  const { add, claim, claims, ids } = await given(wrote('a2', '2026-02-10', ann, 'And where is my tent?'))
  await claim('email:a2')
  await add(wrote('a1', '2026-02-09', ann, 'Where is my kettle?'))
  expect(await ids()).toEqual(['email:a1'])
  expect(await claims()).toEqual(['email:a1: Marit'])
})

test('of two claims on what has become one, the first in the wait that runs stays', async () => {
  const { add, claim, claims, ids } = await given(
    wrote('c1', '2026-02-01', ann, 'Where is my kettle?', chat),
    replied('c2', '2026-02-02', 'It is on its way, it comes on Tuesday.', { ...chat, to: { id: ann } }),
    wrote('c5', '2026-02-11', ann, 'Where is my tent?', chat),
  )
  expect(await ids()).toEqual(['chat:c1', 'chat:c5'])
  await claim('chat:c5', tom)
  // Of a wait that is over: it must not win.
  await pool.query(`insert into claim (workspace_id, conversation_id, claimed_by, claimed_at)
    select workspace_id, 'chat:c1', 'Marit', '2026-02-01T10:00:00Z' from conversation where id = 'chat:c5'`)
  await add(wrote('c3', '2026-02-06', ann, 'Thanks!', chat))
  expect(await ids()).toEqual(['chat:c1'])
  expect(await claims()).toEqual(['chat:c1: Tom'])
})

test('merging and splitting people takes no claim away', async () => {
  const { scope, workspace, claim, claims } = await given(
    wrote('a1', '2026-02-10', ann, 'Where is my kettle?'),
    wrote('b1', '2026-02-10', 'ann@home.example', 'Where is my tent?'),
  )
  await claim('email:a1')
  await claim('email:b1', tom)
  const { rows } = await pool.query<{ id: number }>('select id from customer where workspace_id = $1 order by id', [
    workspace.id,
  ])
  const told = await mergeCustomers(pool, scope, { who: 'Marit', now, into: rows[0]!.id, other: rows[1]!.id })
  expect(await claims()).toEqual(['email:a1: Marit', 'email:b1: Tom'])
  if (told.ok) await undoWhoIsWho(pool, scope, { who: 'Marit', now, step: told.step })
  expect(await claims()).toEqual(['email:a1: Marit', 'email:b1: Tom'])
})

test('what was claimed while it became part of another is refused, not lost', async () => {
  const { scope, add, claims } = await given(wrote('a2', '2026-02-10', ann, 'And where is my tent?'))
  await add(wrote('a1', '2026-02-09', ann, 'Where is my kettle?'))
  expect(await claimConversation(db, scope, { conversation: 'email:a2', who: marit!, now })).toMatchObject({
    ok: false,
  })
  expect(await claims()).toEqual([])
})
