import fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { toldLetterShape } from '#app/measures/letter.ts'
import { createCaller } from '#app/platform/call-out.ts'
import { atThisMachine } from '#app/rights/asker.ts'
import { deliverLetters } from '#app/weekly-report/sending/deliver.server.ts'
import { slackSender, webhookSender } from '#app/weekly-report/sending/hook-senders.server.ts'
import { readOutgoing } from '#app/weekly-report/sending/outgoing.server.ts'
import { slackMessage } from '#app/weekly-report/sending/slack-message.ts'
import { addTarget, changeTarget, loadTargets, renewSecret } from '#app/weekly-report/sending/targets.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { claimDelivery, handDeliveryOver } from '#db/queries/letter-delivery.ts'
import { listLetterTargets } from '#db/queries/letter-target.ts'
import type { Workspace } from '#db/queries/workspace.ts'
import { busyWeek } from '../factories/busy-week.ts'
import { startHookServer } from '../factories/hook-server.ts'
import {
  copyOfLetter,
  deliveriesOf,
  letterHost,
  scopeOfAll,
  sendIt,
  workspaceWithLetter,
} from '../factories/letters.ts'
import { createTestDatabase } from '../setup/database.ts'

const database = await createTestDatabase()
const { db, pool } = database
const original = await workspaceWithLetter(database)

/** The receiver's clock is the machine's, so ours must be. */
const now = new Date()
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const caller = createCaller({ allowsPrivate: true })

const opens = <T>(of: Parameters<typeof inWorkspace>[1], work: Parameters<typeof inWorkspace<T>>[2]) =>
  inWorkspace(db, of, work)
const targetsOf = (workspace: Workspace) => ({
  ...{ scope: scopeOfAll(workspace), workspace, asker: { ...atThisMachine, name: 'Mara' }, now, inWorkspace: opens },
})

/** A workspace with the letter, which goes to one such address. Gives the secret, too. */
async function goesTo(kind: 'webhook' | 'slack', url: string) {
  const workspace = await copyOfLetter(database, original)
  const added = await addTarget(targetsOf(workspace), caller, { kind, name: 'Board', url })
  if (!added.ok) throw new Error(added.reason)
  const [target] = await inWorkspace(db, scopeOfAll(workspace), (trx) => listLetterTargets(trx, scopeOfAll(workspace)))
  return { workspace, id: target!.id, secret: added.secret ?? '' }
}

function deliver(workspace: Workspace, at = now, by = caller) {
  const outgoing = readOutgoing({ db, now: () => at, workspace: workspace.name, host: letterHost })
  const senders = [webhookSender({ caller: by }), slackSender({ caller: by })]
  const signal = new AbortController().signal
  const onFault = (error: unknown) => expect.unreachable(String(error))
  return deliverLetters({ db, pool, now: () => at, signal, senders, outgoing, onFault }, scopeOfAll(workspace))
}

const letterOf = async (workspace: Workspace) => {
  const outgoing = await readOutgoing({ db, now: () => now, workspace: workspace.name, host: letterHost })(busyWeek)
  return outgoing!
}
const stateOf = async (workspace: Workspace) => {
  const [one] = await deliveriesOf(database, workspace)
  return { state: one?.state, says: one?.says }
}

test('a webhook brings the letter as the API gives it, signed so that any library of the scheme takes it', async () => {
  const server = await startHookServer()
  const { workspace, secret } = await goesTo('webhook', server.url)
  await sendIt(database, workspace, now)
  await Promise.all([deliver(workspace), deliver(workspace)])
  expect(server.heard).toHaveLength(1)
  const [{ headers, body } = { headers: {}, body: '' }] = server.heard
  const checked = new Webhook(secret).verify(body, headers as Record<string, string>)
  expect(toldLetterShape.parse(checked)).toEqual(JSON.parse(JSON.stringify((await letterOf(workspace)).letter)))
  expect(headers['content-type']).toBe('application/json')
  expect(() => new Webhook(secret).verify(`${body} `, headers as Record<string, string>)).toThrow(/signature/)
  expect(await stateOf(workspace)).toEqual({ state: 'sent', says: 'It answered 200: “ok”.' })
})

test('one that is not answered well is tried again under the same id, and after that no more', async () => {
  const server = await startHookServer((response, request, nth) => {
    if (nth === 1) response.writeHead(500).end('<b>down</b>')
    else if (nth === 2) request.socket.destroy()
    else response.writeHead(204).end()
  })
  const { workspace, secret } = await goesTo('webhook', server.url)
  await sendIt(database, workspace, now)
  await deliver(workspace)
  expect(await stateOf(workspace)).toEqual({ state: 'waiting', says: 'It answered 500: “<b>down</b>”.' })
  await deliver(workspace, later(4))
  expect(server.heard).toHaveLength(1)
  await deliver(workspace, later(5))
  expect(await stateOf(workspace)).toEqual({ state: 'waiting', says: 'The connection to 127.0.0.1 broke off.' })
  await deliver(workspace, later(20))
  await deliver(workspace, later(500))
  expect(await stateOf(workspace)).toEqual({ state: 'sent', says: 'It answered 204.' })
  expect(new Set(server.heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  expect(server.heard.map(({ headers }) => Number(headers['webhook-timestamp']) * 1000)).toEqual(
    [0, 5, 20].map((minutes) => Math.floor(later(minutes).getTime() / 1000) * 1000),
  )
  const [first] = server.heard
  expect(() => new Webhook(secret).verify(first!.body, first!.headers as Record<string, string>)).not.toThrow()
})

test('what a worker left while it handed it over goes out again as a webhook, and not as a message, which nobody can tell twice', async () => {
  const server = await startHookServer()
  for (const [kind, state, heard] of [
    ['webhook', 'sent', 1],
    ['slack', 'unknown', 0],
  ] as const) {
    server.heard.length = 0
    const { workspace } = await goesTo(kind, server.url)
    const scope = scopeOfAll(workspace)
    await sendIt(database, workspace, now)
    const left = await inWorkspace(db, scope, (trx) => claimDelivery(trx, scope, { kinds: [kind], sender: 7, now }))
    await inWorkspace(db, scope, (trx) => handDeliveryOver(trx, scope, { ...left!, sender: 7 }))
    await deliver(workspace)
    expect({ kind, ...(await stateOf(workspace)), heard: server.heard.length }).toMatchObject({ kind, state, heard })
  }
})

test('one that wants nothing more is paused, and the log says so', async () => {
  const server = await startHookServer((response) => response.writeHead(410).end())
  const { workspace } = await goesTo('webhook', server.url)
  await sendIt(database, workspace, now)
  await deliver(workspace)
  expect(await stateOf(workspace)).toMatchObject({ state: 'failed' })
  expect(await loadTargets(targetsOf(workspace))).toMatchObject([
    { isOn: false, answers: [{ says: 'It answered 410: it wants nothing more. Rapport has paused it.' }] },
  ])
  const { rows } = await pool.query('select who, action, subject from audit where workspace_id = $1 order by id desc', [
    workspace.id,
  ])
  expect(rows[0]).toEqual({ who: 'Rapport', action: 'pause letter target', subject: 'Board' })
})

test('nothing goes to an address that was paused or taken off after the letter had gone out', async () => {
  const server = await startHookServer()
  for (const what of ['pause', 'remove'] as const) {
    const { workspace, id } = await goesTo('webhook', server.url)
    await sendIt(database, workspace, now)
    await changeTarget(targetsOf(workspace), id, what)
    await deliver(workspace)
    expect(await stateOf(workspace)).toMatchObject({ state: 'withdrawn' })
  }
  expect(server.heard).toEqual([])
})

test('one that was paused for a while gets what was to go there on that day', async () => {
  const server = await startHookServer()
  const { workspace, id } = await goesTo('webhook', server.url)
  await sendIt(database, workspace, now)
  await changeTarget(targetsOf(workspace), id, 'pause')
  await deliver(workspace)
  await changeTarget(targetsOf(workspace), id, 'resume')
  await deliver(workspace)
  expect(await stateOf(workspace)).toMatchObject({ state: 'sent' })
})

test('for a day after a secret was renewed the earlier one is good, too; then only the new one', async () => {
  const server = await startHookServer()
  const { workspace, id, secret: earlier } = await goesTo('webhook', server.url)
  const renewed = await renewSecret({ ...targetsOf(workspace), now: later(-60) }, id)
  await sendIt(database, workspace, now)
  await deliver(workspace)
  const fits = (secret: string, { headers, body } = server.heard.at(-1)!) => {
    try {
      new Webhook(secret).verify(body, headers as Record<string, string>)
      return true
    } catch {
      return false
    }
  }
  const secrets = [earlier, renewed.ok ? renewed.secret : '']
  expect(secrets.map((secret) => fits(secret))).toEqual([true, true])
  await pool.query('update weekly_report_target set earlier_until = $1 where workspace_id = $2', [now, workspace.id])
  await pool.query("update weekly_report_delivery set state = 'waiting' where workspace_id = $1", [workspace.id])
  await deliver(workspace)
  expect(server.heard).toHaveLength(2)
  expect(secrets.map((secret) => fits(secret))).toEqual([false, true])
})

test('a private address is called only where that is allowed', async () => {
  const server = await startHookServer()
  const careful = createCaller({ allowsPrivate: false })
  const workspace = await copyOfLetter(database, original)
  const wanted = { kind: 'webhook', name: 'Board' }
  for (const [url, why] of [
    [server.url, 'Rapport sends letters by https only.'],
    ['https://user:secret@example.com', 'Leave name and password out of the address.'],
    ['nowhere', 'This is no web address: write it as https://example.com/hook.'],
  ] as const)
    expect(await addTarget(targetsOf(workspace), careful, { ...wanted, url })).toEqual({ ok: false, reason: why })
  const { workspace: other } = await goesTo('webhook', server.url.replace('http:', 'https:'))
  await sendIt(database, other, now)
  await deliver(other, now, careful)
  expect(await stateOf(other)).toMatchObject({ state: 'failed', says: expect.stringContaining('a private network') })
})

test('Slack gets the headline, the figures and the way to the letter, once; what it refuses is not tried again', async () => {
  const server = await startHookServer()
  const { workspace } = await goesTo('slack', server.url)
  await sendIt(database, workspace, now)
  await deliver(workspace)
  expect(await stateOf(workspace)).toMatchObject({ state: 'sent' })
  const { letter, address } = await letterOf(workspace)
  const { text, blocks } = JSON.parse(server.heard[0]!.body) as ReturnType<typeof slackMessage>
  expect(text).toContain(letter.headline.title)
  expect(text).toContain(`<${address}|Read the whole letter>`)
  const said = JSON.stringify(blocks)
  for (const { label, figure, interval, restsOn } of letter.measures)
    for (const part of [label, figure, interval, restsOn]) expect(said).toContain(part)
  expect(said).toContain(letter.waiting.rest[0])

  for (const [answer, state] of [
    [404, 'failed'],
    [429, 'waiting'],
    [500, 'waiting'],
    ['nothing', 'unknown'],
  ] as const) {
    const other = await startHookServer((response, request) => {
      if (answer === 'nothing') request.socket.destroy()
      else response.writeHead(answer).end('no_service')
    })
    const { workspace: of } = await goesTo('slack', other.url)
    await sendIt(database, of, now)
    await deliver(of)
    expect({ answer, ...(await stateOf(of)) }).toMatchObject({ answer, state })
  }
})

test('whatever a letter says, its message is one that Slack takes: escaped, and within its limits', async () => {
  const { letter, address } = await letterOf(original)
  const words = fc
    .tuple(fc.string({ unit: 'grapheme', maxLength: 8 }), fc.nat({ max: 1500 }))
    .map(([text, times]) => `${text.repeat(times)}<!channel> & <@U1>`)
  const letters = fc.record({ title: words, deck: fc.array(words, { maxLength: 5 }), note: words, lead: words })
  fc.assert(
    fc.property(letters, ({ title, deck, note, lead }) => {
      const { text, blocks } = slackMessage({
        address,
        letter: {
          ...letter,
          headline: { ...letter.headline, title, deck },
          note: { text: note, by: 'Mara <m&m>' },
          measures: letter.measures.map((measure) => ({ ...measure, lead })),
        },
      })
      expect(blocks.length).toBeLessThanOrEqual(50)
      const parts = blocks.flatMap((block) =>
        block.type === 'context' ? block.elements : block.type === 'section' ? [block.text] : [],
      )
      for (const block of blocks) if (block.type === 'header') expect(block.text.text.length).toBeLessThanOrEqual(150)
      for (const one of [text, ...parts.map((part) => part.text)]) {
        const own = one.replace(`<${address}|Read the whole letter>`, '')
        expect(own).not.toMatch(/<|>(?! )|&(?!amp;|lt;|gt;)/)
      }
      for (const part of parts) {
        expect(part.text.length).toBeLessThanOrEqual(3000)
        expect(part.text.isWellFormed()).toBe(true)
        expect(part.text.trim()).not.toBe('')
      }
    }),
    { numRuns: 60 },
  )
})
