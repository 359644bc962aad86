import { expect, test } from 'vitest'
import { copyOfLetter, letBeServer, workspaceWithLetter } from '../factories/letters.ts'
import { busyNow } from '../factories/busy-week.ts'
import { refusal, startMailServer } from '../factories/mail-server.ts'
import { createTestDatabase } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'

const database = await createTestDatabase()
const original = await workspaceWithLetter(database)

test('at the terminal readers are added, listed and removed, a letter is tried and sent, and sent again to nobody', async () => {
  const workspace = await copyOfLetter(database, original)
  let refuses = true
  const server = await startMailServer({
    onRcptTo({ address }, _session, callback) {
      if (refuses && address.startsWith('bo')) callback(refusal(450, '4.2.1 Come back later'))
      else callback()
    },
  })
  const { say, json } = terminal(database, { workspace: workspace.name, now: () => busyNow })
  expect(await say('report', 'send')).toMatchObject({
    reason: 'usage',
    err: expect.stringContaining('Nobody is on the list'),
  })
  expect((await say('reader', 'add', 'Ann@Reader.example', '--name', 'Ann')).out).toBe(
    'ann@reader.example gets the weekly letter.\n',
  )
  expect(await say('reader', 'add', 'ann')).toMatchObject({
    reason: 'usage',
    err: expect.stringContaining('no e-mail address'),
  })
  await say('reader', 'add', 'bo@reader.example')
  await say('reader', 'add', 'cy@reader.example')
  expect((await say('reader', 'remove', 'cy@reader.example')).reason).toBe('ok')
  expect(await json<unknown[]>('reader', 'list')).toMatchObject([
    { email: 'ann@reader.example', name: 'Ann', addedBy: 'terminal', leftAt: null },
    { email: 'bo@reader.example' },
  ])
  expect(await say('report', 'send')).toMatchObject({ err: expect.stringContaining('No mail server is set') })

  await letBeServer(database, workspace, { port: server.port })
  expect((await say('report', 'send', '--to', 'lead@reader.example')).err).toMatch(/^The server took a mail for lead/)
  expect(server.to()).toEqual(['lead@reader.example'])
  expect(await say('report', 'send', '--week', '2025-W30')).toMatchObject({
    reason: 'usage',
    err: expect.stringContaining('Week 2025-W30 has no letter'),
  })
  const sent = await say('report', 'send', '--week', '2026-W02')
  expect(sent).toMatchObject({
    reason: 'failed',
    out: expect.stringMatching(/Sent: 1\nWaits: 1\n {2}The server does not take mail/),
  })
  expect(server.to()).toEqual(['ann@reader.example', 'lead@reader.example'])

  refuses = false
  const later = terminal(database, { workspace: workspace.name, now: () => new Date(busyNow.getTime() + 3_600_000) })
  expect(await later.json('report', 'send')).toMatchObject([{ state: 'sent' }, { state: 'sent', attempts: 2 }])
  expect(await later.say('report', 'send')).toMatchObject({ reason: 'ok', out: 'Sent: 2\n' })
  expect(server.to()).toEqual(['ann@reader.example', 'bo@reader.example', 'lead@reader.example'])
})
