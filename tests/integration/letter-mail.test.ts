import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { leaveByLink } from '#app/actions/leave-letter.server.ts'
import { addReader, removeReader, setBounces } from '#app/actions/letter-readers.server.ts'
import { sendAgain } from '#app/actions/letter-sending.server.ts'
import { leaveToken } from '#app/rights/leave-link.ts'
import { editLetter } from '#app/weekly-report/edit.server.ts'
import { openDueMailings } from '#app/weekly-report/sending/mailing.server.ts'
import { readOutgoing } from '#app/weekly-report/sending/outgoing.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { busyNow, busyWeek } from '../factories/busy-week.ts'
import { expectFigures, packed } from '../factories/letter-figures.ts'
import {
  copyOfLetter,
  deliver,
  deliveriesOf,
  letBeServer,
  letRead,
  letterHost,
  scopeOfAll,
  sendIt,
  workspaceWithLetter,
} from '../factories/letters.ts'
import { createTestDatabase } from '../setup/database.ts'
import { refusal, startMailServer } from '../factories/mail-server.ts'

const database = await createTestDatabase()
const { db } = database
const original = await workspaceWithLetter(database)
const minutesLater = (minutes: number) => new Date(busyNow.getTime() + minutes * 60_000)

const stateOf = async (workspace: Parameters<typeof deliveriesOf>[1]) =>
  (await deliveriesOf(database, workspace)).map(({ state, says }) => ({ state, says }))

/** What a mail program shows of HTML. */
const textOf = (html: string) =>
  html
    .replace(/<(style|title)[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => signs[name]!)
const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' }

/** A port where nothing listens. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

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

test('a mail says every figure of the letter in both parts, and what programs for mail want to know', async () => {
  const workspace = await copyOfLetter(database, original)
  const server = await startMailServer()
  await letBeServer(database, workspace, { port: server.port, reply_to: 'lead@acorn.example' })
  const [reader] = await letRead(database, workspace, ['ann'])
  const scope = scopeOfAll(workspace)
  const change = { do: 'note', text: 'The <b>pumps</b> & taps\nare recalled.' } as const
  await inWorkspace(db, scope, (trx) => editLetter(trx, scope, { week: '2026-W02', change, seen: 0, who: 'Mara' }))
  await sendIt(database, workspace)
  await deliver(database, workspace)
  const { mail, raw } = server.arrived[0]!
  const { letter } = (await readOutgoing({ db, now: () => busyNow, workspace: workspace.name, host: letterHost })(
    busyWeek,
  ))!
  expectFigures('plain part', mail.text!, letter)
  expectFigures('HTML part', textOf(mail.html as string), letter)
  for (const part of [mail.text!, textOf(mail.html as string)])
    expect(letter.notes.filter(({ text }) => !packed(part).includes(packed(text)))).toEqual([])
  expect(mail.subject).toBe(letter.headline.title)
  expect(mail.html).toContain('The &lt;b&gt;pumps&lt;/b&gt; &amp; taps<br>are recalled.')
  expect(mail.html).not.toMatch(/<script|<img|<link|<svg|url\(|src=/i)
  // Nothing but what a person may follow leads elsewhere.
  expect(
    [...(mail.html as string).matchAll(/https?:\/\/[^"<\s]+/g)]
      .map(([url]) => url)
      .every((url) => url.startsWith(letterHost)),
  ).toBe(true)
  expect(mail.from?.text).toBe('"Acorn desk" <desk@acorn.example>')
  expect(mail.replyTo?.text).toBe('lead@acorn.example')
  expect(mail.date).toEqual(busyNow)
  const [delivery] = await deliveriesOf(database, workspace)
  expect(mail.messageId).toBe(delivery!.message_id)
  expect(mail.messageId).toMatch(new RegExp(`^<2026-W02\\.${reader!.id}\\.[\\w-]{16}@acorn\\.example>$`))
  expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
  const leave = `${letterHost}/leave/${leaveToken({ workspaceId: workspace.id, readerId: reader!.id }, workspace.forget_key)}`
  const head = raw
    .slice(0, raw.indexOf('\r\n\r\n'))
    .replaceAll(/\r\n\s+/g, ' ')
    .split('\r\n')
  expect(head).toEqual(
    expect.arrayContaining([`List-Unsubscribe: <${leave}>`, 'List-Unsubscribe-Post: List-Unsubscribe=One-Click']),
  )
  for (const part of [mail.text, mail.html]) {
    expect(part).toContain(leave)
    expect(part).toContain(`${letterHost}/w/${workspace.name}/weekly/2026-W02`)
  }
})

test('what waits is tried again later and later for a day, then given up until somebody asks for it', async () => {
  const workspace = await copyOfLetter(database, original)
  await letBeServer(database, workspace, { port: await freePort() })
  await letRead(database, workspace, ['ann', 'bo'])
  await sendIt(database, workspace)
  const tries: number[] = []
  for (let now = busyNow; (await stateOf(workspace))[0]!.state === 'waiting';) {
    tries.push((now.getTime() - busyNow.getTime()) / 60_000)
    await deliver(database, workspace, now)
    now = (await deliveriesOf(database, workspace))[0]!.next_at
  }
  expect(tries).toEqual([0, 5, 20, 80, 320, 560, 800, 1040, 1280])
  const says = expect.stringMatching(/lets nobody connect: is the port right\?$/)
  expect(await stateOf(workspace)).toEqual([
    { state: 'given_up', says },
    { state: 'given_up', says },
  ])
  const server = await startMailServer()
  await letBeServer(database, workspace, { port: server.port })
  const scope = scopeOfAll(workspace)
  const [first] = await deliveriesOf(database, workspace)
  const again = {
    week: busyWeek,
    target_kind: 'mail',
    target_id: first!.target_id,
    who: 'Mara',
    now: minutesLater(1600),
  } as const
  expect(await inWorkspace(db, scope, (trx) => sendAgain(trx, scope, again))).toEqual({ ok: true })
  await deliver(database, workspace, minutesLater(1600))
  expect(server.to()).toEqual(['ann@reader.example'])
  expect(await inWorkspace(db, scope, (trx) => sendAgain(trx, scope, again))).toMatchObject({ ok: false })
})

test('whoever has left, was taken off or whose mail comes back gets nothing, also where it waited', async () => {
  const workspace = await copyOfLetter(database, original)
  const server = await startMailServer()
  await letBeServer(database, workspace, { port: server.port })
  const readers = await letRead(database, workspace, ['ann', 'bo', 'cy', 'dee'])
  await sendIt(database, workspace)
  const scope = scopeOfAll(workspace)
  const [ann, bo, cy] = readers.map(({ id }) => id)
  const token = leaveToken({ workspaceId: workspace.id, readerId: ann! }, workspace.forget_key)
  expect(await leaveByLink(db, `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, busyNow)).toBeUndefined()
  expect(
    await leaveByLink(db, leaveToken({ workspaceId: workspace.id, readerId: ann! }, 'another'), busyNow),
  ).toBeUndefined()
  expect(await leaveByLink(db, token, busyNow)).toEqual({ email: 'ann@reader.example' })
  await inWorkspace(db, scope, async (trx) => {
    await removeReader(trx, scope, { email: 'BO@reader.example ', who: 'Mara', now: busyNow })
    await setBounces(trx, scope, { id: cy!, bounces: true, who: 'Mara', now: busyNow })
  })
  await deliver(database, workspace)
  expect(server.to()).toEqual(['dee@reader.example'])
  expect((await stateOf(workspace)).map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn', 'withdrawn', 'sent'])

  const add = (email: string, askedBack = false) =>
    inWorkspace(db, scope, (trx) => addReader(trx, scope, { email, name: '', askedBack, who: 'Mara', now: busyNow }))
  expect(await add('ann@reader.example')).toMatchObject({
    ok: false,
    hasLeft: true,
    reason: expect.stringContaining('left the list'),
  })
  expect(await add('ann@reader.example', true)).toMatchObject({ ok: true, reader: { id: ann, left_at: null } })
  expect(await add('bo@reader.example')).toMatchObject({ ok: true, reader: { id: bo } })
  for (const wrong of [
    'ann',
    'ann@localhost',
    'a@b.example, c@d.example',
    'a@b.example\r\nBcc: c@d.example',
    '<a@b.example>',
  ])
    expect(await add(wrong)).toMatchObject({ ok: false, reason: expect.stringContaining('is no e-mail address') })
})

test('a letter goes out by itself after a person has sent one, some hours after it was written, and never a look back', async () => {
  const workspace = await copyOfLetter(database, original)
  const server = await startMailServer()
  await letBeServer(database, workspace, { port: server.port })
  await letRead(database, workspace, ['ann'])
  const scope = scopeOfAll(workspace)
  const open = (minutes: number) =>
    inWorkspace(db, scope, (trx) =>
      openDueMailings(trx, scope, { now: minutesLater(minutes), who: 'Rapport', timeZone: 'UTC' }),
    )
  expect(await open(24 * 60)).toBe(0)
  await sendIt(database, workspace)
  const write = (week: string, minutes: number) =>
    database.pool.query(
      `insert into weekly_report (workspace_id, week, letter, as_of, published_at, published_by)
       select $1, $2, letter, as_of, $3, 'Rapport' from weekly_report where workspace_id = $1 and week = $4`,
      [workspace.id, week, minutesLater(minutes), busyWeek],
    )
  // The week after, written a week later; and a week long gone, asked for at the same time.
  await write('2026-01-12', 7 * 24 * 60)
  await write('2025-11-03', 7 * 24 * 60)
  expect(await open(7 * 24 * 60 + 119)).toBe(0)
  expect(await Promise.all([open(7 * 24 * 60 + 120), open(7 * 24 * 60 + 120)])).toContain(1)
  const { rows } = await database.pool.query<{ week: string }>(
    'select week from weekly_report_delivery where workspace_id = $1 order by week',
    [workspace.id],
  )
  expect(rows).toEqual([{ week: busyWeek }, { week: '2026-01-12' }])
  const change = { do: 'note', text: 'Too late.' } as const
  const late = await inWorkspace(db, scope, (trx) =>
    editLetter(trx, scope, { week: '2026-W03', change, seen: 0, who: 'Mara' }),
  )
  expect(late).toMatchObject({ ok: false, status: 409 })
})
