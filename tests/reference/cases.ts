import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readEnv } from '#app/platform/env.ts'

type Tolerance = { abs?: number; rel?: number } & Record<string, unknown>

export type ReferenceCase<Input, Expected> = {
  name: string
  fn: string
  input: Input
  expected: Expected
  tolerance: Tolerance
}

const directory = readEnv().REFERENCE_DIR

/** Runs `check` on every case of `fn` in REFERENCE_DIR; says so, and skips, where the folder or its cases are missing. */
export function referenceCases<Input, Expected>(
  fn: string,
  check: (input: Input, expected: Expected, tolerance: Tolerance) => void,
): void {
  const cases = existsSync(directory)
    ? readdirSync(directory)
        .filter((file) => file.endsWith('.json') && file !== 'manifest.json')
        .flatMap(
          (file) => JSON.parse(readFileSync(path.join(directory, file), 'utf8')) as ReferenceCase<Input, Expected>[],
        )
        .filter((one) => one.fn === fn)
    : []
  if (cases.length === 0) {
    test.skip(`${fn}: no reference cases in ${directory} (set REFERENCE_DIR)`)
    return
  }
  for (const one of cases) test(`${fn} agrees with ${one.name}`, () => check(one.input, one.expected, one.tolerance))
}

/** Expects `actual` within the case's own tolerance of `expected`; null means that no number may be shown. */
export function expectNear(
  actual: number | null | undefined,
  expected: number | null,
  tolerance: Tolerance,
  key = '',
): void {
  if (expected === null) {
    expect(actual, `${key} must have no value`).toBeNull()
    return
  }
  expect(actual, `${key} must have a value`).toBeTypeOf('number')
  const own = tolerance[key] as Tolerance | undefined
  const { abs = 0, rel = 0 } = own && typeof own === 'object' ? own : tolerance
  expect(Math.abs((actual as number) - expected), `${key}: ${actual} against ${expected}`).toBeLessThanOrEqual(
    abs + rel * Math.abs(expected),
  )
}
