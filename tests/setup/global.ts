import { randomBytes } from 'node:crypto'
import type { TestProject } from 'vitest/node'
import { readEnv } from '#app/platform/env.ts'
import { openDb } from '#db/client.server.ts'
import { attachDatabase } from '#db/embedded.server.ts'
import { migrate } from '#db/migrate.ts'
import { makeDataFolder, removeDataFolder, removeStaleFolders } from './cluster.ts'
import { dropDatabase, makeDatabase, urlOf } from './database-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: string
    databaseTemplate: string
  }
}

/** One database server for the whole run, and in it the migrated template that every test file's database is made from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeStaleFolders()
  const dataFolder = await makeDataFolder()
  const attached = await attachDatabase({ ...readEnv(), RAPPORT_DATA: dataFolder }, { durable: false })
  const template = `rapport_template_${randomBytes(6).toString('hex')}`
  await makeDatabase(attached.url, template)
  const opened = openDb(urlOf(attached.url, template))
  await migrate(opened.pool)
  await opened.close()
  project.provide('databaseServer', attached.url)
  project.provide('databaseTemplate', template)
  return async () => {
    await dropDatabase(attached.url, template)
    await attached.release()
    await removeDataFolder(dataFolder)
  }
}
