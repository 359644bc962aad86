import express from 'express'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { sharedDoor } from './shared-door.ts'

test('one place looks at so much a minute, and prints so many of one link', async () => {
  const app = express()
  let now = 0
  app.use(
    '/s',
    sharedDoor(() => now),
  )
  app.use((_request, response) => void response.send('shown'))
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    const { port } = server.address() as AddressInfo
    const ask = async (path: string) => {
      const { status, headers } = await fetch(`http://127.0.0.1:${port}/s/${path}`)
      return { status, after: headers.get('retry-after') }
    }
    const prints = []
    for (let nth = 0; nth < 11; nth += 1) prints.push((await ask('secret/letter.pdf')).status)
    expect(prints).toEqual([...Array.from({ length: 10 }, () => 200), 429])
    expect((await ask('another/letter.pdf')).status).toBe(200)
    const looks = []
    for (let nth = 0; nth < 109; nth += 1) looks.push((await ask('secret')).status)
    expect(looks.filter((status) => status === 200)).toHaveLength(108)
    expect(await ask('another')).toEqual({ status: 429, after: '1' })
    now = 1_000
    expect((await ask('another')).status).toBe(200)
  } finally {
    server.close()
  }
})
