import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createNet, type AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createCaller } from './call-out.ts'

const open: { close: () => unknown }[] = []
afterEach(() => {
  for (const server of open.splice(0)) server.close()
})

async function serve(answer: RequestListener): Promise<{ port: number; server: Server }> {
  const server = createServer(answer)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  open.push({ close: () => (server.closeAllConnections(), server.close()) })
  return { port: (server.address() as AddressInfo).port, server }
}

const { call } = createCaller({ allowsPrivate: true })
const said = { headers: { 'Content-Type': 'application/json' }, body: '{"é":1}' }

test('it posts what it is given, and gives back what is answered, but never more than the beginning', async () => {
  const heard: unknown[] = []
  const { port } = await serve((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      heard.push([request.method, request.headers['content-length'], Buffer.concat(parts).toString()])
      response.writeHead(202).end('x'.repeat(1_000_000))
    })
  })
  const called = await call({ url: `http://127.0.0.1:${port}/hook`, ...said })
  expect(heard).toEqual([['POST', '8', '{"é":1}']])
  expect(called).toMatchObject({ ok: true, status: 202 })
  expect(called.ok && called.text.length).toBe(4096)
})

test('it does not follow a redirect', async () => {
  let times = 0
  const { port } = await serve((_request, response) => {
    times += 1
    response.writeHead(307, { Location: '/elsewhere' }).end()
  })
  expect(await call({ url: `http://127.0.0.1:${port}`, ...said })).toMatchObject({ ok: true, status: 307 })
  expect(times).toBe(1)
})

test.each([
  ['http://93.184.216.34/', 'Rapport sends letters by https only.'],
  ['ftp://example.com/', 'This is no web address: write it as https://example.com/hook.'],
  ['https://me:secret@example.com/', 'Leave name and password out of the address.'],
  ['https://127.0.0.1/', '127.0.0.1 leads to this machine or a private network'],
  ['https://0x7f.1/', '127.0.0.1 leads to this machine or a private network'],
  ['https://[::1]/', '[::1] leads to this machine or a private network'],
  ['https://localhost/', 'localhost leads to this machine or a private network'],
  ['https://169.254.169.254/latest/', '169.254.169.254 leads to an address that Rapport never calls.'],
])('it refuses %s, and connects to nothing', async (url, why) => {
  const called = await createCaller({ allowsPrivate: false }).call({ url, ...said })
  expect(called).toMatchObject({ ok: false, isForGood: true, isUnknown: false })
  expect(!called.ok && called.says).toContain(why)
})

test('a name that leads to a private address too is refused, and one is asked for its addresses only once', async () => {
  let asked = 0
  const find = async () => {
    asked += 1
    return [
      { address: '93.184.216.34', family: 4 },
      { address: asked === 1 ? '10.0.0.7' : '93.184.216.34', family: 4 },
    ]
  }
  const called = await createCaller({ allowsPrivate: false, find }).call({ url: 'https://two.example/', ...said })
  expect(!called.ok && called.says).toContain('two.example leads to this machine or a private network')
  expect(asked).toBe(1)
})

test('it connects to the address that was looked at, whatever the name leads to later', async () => {
  let host = ''
  const { port } = await serve((request, response) => {
    host = request.headers.host ?? ''
    response.end('here')
  })
  const find = async () => [{ address: '127.0.0.1', family: 4 }]
  const caller = createCaller({ allowsPrivate: true, find })
  const called = await caller.call({ url: `http://no-such-name.invalid:${port}/`, ...said })
  expect(called).toMatchObject({ ok: true, text: 'here' })
  expect(host).toBe(`no-such-name.invalid:${port}`)
})

test('by http it calls nobody in the world, also where private addresses are called', async () => {
  const find = async () => [{ address: '93.184.216.34', family: 4 }]
  const called = await createCaller({ allowsPrivate: true, find }).call({ url: 'http://example.com/', ...said })
  expect(!called.ok && called.says).toBe('Rapport sends letters by https only.')
})

test('nothing goes out before it is handed over, and nothing at all where that is refused', async () => {
  let heard = 0
  const server = createNet((socket) => socket.on('data', () => (heard += 1)).on('error', () => undefined))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  open.push(server)
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const seen: number[] = []
  const called = await call({
    ...{ url, ...said },
    handOver: async () => {
      seen.push(heard)
      return false
    },
  })
  expect(called).toMatchObject({ ok: false, isUnknown: false })
  expect([seen, heard]).toEqual([[0], 0])
})

test('who does not answer in time or breaks off may have it, and is told so in plain words', async () => {
  const stop = new AbortController()
  const { port } = await serve((request) => {
    if (request.url === '/slow') stop.abort(new DOMException('enough', 'TimeoutError'))
    else request.socket.destroy()
  })
  const maybe = { ok: false, isForGood: false, isUnknown: true }
  const slow = await call({ url: `http://127.0.0.1:${port}/slow`, ...said, signal: stop.signal })
  expect(slow).toEqual({ ...maybe, says: '127.0.0.1 did not answer in time.' })
  const broken = await call({ url: `http://127.0.0.1:${port}/broken`, ...said })
  expect(broken).toEqual({ ...maybe, says: 'The connection to 127.0.0.1 broke off.' })
})

test('who cannot be reached certainly has nothing', async () => {
  const { port, server } = await serve(() => undefined)
  await new Promise((closed) => server.close(closed))
  const gone = { ok: false, isForGood: false, isUnknown: false }
  expect(await call({ url: `http://127.0.0.1:${port}`, ...said })).toEqual({
    ...{ ...gone, says: '127.0.0.1 lets nobody connect: is the port right?' },
  })
  const slowName = createCaller({ allowsPrivate: true, patienceMs: 50, find: () => new Promise(() => undefined) })
  expect(await slowName.call({ url: 'https://slow.example/', ...said })).toEqual({
    ...{ ...gone, says: 'slow.example did not answer in time.' },
  })
})

test('a server that speaks no https, or nothing of the kind, is told so', async () => {
  const { port } = await serve((_request, response) => response.end())
  expect(await call({ url: `https://127.0.0.1:${port}`, ...said })).toMatchObject({
    says: '127.0.0.1 does not speak https there.',
  })
  const server = createNet((socket) => void socket.on('error', () => undefined).end('220 mail.example ready\r\n'))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  open.push(server)
  expect(await call({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, ...said })).toMatchObject({
    ok: false,
    says: '127.0.0.1 does not answer as a web server does.',
  })
})
