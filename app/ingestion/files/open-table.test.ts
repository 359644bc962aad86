import fc from 'fast-check'
import { expect, test } from 'vitest'
import { expectFile, openText, readFile, toMapping } from './fixture.ts'

const mapping = toMapping({
  shape: 'message',
  channel: 'email',
  direction: 'inbound',
  columns: { id: 'id', at: 'at', author: 'who', text: 'words' },
})
const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => `${index},2026-01-01T00:00:00Z,ann,"hello, ${index}"\n`).join('')

test('a csv without a mapping asks for one, and offers a guess', async () => {
  const opened = await openText('Message ID;Created At;From;Body\n1;2026-01-01;ann;hello\n', 'csv')
  expect(opened).toMatchObject({
    ok: false,
    code: 'needs_mapping',
    sentence: expect.stringContaining('Message ID, Created At, From, Body'),
    guess: { shape: 'message', columns: { id: 'Message ID', at: 'Created At', author: 'From', text: 'Body' } },
  })
})

test('commas, semicolons and tabs are found out, and said where they are unusual', async () => {
  for (const [mark, note] of [
    [',', []],
    [';', ['Columns are separated by semicolons.']],
    ['\t', ['Columns are separated by tabs.']],
  ] as const) {
    const contents = `id,at,who,words\n7,2026-01-01T00:00:00Z,ann,hello\n`.replaceAll(',', mark)
    const file = expectFile(await openText(contents, 'csv', { mapping }))
    expect(file.notes).toEqual(note)
    expect((await readFile(file)).records).toMatchObject([{ id: '7', text: 'hello', channel: 'email' }])
  }
})

test('a name that stands twice is kept apart', async () => {
  const contents = 'id,at,who,words,words\n7,2026-01-01T00:00:00Z,ann,first,second\n'
  const twice = toMapping({ ...mapping, columns: { ...mapping.columns, text: 'words#2' } })
  const file = expectFile(await openText(contents, 'csv', { mapping: twice }))
  expect(file.columns).toEqual(['id', 'at', 'who', 'words', 'words#2'])
  expect((await readFile(file)).records).toMatchObject([{ text: 'second' }])
})

test('a mapping that names what the file has not is refused with both lists', async () => {
  const opened = await openText('id,at,name\n1,2,3\n', 'csv', { mapping })
  expect(opened).toMatchObject({
    code: 'bad_mapping',
    sentence: 'The mapping names who, words, which the file does not have; it has id, at, name.',
  })
})

test('batches end at their rows, and reading goes on after any row with the same result', async () => {
  const file = expectFile(await openText(`id,at,who,words\n${rows(25)}`, 'csv', { mapping }))
  const whole = await readFile(file, 10)
  expect(whole.batches.map(({ items, lastRow }) => [items, lastRow])).toEqual([
    [10, 11],
    [10, 21],
    [5, 26],
  ])
  expect(whole.batches.at(-1)?.bytesRead).toBe(file.bytes)
  for (const afterRow of [0, 1, 2, 11, 25, 26]) {
    const rest = await readFile(file, 4, afterRow)
    expect(rest.items).toEqual(whole.items.filter((item) => item.row > afterRow))
  }
})

test('batches end at 8 MB whatever their rows', async () => {
  const big = Array.from(
    { length: 20 },
    (_, index) => `${index},2026-01-01T00:00:00Z,ann,"${'long\n'.repeat(200_000)}"\n`,
  )
  const file = expectFile(await openText(`id,at,who,words\n${big.join('')}`, 'csv', { mapping }))
  const { batches, records } = await readFile(file, 1000)
  expect(records).toHaveLength(20)
  expect(batches.length).toBeGreaterThan(1)
})

test('a signal stops the reading', async () => {
  const file = expectFile(await openText(`id,at,who,words\n${rows(25)}`, 'csv', { mapping }))
  const stop = AbortSignal.abort()
  await expect(Array.fromAsync(file.read({ afterRow: 0, batchRows: 10, signal: stop }))).rejects.toThrow(/abort/)
})

test('a refused row keeps its text, and can be checked again once it is put right', async () => {
  const file = expectFile(await openText(`id,at,who,words\n1,never,ann,"a\nb"\n${rows(1)}`, 'csv', { mapping }))
  const { rejected } = await readFile(file)
  expect(rejected).toMatchObject([{ row: 2, text: '1,never,ann,"a\nb"' }])
  expect(file.recheck(rejected[0]!.text, 2)).toMatchObject({ ok: false, row: 2, reason: rejected[0]!.reason })
  const mended = file.recheck('1,2026-01-01T00:00:00Z,ann,"a\nb"', 2)
  expect(mended).toMatchObject({ ok: true, row: 2, records: [{ id: '1', text: 'a\nb' }] })
  expect(file.recheck('1,2\n3,4', 2)).toMatchObject({ ok: false })
  expect(file.recheck('', 2)).toMatchObject({ ok: false, reason: 'The row is empty.' })
})

test('a column of counts is dropped and counted', async () => {
  const contents = `id,at,who,words,retweet_count,likes\n1,2026-01-01T00:00:00Z,ann,hello,4,\n2,2026-01-01T00:00:00Z,ann,hi,5,7\n`
  const file = expectFile(await openText(contents, 'csv', { mapping }))
  const { refused, records } = await readFile(file)
  expect(refused).toEqual({ retweet_count: 2, likes: 1 })
  expect(JSON.stringify(records)).not.toMatch(/retweet|likes/)
})

test('a bare column name that holds words is no count', async () => {
  const contents = `id,at,who,likes\n1,2026-01-01T00:00:00Z,ann,"I like tea"\n`
  const words = toMapping({ ...mapping, columns: { ...mapping.columns, text: 'likes' } })
  const { refused, records } = await readFile(expectFile(await openText(contents, 'csv', { mapping: words })))
  expect(refused).toEqual({})
  expect(records).toMatchObject([{ text: 'I like tea' }])
})

test('a mapping cannot take a count in', async () => {
  const contents = `id,at,who,words,like_count\n1,2026-01-01T00:00:00Z,ann,hello,4\n`
  const rated = toMapping({ ...mapping, columns: { ...mapping.columns, rating: 'like_count' } })
  expect(await openText(contents, 'csv', { mapping: rated })).toMatchObject({ code: 'bad_mapping' })
})

test('a file of nothing but counts is refused whole, with what to send instead', async () => {
  const contents = 'Date,Page,Followers,Post Impressions,Total Reach,Likes\n2026-01-01,Acme,10,200,150,3\n'
  for (const format of ['csv', 'twcs'] as const) {
    expect(await openText(contents, format)).toMatchObject({
      ok: false,
      code: 'vanity_metric',
      sentence: expect.stringMatching(/Followers, Post Impressions.*send the conversations instead/),
    })
  }
  const withWords = `Date,Post Message,Likes\n2026-01-01,We are sorry for the delay today,4\n`
  expect(await openText(withWords, 'csv')).toMatchObject({ code: 'needs_mapping' })
})

test('times that nobody can read are refused before the import begins, once for all rows', async () => {
  const unclear = await openText('id,at,who,words\n1,03/04/2016 10:00,ann,a\n2,29/04/2016 10:00,ann,b\n', 'csv', {
    mapping,
  })
  expect(unclear).toMatchObject({
    code: 'unclear_time',
    sentence: expect.stringMatching(/day first or month first.*Row 2/),
  })
  const noZone = await openText('id,at,who,words\n1,2016-04-03 10:00,ann,a\n', 'csv', { mapping })
  expect(noZone).toMatchObject({ code: 'unclear_time', sentence: expect.stringMatching(/does not say its zone/) })
  const told = await openText('id,at,who,words\n1,03/04/2016 10:00,ann,a\n', 'csv', {
    mapping,
    timeFormat: 'D/M/YYYY H:mm',
    timeZone: 'Europe/Berlin',
  })
  expect((await readFile(expectFile(told))).records).toMatchObject([{ at: Date.parse('2016-04-03T08:00:00Z') }])
})

test('an encoding is told, never guessed', async () => {
  const bytes = Buffer.from('id,at,who,words\n1,2026-01-01T00:00:00Z,ann,caf\xe9\n', 'latin1')
  expect(await openText(bytes, 'csv', { mapping })).toMatchObject({ code: 'unknown_encoding' })
  const file = expectFile(await openText(bytes, 'csv', { mapping, encoding: 'windows-1252' }))
  expect(file.notes).toEqual(['The file is read as windows-1252, as asked.'])
  expect((await readFile(file)).records).toMatchObject([{ text: 'café' }])
  const inMapping = toMapping({ ...mapping, encoding: 'windows-1252' })
  expect(expectFile(await openText(bytes, 'csv', { mapping: inMapping })).notes).toEqual(file.notes)
})

test('NUL characters are removed and said', async () => {
  const file = expectFile(await openText('id,at,who,words\n1,2026-01-01T00:00:00Z,ann,a\0b\n', 'csv', { mapping }))
  expect((await readFile(file)).records).toMatchObject([{ text: 'ab' }])
  expect(file.notes).toEqual(['NUL characters were removed, the database keeps none: 1.'])
})

test('what is no table at all is refused in one sentence', async () => {
  expect(await openText('', 'csv')).toMatchObject({ code: 'unreadable', sentence: 'The file is empty.' })
  expect(await openText('\n\n', 'csv')).toMatchObject({ code: 'unreadable' })
  const shifted = await openText(`id,at,who,words\n${'1,2,3,4,5\n'.repeat(30)}`, 'csv', { mapping })
  expect(shifted).toMatchObject({
    code: 'unreadable',
    sentence: expect.stringMatching(/row 2 has 5 columns, the header has 4/),
  })
})

test('no row makes the check throw', async () => {
  const tickets = toMapping({
    shape: 'conversation',
    timeZone: 'Europe/Berlin',
    columns: { id: 'id', opened: 'at', closed: 'who', status: 'words', version: 'id' },
  })
  const header = 'id,at,who,words\n'
  const files = [
    expectFile(await openText(header + rows(1), 'csv', { mapping })),
    expectFile(await openText(`${header}1,2026-01-01,2026-01-02,Closed\n`, 'csv', { mapping: tickets })),
  ]
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom('1', '5.7E+17', '2026-01-01', '2026-03-29 02:30', '99999999999', '03/04/2016', 'Open', '"', ''),
  )
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 5 }), (cells) => {
      for (const file of files) expect(file.recheck(cells.join(','), 9).row).toBe(9)
    }),
  )
})
