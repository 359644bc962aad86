import { cp, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDb } from '#db/client.server.ts'
import { migrate } from '#db/migrate.ts'
import { createTestDatabase } from '../setup/database.ts'
import { temporaryFolder } from '../setup/folder.ts'

const ours = join(import.meta.dirname, '../../db/migrations')

async function copyOfOurs(): Promise<string> {
  const folder = await temporaryFolder()
  await cp(ours, folder, { recursive: true })
  return folder
}

test('an empty database gets every migration once, in the order of their names', async () => {
  const { pool } = await createTestDatabase({ empty: true })
  expect(await migrate(pool)).toEqual((await readdir(ours)).toSorted())
  expect(await migrate(pool)).toEqual([])
})

test('two processes that start at once migrate one after the other', async () => {
  const { pool, url } = await createTestDatabase({ empty: true })
  const second = openDb(url)
  const applied = await Promise.all([migrate(pool), migrate(second.pool)])
  await second.close()
  expect(applied.flat()).toEqual((await readdir(ours)).toSorted())
})

test('a migration edited after it was applied is refused by name', async () => {
  const { pool } = await createTestDatabase()
  const folder = await copyOfOurs()
  const [first] = (await readdir(folder)).toSorted()
  await writeFile(join(folder, first ?? ''), '-- something else')
  await expect(migrate(pool, folder)).rejects.toThrow(`${first} was edited`)
})

test('a database of a newer Rapport is refused', async () => {
  const { pool } = await createTestDatabase()
  await expect(migrate(pool, await temporaryFolder())).rejects.toThrow('newer Rapport')
})

test('a migration that fails half-way changes nothing and can be tried again', async () => {
  const { pool } = await createTestDatabase()
  const folder = await copyOfOurs()
  const file = join(folder, '99990101000000_add_half.sql')
  await writeFile(file, 'create table half (workspace_id bigint); select 1 / 0;')
  await expect(migrate(pool, folder)).rejects.toThrow('99990101000000_add_half.sql failed and changed nothing')
  await writeFile(file, 'create table half (workspace_id bigint);')
  expect(await migrate(pool, folder)).toEqual(['99990101000000_add_half.sql'])
})

test('a table of a later migration is open to the role the app acts as', async () => {
  const { pool } = await createTestDatabase()
  const folder = await copyOfOurs()
  await writeFile(join(folder, '99990101000000_add_later.sql'), 'create table later (workspace_id bigint);')
  await migrate(pool, folder)
  const { rows } = await pool.query(`select has_table_privilege('rapport_app', 'later', 'insert') as may`)
  expect(rows).toEqual([{ may: true }])
})
