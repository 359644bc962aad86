import { expect, test } from 'vitest'
import { expectFile, openText, readFile } from './fixture.ts'

const header = 'tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\n'
const time = 'Tue Oct 31 22:10:47 +0000 2017'
const at = Date.UTC(2017, 9, 31, 22, 10, 47)

const read = async (contents: string) => readFile(expectFile(await openText(contents, 'twcs')))

test('each row is a message; the account is the author of our own rows; words stay as they are', async () => {
  const { records } = await read(
    `${header}2,Acme,False,${time},"@1 sorry &amp; hello\n",,1\n1,115712,True,${time},Help!,2,\n`,
  )
  expect(records).toEqual([
    {
      type: 'message',
      id: '2',
      channel: 'x',
      at,
      direction: 'outbound',
      visibility: 'public',
      author: { id: 'Acme' },
      account: 'Acme',
      replyTo: '1',
      text: '@1 sorry &amp; hello\n',
    },
    {
      type: 'message',
      id: '1',
      channel: 'x',
      at,
      direction: 'inbound',
      visibility: 'public',
      author: { id: '115712' },
      text: 'Help!',
    },
  ])
})

test('columns in another order, a pandas index and ids as decimals give the same messages', async () => {
  const plain = await read(`${header}2,Acme,False,${time},hi,"3,4",1\n`)
  const pandas = await read(
    `,in_response_to_tweet_id,text,inbound,author_id,tweet_id,created_at,response_tweet_id\n0, 1.0 ,hi,0,Acme, 2 ,${time},"3,4"\n`,
  )
  expect(pandas.records).toEqual(plain.records)
  const capitals = await read(`${header.toUpperCase()}2,Acme,FALSE,${time},hi,,1\n`)
  expect(capitals.records).toEqual(plain.records)
})

test('a message that names itself as its parent has none', async () => {
  const { records } = await read(`${header}2,Acme,False,${time},hi,,2\n`)
  expect(records[0]).not.toHaveProperty('replyTo')
})

test('digits that a spreadsheet grouped lose nothing, digits it rounded are refused', async () => {
  const { records, rejected } = await read(
    `${header}"1,577,157,915",Acme,False,${time},hi,,"15,77,157"\n5.70306E+17,Acme,False,${time},hi,,\n3,Acme,False,${time},a,,\n`,
  )
  expect(records[0]).toMatchObject({ id: '1577157915', replyTo: '1577157' })
  expect(rejected).toEqual([
    {
      row: 3,
      reason: expect.stringMatching(/rounded by a spreadsheet.*as text/),
      text: expect.stringMatching(/^5\.70306E\+17/),
    },
  ])
})

test('a file whose ids a spreadsheet destroyed is refused whole', async () => {
  const row = (id: string) => `${id},1,True,${time},hi,,\n`
  const rounded = await openText(header + row('5.70306E+17').repeat(30) + row('12'), 'twcs')
  expect(rounded).toMatchObject({ ok: false, code: 'damaged_ids', sentence: expect.stringMatching(/export again/) })
  const padded = [
    '570306133677760000',
    '570301130888120000',
    '570301083672810000',
    '570301031407620000',
    '570300817074460000',
  ]
  expect(await openText(header + padded.map(row).join(''), 'twcs')).toMatchObject({ ok: false, code: 'damaged_ids' })
})

test('what is missing or cannot be understood is said, row by row', async () => {
  const { rejected, records } = await read(
    `${header},1,True,${time},a,,\n1,,True,${time},a,,\n1,1,maybe,${time},a,,\n1,1,True,soon,a,,\n1,1,True,${time}\n7,1,True,${time},,,\n,,,,,,\n\n`,
  )
  expect(rejected.map(({ row, reason }) => [row, reason])).toEqual([
    [2, 'The row has no tweet_id.'],
    [3, 'The row has no author_id.'],
    [4, '"maybe" in inbound is neither True nor False.'],
    [5, expect.stringMatching(/"soon" is in no format/)],
    [6, 'Row 6 has 4 columns, the header has 7.'],
  ])
  expect(records).toMatchObject([{ id: '7', text: null }])
})

test('missing columns are named', async () => {
  expect(await openText('tweet_id,text\n1,hi\n', 'twcs')).toMatchObject({
    ok: false,
    code: 'missing_columns',
    sentence:
      'The file has no column author_id, inbound, created_at, in_response_to_tweet_id; as a twcs file it needs them all.',
  })
})
