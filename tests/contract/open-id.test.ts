import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { unlinkProvider } from '#app/actions/open-id.server.ts'
import { invite } from '#app/actions/people.server.ts'
import { createLog } from '#app/platform/log.ts'
import { atThisMachine } from '#app/rights/asker.ts'
import { createServerApp } from '#app/server.ts'
import { findMembership } from '#db/queries/membership.ts'
import { hasOpenId } from '#db/queries/open-id.ts'
import { addUser, findUserByEmail } from '#db/queries/user.ts'
import { ensurePages } from '../browser/web.ts'
import { client, startOpenIdProvider, type Vouched } from '../factories/open-id-provider.ts'
import { ensureOwner } from '../factories/signed-in.ts'
import { newVisitor } from '../factories/visitor.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'

const { db, pool } = await createTestDatabase()
const workspace = await freshWorkspace(db)
const server = createServer()

let person: Vouched = {}
let url = ''
let provider: Awaited<ReturnType<typeof startOpenIdProvider>>

beforeAll(async () => {
  await ensurePages()
  await ensureOwner(db)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  provider = await startOpenIdProvider(`${url}/sign-in/openid/back`, () => person)
  const settings = {
    ...{ HOST: '127.0.0.1', RAPPORT_URL: undefined },
    ...{ OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: client.id, OIDC_CLIENT_SECRET: client.secret },
  }
  server.on('request', await createServerApp({ db, log: createLog({ LOG_LEVEL: 'silent' }, 'test'), settings }))
})

afterAll(async () => {
  await provider.close()
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
})

beforeEach(async () => {
  await pool.query(
    `delete from platform."user" where not owns_installation; delete from platform.invitation; delete from platform.open_id`,
  )
})

const begin = () => `${url}/sign-in/openid?to=${encodeURIComponent('/account')}`

test('whoever the provider vouches for and somebody invited joins, and comes to the page they wanted', async () => {
  await invite(db, workspace, atThisMachine, { email: 'Ada@Example.com', role: 'viewer', teams: null })
  person = { email: 'ada@example.com', email_verified: true, name: 'Ada' }
  const visitor = newVisitor()
  expect(await (await visitor.ask(`${url}/sign-in`)).text()).toContain('/sign-in/openid')
  const { url: at, status, text } = await visitor.follow(begin())
  expect([at, status]).toEqual([`${url}/account`, 200])
  expect(text).toContain('ada@example.com')
  const user = await findUserByEmail(db, 'ada@example.com')
  expect(user).toMatchObject({ name: 'Ada', password: null, owns_installation: false })
  expect(await findMembership(db, workspace.id, user!.id)).toEqual({ role: 'viewer', teams: null })
  expect((await newVisitor().follow(begin())).status).toBe(200)
})

test.each<[Vouched, string]>([
  [{ email: 'eve@example.com', email_verified: true }, 'Nobody has invited eve@example.com'],
  [{ email: 'owner@example.com', email_verified: false }, 'has not verified that owner@example.com is yours'],
  [{ email: 'owner@example.com' }, 'has not verified that owner@example.com is yours'],
  [{ name: 'Nobody' }, 'does not say which e-mail address is yours'],
])('%j gets no further', async (vouched, words) => {
  person = vouched
  const visitor = newVisitor()
  const { status, text } = await visitor.follow(begin())
  expect([status, text.includes(words)]).toEqual([403, true])
  expect((await visitor.ask(`${url}/account`)).status).toBe(303)
  expect(await findUserByEmail(db, 'eve@example.com')).toBeUndefined()
})

test('an address that the provider gave to somebody else does not open the account of whoever had it', async () => {
  await invite(db, workspace, atThisMachine, { email: 'ada@example.com', role: 'manager', teams: null })
  const ada = { sub: 'ada-1', email: 'ada@example.com', email_verified: true, name: 'Ada' }
  person = ada
  expect((await newVisitor().follow(begin())).status).toBe(200)
  person = { ...ada, sub: 'adam-2', name: 'Adam' }
  const { status, text } = await newVisitor().follow(begin())
  expect([status, text.includes('was somebody else at your provider')]).toEqual([403, true])
  person = { ...ada, email: 'ada.married@example.com', email_verified: false }
  const later = await newVisitor().follow(begin())
  expect([later.status, later.text.includes('ada@example.com')]).toEqual([200, true])
  await unlinkProvider(db, 'terminal', (await findUserByEmail(db, 'ada@example.com'))!)
  person = { ...ada, sub: 'ada-3' }
  expect((await newVisitor().follow(begin())).status).toBe(200)
})

test('somebody with a password is linked only by an address that the provider has verified', async () => {
  const user = await addUser(db, { email: 'bea@example.com', name: 'Bea', password: 'a hash' })
  const bea = { sub: 'bea-1', email: 'Bea@Example.com' }
  person = { ...bea, email_verified: false }
  expect((await newVisitor().follow(begin())).status).toBe(403)
  expect(await hasOpenId(db, user!.id, provider.issuer)).toBe(false)
  person = { ...bea, email_verified: true }
  expect((await newVisitor().follow(begin())).status).toBe(200)
  expect(await hasOpenId(db, user!.id, provider.issuer)).toBe(true)
})

test('only the browser that left comes back, once', async () => {
  person = { email: 'owner@example.com', email_verified: true }
  const visitor = newVisitor()
  const { passed } = await visitor.follow(begin())
  const back = passed.find((address) => address.includes('/openid/back'))!
  expect((await visitor.ask(`${url}/account`)).status).toBe(200)
  for (const who of [visitor, newVisitor()]) {
    const again = await who.ask(back)
    expect([again.status, (await again.text()).includes('did not begin in this browser')]).toEqual([403, true])
  }
})

test('a code that the provider did not give is refused', async () => {
  const visitor = newVisitor()
  const left = await visitor.ask(begin())
  const state = new URL(left.headers.get('location')!).searchParams.get('state')
  const search = new URLSearchParams({ code: 'made-up', state: state!, iss: provider.issuer })
  const answer = await visitor.ask(`${url}/sign-in/openid/back?${search}`)
  expect([answer.status, (await answer.text()).includes('did not sign you in')]).toEqual([403, true])
})
