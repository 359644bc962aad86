import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '#app/platform/env.ts'

export const sharedFile = (name: string) => join(projectFolder, '../shared/data', name)

/** Whether one of the real files beside the project is missing; says which, so that a skipped test tells why. */
export function lacksData(...files: string[]): boolean {
  const missing = files.filter((file) => !existsSync(sharedFile(file)))
  if (missing.length > 0) process.stderr.write(`skipped: ${missing.join(', ')} is not beside the project\n`)
  return missing.length > 0
}
