import { randomBytes } from 'node:crypto'
import { afterAll, inject } from 'vitest'
import { openDb, type Db, type OpenDb } from '#db/client.server.ts'
import { createWorkspace, type Workspace } from '#db/queries/workspace.ts'
import { dropDatabase, makeDatabase, urlOf } from './database-server.ts'

export type TestDatabase = OpenDb & { url: string }

/**
 * A database of its own for a test file, with the newest schema (`empty`: without any); dropped when the file is done.
 * Call it at the top of the file: `const { db } = await createTestDatabase()`.
 */
export async function createTestDatabase(options: { empty?: boolean } = {}): Promise<TestDatabase> {
  const server = inject('databaseServer')
  const name = `rapport_test_${randomBytes(6).toString('hex')}`
  await makeDatabase(server, name, options.empty ? 'template1' : inject('databaseTemplate'))
  const url = urlOf(server, name)
  const opened = openDb(url)
  let closed: Promise<void> | null = null
  const close = () => (closed ??= opened.close().then(() => dropDatabase(server, name)))
  afterAll(close)
  return { ...opened, url, close }
}

/** A new workspace, so that tests in one file never meet. */
export async function freshWorkspace(
  db: Db,
  overrides: Parameters<typeof createWorkspace>[2] = {},
): Promise<Workspace> {
  const made = await createWorkspace(db, `w-${randomBytes(6).toString('hex')}`, overrides)
  if (!made) throw new Error('two workspaces were given the same random name')
  return made
}
