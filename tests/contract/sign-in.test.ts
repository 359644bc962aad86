import { afterAll, beforeAll, expect, test } from 'vitest'
import { invite, join } from '#app/actions/people.server.ts'
import { makeSignInLink } from '#app/actions/sign-in.server.ts'
import { makeToken, takeTokenAway } from '#app/actions/tokens.server.ts'
import { atThisMachine } from '#app/rights/asker.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { listAudit } from '#db/queries/audit.ts'
import { listUsers } from '#db/queries/user.ts'
import { startWeb, type Web } from '../browser/web.ts'
import { newVisitor } from '../factories/visitor.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'

const { db, pool } = await createTestDatabase()
const workspace = await freshWorkspace(db)
const home = `/w/${workspace.name}`
const olga = { name: 'Olga', email: 'olga@example.com', password: 'four words in a row' }

let web: Web

beforeAll(async () => {
  web = await startWeb(db, () => new Date(), { signedIn: false })
})

afterAll(() => web.close())

const at = (path: string) => `${web.url}${path}`

async function signIn(who: { email: string; password: string }, to = '/account') {
  const visitor = newVisitor()
  const answer = await visitor.post(at('/sign-in'), { ...who, to })
  return { visitor, answer }
}

test('nobody can claim an empty installation but by the link of the terminal', async () => {
  const visitor = newVisitor()
  expect((await visitor.ask(at('/'))).headers.get('location')).toBe('/sign-in?to=%2F')
  const page = await (await visitor.ask(at('/sign-in'))).text()
  expect(page).toContain('npm run -s rapport -- user link')
  expect(page).not.toContain('type="password"')
  expect((await visitor.post(at('/link/guessed'), olga)).status).toBe(422)
  expect(await listUsers(db)).toEqual([])
})

test('the link makes its opener the owner, once; looking at it uses nothing up, and a newer one voids it', async () => {
  const old = at(`/link/${await makeSignInLink(db, null)}`)
  const link = at(`/link/${await makeSignInLink(db, null)}`)
  expect(await (await newVisitor().ask(old)).text()).toContain('opens nothing any more')
  for (let looks = 0; looks < 3; looks += 1)
    expect(await (await newVisitor().ask(link)).text()).toContain('Make it mine')
  const visitor = newVisitor()
  const weak = await visitor.post(link, { ...olga, password: 'short' })
  expect([weak.status, await weak.text()]).toEqual([422, expect.stringContaining('at least 12 characters')])
  const claimed = await visitor.post(link, olga)
  expect([claimed.status, claimed.headers.get('location')]).toEqual([302, '/'])
  expect((await visitor.ask(at(`${home}/health`))).status).toBe(200)
  expect((await newVisitor().post(link, { ...olga, email: 'eve@example.com' })).status).toBe(422)
  expect(await listUsers(db)).toEqual([expect.objectContaining({ name: 'Olga', owns_installation: true })])
  const late = await makeSignInLink(db, null)
  expect((await newVisitor().post(at(`/link/${late}`), { ...olga, email: 'eve@example.com' })).status).toBe(422)
})

test('a link that is older than a day opens nothing', async () => {
  const { id } = (await listUsers(db))[0]!
  const link = at(`/link/${await makeSignInLink(db, id)}`)
  await pool.query(`update platform.sign_in_link set expires_at = now() - interval '1 second'`)
  expect((await newVisitor().post(link, olga)).status).toBe(422)
})

test('signing in leads to the page that was wanted, never elsewhere, with a cookie that scripts do not see', async () => {
  const { answer, visitor } = await signIn(olga, `${home}/measures`)
  expect([answer.status, answer.headers.get('location')]).toEqual([302, `${home}/measures`])
  const [cookie] = answer.headers.getSetCookie()
  expect(cookie).toMatch(/^rapport=[\w-]{43}; Path=\/; Max-Age=5184000; HttpOnly; SameSite=Lax$/)
  const page = await visitor.ask(at(`${home}/measures`))
  expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
  expect((await signIn(olga, '//evil.example')).answer.headers.get('location')).toBe('/')
  const { rows } = await pool.query<{ hash: string }>('select hash from platform.session')
  expect(rows.map(({ hash }) => hash)).not.toContain(Object.values(visitor.cookies(web.url))[0])
})

test('a session that signs in again gets a new cookie, and the old one opens nothing', async () => {
  const { visitor } = await signIn(olga)
  const before = visitor.cookies(web.url)
  await visitor.post(at('/sign-in'), olga)
  expect(visitor.cookies(web.url)).not.toEqual(before)
  const old = await fetch(at('/account'), { redirect: 'manual', headers: { Cookie: `rapport=${before['rapport']}` } })
  expect(old.status).toBe(303)
})

test('a wrong password and an address that nobody has get the same answer', async () => {
  const answers = await Promise.all(
    [
      { ...olga, password: 'not the right words' },
      { email: 'nobody@example.com', password: 'not the right words' },
    ].map(async (who) => {
      const { answer } = await signIn(who)
      return [answer.status, (await answer.text()).replaceAll(who.email, 'WHO').replaceAll(/nonce="[^"]*"/g, '')]
    }),
  )
  expect(answers[0]).toEqual(answers[1])
  expect(answers[0]).toEqual([422, expect.stringContaining('do not belong together')])
})

test('whoever tries too often waits, and the right password does not help until then', async () => {
  const web2 = await startWeb(db, () => new Date(), { signedIn: false })
  try {
    const tries = async (password: string) =>
      (await newVisitor().post(`${web2.url}/sign-in`, { ...olga, password })).status
    const statuses = []
    for (let nth = 0; nth < 11; nth += 1) statuses.push(await tries('guess after guess'))
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 422), 429])
    expect(await tries(olga.password)).toBe(429)
  } finally {
    await web2.close()
  }
})

test('signing out, being idle, growing old and being ended each end a session', async () => {
  const enters = async (visitor: ReturnType<typeof newVisitor>) => (await visitor.ask(at('/account'))).status === 200
  const out = (await signIn(olga)).visitor
  await out.post(at('/sign-out'), {})
  expect(await enters(out)).toBe(false)
  for (const aged of [`last_seen_at = now() - interval '15 days'`, `expires_at = now() - interval '1 second'`]) {
    const { visitor } = await signIn(olga)
    expect(await enters(visitor)).toBe(true)
    await pool.query(`update platform.session set ${aged}`)
    expect(await enters(visitor)).toBe(false)
  }
  const [stolen, own] = [(await signIn(olga)).visitor, (await signIn(olga)).visitor]
  await own.post(at('/account'), { do: 'end others' })
  expect([await enters(stolen), await enters(own)]).toEqual([false, true])
  await own.post(at(`${home}/settings/sessions`), { do: 'end all' })
  expect(await enters(own)).toBe(false)
})

test('a new password ends the other sessions and needs the old one', async () => {
  const [here, there] = [(await signIn(olga)).visitor, (await signIn(olga)).visitor]
  const change = (before: string) => here.post(at('/account'), { before, after: 'five other words in a row' })
  expect((await change('not the one')).status).toBe(422)
  expect((await change(olga.password)).status).toBe(200)
  expect((await there.ask(at('/account'))).status).toBe(303)
  expect((await here.ask(at('/account'))).status).toBe(200)
  expect((await signIn(olga)).answer.status).toBe(422)
  olga.password = 'five other words in a row'
  expect((await signIn(olga)).answer.status).toBe(302)
})

test('a session does not become a first password, unless its person has just signed in', async () => {
  const { visitor } = await signIn(olga)
  const [user] = (await listUsers(db)).filter(({ email }) => email === olga.email)
  const { rows } = await pool.query<{ password: string }>('select password from platform."user" where id = $1', [
    user?.id,
  ])
  await pool.query('update platform."user" set password = null where id = $1', [user?.id])
  await pool.query(`update platform.session set made_at = now() - interval '11 minutes'`)
  const set = () => visitor.post(at('/account'), { before: '', after: 'words of somebody else' })
  const refused = await set()
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('sign out and in again')])
  await pool.query(`update platform.session set made_at = now() - interval '9 minutes'`)
  expect((await set()).status).toBe(200)
  await pool.query('update platform."user" set password = $2 where id = $1', [user?.id, rows[0]?.password])
})

test('an invited person joins once, as what they were invited; the audit log says by whom', async () => {
  const { visitor } = await signIn(olga)
  const invited = await visitor.post(at(`${home}/settings/people`), {
    do: 'invite',
    email: 'Max@Example.com',
    role: 'manager',
  })
  const link = /http[^<" ]*\/invitation\/[\w-]+/.exec(await invited.text())![0]
  const max = newVisitor()
  expect(await (await max.ask(link)).text()).toContain(`Join ${workspace.name}.`)
  expect((await max.post(link, { name: 'Max', password: 'some words of max' })).headers.get('location')).toBe('/')
  expect((await max.ask(at(`${home}/settings/people`))).status).toBe(200)
  expect((await max.ask(at(`${home}/settings/tokens`))).status).toBe(403)
  expect((await newVisitor().post(link, { name: 'Eve', password: 'some words of eve' })).status).toBe(422)
  const scope = { workspaceId: workspace.id, teams: 'all' } as const
  const log = await inWorkspace(db, scope, (trx) => listAudit(trx, scope, { limit: 10 }))
  expect(log.map(({ who, action, subject }) => [who, action, subject.toLowerCase()])).toEqual([
    ['Max', 'accept invitation', 'max@example.com'],
    ['Olga', 'invite', 'max@example.com'],
  ])
})

test('a manager makes nobody an owner, changes no owner, and an agency’s people are members or viewers', async () => {
  const max = (await signIn({ email: 'max@example.com', password: 'some words of max' })).visitor
  const people = at(`${home}/settings/people`)
  const refused = async (form: Record<string, string>) => (await max.post(people, form)).status
  expect(await refused({ do: 'invite', email: 'x@example.com', role: 'owner' })).toBe(422)
  const [owner] = await listUsers(db)
  expect(await refused({ do: 'remove', user: String(owner!.id) })).toBe(422)
  expect(await refused({ do: 'change', user: String(owner!.id), role: 'viewer' })).toBe(422)
  const confined = { email: 'y@example.com', role: 'manager', teams: ['Any'] } as const
  expect(await invite(db, workspace, atThisMachine, { ...confined, teams: [...confined.teams] })).toMatchObject({
    ok: false,
  })
})

test('an invitation that was taken back, or grew old, opens nothing', async () => {
  for (const end of ['delete from platform.invitation', `update platform.invitation set expires_at = now()`]) {
    const made = await invite(db, workspace, atThisMachine, { email: 'z@example.com', role: 'viewer', teams: null })
    await pool.query(end)
    const joined = await join(db, made.ok ? made.secret : '', { name: 'Zed', password: 'some words of zed' })
    expect(joined.ok).toBe(false)
  }
})

test('a token reads the API of its workspace until it is removed, and opens no page', async () => {
  const made = await makeToken(db, workspace, atThisMachine, { name: 'Warehouse', scope: 'read' })
  const headers = { Authorization: `Bearer ${made.ok ? made.token : ''}` }
  const readings = () => fetch(at(`/api/v1/readings?workspace=${workspace.name}`), { headers })
  expect((await readings()).status).toBe(200)
  expect((await fetch(at(`${home}/health`), { headers, redirect: 'manual' })).status).toBe(303)
  const { rows } = await pool.query<{ hash: string; used: boolean }>(
    'select hash, last_used_at is not null as used from platform.token',
  )
  expect(rows).toEqual([{ hash: expect.not.stringContaining('rapport_'), used: true }])
  await takeTokenAway(db, workspace, atThisMachine, 'Warehouse')
  const refused = await readings()
  expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
  expect(await refused.json()).toMatchObject({ error: { code: 'signed_out' } })
})

test('a page’s script whose session has ended is led to sign in, and back to the page', async () => {
  const answer = await fetch(at(`${home}/health.data?channel=x&_routes=root`), { redirect: 'manual' })
  expect(answer.status).toBe(202)
  const text = await answer.text()
  expect(text).toContain(`/sign-in?to=${encodeURIComponent(`${home}/health?channel=x`)}`)
})

test('other sites’ forms sign nobody in or out', async () => {
  const { visitor } = await signIn(olga)
  const foreign = { method: 'POST', headers: { Origin: 'http://localhost:1' } }
  for (const path of ['/sign-out', '/sign-in', '/account'])
    expect((await visitor.ask(at(path), foreign)).status).toBe(403)
  expect((await visitor.ask(at('/account'))).status).toBe(200)
})

test('a change by a session says from which page it comes; without that it is not made', async () => {
  const { visitor } = await signIn(olga)
  const form = { method: 'POST', body: new URLSearchParams({ do: 'end others' }) }
  expect((await visitor.ask(at('/account'), form)).status).toBe(403)
  expect((await visitor.post(at('/account'), { do: 'end others' })).status).toBe(302)
})
