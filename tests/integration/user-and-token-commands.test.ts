import { expect, test } from 'vitest'
import { openSignInLink } from '#app/actions/sign-in.server.ts'
import { findProgram } from '#app/actions/who-asks.server.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'

const database = await createTestDatabase()
const { db } = database
const workspace = await freshWorkspace(db)
const { say, json } = terminal(database, { workspace: workspace.name })

test('the terminal prints the link that makes Rapport somebody’s, then links for passwords', async () => {
  const first = await say('user', 'link')
  const secret = /^http:\/\/localhost:3000\/link\/([\w-]{43})\n$/.exec(first.out)![1]!
  const olga = { name: 'Olga', email: 'Olga@Example.com', password: 'four words in a row' }
  expect((await openSignInLink(db, secret, olga)).ok).toBe(true)
  const { email } = await json<{ email: string }>('user', 'link')
  expect(email).toBe('olga@example.com')
  expect(await say('user', 'link', 'eve@example.com')).toMatchObject({ reason: 'usage', out: '' })
  expect((await say('user', 'list')).out).toBe('Olga <olga@example.com>: owner of this installation\n')
})

test('a token is printed once, listed without itself, and gone when removed', async () => {
  const { token } = await json<{ token: string }>('token', 'add', 'Warehouse', '--scope', 'ingest')
  expect(await findProgram(db, token)).toMatchObject({ name: 'Warehouse', scope: 'ingest', workspaceId: workspace.id })
  const listed = await say('token', 'list')
  expect(listed.out).toMatch(/^Warehouse: ingest, made by terminal/)
  expect(listed.out).not.toContain(token)
  expect((await say('token', 'add', 'Warehouse')).reason).toBe('usage')
  expect((await say('token', 'remove', 'Warehouse')).reason).toBe('ok')
  expect(await findProgram(db, token)).toBeNull()
  expect((await say('token', 'remove', 'Warehouse')).reason).toBe('usage')
})
