import fc from 'fast-check'
import { expect, test } from 'vitest'
import { expectFile, openText, readFile, toMapping } from './fixture.ts'
import { lineReader, maxLine } from './lines.ts'
import { wireReader } from './wire.ts'

const message = {
  type: 'message',
  id: '1',
  at: '2026-01-01T00:00:00Z',
  direction: 'inbound',
  author: { id: 'ann' },
  text: 'hi',
}
const lines = (...objects: unknown[]) => objects.map((object) => `${JSON.stringify(object)}\n`).join('')
const read = async (contents: string, options = {}) => readFile(expectFile(await openText(contents, 'jsonl', options)))

test('records of the wire are read, blank lines passed over, the channel filled in', async () => {
  const { records, items } = await read(`${lines(message)}\n\r\n${lines({ ...message, id: '2', channel: 'chat' })}`, {
    channel: 'email',
  })
  expect(records).toMatchObject([
    { id: '1', channel: 'email', at: Date.UTC(2026, 0, 1) },
    { id: '2', channel: 'chat' },
  ])
  expect(items.map(({ row }) => row)).toEqual([1, 4])
})

test('what is wrong with a line is said with its place', async () => {
  const { rejected } = await read(
    `${lines(
      message,
      { ...message, at: 'yesterday' },
      { ...message, author: {} },
      { ...message, type: 'tweet' },
      { id: 1 },
      [message],
      'hello',
    )}{"type":\n`,
  )
  expect(rejected.map(({ row, reason }) => [row, reason])).toEqual([
    [
      2,
      '“at” of this message is not right: “yesterday” is no moment; write it as 2026-02-02T08:12:00Z, or with its offset from UTC.',
    ],
    [3, '“author.id” of this message is not right: it is missing.'],
    [4, 'The type "tweet" is none of message, outcome, customer.'],
    [5, expect.stringMatching(/has no type/)],
    [6, expect.stringMatching(/one object a line/)],
    [7, 'The line holds no object.'],
    [8, 'The line is not JSON.'],
  ])
})

test('Singer and Airbyte streams are unwrapped, what they say beside their records is passed over', async () => {
  const { records, rejected } = await read(
    lines(
      { type: 'SCHEMA', stream: 'messages', schema: {}, key_properties: ['id'] },
      { type: 'RECORD', stream: 'messages', record: message, time_extracted: '2026-01-01T00:00:00Z' },
      { type: 'STATE', value: { bookmark: 1 } },
      { type: 'LOG', log: { level: 'INFO', message: 'hi' } },
      { type: 'RECORD', record: { stream: 'messages', data: { ...message, id: '2' }, emitted_at: 1 } },
    ),
  )
  expect(records).toMatchObject([{ id: '1' }, { id: '2' }])
  expect(rejected).toEqual([])
})

const mapped = toMapping({
  shape: 'message',
  channel: 'forum',
  stream: 'posts',
  direction: { outboundAuthors: ['Acme'] },
  columns: { id: 'id', at: 'created.at', author: 'user.name', text: 'body' },
})
const post = { id: 7, created: { at: 1767225600 }, user: { name: 'acme', followers_count: 3 }, body: 'hi' }

test('a mapping reads objects by dotted paths, and only the stream it names', async () => {
  const file = expectFile(
    await openText(
      lines(
        { type: 'RECORD', stream: 'posts', record: post },
        { type: 'RECORD', stream: 'users', record: { id: 1 } },
        { ...post, id: 8 },
      ),
      'jsonl',
      { mapping: mapped },
    ),
  )
  const { records, refused } = await readFile(file)
  expect(records).toMatchObject([
    { id: '7', at: Date.UTC(2026, 0, 1), author: { id: 'acme' }, direction: 'outbound', channel: 'forum' },
    { id: '8' },
  ])
  expect(refused).toEqual({ 'user.followers_count': 2 })
})

test('counts are dropped and counted; lines of nothing else are refused whole', async () => {
  const { refused, records } = await read(lines({ ...message, public_metrics: { like_count: 3 } }))
  expect(refused).toEqual({ 'public_metrics.like_count': 1 })
  expect(records).toHaveLength(1)
  const counts = lines({ date: '2026-01-01', page: { name: 'Acme', followersCount: 5 }, impressions: 10 })
  expect(await openText(counts, 'jsonl')).toMatchObject({
    code: 'vanity_metric',
    sentence: expect.stringMatching(/page\.followersCount, impressions/),
  })
  const words = lines({ id: '1', text: 'your parcel is on its way', like_count: 5 })
  expect((await openText(words, 'jsonl')).ok).toBe(true)
})

test('NUL and half surrogates that only JSON can write are put right', async () => {
  const { records } = await read(
    '{"type":"message","id":"1","at":"2026-01-01T00:00:00Z","direction":"inbound","author":{"id":"a"},"text":"a\\u0000b\\ud83d c"}\n',
  )
  expect(records).toMatchObject([{ text: 'ab\ufffd c' }])
})

test('a message of 1 MB is read; a line over 4 MB is refused with its beginning and costs no other', async () => {
  const long = 'x'.repeat(1024 * 1024)
  const { records, rejected } = await read(
    lines({ ...message, text: long }, { ...message, id: '2', text: 'y'.repeat(maxLine) }, { ...message, id: '3' }),
  )
  expect(records).toMatchObject([{ text: long }, { id: '3' }])
  expect(rejected).toEqual([{ row: 2, reason: 'The line is longer than 4 MB.', text: expect.any(String) }])
  expect(rejected[0]?.text).toHaveLength(64 * 1024)
})

test('a refused line can be checked again once it is put right', async () => {
  const file = expectFile(await openText(lines({ ...message, direction: 'up' }), 'jsonl'))
  const { rejected } = await readFile(file)
  expect(rejected).toHaveLength(1)
  expect(file.recheck(rejected[0]!.text.replace('"up"', '"inbound"'), 1)).toMatchObject({ ok: true, row: 1 })
})

test('one JSON list, or no JSON at all, is refused whole', async () => {
  expect(await openText(`[\n${JSON.stringify(message)}\n]`, 'jsonl')).toMatchObject({
    sentence: expect.stringMatching(/one JSON list/),
  })
  expect(await openText('id,text\n1,hi\n', 'jsonl')).toMatchObject({ code: 'unreadable' })
})

test('however the text is cut into pieces, the lines are the same', () => {
  const all = (pieces: string[]) => {
    const reader = lineReader()
    const found: unknown[] = []
    const drain = (atEnd: boolean) => {
      for (let line = reader.next(atEnd); line; line = reader.next(atEnd)) found.push(line)
    }
    for (const piece of pieces) {
      reader.push(piece)
      drain(false)
    }
    drain(true)
    return found
  }
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', '\n', '\r\n', ' ', '{}')), (parts) => {
      const text = parts.join('')
      const expected = text
        .split('\n')
        .flatMap((line, index) => (line.trim() ? [{ row: index + 1, line, problem: null }] : []))
      expect(all([text])).toEqual(expected)
      expect(all(parts)).toEqual(expected)
      expect(all(text.split(''))).toEqual(expected)
    }),
  )
})

test('no line makes the reader throw', () => {
  const reads = [
    wireReader({ mapping: null, channel: undefined, translate: null }),
    wireReader({ mapping: mapped, channel: undefined, translate: () => [] }),
  ]
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.record({ type: fc.constantFrom('RECORD', 'message'), record: fc.jsonValue() }).map((o) => JSON.stringify(o)),
      ),
      (line) => {
        for (const readLine of reads) expect(readLine(line, 1, new Map())).toBeDefined()
      },
    ),
  )
})
