import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importFile } from '#app/ingestion/import-file.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { temporaryFolder } from '../setup/folder.ts'

const database = await createTestDatabase()

const { pool } = database

type Told = { id: string; at: string; direction?: string; author: string; text?: string } & Record<string, unknown>

async function conversationsOf(records: Told[]) {
  const workspace = await freshWorkspace(database.db)
  const path = join(await temporaryFolder(), `${workspace.id}.jsonl`)
  const lines = records.map(({ author, ...record }) =>
    JSON.stringify({ type: 'message', direction: 'inbound', ...record, author: { id: author } }),
  )
  await writeFile(path, lines.join('\n'))
  await importFile({ workspaceId: workspace.id, format: 'jsonl', path }, { ...database, now: () => new Date() })
  const { rows } = await pool.query<{ id: string; messages: number; answered: boolean; account: string | null }>(
    `select id, messages, answered_at is not null as answered, account from conversation
     where workspace_id = $1 order by first_message_at, id`,
    [workspace.id],
  )
  return rows
}

test('direct messages without a thread are one talk, also where only our reply says what it answers', async () => {
  const talk = { channel: 'x', visibility: 'private' }
  const found = await conversationsOf([
    { ...talk, id: 'd1', at: '2026-03-02T09:00:00Z', author: 'ann', text: 'Where is my tent? It never arrived.' },
    {
      ...talk,
      id: 'd2',
      at: '2026-03-02T10:00:00Z',
      direction: 'outbound',
      author: 'sam',
      account: 'alder',
      replyTo: 'd1',
      text: 'It left our warehouse this morning and will be with you tomorrow.',
    },
  ])
  expect(found).toEqual([{ id: 'x:d1', messages: 2, answered: true, account: 'alder' }])
})

test('mail is private without saying so, and its reply chain is one conversation', async () => {
  const found = await conversationsOf([
    {
      channel: 'email',
      id: 'm1',
      at: '2026-03-02T09:00:00Z',
      author: 'ann@post.example',
      text: 'My invoice is wrong.',
    },
    {
      channel: 'email',
      id: 'm2',
      at: '2026-03-02T10:00:00Z',
      direction: 'outbound',
      author: 'sam',
      replyTo: 'm1',
      text: 'We have corrected it, the new one is attached.',
    },
    {
      channel: 'email',
      id: 'm3',
      at: '2026-03-02T11:00:00Z',
      author: 'ann@post.example',
      text: 'Another: where is my parcel?',
    },
  ])
  expect(found.map(({ id, messages, answered }) => ({ id, messages, answered }))).toEqual([
    { id: 'email:m1', messages: 2, answered: true },
    { id: 'email:m3', messages: 1, answered: false },
  ])
})

test('"please message us" and a question by mail within three days are one conversation', async () => {
  const found = await conversationsOf([
    {
      channel: 'x',
      id: '1',
      at: '2026-03-02T09:00:00Z',
      author: 'ann',
      text: '@alder my tent never arrived, where is it?',
    },
    {
      channel: 'x',
      id: '2',
      at: '2026-03-02T10:00:00Z',
      direction: 'outbound',
      author: 'alder',
      account: 'alder',
      replyTo: '1',
      text: 'Please send us a direct message.',
    },
    {
      channel: 'x',
      visibility: 'private',
      id: '3',
      at: '2026-03-03T09:00:00Z',
      author: 'ann',
      text: 'My tent never arrived, where is it?',
    },
    {
      channel: 'x',
      visibility: 'private',
      id: '4',
      at: '2026-03-03T12:00:00Z',
      direction: 'outbound',
      author: 'alder',
      account: 'alder',
      replyTo: '3',
      text: 'It left our warehouse this morning and will be with you tomorrow.',
    },
  ])
  expect(found).toEqual([{ id: 'x:1', messages: 4, answered: true, account: 'alder' }])
})
