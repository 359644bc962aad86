import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createServerApp } from '#app/server.ts'
import { ensurePages } from '../browser/web.ts'
import { cookieOf, ensureOwner, signedInBy } from '../factories/signed-in.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'

const { db } = await createTestDatabase()
const workspace = await freshWorkspace(db)
const logged: { level: number; status?: number }[] = []
const server = createServer()
let url = ''

beforeAll(async () => {
  await ensurePages()
  const log = pino(
    { level: 'trace' },
    { write: (line) => void logged.push(JSON.parse(line) as (typeof logged)[number]) },
  )
  server.on('request', signedInBy(await cookieOf(db, await ensureOwner(db)), await createServerApp({ db, log })))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
})

test('a form sent to a page that takes none is refused, and is no failure of ours in the log', async () => {
  logged.length = 0
  const answer = await fetch(`${url}/w/${workspace.name}/measures`, { method: 'POST', headers: { Origin: url } })
  expect(answer.status).toBe(405)
  const page = (await answer.text()).replaceAll(/<script.*?<\/script>/gs, '')
  expect(page).toContain('This page takes no form: nothing was changed.')
  expect(page).not.toContain('routes/measures')
  expect(logged.map(({ level, status }) => [level, status])).toEqual([[pino.levels.values['info'], 405]])
})

test.each(['/%ff', '/w/%ff/health', '/w/%E0%A4%A/health', '/api/v1/%ff'])(
  '%s is no address, and that is said in a sentence',
  async (path) => {
    const answer = await fetch(`${url}${path}`)
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('This address cannot be read')
  },
)

/** As no browser asks: fetch would tidy the address up. Nobody is signed in by this cookie. */
function raw(head: string, cookie = 'Cookie: rapport=nobodys\r\n'): Promise<string> {
  return new Promise((answered, failed) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    let answer = ''
    socket.on('data', (data) => (answer += data.toString()))
    socket.on('close', () => answered(answer))
    socket.on('error', failed)
    socket.write(`${head}\r\nHost: localhost\r\nConnection: close\r\n${cookie}\r\n`)
  })
}

test.each([
  '/hooks/..\\',
  '/hooks/..',
  '/hooks/%2e%2e',
  '/hooks/..\\account',
  `/hooks/..\\w\\${workspace.name}\\health`,
])('GET %s leads nobody past the gate', async (path) => {
  expect(await raw(`GET ${path} HTTP/1.1`)).toMatch(/^HTTP\/1.1 303 [^]*location: \/sign-in/i)
})

test.each(['/hooks/..\\api\\v1\\openapi.json', '/sign-in\\..\\api\\v1\\readings'])(
  'GET %s is the API to the gate as well',
  async (path) => {
    expect(await raw(`GET ${path} HTTP/1.1`)).toMatch(/^HTTP\/1.1 401 /)
  },
)

test('an address of another host, or none of ours, is not looked at', async () => {
  expect(await raw('GET http://localhost/sign-in HTTP/1.1')).toMatch(/^HTTP\/1.1 400 /)
})

test('who is not signed in cannot fill the memory: a body says how large it is, and is small', async () => {
  const form = 'Content-Type: application/x-www-form-urlencoded\r\n'
  const large = await raw('POST /sign-in HTTP/1.1', `${form}Content-Length: 200000000\r\n`)
  expect(large).toMatch(/^HTTP\/1.1 413 [^]*more than 1 MB/)
  const endless = await raw('POST /sign-in HTTP/1.1', `${form}Transfer-Encoding: chunked\r\n`)
  expect(endless).toMatch(/^HTTP\/1.1 411 /)
})

test.each([
  ['/account', { do: 'end', session: 'abc' }],
  [`/w/${workspace.name}/settings/sessions`, { session: '1e30' }],
  [`/w/${workspace.name}/settings/people`, { do: 'remove', user: 'abc' }],
  [`/w/${workspace.name}/settings/people`, { do: 'take back', invitation: '9'.repeat(40) }],
  [`/w/${workspace.name}/settings`, { do: 'remove note', id: '1e30' }],
  [`/w/${workspace.name}/settings`, { do: 'remove note', id: '1.5' }],
])('a form to %s with %j names nothing, and is no failure of ours', async (path, form) => {
  const body = new URLSearchParams(form)
  const answer = await fetch(`${url}${path}`, { method: 'POST', body, redirect: 'manual', headers: { Origin: url } })
  expect(answer.status).toBeLessThan(500)
})

test('a file whose form does not say where its parts end is refused, and so is a position that is no moment', async () => {
  const headers = { Origin: url, 'Content-Type': 'multipart/form-data' }
  const sent = await fetch(`${url}/w/${workspace.name}/sources/add`, { method: 'POST', body: 'x', headers })
  expect(sent.status).toBe(400)
  const page = await fetch(`${url}/w/${workspace.name}/customers?after=2026-99-99T99:99:99Z~x`)
  expect(page.status).toBeLessThan(500)
})
