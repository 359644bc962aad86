import { expect, test } from 'vitest'
import { readWords } from '#app/ingestion/read-words.ts'
import { atThisMachine, type Asker } from '#app/rights/asker.ts'
import { loadConversationPage } from '#app/screens/conversation-page.server.ts'
import { loadCustomers } from '#app/screens/customers.server.ts'
import { inView, type Seen } from '#app/screens/in-view.server.ts'
import { loadSearch } from '#app/screens/search.server.ts'
import { loadWaitingPreview } from '#app/screens/waiting-preview.server.ts'
import { loadWaiting } from '#app/screens/waiting.server.ts'
import type { Trx } from '#db/client.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { listTold } from '#db/queries/compare.ts'
import { listCohort } from '#db/queries/conversation-list.ts'
import { listWaitingWords } from '#db/queries/waiting-words.ts'
import { importText } from '../factories/imported.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'

const database = await createTestDatabase()
const { db, pool } = database
const now = new Date('2026-02-15T09:00:00Z')

const line = (record: object) => `${JSON.stringify(record)}\n`
const wrote = { type: 'message', direction: 'inbound' }
/** One person, who wrote a mail to the shop's own people and a post to its agency. */
const lines = [
  line({
    ...{ ...wrote, channel: 'email', id: 'p1', thread: 'p', at: '2026-01-05T09:00:00Z' },
    ...{ author: { id: 'private.ann@home.example', name: 'Ann Private-Name' }, text: 'Where is my purple bicycle?' },
  }),
  line({
    ...{ ...wrote, channel: 'x', id: 'x1', thread: 'x', account: '@acorn', at: '2026-02-14T09:00:00Z' },
    ...{ author: { id: '@handle' }, text: 'How do I return a tent?' },
  }),
  line({
    ...{ type: 'customer', channel: 'email', id: 'private.ann@home.example' },
    sameAs: [{ channel: 'x', id: '@handle' }],
  }),
]

async function given() {
  const workspace = await freshWorkspace(db)
  await importText(database, workspace.id, lines.join(''), { format: 'jsonl' })
  await readWords(pool, workspace.id)
  const { say } = terminal(database, { workspace: workspace.name })
  await say('team', 'add', 'Marlowe', '--kind', 'outsourced')
  await say('stewardship', 'add', 'Posts', '--team', 'Marlowe', '--channel', 'x', '--from', '2026-01-01')
  const { rows } = await pool.query<{ id: number }>('select id from team where workspace_id = $1', [workspace.id])
  const agency: Asker = { ...atThisMachine, role: 'viewer', teams: rows.map(({ id }) => id) }
  const as =
    (asker: Asker) =>
    async <T>(work: (trx: Trx, seen: Seen) => Promise<T>, search = new URLSearchParams()) => {
      const access = { db, now: () => now, askerOf: () => asker }
      const result = await inView(
        { ...access, inWorkspace: (scope, inside) => inWorkspace(db, scope, inside) },
        workspace.name,
        search,
        work,
      )
      if (!result.ok) throw new Error(result.message)
      return result.value
    }
  return { own: as(atThisMachine), agency: as(agency) }
}

type Look = (trx: Trx, seen: Seen) => Promise<unknown>
const nothing = new URLSearchParams()
const everything = { show: 'everyone', topic: null, search: null, selected: null, after: null } as const
const readingQuery = { asOf: now, timeZone: 'UTC', periods: [{ from: new Date('2026-01-01T00:00:00Z'), to: now }] }
const looks: [string, (id: string) => Look][] = [
  ['search', () => (trx, seen) => loadSearch(trx, seen, nothing)],
  ['customers', () => (trx, seen) => loadCustomers(trx, seen, nothing)],
  ['the queue', () => (trx, seen) => loadWaiting(trx, seen, everything)],
  ['what stands beside the queue', (id) => (trx, seen) => loadWaitingPreview(trx, seen, id)],
  ['the conversation', (id) => (trx, seen) => loadConversationPage(trx, seen, id)],
  [
    'the list behind a number',
    () =>
      (trx, { scope }) =>
        listCohort(trx, scope, readingQuery, { key: 'waiting_now', limit: 10 }),
  ],
]

test.each(looks)(
  '%s tells an agency nothing of what its customer is called on channels it may not see',
  async (_, of) => {
    const { own, agency } = await given()
    const { list } = await agency((trx, seen) => loadSearch(trx, seen, nothing))
    const look = of(list.conversations[0]!.id)
    const shown = JSON.stringify(await agency(look))
    expect(shown).toContain('@handle')
    expect(shown).not.toMatch(/private/i)
    expect(JSON.stringify(await own(look))).toMatch(/private/i)
  },
)

test('somebody marked as waiting is shown with their own words there, not with what they wrote to another team since', async () => {
  const workspace = await freshWorkspace(db)
  const more = [
    line({
      ...{ type: 'message', direction: 'outbound', channel: 'x', id: 'x2', thread: 'x', account: '@acorn' },
      ...{ at: '2026-02-14T10:00:00Z', author: { id: '@acorn' }, text: 'Send it to the address on your receipt.' },
    }),
    line({
      ...{ ...wrote, channel: 'email', id: 'p2', thread: 'p', at: '2026-02-14T11:00:00Z' },
      ...{ author: { id: 'private.ann@home.example' }, text: 'My divorce order is late!' },
    }),
  ]
  await importText(database, workspace.id, [...lines, ...more].join(''), { format: 'jsonl' })
  const scope = { workspaceId: workspace.id, teams: 'all' as const }
  const told = await inWorkspace(db, scope, (trx) =>
    listWaitingWords(trx, scope, [{ id: 'x:x1', since: new Date('2026-02-14T12:00:00Z') }]),
  )
  expect(told).toMatchObject([{ id: 'x:x1', text: 'How do I return a tent?' }])
})

test('two kinds of conversations compared: their list tells no more, either', async () => {
  const { own, agency } = await given()
  const { list } = await own((trx, seen) => loadSearch(trx, seen, nothing))
  const ids = list.conversations.map(({ id }) => id)
  const told = async (who: typeof own) => JSON.stringify(await who((trx, { scope }) => listTold(trx, scope, now, ids)))
  expect(await told(agency)).toContain('@handle')
  expect(await told(agency)).not.toMatch(/private/i)
  expect(await told(own)).toMatch(/private/i)
})

test('nor of what they are called on an account that others look after, on the same channel', async () => {
  const workspace = await freshWorkspace(db)
  const other = { ...wrote, channel: 'x', account: '@acorn_shop', id: 'x9', thread: 'x9', at: '2026-02-13T09:00:00Z' }
  const said = [
    lines[1]!,
    line({ ...other, author: { id: '@private_ann', name: 'Ann Private' }, text: 'My divorce order is late!' }),
    line({ type: 'customer', channel: 'x', id: '@private_ann', sameAs: [{ channel: 'x', id: '@handle' }] }),
  ]
  await importText(database, workspace.id, said.join(''), { format: 'jsonl' })
  await readWords(pool, workspace.id)
  const { say } = terminal(database, { workspace: workspace.name })
  await say('team', 'add', 'Marlowe', '--kind', 'outsourced')
  const ofAccount = ['--channel', 'x', '--account', '@acorn', '--from', '2026-01-01']
  await say('stewardship', 'add', 'Posts', '--team', 'Marlowe', ...ofAccount)
  const { rows } = await pool.query<{ id: number }>('select id from team where workspace_id = $1', [workspace.id])
  const scope = { workspaceId: workspace.id, teams: rows.map(({ id }) => id) }
  const told = await inWorkspace(db, scope, async (trx) => [
    await listTold(trx, scope, now, ['x:x1', 'x:x9']),
    await listWaitingWords(trx, scope, [{ id: 'x:x1', since: now }]),
  ])
  expect(told).toMatchObject([
    [{ id: 'x:x1', customer: '@handle', customerName: null }],
    [{ name: '@handle', text: 'How do I return a tent?' }],
  ])
})

test('nobody finds a conversation by what its customer is called where they may not look', async () => {
  const { own, agency } = await given()
  const total = async (who: typeof own, asked: string) => {
    const search = new URLSearchParams(asked)
    return (await who((trx, seen) => loadSearch(trx, seen, search), search)).list.total
  }
  expect([await total(own, 'q=private'), await total(own, 'customer=private')]).toEqual([2, 2])
  expect([await total(agency, 'q=private'), await total(agency, 'customer=private')]).toEqual([0, 0])
  expect(await total(agency, 'customer=handle')).toBe(1)
  const queued = async (who: typeof own, search: string) =>
    (await who((trx, seen) => loadWaiting(trx, seen, { ...everything, search }))).rows.length
  expect([await queued(own, 'private'), await queued(agency, 'private'), await queued(agency, 'handle')]).toEqual([
    1, 0, 1,
  ])
})
