import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvReader, maxRecord, type CsvRecord } from './csv-records.ts'

type Settings = { width?: number | null; delimiter?: string; newline?: string }

function readAll(pieces: string[], { width = null, delimiter = ',', newline = '\n' }: Settings = {}): CsvRecord[] {
  const reader = csvReader({ delimiter, newline, width })
  const records: CsvRecord[] = []
  const drain = (atEnd: boolean) => {
    for (let record = reader.next(atEnd); record; record = reader.next(atEnd)) records.push(record)
  }
  for (const piece of pieces) {
    reader.push(piece)
    drain(false)
  }
  drain(true)
  return records
}

const cellsOf = (records: CsvRecord[]) => records.map((record) => record.cells)
const goodRows = (records: CsvRecord[]) => records.flatMap((record) => (record.problem === null ? [record.row] : []))

test('quoted line breaks, doubled quotes, lone CRs and both line ends are read', () => {
  const text = 'a,b\r\n"x\r\ny","say ""hi"""\n1\r2,"3"\r\n'
  expect(cellsOf(readAll([text]))).toEqual([
    ['a', 'b'],
    ['x\r\ny', 'say "hi"'],
    ['1\r2', '3'],
  ])
})

test('blank lines are passed over and still count as rows', () => {
  expect(readAll(['a,b\n\n \n1,2\n']).map(({ row }) => row)).toEqual([1, 4])
})

test('a file that ends its lines with CR alone is read', () => {
  expect(cellsOf(readAll(['a,b\r1,"x\ny"\r'], { newline: '\r' }))).toEqual([
    ['a', 'b'],
    ['1', 'x\ny'],
  ])
})

test('a row with too many or too few cells is refused by itself', () => {
  const records = readAll(['a,b\n1,2,3\n4\n5,6\n'], { width: 2 })
  expect(goodRows(records)).toEqual([1, 4])
  expect(records[1]).toMatchObject({ problem: 'has 3 columns, the header has 2', text: '1,2,3' })
  expect(records[2]).toMatchObject({ problem: 'has 1 column, the header has 2', text: '4' })
})

test('a quote that is never closed costs its own row, not the rows after it', () => {
  const rows = Array.from({ length: 50 }, (_, index) => `${index},plain,"quoted, ${index}"\n`)
  const records = readAll(['a,b,c\n1,"never closed,x\n', ...rows], { width: 3 })
  expect(records).toHaveLength(52)
  expect(records[1]).toMatchObject({ row: 2, problem: 'opens a quote that is never closed', text: '1,"never closed,x' })
  expect(goodRows(records)).toHaveLength(51)
})

test('the same where no later quote gives it away, at the end of the file', () => {
  const records = readAll(['a,b\n1,"never closed\n', '2,x\n3,y\n'], { width: 2 })
  expect(cellsOf(records)).toEqual([['a', 'b'], null, ['2', 'x'], ['3', 'y']])
})

test('a quote that swallows more than 4 MB gives the rows back and holds no more memory', () => {
  const line = `2,${'x'.repeat(1000)}\n`
  const count = Math.ceil((maxRecord * 1.5) / line.length)
  const records = readAll(['a,b\n1,"never closed\n', ...Array.from({ length: count }, () => line)], { width: 2 })
  expect(goodRows(records)).toHaveLength(count + 1)
  expect(records[1]).toMatchObject({ row: 2, text: '1,"never closed' })
})

test('one endless line is refused with its beginning, and the next row is read', () => {
  const long = Array.from({ length: 70 }, () => 'x'.repeat(100_000))
  const records = readAll(['a,b\n1,"', ...long, '"\n2,y\n'], { width: 2 })
  expect(records.map(({ row }) => row)).toEqual([1, 2, 3])
  expect(records[1]?.problem).toMatch(/longer than 4 MB/)
  expect(records[1]?.problem === null ? '' : records[1]?.text).toHaveLength(64 * 1024)
  expect(records[2]?.cells).toEqual(['2', 'y'])
})

test('a message of 1 MB is read', () => {
  const text = 'long, "words"\n'.repeat(80_000)
  const records = readAll([`a,b\n1,"${text.replaceAll('"', '""')}"\n`], { width: 2 })
  expect(records[1]?.cells).toEqual(['1', text])
})

const noisy = fc.array(fc.constantFrom('a', 'bc', ',', ',', '"', '"', '\n', '\n', '\r', '\r\n', ' ', 'é', '😀'), {
  maxLength: 60,
})

test('however the text is cut into pieces, the records are the same, and every character is in one of them', () => {
  fc.assert(
    fc.property(noisy, fc.array(fc.nat(80), { maxLength: 8 }), fc.constantFrom(null, 1, 2, 3), (parts, cuts, width) => {
      const text = parts.join('')
      const at = [0, ...cuts.map((cut) => Math.min(cut, text.length)).toSorted((a, b) => a - b), text.length]
      const pieces = at.slice(1).map((to, index) => text.slice(at[index], to))
      const whole = readAll([text], { width })
      expect(readAll(pieces, { width })).toEqual(whole)
      expect(readAll(text.split(''), { width })).toEqual(whole)
      for (const record of whole) {
        if (record.problem === null && width !== null) expect(record.cells).toHaveLength(width)
      }
    }),
    { numRuns: 2000 },
  )
})

test('well-formed tables read as csv-parse reads them', () => {
  const cell = fc
    .array(fc.constantFrom('a', 'b', ',', '"', '\n', '\r\n', ' ', '😀'), { maxLength: 6 })
    .map((c) => c.join(''))
  const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, end) => {
      const text = rows.map((row) => row.map((word) => `"${word.replaceAll('"', '""')}"`).join(',') + end).join('')
      expect(cellsOf(readAll([text], { width: 3 }))).toEqual(parse(text, { record_delimiter: ['\r\n', '\n'] }))
    }),
  )
})
