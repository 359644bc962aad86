import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeToken } from '#app/actions/tokens.server.ts'
import { atThisMachine } from '#app/rights/asker.ts'
import { roles, tokenScopes, type Deed, type Role, type TokenScope } from '#app/rights/roles.ts'
import { makeShareLink } from '#app/weekly-report/share.server.ts'
import { startWeb, type Web } from '../browser/web.ts'
import { cookieOf, ensureOwner, makePerson } from '../factories/signed-in.ts'
import { insertTwoTeams, twoTeamsNow, words } from '../factories/two-teams.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { rightsDocument } from './rights-document.ts'
import { rules } from './rights-rules.ts'
import { addresses, cameOf, expectedOf, filled, type Method, methods, type Walker } from './walked.ts'

const opened = await createTestDatabase()
const { db } = opened
const workspace = await freshWorkspace(db)
const another = await freshWorkspace(db)

function partOf(scope: TokenScope) {
  const { role: part, ...only }: { role: Role; only?: Deed } = tokenScopes[scope]
  return { part, ...only }
}

let web: Web
let walkers: Walker[] = []
/** Numbers of customers and the secret of a share link, by what stands for them in the rules. */
const standsFor = new Map<string, string>()

beforeAll(async () => {
  const teams = await insertTwoTeams(opened, workspace)
  for (const [stands, word] of [
    ['OUR CUSTOMER', words.ours],
    ['AGENCY’S CUSTOMER', words.agency],
  ] as const) {
    const sql = 'select customer_id from identity where external_id like $1 order by id limit 1'
    const { rows } = await opened.pool.query<{ customer_id: number }>(sql, [`${word}-%`])
    standsFor.set(stands, String(rows[0]!.customer_id))
  }
  web = await startWeb(db, () => twoTeamsNow, { signedIn: false })
  const owner = await ensureOwner(db)
  // Of its own for each request: signing out ends it.
  const asUser = (user: { id: number }) => async () => ({ Cookie: await cookieOf(db, user) })
  const people = roles.map(async (role): Promise<Walker> => {
    const user = await makePerson(db, { workspaceId: workspace.id, role })
    return { name: role, headers: asUser(user), isKnown: true, part: role }
  })
  const agency = (role: 'member' | 'viewer') => async (): Promise<Walker> => {
    const user = await makePerson(db, { workspaceId: workspace.id, role, teams: [teams.agency] })
    return { name: `agency’s ${role}`, headers: asUser(user), isKnown: true, part: role, isAgency: true }
  }
  const program = async (scope: TokenScope): Promise<Walker> => {
    const made = await makeToken(db, workspace, atThisMachine, { name: scope, scope })
    const headers = { Authorization: `Bearer ${made.ok ? made.token : ''}` }
    return {
      name: `token to ${scope}`,
      headers: async () => headers,
      isKnown: true,
      ...partOf(scope),
      isProgram: true,
    }
  }
  const sharing = { workspace, asker: atThisMachine, monday: '2026-02-02' }
  const { secret } = await makeShareLink({ db }, sharing, { days: 30, showsWords: false })
  standsFor.set('SHARE LINK', secret)
  const foreign = await makeToken(db, another, atThisMachine, { name: 'foreign', scope: 'care' })
  const outsider = await makePerson(db, { workspaceId: another.id, role: 'owner' })
  walkers = [
    { name: 'owner of the installation', headers: asUser(owner), isKnown: true, part: 'owner', ownsInstallation: true },
    ...(await Promise.all(people)),
    await agency('member')(),
    await agency('viewer')(),
    { name: 'owner of another workspace', headers: asUser(outsider), isKnown: true, part: null },
    { name: 'person without any part', headers: asUser(await makePerson(db)), isKnown: true, part: null },
    ...(await Promise.all((Object.keys(tokenScopes) as TokenScope[]).map(program))),
    {
      name: 'token of another workspace',
      headers: async () => ({ Authorization: `Bearer ${foreign.ok ? foreign.token : ''}` }),
      ...{ isKnown: true, part: null, isProgram: true },
    },
    { name: 'signed-out visitor', headers: async () => ({}), isKnown: false, part: null },
    { name: 'ended session', headers: async () => ({ Cookie: 'rapport=of-nobody' }), isKnown: false, part: null },
    {
      name: 'visitor with a share link, shown as a cookie and as a token',
      headers: async () => ({ Cookie: `rapport=${secret}`, Authorization: `Bearer ${secret}` }),
      ...{ isKnown: false, part: null },
    },
    { name: 'removed token', headers: async () => ({ Authorization: 'Bearer rapport_x' }), isKnown: false, part: null },
  ]
})

afterAll(() => web.close())

type Answer = { came: ReturnType<typeof cameOf>; status: number; text: string }

async function ask(walker: Walker, method: Method, path: string): Promise<Answer> {
  const isForm = method !== 'GET'
  const answer = await fetch(`${web.url}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(await walker.headers()),
      ...(isForm && { 'Content-Type': 'application/x-www-form-urlencoded', Origin: web.url }),
    },
    ...(isForm && { body: 'walked=1' }),
  })
  const { status, headers } = answer
  const isStream = (headers.get('content-type') ?? '').startsWith('text/event-stream')
  const text = isStream ? '' : await answer.text()
  if (isStream) await answer.body?.cancel()
  return { came: cameOf(status, headers.get('location')), status, text: `${[...headers].join('\n')}\n${text}` }
}

/** What stands in the rules for what is only known once it is made. */
function made(fill: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(fill).map(([name, stands]) => [name, standsFor.get(stands) ?? stands]))
}

/** Of each rule both fillings, once where they are the same: what is the agency’s, and what is not. */
function pathsOf(address: string): string[] {
  const rule = rules[address]!
  const paths = (['own', 'agency'] as const).map((whose) =>
    filled(
      address,
      { workspace: workspace.name, ...made(rule.fill?.[whose]) },
      { ...(address.startsWith('/api/v1/') && { workspace: workspace.name }), ...rule.search?.[whose] },
    ),
  )
  return [...new Set(paths)]
}

test('every address of the application has a rule, and no rule is for nothing', () => {
  expect(Object.keys(rules).toSorted()).toEqual(addresses.toSorted())
})

describe.each(addresses.filter((address) => address in rules))('%s', (address) => {
  test.each(methods)('%s', async (method) => {
    const found: unknown[] = []
    for (const path of pathsOf(address)) {
      for (const walker of walkers) {
        const expected = expectedOf(address, rules[address]!, walker, method)
        const answer = await ask(walker, method, path)
        const { came, status, text } = answer
        const told = { who: walker.name, path, status }
        if (status >= 500 && status !== 503) found.push({ ...told, why: 'it failed' })
        if (!isAsExpected(expected, answer, method)) found.push({ ...told, expected, came })
        const mayRead = walker.part !== null && (walker.isProgram ? address.startsWith('/api/') : true)
        if (!mayRead)
          for (const word of Object.values(words)) if (text.includes(word)) found.push({ ...told, leaks: word })
        if (walker.isAgency && text.includes(words.ours)) found.push({ ...told, leaks: words.ours })
      }
    }
    expect(found).toEqual([])
  })
})

/** What a request may come to besides: what a rule says is where it would lead if its form could be read. */
function isAsExpected(expected: string, { came, status }: Answer, method: Method): boolean {
  if (expected === came) return true
  const isChange = method !== 'GET'
  if (expected === 'no such request')
    return came === 'no such thing' || came === 'refused' || (!isChange && came === 'let in')
  const takesNone = isChange && came === 'no such request'
  // Whoever may do it is told that the form cannot be read; whoever may not hears that, whatever the form says.
  const unread = takesNone || (isChange && (status === 400 || status === 422))
  if (expected === 'let in') return unread || came === 'no such thing'
  return takesNone && expected !== 'to sign in' && method !== 'POST'
}

test('the walk would see a leak: whoever may read finds the words', async () => {
  const seen = async (name: string, path: string) => {
    const { text } = await ask(
      walkers.find((walker) => walker.name === name)!,
      'GET',
      path,
    )
    return Object.values(words).filter((word) => text.includes(word))
  }
  const page = (id: string) => `/w/${workspace.name}/conversations/${encodeURIComponent(id)}`
  for (const name of ['viewer', 'owner']) expect(await seen(name, page('email:ours1'))).toEqual([words.ours])
  const list = `/api/v1/conversations?workspace=${workspace.name}&measure=first_response`
  expect(await seen('token to read', list)).toEqual(expect.arrayContaining([words.ours, words.agency]))
})

test('an agency’s people change nothing that is not theirs, and what is theirs they may', async () => {
  const member = walkers.find(({ name }) => name === 'agency’s member')!
  const post = async (path: string, form: Record<string, string>) => {
    const headers = { ...(await member.headers()), Origin: web.url }
    const init = { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams(form) } as const
    return (await fetch(`${web.url}/w/${workspace.name}/${path}`, init)).status
  }
  const changes = async () => (await opened.pool.query('select from audit where who = any($1)', [people])).rowCount
  const { rows } = await opened.pool.query<{ name: string }>('select name from platform."user"')
  const people = rows.map(({ name }) => name)
  const before = await changes()
  for (const [conversation, isOurs] of [
    ['email:late1', false],
    ['x:agency3', true],
  ] as const) {
    const claimed = await post('waiting/change', { do: 'claim', conversation })
    const json = JSON.stringify({ message: conversation, workspace: workspace.name, verdict: { complaint: true } })
    const corrected = await fetch(`${web.url}/api/v1/corrections`, {
      ...{ method: 'POST', body: json },
      headers: { ...(await member.headers()), Origin: web.url, 'Content-Type': 'application/json' },
    })
    expect({ conversation, claimed: claimed < 400, corrected: corrected.ok }).toEqual({
      conversation,
      claimed: isOurs,
      corrected: isOurs,
    })
    if (!isOurs) expect(await changes()).toBe(before)
  }
})

test('an agency’s people find what they were in charge of and what they replied in, and count nothing else', async () => {
  const member = walkers.find(({ name }) => name === 'agency’s member')!
  const { text } = await ask(member, 'GET', `/api/v1/conversations?workspace=${workspace.name}&measure=first_response`)
  const { conversations, total } = JSON.parse(text.slice(text.indexOf('\n{'))) as {
    conversations: { id: string }[]
    total: number
  }
  expect(conversations.map(({ id }) => id).toSorted()).toEqual(['email:helped1', 'x:agency1', 'x:agency3'])
  expect(total).toBe(3)
})

test('the table of rights in docs is what the code does', async () => {
  await expect(rightsDocument()).toMatchFileSnapshot('../../docs/rights.md')
})
