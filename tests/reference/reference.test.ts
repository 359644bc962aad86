import { describe, expect, test } from 'vitest'
import { readEnv } from '#app/platform/env.ts'
import { check } from './methods.ts'
import { readReferenceSet } from './reference-set.ts'

const directory = readEnv().REFERENCE_DIR
const files = readReferenceSet(directory)
if (!files) process.stdout.write(`Reference cases are skipped: there are none in ${directory} (set REFERENCE_DIR).\n`)

test(`${directory} has reference cases`, ({ skip }) => {
  skip(!files)
  expect(files).not.toEqual([])
})

describe.each(files ?? [])('$file', ({ file, cases, problems }) => {
  test(`${file} is what the manifest says`, () => expect(problems).toEqual([]))

  test.each(cases)('$fn agrees with $name', (one) => expect(check(one)).toEqual([]))
})
