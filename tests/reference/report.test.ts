import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { disagreements } from './agree.ts'
import { readReferenceSet } from './reference-set.ts'
import { report } from './report.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rapport-reference-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const median = (expected: number) => ({
  name: 'three',
  fn: 'quantile_type7',
  input: { x: [1, 2, 4], p: [0.5] },
  expected: { values: [expected] },
  tolerance: { abs: 0.1 },
})

/** Writes a set of one file with its manifest, after which a test spoils something. */
function write(cases: { fn: string }[]): void {
  const content = JSON.stringify(cases)
  writeFileSync(path.join(folder, 'one.json'), content)
  const entry = {
    cases: cases.length,
    fns: [...new Set(cases.map(({ fn }) => fn))],
    bytes: Buffer.byteLength(content),
    sha256: createHash('sha256').update(content).digest('hex'),
  }
  const manifest = { files: { 'one.json': entry }, total_cases: cases.length }
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest))
}

const run = () => report(readReferenceSet(folder) ?? [])

test('cases run, passed and failed are told per file', () => {
  write([median(2), median(2.2)])
  expect(run()).toEqual({
    table: ['one.json  run    2  passed    1  failed    1', 'all       run    2  passed    1  failed    1'],
    wrong: ['one.json three (quantile_type7)', '  values[0]: 2, expected 2.2'],
  })
})

test('a function that nobody knows fails', () => {
  write([{ ...median(2), fn: 'sorcery' }])
  expect(run().wrong).toEqual(['one.json three (sorcery)', '  there is no function sorcery'])
})

test('a file that is not what the manifest says fails: changed, missing, or not listed', () => {
  write([median(2)])
  const changed = JSON.stringify([median(2.05)])
  writeFileSync(path.join(folder, 'one.json'), changed)
  expect(run().wrong.join()).toMatch(/^one\.json: bytes: .*,one\.json: sha256: .*, the manifest says /)

  write([median(2)])
  writeFileSync(path.join(folder, 'two.json'), changed)
  expect(run().wrong).toEqual([
    'two.json: not listed in the manifest',
    'manifest.json: 2 cases found, the manifest says 1',
  ])

  rmSync(path.join(folder, 'one.json'))
  expect(run().wrong[0]).toBe('one.json: listed in the manifest, but not there')

  rmSync(path.join(folder, 'manifest.json'))
  expect(run().wrong).toEqual(['manifest.json: there is no manifest.json'])
})

test('a file that is no list of cases fails', () => {
  write([median(2)])
  writeFileSync(path.join(folder, 'one.json'), '{"name": ')
  expect(run().wrong[0]).toMatch(/^one\.json: not reference cases: /)
})

test('where there is no folder there are no cases, rather than none that failed', () => {
  expect(readReferenceSet(path.join(folder, 'nowhere'))).toBeNull()
})

test.each([
  ['a number within the tolerance agrees', { a: 1.05 }, { a: 1 }, { abs: 0.1 }, true],
  ['a number beyond it does not', { a: 1.2 }, { a: 1 }, { abs: 0.1 }, false],
  ['without a tolerance only equal numbers agree', { a: 1.000001 }, { a: 1 }, { note: 'none' }, false],
  ['a relative tolerance grows with the expected number', { a: 1010 }, { a: 1000 }, { rel: 0.01 }, true],
  ["a key's own tolerance goes before that of the case", { a: 1.05 }, { a: 1 }, { abs: 0.1, a: { abs: 0.01 } }, false],
  ['a key named exact must be equal', { a: 1.05 }, { a: 1 }, { abs: 0.1, a: 'exact' }, false],
  ['so must the indexes of signals', { signals: { runs: [3] } }, { signals: { runs: [4] } }, { abs: 2 }, false],
  ['null is no number', { a: 0 }, { a: null }, { abs: 1 }, false],
  ['a number is not null', { a: null }, { a: 0 }, { abs: 1 }, false],
  ['what is expected must be there', {}, { a: null }, { abs: 1 }, false],
  ['a list must be as long', { a: [1, 2, 3] }, { a: [1, 2] }, { abs: 1 }, false],
  ['NaN agrees with nothing', { a: Number.NaN }, { a: 1 }, { abs: 1 }, false],
])('%s', (_, actual, expected, tolerance, agree) => {
  expect(disagreements(actual, expected, tolerance)).toHaveLength(agree ? 0 : 1)
})
