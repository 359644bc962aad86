import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWorkspace } from '#db/queries/workspace.ts'
import { createTestDatabase } from '../setup/database.ts'
import { startWeb, type Web } from './web.ts'

const { db } = await createTestDatabase()
let web: Web

beforeAll(async () => {
  web = await startWeb(db, () => new Date('2026-02-09T08:40:00Z'))
})

afterAll(() => web.close())

const home = () => fetch(`${web.url}/`, { redirect: 'manual' })

test('the first page leads from nothing to one workspace to a choice between several', async () => {
  expect(await (await home()).text()).toContain('npm run -s rapport -- import csv path/to/your-file.csv</code>')

  await createWorkspace(db, 'sample', { is_sample: true })
  expect((await home()).headers.get('location')).toBe('/w/sample/health')

  await createWorkspace(db, 'Alder & Finch')
  expect((await home()).headers.get('location')).toBe('/w/Alder%20%26%20Finch/health')
  expect((await fetch(`${web.url}/`)).status).toBe(200)

  await createWorkspace(db, 'Corrie')
  const choice = await (await home()).text()
  for (const name of ['/w/sample/', '/w/Alder%20%26%20Finch/', '/w/Corrie/']) expect(choice).toContain(name)
  expect(choice).toContain('(an invented shop)')
})

test('a page says what a browser may run, and holds no script beside it', async () => {
  const answer = await fetch(`${web.url}/w/Corrie/measures`)
  const policy = answer.headers.get('content-security-policy') ?? ''
  const nonce = /script-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1]
  expect(policy).toContain("style-src-attr 'unsafe-inline'")
  expect(policy).not.toContain('upgrade-insecure-requests')
  expect(answer.headers.get('strict-transport-security')).toBeNull()
  const scripts = [...(await answer.text()).matchAll(/<script[^>]*>/g)].map(([tag]) => tag)
  expect(scripts.length).toBeGreaterThan(0)
  expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([])
  expect((await fetch(`${web.url}/w/Corrie/measures`)).headers.get('content-security-policy')).not.toContain(nonce)
})

test('files of the build are kept for ever, since their names change with them', async () => {
  const page = await (await fetch(`${web.url}/w/Corrie/measures`)).text()
  const file = /\/assets\/[\w-]+\.css/.exec(page)?.[0]
  expect((await fetch(`${web.url}${file}`)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  // Of the build before, which a page that is still open may ask for.
  const gone = await fetch(`${web.url}/assets/health-OLD.js`)
  expect([gone.status, gone.headers.get('cache-control'), gone.headers.get('content-type')]).toEqual([
    404,
    'no-store',
    'text/plain; charset=utf-8',
  ])
})

test('scripts travel as small as the build made them, to whoever takes that', async () => {
  const page = await (await fetch(`${web.url}/w/Corrie/measures`)).text()
  const script = /src="(\/assets\/entry[^"]+\.js)"/.exec(page)?.[1] ?? /"(\/assets\/entry[^"]+\.js)"/.exec(page)?.[1]
  const ask = async (encoding: string) => {
    const answer = await fetch(`${web.url}${script}`, { headers: { 'accept-encoding': encoding } })
    return {
      encoding: answer.headers.get('content-encoding'),
      type: answer.headers.get('content-type')?.toLowerCase(),
      kept: answer.headers.get('cache-control'),
      text: await answer.text(),
    }
  }
  const [small, whole] = [await ask('gzip, br'), await ask('identity')]
  expect(small).toEqual({ ...whole, encoding: 'br' })
  expect(whole).toMatchObject({ encoding: null, kept: 'public, max-age=31536000, immutable' })
  expect(whole.type).toContain('javascript')
})
