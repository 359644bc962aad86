import fc from 'fast-check'
import { expect, test } from 'vitest'
import { correctMessage } from '#app/actions/correct-message.server.ts'
import { nearlyIdentical, replyForm } from '#app/conversations/near-copy.ts'
import { refillReplies } from '#app/ingestion/canned-refill.ts'
import { takeBackSource } from '#app/ingestion/take-back.ts'
import { loadConversations } from '#app/screens/conversations.server.ts'
import { loadReadings } from '#app/screens/readings.server.ts'
import type { View } from '#app/screens/view.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { importText } from '../factories/imported.ts'
import { seeded, shuffled } from '../factories/seeded.ts'
import { expectSound } from '../factories/sound.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'

const database = await createTestDatabase()
const { db, pool } = database
const begin = Date.parse('2025-03-03T08:00:00Z')
const hour = 3_600_000
const day = 24 * hour

type Talk = { customer: string; atDays: number; reply: string; automated?: boolean }

const line = (record: object) => `${JSON.stringify({ channel: 'helpdesk', account: 'desk', ...record })}\n`

/** A customer asks in a ticket of their own, and an hour later we reply. */
const lines = ({ customer, atDays, reply, automated }: Talk, n: number) => [
  line({
    type: 'message',
    id: `${n}a`,
    thread: `t${n}`,
    direction: 'inbound',
    author: { id: customer },
    text: 'Where is it?',
    at: new Date(begin + atDays * day).toISOString(),
  }),
  line({
    type: 'message',
    id: `${n}b`,
    thread: `t${n}`,
    direction: 'outbound',
    author: { id: 'kim' },
    text: reply,
    ...(automated === undefined ? {} : { automated }),
    at: new Date(begin + atDays * day + hour).toISOString(),
  }),
]
const file = (talks: Talk[]) => talks.flatMap(lines).join('')
const bring = (workspaceId: number, contents: string) =>
  importText(database, workspaceId, contents, { format: 'jsonl' })

const template = 'Hi Jo, your parcel left our warehouse this morning and will be with you tomorrow before noon. ^KB'
const edited = template.replace('tomorrow before noon', 'tomorrow by noon')
const own = 'We have looked into the meter: a valve was shut since Monday, it is open again.'
const copies = (n: number, atDays = 0, reply = template): Talk[] =>
  Array.from({ length: n }, (_, i) => ({ customer: `c${atDays}-${i}`, atDays: atDays + i / 100, reply }))

/** The numbers of the tickets in which a canned reply stands, by the facts. */
async function cannedIn(workspaceId: number): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    'select id from conversation where workspace_id = $1 and cardinality(canned_reply_at) > 0',
    [workspaceId],
  )
  return rows.map(({ id }) => id.replace(/^\w+:(\d+)a$/, '$1')).toSorted((a, b) => Number(a) - Number(b))
}

test('the sixth customer told the same gets a canned reply, and those after; near-copies count', async () => {
  const { id } = await freshWorkspace(db)
  const talks = [...copies(5), { customer: 'z', atDays: 1, reply: edited }, { customer: 'y', atDays: 2, reply: own }]
  await bring(id, file(talks))
  expect(await cannedIn(id)).toEqual(['5'])
  await expectSound(pool, id)
})

test('what comes late makes later replies canned, also where it comes in another file', async () => {
  const { id } = await freshWorkspace(db)
  const all = copies(6).flatMap(lines)
  await bring(id, all.slice(2).join(''))
  expect(await cannedIn(id)).toEqual([])
  await bring(id, all.slice(0, 2).join(''))
  expect(await cannedIn(id)).toEqual(['5'])
})

test('a source taken back leaves none canned by it', async () => {
  const { id } = await freshWorkspace(db)
  const all = copies(8).flatMap(lines)
  await bring(id, all.slice(6).join(''))
  const before = await cannedIn(id)
  const early = await bring(id, all.slice(0, 6).join(''))
  expect([before, await cannedIn(id)]).toEqual([[], ['5', '6', '7']])
  await takeBackSource({ pool }, id, early.source.id)
  expect(await cannedIn(id)).toEqual([])
})

test('customers found to be one person are no other customers to each other', async () => {
  const { id } = await freshWorkspace(db)
  const talks = copies(6)
  await bring(id, file(talks))
  expect(await cannedIn(id)).toEqual(['5'])
  const sameAs = [{ channel: 'helpdesk', id: talks[0]!.customer }]
  const link = await bring(id, line({ type: 'customer', id: talks[5]!.customer, sameAs }))
  expect(await cannedIn(id)).toEqual([])
  await takeBackSource({ pool }, id, link.source.id)
  expect(await cannedIn(id)).toEqual(['5'])
})

test('what was stored before replies were compared is caught up with', async () => {
  const { id } = await freshWorkspace(db)
  await bring(id, file([...copies(7), { customer: 'y', atDays: 2, reply: own }]))
  const found = await cannedIn(id)
  await pool.query(
    'update message set reply_form = null, reply_head = null, reply_tail = null, canned = null where workspace_id = $1',
    [id],
  )
  await pool.query(
    `update conversation set own_reply_at = '{}', canned_reply_at = '{}', wordless_reply_at = '{}' where workspace_id = $1`,
    [id],
  )
  // What was stored then was never counted by these rollups either.
  await pool.query('delete from rollup_state where workspace_id = $1', [id])
  await refillReplies(database)
  expect([found, await cannedIn(id)]).toEqual([
    ['5', '6'],
    ['5', '6'],
  ])
  await expectSound(pool, id)
})

const anyTalk = fc.record({
  customer: fc.integer({ min: 0, max: 9 }).map((n) => `c${n}`),
  atDays: fc.integer({ min: 0, max: 45 }),
  reply: fc.constantFrom(template, template, edited, edited.replace('Jo', 'Mary'), own, 'Thank you!'),
})

/** What comparing every reply with every other says. */
function cannedByHand(talks: Talk[]): string[] {
  const forms = talks.map(({ reply }) => replyForm(reply))
  return talks.flatMap((talk, n) => {
    const form = forms[n]
    const alike = talks.filter((other, m) => {
      const age = talk.atDays - other.atDays
      const otherForm = forms[m]
      return (
        form &&
        otherForm &&
        other.customer !== talk.customer &&
        age > 0 &&
        age <= 28 &&
        nearlyIdentical(form.form, otherForm.form)
      )
    })
    return alike.length >= 5 ? [`${n}`] : []
  })
}

test('in whatever order, pieces and repetition replies come, the same are canned', { timeout: 180_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyTalk, { minLength: 8, maxLength: 30 }), fc.nat(), async (talks, seed) => {
      const { id } = await freshWorkspace(db)
      const all = shuffled(talks.flatMap(lines), seeded(seed))
      const third = Math.ceil(all.length / 3)
      const pieces = [all.slice(third), all.slice(0, 2 * third), all.slice(0, third)]
      for (const piece of pieces) await bring(id, piece.join(''))
      expect(await cannedIn(id)).toEqual(cannedByHand(talks))
      await expectSound(pool, id)
    }),
    { numRuns: 12 },
  )
})

const viewOf = (workspaceId: number, overrides: Partial<View> = {}): View => ({
  workspace: { id: workspaceId, name: 'test', timeZone: 'UTC', promiseHours: 8, teams: [] },
  ...{ from: null, to: null, by: 'all', channel: [], account: [], team: [], clock: 'wall', measure: 'canned_share' },
  asOf: new Date(begin + 100 * day),
  ...overrides,
})

async function share(workspaceId: number, overrides: Partial<View> = {}) {
  const scope = { workspaceId, teams: 'all' as const }
  const { periods } = await inWorkspace(db, scope, (trx) => loadReadings(trx, scope, viewOf(workspaceId, overrides)))
  return periods.map(({ readings }) => readings['canned_share']!)
}

test('the share counts replies by a person with known words, and every part is as long as its list', async () => {
  const { id } = await freshWorkspace(db)
  await bring(
    id,
    file([
      ...copies(8),
      { customer: 'y', atDays: 2, reply: own },
      { customer: 'x', atDays: 3, reply: template, automated: true },
    ]),
  )
  await bring(
    id,
    line({
      type: 'message',
      id: 'w1',
      thread: 'w',
      direction: 'inbound',
      author: { id: 'w' },
      text: 'Hello?',
      at: '2025-03-05T08:00:00Z',
    }) +
      line({
        type: 'message',
        id: 'w2',
        thread: 'w',
        direction: 'outbound',
        author: { id: 'kim' },
        text: null,
        at: '2025-03-05T09:00:00Z',
      }),
  )
  const [reading] = await share(id)
  expect(reading).toMatchObject({
    n: 9,
    customers: 9,
    value: 3 / 9,
    parts: { canned: 3, own_words: 6 },
    figures: { words_not_known: 1, set_aside: 0 },
  })
  const scope = { workspaceId: id, teams: 'all' as const }
  for (const [part, count] of Object.entries({ canned: 3, own_words: 6, words_not_known: 1, set_aside: 0 })) {
    const list = await inWorkspace(db, scope, (trx) =>
      loadConversations(trx, scope, viewOf(id), { measure: 'canned_share', part, limit: 50 }),
    )
    expect(list).toMatchObject({ ok: true, total: count })
    if (list.ok) expect(list.conversations).toHaveLength(count)
  }
})

test('read as of an earlier moment it counts what had been sent by then, and weeks by when it was sent', async () => {
  const { id } = await freshWorkspace(db)
  await bring(id, file([...copies(7), ...copies(6, 8, edited)]))
  const before = await share(id, { asOf: new Date(begin + 7 * day) })
  expect(before[0]).toMatchObject({ n: 7, parts: { canned: 2, own_words: 5 } })
  const weeks = await share(id, { by: 'week', from: '2025-03-03', to: '2025-03-17' })
  expect(weeks.map(({ parts }) => parts)).toEqual([
    { canned: 2, own_words: 5 },
    { canned: 6, own_words: 0 },
  ])
})

test('a reply that a person calls automated leaves the share, and comes back when that is undone', async () => {
  const { id } = await freshWorkspace(db)
  await bring(id, file(copies(8)))
  const scope = { workspaceId: id, teams: 'all' as const }
  const correct = (correction: { automated: boolean } | null) =>
    correctMessage(pool, scope, { message: 'helpdesk:7b', correction, who: 'test', now: new Date() })
  expect((await share(id))[0]!.parts).toEqual({ canned: 3, own_words: 5 })
  await correct({ automated: true })
  expect((await share(id))[0]!.parts).toEqual({ canned: 2, own_words: 5 })
  await correct(null)
  expect((await share(id))[0]!.parts).toEqual({ canned: 3, own_words: 5 })
})
