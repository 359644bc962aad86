import { expect, test } from 'vitest'
import { expectFile, openText, readFile, toMapping } from './fixture.ts'

const read = async (contents: string, json: object) =>
  readFile(expectFile(await openText(contents, 'csv', { mapping: toMapping({ shape: 'message', ...json }) })))

test('a row with our reply in it gives two messages; without the reply’s time it gives one', async () => {
  const { records } = await read(
    'id,at,who,account,reply_id,reply_at,agent\n1,2026-01-01T00:00:00Z,ann,Acme,2,2026-01-01T01:00:00Z,bob\n3,2026-01-01T00:00:00Z,ann,Acme,,,\n',
    {
      channel: 'x',
      direction: 'inbound',
      columns: { id: 'id', at: 'at', author: 'who', account: 'account' },
      reply: { id: 'reply_id', at: 'reply_at', author: 'agent' },
    },
  )
  expect(records).toMatchObject([
    { id: '1', direction: 'inbound', author: { id: 'ann' }, account: 'Acme', text: null },
    {
      id: '2',
      direction: 'outbound',
      author: { id: 'bob' },
      account: 'Acme',
      replyTo: '1',
      at: Date.UTC(2026, 0, 1, 1),
    },
    { id: '3' },
  ])
})

test('a review without an id is known by author, time and words; its stars are a rating', async () => {
  const json = {
    channel: 'review',
    timeZone: 'UTC',
    timeFormat: 'DD-MM-YYYY HH:mm',
    direction: 'inbound',
    columns: { at: 'at', author: 'who', text: 'words', rating: 'stars' },
    reply: { at: 'replied', text: 'reply' },
  }
  const header = 'at,who,words,stars,replied,reply\n'
  const rows = [
    '18-12-2024 17:17,ann,Good,5,,\n',
    '18-12-2024 17:17,ann,Bad,2,18-12-2024 18:17,Sorry\n',
    '18-12-2024 17:17,bob,Fine,3,,\n',
  ]
  const { records } = await read(header + rows.join(''), json)
  const again = await read(header + rows.toReversed().join(''), json)
  const ids = records.map(({ id }) => id)
  expect(new Set(ids).size).toBe(7)
  expect(again.records.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
  expect(records).toMatchObject([
    { type: 'message', author: { id: 'ann' } },
    { type: 'outcome', kind: 'rating', value: 'good', message: ids[0], actor: 'customer' },
    { type: 'message' },
    { type: 'outcome', value: 'bad', message: ids[2] },
    { type: 'message', direction: 'outbound', id: `${ids[2]}#reply`, replyTo: ids[2], text: 'Sorry' },
    { type: 'message', author: { id: 'bob' } },
    { type: 'outcome', message: ids[5] },
  ])
  expect(records[6]).not.toHaveProperty('value')
})

test('every field finds its place, translated where the mapping says so', async () => {
  const { records } = await read(
    'id,at,who,name,words,dir,to,parent,thread,chan,seen,bot,lang,tag\n9,2026-01-01T00:00:00Z,acme,Acme Inc, hello ,OUT,ann,8,t1,Mail,note,yes,en,billing\n',
    {
      account: 'help@acme.example',
      direction: { column: 'dir', inbound: ['in'], outbound: ['out'] },
      columns: {
        id: 'id',
        at: 'at',
        author: 'who',
        authorName: 'name',
        text: 'words',
        to: 'to',
        replyTo: 'parent',
        thread: 'thread',
        channel: { column: 'chan', values: { mail: 'email' } },
        visibility: { column: 'seen', values: { note: 'internal' }, otherwise: 'public' },
        automated: 'bot',
        language: 'lang',
        topic: 'tag',
      },
    },
  )
  expect(records).toEqual([
    {
      type: 'message',
      id: '9',
      channel: 'email',
      account: 'help@acme.example',
      at: Date.UTC(2026, 0, 1),
      direction: 'outbound',
      visibility: 'internal',
      author: { id: 'acme', name: 'Acme Inc' },
      to: { id: 'ann' },
      replyTo: '8',
      thread: 't1',
      text: ' hello ',
      automated: true,
      language: 'en',
      topic: 'billing',
    },
  ])
})

test('words that mean nothing are nothing, and words with no meaning are refused', async () => {
  const { rejected, records } = await read(
    'id,at,who,dir,chan,stars\n1,2026-01-01T00:00:00Z,?,in,?,?\n2,2026-01-01T00:00:00Z,ann,sideways,email,\n3,2026-01-01T00:00:00Z,ann,in,pigeon,\n4,2026-01-01T00:00:00Z,ann,in,email,9\n?,2026-01-01T00:00:00Z,ann,in,,\n6,?,ann,in,,\n7,2026-01-01T00:00:00Z,5.1E+17,in,,\n',
    {
      nulls: ['?'],
      direction: { column: 'dir', inbound: ['in'], outbound: ['out'] },
      columns: { id: 'id', at: 'at', author: 'who', channel: 'chan', rating: 'stars' },
    },
  )
  expect(records).toMatchObject([{ id: '1', author: { id: 'unknown:1' }, channel: 'other' }])
  expect(rejected.map(({ reason }) => reason)).toEqual([
    '"sideways" in dir says neither inbound nor outbound.',
    expect.stringMatching(/^The channel "pigeon" is none of x, facebook/),
    'The rating "9" is not on the scale from 1 to 5.',
    'The row has no id.',
    'The row says no time.',
    expect.stringMatching(/rounded by a spreadsheet/),
  ])
})
