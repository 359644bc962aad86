import type { Command } from 'commander'
import { expect, test } from 'vitest'
import { readEnv } from '#app/platform/env.ts'
import { processIo } from './io.ts'
import { buildProgram } from './program.ts'

const withAllBelow = (command: Command): Command[] => [command, ...command.commands.flatMap(withAllBelow)]

test('every command whose workspace may be left out says when', () => {
  const all = withAllBelow(buildProgram(processIo(readEnv({})).io))
  const said = all.flatMap(({ options }) =>
    options.filter(({ long, description }) => long === '--workspace' && /left out when/.test(description)),
  )
  expect(said.length).toBeGreaterThan(10)
  expect(new Set(said.map(({ description }) => description))).toEqual(
    new Set(['the workspace; may be left out when there is only one besides the sample']),
  )
})
