import { readEnv } from '#app/platform/env.ts'
import { readReferenceSet } from './reference-set.ts'
import { report } from './report.ts'

/**
 * Runs every reference case of REFERENCE_DIR: a line per file with cases run, passed and failed, then what is wrong. Exit
 * 1 when a case failed or a file is not as the manifest says, 2 when there is no such folder.
 */
const directory = readEnv().REFERENCE_DIR
const files = readReferenceSet(directory)
if (files) {
  const { table, wrong } = report(files)
  process.stdout.write(`${[directory, ...table].join('\n')}\n`)
  if (wrong.length > 0) process.stderr.write(`\n${wrong.join('\n')}\n`)
  process.exitCode = wrong.length > 0 ? 1 : 0
} else {
  process.stderr.write(`There are no reference cases in ${directory}; REFERENCE_DIR says where they are.\n`)
  process.exitCode = 2
}
