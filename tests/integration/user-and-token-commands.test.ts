import { expect, test } from 'vitest'
import { invite, takeBackInvitation } from '#app/actions/people.server.ts'
import { openSignInLink } from '#app/actions/sign-in.server.ts'
import { findProgram } from '#app/actions/who-asks.server.ts'
import { atThisMachine } from '#app/rights/asker.ts'
import { listInvitations } from '#db/queries/invitation.ts'
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
  expect((await say('user', 'sign-out', 'olga@example.com')).reason).toBe('ok')
  const { rows } = await database.pool.query('select who, action, subject from platform.audit order by id desc limit 2')
  expect(rows).toEqual([
    { who: 'terminal', action: 'end sessions', subject: 'olga@example.com' },
    { who: 'terminal', action: 'make link', subject: 'olga@example.com' },
  ])
})

test('a token is printed once, listed without itself, and gone when removed', async () => {
  const { token } = await json<{ token: string }>('token', 'add', 'Warehouse', '--scope', 'care')
  expect(await findProgram(db, token)).toMatchObject({ name: 'Warehouse', scope: 'care', workspaceId: workspace.id })
  const listed = await say('token', 'list')
  expect(listed.out).toMatch(/^Warehouse: care, made by terminal/)
  expect(listed.out).not.toContain(token)
  expect((await say('token', 'add', 'Warehouse')).reason).toBe('usage')
  expect((await say('token', 'remove', 'Warehouse')).reason).toBe('ok')
  expect(await findProgram(db, token)).toBeNull()
  expect((await say('token', 'remove', 'Warehouse')).reason).toBe('usage')
})

test('a manager neither takes back nor replaces an invitation that only an owner could make', async () => {
  const workspace = await freshWorkspace(db)
  const manager = { ...atThisMachine, role: 'manager' as const }
  const email = 'partner@example.com'
  const made = await invite(db, workspace, atThisMachine, { email, role: 'owner', teams: null })
  const instead = await invite(db, workspace, manager, { email, role: 'viewer', teams: null })
  expect([made.ok, instead]).toEqual([true, { ok: false, reason: expect.stringMatching(/was invited as owner/) }])
  const [invitation] = await listInvitations(db, workspace.id)
  expect(await takeBackInvitation(db, workspace, manager, invitation!.id)).toBe(false)
  expect(await listInvitations(db, workspace.id)).toMatchObject([{ email, role: 'owner' }])
  expect(await takeBackInvitation(db, workspace, atThisMachine, invitation!.id)).toBe(true)
})
