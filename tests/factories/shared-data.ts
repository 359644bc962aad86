import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'vitest'
import { projectFolder } from '#app/platform/env.ts'

export const sharedFile = (name: string) => join(projectFolder, '../shared/data', name)

/** A test that needs the real files beside the project; where they are missing it is skipped and says so. */
export const testWithData = (name: string, ...files: string[]) => {
  const missing = files.filter((file) => !existsSync(sharedFile(file)))
  if (missing.length > 0) process.stderr.write(`skipped "${name}": ${missing.join(', ')} is not beside the project\n`)
  return test.skipIf(missing.length > 0)
}
