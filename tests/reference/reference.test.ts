import { describe, expect, test } from 'vitest'
import { readEnv } from '#app/platform/env.ts'
import { check } from './methods.ts'
import { readReferenceSet } from './reference-set.ts'

const directory = readEnv().REFERENCE_DIR
const files = readReferenceSet(directory)
if (!files) {
  process.stdout.write(`The reference cases are skipped: there are none in ${directory} (set REFERENCE_DIR).\n`)
  test.skip('reference cases', () => expect(files).not.toBeNull())
}

describe.each(files ?? [])('$file', ({ file, cases, problems }) => {
  test(`${file} is what the manifest says`, () => expect(problems).toEqual([]))

  test.each(cases)('$fn agrees with $name', (one) => expect(check(one)).toEqual([]))
})
