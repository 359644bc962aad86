import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine } from './csv.ts'

test.each(['=1+1', '+49 30 1', '-2', '@handle', '\tx', '\rx', '=HYPERLINK("http://x","y")'])(
  'a spreadsheet reads %j as text, not as a formula',
  (text) => {
    const cell = parse(csvLine([text]))
    expect(cell[0]?.[0]).toBe(`'${text}`)
  },
)

test('numbers stay numbers, also negative ones, and nothing is an empty cell', () => {
  expect(csvLine([-1.5, 0, null, undefined, true])).toBe('-1.5,0,,,true\r\n')
})

test('any text comes back as it was, whatever it holds', () => {
  const innocent = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/^[=+\-@\t\r]/.test(text))
  fc.assert(
    fc.property(fc.array(innocent, { minLength: 2, maxLength: 5 }), (cells) => {
      expect(parse(csvLine(cells), { trim: false, relax_quotes: false })).toEqual([cells])
    }),
  )
})
