import { expect, test } from 'vitest'
import { createTestDatabase } from '../setup/database.ts'
import { busyNow } from '../factories/busy-week.ts'
import {
  copyOfLetter,
  deliver,
  deliveriesOf,
  letBeServer,
  letRead,
  sendIt,
  workspaceWithLetter,
} from '../factories/letters.ts'
import { refusal, startMailServer } from '../factories/mail-server.ts'

const database = await createTestDatabase()
const original = await workspaceWithLetter(database)
const minutesLater = (minutes: number) => new Date(busyNow.getTime() + minutes * 60_000)

const stateOf = async (workspace: Parameters<typeof deliveriesOf>[1]) =>
  (await deliveriesOf(database, workspace)).map(({ state, says }) => ({ state, says }))

test('each reader gets one mail, and sending again sends nothing', async () => {
  const workspace = await copyOfLetter(database, original)
  const server = await startMailServer()
  await letBeServer(database, workspace, { port: server.port })
  await letRead(database, workspace, ['ann', 'bo', 'cy'])
  expect(await sendIt(database, workspace)).toEqual({ ok: true, isNew: 3 })
  await Promise.all([deliver(database, workspace), deliver(database, workspace)])
  await deliver(database, workspace)
  expect(server.to()).toEqual(['ann@reader.example', 'bo@reader.example', 'cy@reader.example'])
  expect(await sendIt(database, workspace)).toMatchObject({ ok: false, status: 409 })
  expect((await stateOf(workspace)).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent'])
})

test('an address that is refused is not tried again, one that waits is', async () => {
  const workspace = await copyOfLetter(database, original)
  let isBusy = true
  const server = await startMailServer({
    onRcptTo({ address }, _session, callback) {
      if (address.startsWith('nobody')) callback(refusal(550, '5.1.1 There is no such box'))
      else if (address.startsWith('later') && isBusy) callback(refusal(450, '4.2.1 Come back later'))
      else callback()
    },
  })
  await letBeServer(database, workspace, { port: server.port })
  await letRead(database, workspace, ['ann', 'nobody', 'later'])
  await sendIt(database, workspace)
  await deliver(database, workspace)
  expect(await stateOf(workspace)).toMatchObject([
    { state: 'sent' },
    { state: 'failed', says: expect.stringMatching(/^The address was refused\. .*no such box/) },
    { state: 'waiting', says: expect.stringMatching(/does not take mail for this address just now\. .*Come back/) },
  ])
  isBusy = false
  await deliver(database, workspace, minutesLater(4))
  expect(server.to()).toEqual(['ann@reader.example'])
  await deliver(database, workspace, minutesLater(5))
  expect(server.to()).toEqual(['ann@reader.example', 'later@reader.example'])
})
