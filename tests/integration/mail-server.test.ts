import { createServer, type Server } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { setMail } from '#app/actions/mail-server.server.ts'
import { composeMail, type MailDoor, openMail } from '#app/platform/mail.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { findMailServer, findMailServerShown } from '#db/queries/mail-server.ts'
import { busyNow } from '../factories/busy-week.ts'
import { localCertificate } from '../factories/certificate.ts'
import { scopeOfAll, traceable } from '../factories/letters.ts'
import { startMailServer } from '../factories/mail-server.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'

const { db, pool } = await createTestDatabase()

/** What a server that is asked so says to one mail. */
async function tried(
  door: Partial<MailDoor> & { port: number },
  { handOver, ...options }: Parameters<typeof openMail>[1] & { handOver?: () => Promise<boolean> } = {},
) {
  const given = { host: '127.0.0.1', tls: 'none', username: '', password: '', ...door } as const
  const raw = await composeMail({
    from: 'desk@acorn.example',
    to: 'ann@reader.example',
    subject: 'Hello',
    text: 'Hello',
  })
  const way = openMail(given, { patienceMs: 3000, answerMs: 3000, ...options })
  try {
    return await way.send({ from: 'desk@acorn.example', to: 'ann@reader.example', raw, ...(handOver && { handOver }) })
  } finally {
    way.close()
  }
}

/** Something that listens and is no mail server. */
async function listening(onConnect: Parameters<typeof createServer>[1]): Promise<number> {
  const server: Server = createServer({}, onConnect)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return (server.address() as { port: number }).port
}

test('a server is spoken to as it asks: STARTTLS with a certificate we know, then its user and password', async () => {
  const { key, cert } = localCertificate
  const password = traceable()
  const server = await startMailServer({
    ...{ key, cert, secure: false, hideSTARTTLS: false, disabledCommands: [], authOptional: false },
    onAuth({ username, password: given }, { secure }, callback) {
      if (secure && username === 'desk' && given === password) callback(null, { user: username })
      else callback(new Error('No such user or password'))
    },
  })
  const door = { port: server.port, tls: 'starttls', username: 'desk', password } as const
  expect(await tried(door, { ca: cert })).toEqual({ ok: true, answer: expect.stringContaining('250') })
  expect(server.to()).toEqual(['ann@reader.example'])
  expect(await tried(door)).toMatchObject({
    step: 'door',
    says: expect.stringMatching(/certificate that is not trusted here/),
  })
  const wrong = await tried({ ...door, password: 'wrong' }, { ca: cert })
  expect(wrong).toMatchObject({
    ...{ ok: false, step: 'door', isUnknown: false },
    says: expect.stringMatching(/^The server refused the user name or the password\. It answered: “535 /),
  })
  expect(await tried({ ...door, tls: 'tls' }, { ca: cert })).toMatchObject({
    says: expect.stringMatching(/does not begin with TLS: choose STARTTLS/),
  })
  expect(server.to()).toHaveLength(1)
})

test('whatever is wrong with a server is told in plain words', async () => {
  const plain = await startMailServer()
  expect(await tried({ port: plain.port, tls: 'starttls' })).toMatchObject({
    says: expect.stringContaining('could not be encrypted'),
  })
  expect(await tried({ port: 25, host: 'nowhere.invalid' })).toMatchObject({
    says: 'No server “nowhere.invalid” is found: is its name right?',
  })
  const silent = await listening(() => undefined)
  expect(await tried({ port: silent }, { patienceMs: 200 })).toMatchObject({
    says: expect.stringMatching(/did not answer in time/),
  })
  const web = await listening((socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
  expect(await tried({ port: web })).toMatchObject({ ok: false, step: 'door' })
  const closing = await startMailServer({
    onMailFrom: (_from, _session, callback) => callback(new Error('Not from you')),
  })
  expect(await tried({ port: closing.port })).toMatchObject({
    ...{
      step: 'door',
      says: expect.stringMatching(/^The server does not take mail from our address\. .*Not from you/),
    },
  })
})

test('a server that takes all of it and then says nothing may have taken it', async () => {
  const server = await startMailServer({ beforeAnswer: () => new Promise(() => undefined) })
  expect(await tried({ port: server.port }, { answerMs: 300 })).toMatchObject({ ok: false, isUnknown: true })
  const slow = await startMailServer({ onRcptTo: () => undefined })
  expect(await tried({ port: slow.port }, { answerMs: 300 })).toMatchObject({ ok: false, isUnknown: false })
})

test('what may not be handed over does not go out, and is no fault of the server', async () => {
  const server = await startMailServer()
  const refused = await tried({ port: server.port }, { handOver: () => Promise.resolve(false) })
  expect(refused).toMatchObject({ ok: false, isUnknown: false, step: 'message', isForGood: false })
  const broken = new Error('the database is gone')
  await expect(tried({ port: server.port }, { handOver: () => Promise.reject(broken) })).rejects.toBe(broken)
  expect(server.to()).toEqual([])
})

test('a password is kept for its server and user alone, and no page and no line of the audit log has it', async () => {
  const workspace = await freshWorkspace(db)
  const scope = scopeOfAll(workspace)
  const password = traceable()
  const first = {
    host: 'smtp.acorn.example',
    port: '587',
    tls: 'starttls',
    username: 'desk',
    from_address: 'desk@acorn.example',
  }
  const set = (fields: Record<string, string>) =>
    inWorkspace(db, scope, (trx) =>
      setMail(trx, scope, { text: (name) => fields[name] ?? '', who: 'Mara', now: busyNow }),
    )
  const kept = () => inWorkspace(db, scope, (trx) => findMailServer(trx, scope))
  expect(await set(first)).toMatchObject({ ok: false, reason: expect.stringMatching(/^Give the password, too/) })
  expect(await set({ ...first, password })).toEqual({ ok: true })
  expect(await set({ ...first, from_name: 'Acorn' })).toEqual({ ok: true })
  expect(await kept()).toMatchObject({ password, from_name: 'Acorn' })
  for (const other of [{ host: 'smtp.elsewhere.example' }, { port: '2525' }, { username: 'other' }])
    expect(await set({ ...first, ...other })).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/^Give the password, too/),
    })
  for (const [wrong, reason] of [
    [{ tls: 'none', password }, /could be read on the way/],
    [{ host: '127.mail.acorn.example', tls: 'none', password }, /could be read on the way/],
    [{ host: 'a b' }, /^Name the server/],
    [{ port: '0' }, /is no port/],
    [{ from_address: 'desk' }, /is no e-mail address/],
    [{ from_name: 'Acorn\r\nBcc: x@y.example' }, /in one line/],
  ] as const)
    expect(await set({ ...first, ...wrong })).toMatchObject({ ok: false, reason: expect.stringMatching(reason) })
  expect(await kept()).toMatchObject({ host: 'smtp.acorn.example', password })

  const shown = await inWorkspace(db, scope, (trx) => findMailServerShown(trx, scope))
  expect(shown).toMatchObject({ has_password: true })
  const { rows } = await pool.query('select * from audit where workspace_id = $1', [workspace.id])
  expect(rows).toHaveLength(2)
  expect(JSON.stringify([shown, rows])).not.toContain(password)
})
