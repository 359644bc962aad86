import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
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
