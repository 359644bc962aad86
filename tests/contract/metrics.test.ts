import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeToken } from '#app/actions/tokens.server.ts'
import { atThisMachine } from '#app/rights/asker.ts'
import type { TokenScope } from '#app/rights/roles.ts'
import { countJob } from '#db/queries/metrics.ts'
import { startWeb, type Web } from '../browser/web.ts'
import { importText } from '../factories/imported.ts'
import { mailLines } from '../factories/records.ts'
import { cookieOf, ensureOwner, makePerson } from '../factories/signed-in.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'

const database = await createTestDatabase()
const { db } = database
const workspace = await freshWorkspace(db)

let web: Web
beforeAll(async () => {
  web = await startWeb(db, () => new Date('2026-02-09T08:40:00Z'), { signedIn: false })
})
afterAll(() => web.close())

async function tokenTo(scope: TokenScope) {
  const made = await makeToken(db, workspace, atThisMachine, { name: scope, scope })
  return { Authorization: `Bearer ${made.ok ? made.token : ''}` }
}
const metrics = (headers: Record<string, string> = {}) => fetch(`${web.url}/metrics`, { headers })

/** The samples by their whole line but the value. */
const samplesOf = (text: string) =>
  new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  )

test('a token for it reads how the installation does; nobody and nothing else does', async () => {
  expect((await metrics()).status).toBe(401)
  expect((await metrics({ Cookie: await cookieOf(db, await ensureOwner(db)) })).status).toBe(401)
  for (const scope of ['read', 'care', 'ingest'] as const)
    expect((await metrics(await tokenTo(scope))).status).toBe(403)
  const { run } = await importText(database, workspace.id, mailLines(3, 10).join(''), { format: 'jsonl' })
  await countJob(db, 'read-words', { ok: true, seconds: 2 })
  await countJob(db, 'read-words', { ok: false, seconds: 1 })
  const token = await tokenTo('metrics')
  await fetch(`${web.url}/w/${workspace.name}/health?q=ann@example.org`, { redirect: 'manual' })
  const answer = await metrics(token)
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=/)
  const text = await answer.text()
  const samples = samplesOf(text)
  const count = (name: string, labels: string) => samples.get(`rapport_${name}{${labels}}`)
  expect(count('http_request_duration_seconds_count', 'method="GET",route="/w/:workspace/health",status="303"')).toBe(1)
  expect(count('import_rows', 'result="new"')).toBe(run.new)
  expect(count('jobs_ended', 'job="read-words"')).toBe(1)
  expect(count('jobs_failed', 'job="read-words"')).toBe(1)
  expect(count('job_seconds', 'job="read-words"')).toBe(3)
  expect(samples.get('rapport_workspaces')).toBe(1)
  expect(samples.get('rapport_sessions')).toBe(1)
  expect(count('db_connections', 'state="idle"')).toBeGreaterThan(0)
  for (const told of [workspace.name, 'example.org', 'acorn']) expect(text).not.toContain(told)
  // Whoever owns one workspace gives no view of all.
  const owner = await makePerson(db, { workspaceId: workspace.id, role: 'owner' })
  const form = new URLSearchParams({ name: 'a look at all', scope: 'metrics' })
  const asked = await fetch(`${web.url}/w/${workspace.name}/settings/tokens`, {
    ...{ method: 'POST', body: form, redirect: 'manual' },
    headers: { Cookie: await cookieOf(db, owner), Origin: web.url },
  })
  expect(asked.status).toBe(422)
  // It is for this alone.
  const readings = await fetch(`${web.url}/api/v1/readings`, { headers: token })
  expect(readings.status).toBe(403)
})
