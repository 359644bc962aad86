import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { portTaken, whoHolds } from './port.ts'

async function listening(answer: unknown): Promise<{ port: number; [Symbol.asyncDispose](): Promise<void> }> {
  const server = createServer((_request, response) => void response.end(JSON.stringify(answer)))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const close = () => new Promise<void>((done) => server.close(() => done()))
  return { port: (server.address() as AddressInfo).port, [Symbol.asyncDispose]: close }
}

test('a second start hears that a Rapport already runs, and which process it is', async () => {
  await using server = await listening({ app: 'rapport', process: 4711 })
  expect(await portTaken(server.port)).toContain('taken by a Rapport that already runs (process 4711)')
})

test.runIf(process.platform === 'linux')('another program is named by its process', async () => {
  await using server = await listening('hello')
  expect(await whoHolds(server.port)).toContain(`(process ${process.pid})`)
})

test('a port that nobody holds has no holder', async () => {
  const { port, ...server } = await listening('gone')
  await server[Symbol.asyncDispose]()
  expect(await whoHolds(port)).toBeUndefined()
})
