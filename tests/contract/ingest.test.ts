import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeToken } from '#app/actions/tokens.server.ts'
import type { TakenIn } from '#app/ingestion/take-in.ts'
import { atThisMachine } from '#app/rights/asker.ts'
import type { TokenScope } from '#app/rights/roles.ts'
import type { Workspace } from '#db/queries/workspace.ts'
import { startWeb, type Web } from '../browser/web.ts'
import { contentsOf, importText } from '../factories/imported.ts'
import { mailLines } from '../factories/records.ts'
import { expectSound } from '../factories/sound.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'

const database = await createTestDatabase()
const { db, pool } = database
const now = () => new Date('2026-03-03T12:00:00Z')

let web: Web
beforeAll(async () => {
  web = await startWeb(db, now, { signedIn: false })
})
afterAll(() => web.close())

async function sender(workspace: Workspace, scope: TokenScope = 'ingest') {
  const made = await makeToken(db, workspace, atThisMachine, { name: `a ${scope}er`, scope })
  if (!made.ok) throw new Error(made.reason)
  const headers = { Authorization: `Bearer ${made.token}` }
  return async (body: string | Uint8Array, more: Record<string, string> = {}) => {
    const init = { method: 'POST', body: body as BodyInit, headers: { ...headers, ...more } }
    const answer = await fetch(`${web.url}/api/v1/ingest`, init)
    const told = (await answer.json()) as TakenIn & { error: { code: string; message: string } }
    return { status: answer.status, told, headers: answer.headers }
  }
}

const message = (id: string, more: object = {}) => ({
  ...{ type: 'message', id, channel: 'email', at: '2026-03-02T09:00:00Z', direction: 'inbound' },
  ...{ author: { id: 'ann@example.org' }, text: 'Where is my parcel?', ...more },
})

test('records that are sent in pieces give what the same records in a file give', async () => {
  const [sent, file] = [await freshWorkspace(db), await freshWorkspace(db)]
  const lines = mailLines(11, 40)
  await importText(database, file.id, lines.join(''), { format: 'jsonl' })
  const send = await sender(sent)
  for (let from = 0; from < lines.length; from += 37) {
    const piece = lines.slice(from, from + 37)
    // By turns JSON Lines and one list.
    const body = from % 2 ? piece.join('') : `[${piece.join(',')}]`
    expect(await send(body)).toMatchObject({ status: 200, told: { received: piece.length, rejected: 0 } })
  }
  expect(await contentsOf(database, sent.id)).toEqual(await contentsOf(database, file.id))
  await expectSound(pool, sent.id)
  const { told } = await send(lines.join(''))
  expect(told).toMatchObject({ received: lines.length, new: 0, updated: 0, unchanged: lines.length })
  // One source, and what came in a day is one run.
  const { rows } = await pool.query(
    `select s.name, r.received, r.state, r.cursor_row from source s join run r on r.source_id = s.id and r.workspace_id = $1
     where s.workspace_id = $1`,
    [sent.id],
  )
  const received = 2 * lines.length
  expect(rows).toEqual([{ name: 'API', received, state: 'finished', cursor_row: received }])
})

test('what cannot be read waits in quarantine with its reason, and the rest is taken in', async () => {
  const workspace = await freshWorkspace(db)
  const send = await sender(workspace)
  await send(JSON.stringify([message('m0')]))
  const { at: _at, ...timeless } = message('m2')
  const { told } = await send(
    [
      JSON.stringify(message('m1', { likes: 12, author: { id: 'ann', followers_count: 9 } })),
      '',
      JSON.stringify(timeless),
      'nonsense',
    ].join('\n'),
  )
  expect(told).toMatchObject({ received: 3, new: 1, rejected: 2, refused: 2 })
  expect(told.problems).toEqual([
    { record: 3, reason: expect.stringMatching(/“at” of this message/) },
    { record: 4, reason: 'The line is not JSON.' },
  ])
  expect(told.refusedFields.map(({ field }) => field).toSorted()).toEqual(['author.followers_count', 'likes'])
  const { say } = terminal(database, { workspace: workspace.name, now })
  const { rows } = await pool.query<{ id: number }>('select id from quarantine where workspace_id = $1 order by id', [
    workspace.id,
  ])
  await say('quarantine', 'fix', String(rows[0]!.id), '--text', JSON.stringify(message('m2')))
  await say('quarantine', 'replay', String(rows[0]!.id))
  const { rows: stored } = await pool.query(
    'select external_id, row_number from message where workspace_id = $1 order by 1',
    [workspace.id],
  )
  expect(stored).toEqual([
    { external_id: 'm0', row_number: 1 },
    { external_id: 'm1', row_number: 2 },
    { external_id: 'm2', row_number: 4 },
  ])
})

test('blank lines are no records, and no record takes the place of another in quarantine', async () => {
  const workspace = await freshWorkspace(db)
  const send = await sender(workspace)
  expect((await send('\n\n\n{one')).told).toMatchObject({ received: 1, rejected: 1 })
  expect((await send('{two\n{three\n\n{four\n{five')).told).toMatchObject({ received: 4, rejected: 4 })
  expect((await send('["six", "seven"]')).told).toMatchObject({ received: 2, rejected: 2 })
  const { rows } = await pool.query<{ text: string }>(
    'select text from quarantine where workspace_id = $1 order by row_number',
    [workspace.id],
  )
  expect(rows.map(({ text }) => text)).toEqual(['{one', '{two', '{three', '{four', '{five', '"six"', '"seven"'])
})

test('a NUL in one record keeps back neither it nor the others, however the body is named', async () => {
  const workspace = await freshWorkspace(db)
  const send = await sender(workspace)
  const body = JSON.stringify([
    message('m1', { text: 'It came\0 broken.' }),
    message('m2', { text: String.raw`Write \u0000 in JSON` }),
    message('m3', { at: 'now\0' }),
  ])
  const { status, told } = await send(body, { 'Content-Type': 'application/json' })
  expect({ status, told }).toMatchObject({ status: 200, told: { new: 2, rejected: 1 } })
  const { rows } = await pool.query<{ text: string }>(
    'select text from message where workspace_id = $1 order by external_id',
    [workspace.id],
  )
  expect(rows.map(({ text }) => text)).toEqual(['It came broken.', String.raw`Write \u0000 in JSON`])
})

test('a record that is nested without end waits in quarantine, and the rest is taken in', async () => {
  const workspace = await freshWorkspace(db)
  const send = await sender(workspace)
  const nested = `{"type": "message", "id": "deep", "more": ${'['.repeat(5000)}${']'.repeat(5000)}}`
  const sound = [1, 2, 3, 4].map((id) => JSON.stringify(message(`m${id}`)))
  for (const body of [`${sound[0]}\n${nested}\n${sound[1]}`, `[${sound[2]}, ${nested}, ${sound[3]}]`])
    expect(await send(body)).toMatchObject({
      status: 200,
      told: {
        received: 3,
        new: 2,
        rejected: 1,
        problems: [{ record: 2, reason: expect.stringContaining('in another') }],
      },
    })
  const file = await importText(database, workspace.id, `${nested}\n${JSON.stringify(message('m5'))}\n`, {
    format: 'jsonl',
  })
  expect(file.run).toMatchObject({ new: 1, rejected: 1 })
  // What is kept of them is read again as it was.
  const { say } = terminal(database, { workspace: workspace.name, now })
  expect((await say('quarantine', 'replay', '--all')).out).toContain('Took in 0 rows.')
})

test('the same key is answered the same and stores nothing; with another body it is refused', async () => {
  const workspace = await freshWorkspace(db)
  const send = await sender(workspace)
  const key = { 'Idempotency-Key': 'k1' }
  const body = JSON.stringify([message('m1')])
  // Two at once: one stores.
  const [one, other] = await Promise.all([send(body, key), send(body, key)])
  expect(one.told).toMatchObject({ received: 1, new: 1 })
  expect(other.told).toEqual(one.told)
  expect(await send(body, key)).toMatchObject({ status: 200, told: one.told })
  expect(await send(JSON.stringify([message('m2')]), key)).toMatchObject({
    status: 422,
    told: { error: { code: 'key_reused' } },
  })
  expect(await send(body)).toMatchObject({ told: { new: 0, unchanged: 1 } })
  const { rows } = await pool.query('select received from run where workspace_id = $1', [workspace.id])
  expect(rows).toEqual([{ received: 2 }])
  // After a week it is a new one.
  await pool.query("update ingest_answer set made_at = made_at - interval '8 days' where workspace_id = $1", [
    workspace.id,
  ])
  expect(await send(JSON.stringify([message('m2')]), key)).toMatchObject({ status: 200, told: { new: 1 } })
  expect(await send(body, { 'Idempotency-Key': 'k'.repeat(256) })).toMatchObject({ status: 400 })
})

test('what is nothing but counts of audience and applause is refused whole', async () => {
  const workspace = await freshWorkspace(db)
  const send = await sender(workspace)
  const { status, told } = await send(
    '{"id": "p1", "likes": 120, "impressions": 9000}\n{"id": "p2", "likes": 3, "reach": 70}\n',
  )
  expect({ status, code: told.error.code }).toEqual({ status: 422, code: 'vanity_metric' })
  expect(told.error.message).toMatch(/likes/)
  const { rows } = await pool.query('select from source where workspace_id = $1', [workspace.id])
  expect(rows).toEqual([])
})

test('too much, too many, too often and what is no records: each is refused in a sentence', async () => {
  const workspace = await freshWorkspace(db)
  const send = await sender(workspace)
  const refused = async (body: string | Uint8Array) => {
    const { status, told } = await send(body)
    return `${status} ${told.error.code}`
  }
  expect(await refused('')).toBe('400 unreadable')
  expect(await refused('[{"type": "message"')).toBe('400 unreadable')
  expect(await refused(Uint8Array.of(0x7b, 0xff, 0xfe))).toBe('400 unreadable')
  expect(await refused('{}\n'.repeat(1001))).toBe('413 too_many')
  expect(await refused(`"${'x'.repeat(8 * 1024 * 1024)}"`)).toBe('413 too_large')
  for (const scope of ['read', 'care', 'metrics'] as const)
    expect(await (await sender(workspace, scope))(JSON.stringify([message('m1')]))).toMatchObject({ status: 403 })
  const reads = await fetch(`${web.url}/api/v1/readings`, { headers: { Authorization: 'Bearer nothing' } })
  expect(reads.status).toBe(401)
  const many = await Promise.all(Array.from({ length: 300 }, () => send('')))
  const tooOften = many.find(({ status }) => status === 429)
  expect(tooOften?.told.error.code).toBe('too_many')
  expect(Number(tooOften?.headers.get('retry-after'))).toBeGreaterThan(0)
})
