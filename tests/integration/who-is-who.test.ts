import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeCustomers, splitIdentity, undoWhoIsWho } from '#app/actions/who-is-who.server.ts'
import { readWords } from '#app/ingestion/read-words.ts'
import { contentsOf, importText } from '../factories/imported.ts'
import { happened, replied, same, wrote } from '../factories/mail.ts'
import { expectSound } from '../factories/sound.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'

const database = await createTestDatabase()
const { db, pool } = database
const by = { who: 'Marit', now: new Date('2026-03-01T09:00:00Z') }

const people = ['ann@example.org', 'ann@home.example', 'ann@work.example', 'bob@example.org', 'cy@example.org']
const [ann, home, work, bob] = people as [string, string, string, string]
const lines = [
  wrote('a1', '2026-01-05', ann, 'My purple bicycle is broken, where is the spare wheel?'),
  replied('a2', '2026-01-06', 'It ships today and arrives tomorrow.', { to: { id: ann }, thread: 'a1', replyTo: 'a1' }),
  wrote('h1', '2026-01-08', home, 'My purple bicycle is broken, where is the spare wheel?'),
  replied('h2', '2026-01-09', 'It ships today and arrives tomorrow.', { to: { id: home }, replyTo: 'h1' }),
  wrote('w1', '2026-01-20', work, 'Where is my invoice?'),
  wrote('b1', '2026-01-05', bob, 'Where is my order?'),
  wrote('c1', '2026-01-22', 'cy@example.org', 'The tent leaks again!'),
  happened('c-closed', '2026-01-23', { kind: 'closed', actor: 'responder', customer: { id: 'cy@example.org' } }),
  same(ann, home),
  same(home, work),
]

async function given() {
  const workspace = await freshWorkspace(db)
  await importText(database, workspace.id, lines.join(''), { format: 'jsonl' })
  const scope = { workspaceId: workspace.id, teams: 'all' as const }
  const identity = async (externalId: string) => {
    const { rows } = await pool.query<{ id: number; customer: number }>(
      'select id, customer_id as customer from identity where workspace_id = $1 and external_id = $2',
      [workspace.id, externalId],
    )
    return rows[0]!
  }
  const together = async () => (await contentsOf(database, workspace.id)).people
  return { workspace, scope, identity, together }
}
const mail = (...ids: string[]) => ids.map((id) => `email ${id}`)

test('two customers merged are one in everything that is counted; taken back, all is as it was, numbers and all', async () => {
  const { workspace, scope, identity, together } = await given()
  const [before, numbers] = [await contentsOf(database, workspace.id), await Promise.all(people.map(identity))]
  const [one, other] = [await identity(ann), await identity(bob)]
  const told = await mergeCustomers(pool, scope, { ...by, into: other.customer, other: one.customer })
  expect(told).toMatchObject({ ok: true, customer: Math.min(one.customer, other.customer) })
  expect(await together()).toContainEqual(mail(ann, home, work, bob))
  expect(await contentsOf(database, workspace.id)).not.toEqual(before)
  await expectSound(pool, workspace.id)
  if (told.ok) expect(await undoWhoIsWho(pool, scope, { ...by, step: told.step })).toMatchObject({ ok: true })
  expect(await contentsOf(database, workspace.id)).toEqual(before)
  expect(await Promise.all(people.map(identity))).toEqual(numbers)
  await expectSound(pool, workspace.id)
})

test('one identity split off is somebody else, whatever a source says again; those it joined stay one', async () => {
  const { workspace, scope, identity, together } = await given()
  const before = await contentsOf(database, workspace.id)
  const told = await splitIdentity(pool, scope, { ...by, identity: (await identity(home)).id })
  expect(await together()).toEqual(expect.arrayContaining([mail(ann, work), mail(home)]))
  await expectSound(pool, workspace.id)
  const again = [same(home, work), wrote('h9', '2026-02-01', home, 'Hello again, where is it?')]
  await importText(database, workspace.id, again.join(''), { format: 'jsonl', name: 'again' })
  expect(await together()).toEqual(expect.arrayContaining([mail(ann, work), mail(home)]))
  await terminal(database, { workspace: workspace.name }).say('source', 'remove', 'again', '--yes')
  if (told.ok) expect(await undoWhoIsWho(pool, scope, { ...by, step: told.step })).toMatchObject({ ok: true })
  expect(await contentsOf(database, workspace.id)).toEqual(before)
})

test('whatever is merged and split, facts and counts are what folding all anew gives; undone backwards, nothing is left of it', async () => {
  const step = fc.record({ split: fc.boolean(), one: fc.nat(4), other: fc.nat(4) })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
      const { workspace, scope, identity } = await given()
      const before = await contentsOf(database, workspace.id)
      const taken: number[] = []
      for (const { split, one, other } of steps) {
        const [a, b] = [await identity(people[one]!), await identity(people[other]!)]
        const told = split
          ? await splitIdentity(pool, scope, { ...by, identity: a.id })
          : await mergeCustomers(pool, scope, { ...by, into: a.customer, other: b.customer })
        if (told.ok) taken.unshift(told.step)
        await expectSound(pool, workspace.id)
      }
      for (const one of taken) expect(await undoWhoIsWho(pool, scope, { ...by, step: one })).toMatchObject({ ok: true })
      expect(await contentsOf(database, workspace.id)).toEqual(before)
      await expectSound(pool, workspace.id)
    }),
    { numRuns: 8 },
  )
})

test('two who say it at once are heard one after the other', async () => {
  const { workspace, scope, identity } = await given()
  const [a, b] = [await identity(ann), await identity(bob)]
  const merge = () => mergeCustomers(pool, scope, { ...by, into: a.customer, other: b.customer })
  const told = await Promise.all([merge(), merge()])
  expect(told.filter(({ ok }) => ok)).toHaveLength(1)
  await expectSound(pool, workspace.id)
})

test('an earlier step is not taken back before a later one, none twice, and the log names nobody', async () => {
  const { workspace, scope, identity } = await given()
  const first = await mergeCustomers(pool, scope, {
    ...{ ...by, into: (await identity(ann)).customer, other: (await identity(bob)).customer },
  })
  const second = await splitIdentity(pool, scope, { ...by, identity: (await identity(bob)).id })
  if (!first.ok || !second.ok) throw new Error('they could not be said')
  const undo = (step: number) => undoWhoIsWho(pool, scope, { ...by, step })
  expect(await undo(first.step)).toMatchObject({ ok: false, reason: expect.stringContaining('take that back first') })
  expect(await undo(second.step)).toMatchObject({ ok: true })
  expect(await undo(second.step)).toMatchObject({ ok: false })
  expect(await undo(first.step)).toMatchObject({ ok: true })
  const { rows } = await pool.query<{ line: string }>(
    'select to_jsonb(a)::text as line from audit a where workspace_id = $1 order by id',
    [workspace.id],
  )
  expect(rows).toHaveLength(4)
  for (const { line } of rows) {
    expect(line).toContain('Marit')
    for (const id of people) expect(line).not.toContain(id)
  }
})

test('nobody says who is who of people they do not see, nor of the forgotten', async () => {
  const { workspace, scope, identity } = await given()
  const [a, b] = [await identity(ann), await identity(bob)]
  const change = { ...by, into: a.customer, other: b.customer }
  const agency = { ...scope, teams: [1] }
  expect(await mergeCustomers(pool, agency, change)).toMatchObject({ ok: false, reason: 'There is no such customer.' })
  expect(await splitIdentity(pool, agency, { ...by, identity: a.id })).toMatchObject({ ok: false })
  await terminal(database, { workspace: workspace.name }).say('forget', `email:${bob}`, '--yes')
  expect(await mergeCustomers(pool, scope, change)).toMatchObject({ ok: false })
  expect(await mergeCustomers(pool, scope, { ...by, into: a.customer, other: a.customer })).toMatchObject({ ok: false })
})

test('the same at the terminal; and search knows them by their new names', async () => {
  const { workspace, together } = await given()
  const { json, say } = terminal(database, { workspace: workspace.name })
  const { step } = (await json('customer', 'merge', `email:${bob}`, `email:${ann}`)) as { step: number }
  expect(await together()).toContainEqual(mail(ann, home, work, bob))
  await readWords(pool, workspace.id)
  const found = await pool.query(
    `select words @@ '''${workspace.id} @bob'''::tsquery as "isBobs" from conversation_words
     where workspace_id = $1 and words @@ '''${workspace.id} @bob'' | ''${workspace.id} @@bob'''::tsquery`,
    [workspace.id],
  )
  // Those of the same person, and among them the one that was begun under this name.
  expect(found.rowCount).toBeGreaterThan(1)
  expect(found.rows.filter(({ isBobs }: { isBobs: boolean }) => isBobs)).toHaveLength(1)
  await say('customer', 'undo', String(step))
  await say('customer', 'split', `email:${work}`)
  expect(await together()).toEqual(expect.arrayContaining([mail(ann, home), mail(work), mail(bob)]))
})
