import { atThisMachine } from '#app/rights/asker.ts'
import { expect, test } from 'vitest'
import { claimConversation } from '#app/actions/claim-conversation.server.ts'
import { correctMessage } from '#app/actions/correct-message.server.ts'
import { forgetCustomer } from '#app/actions/forget-customer.server.ts'
import { markConversation } from '#app/actions/mark-conversation.server.ts'
import { takeNoteBack, writeNote } from '#app/actions/notes.server.ts'
import { declareGap, takeGapBack } from '#app/actions/source-gaps.server.ts'
import { endStewardshipOn, nameSteward, takeStewardshipBack } from '#app/actions/stewardships.server.ts'
import { takeSourceBack } from '#app/actions/take-back-source.server.ts'
import { makeTeam, removeTeam, renameTeam } from '#app/actions/teams.server.ts'
import { createMemory } from '#app/platform/remember.ts'
import { type Health, loadHealth } from '#app/screens/health.server.ts'
import { requireRemembered } from '#app/screens/in-view.server.ts'
import type { Trx } from '#db/client.server.ts'
import { inWorkspace, inWorkspaceQuietly } from '#db/in-workspace.server.ts'
import { askToCountAnew, findCountingAnew } from '#db/queries/counting-anew.ts'
import { addNote } from '#db/queries/note.ts'
import { listSources } from '#db/queries/source.ts'
import { findWorkspace, setWorkspace, type Workspace } from '#db/queries/workspace.ts'
import type { Scope } from '#db/scope.ts'
import { importText } from '../factories/imported.ts'
import { replied, same, wrote } from '../factories/mail.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'

const database = await createTestDatabase()
const { db, pool } = database
const who = 'Uma'
/** In one minute, so that only a change brings another page. */
const now = new Date('2026-02-09T08:40:05Z')

/** Health as this process's pages find it; the same object as long as nothing is found anew. */
function healthPages(page: Parameters<typeof requireRemembered>[1] = 'health') {
  const remember = createMemory(10)
  return (workspace: Workspace, search: Record<string, string> = {}, at = now) =>
    requireRemembered<Health | null>(
      {
        ...{ db, remember, askerOf: () => atThisMachine, now: () => at },
        inWorkspace: <T>(scope: Scope, work: (trx: Trx) => Promise<T>) => inWorkspace(db, scope, work),
      },
      ...([page, workspace.name, new URLSearchParams(search), loadHealth] as const),
    )
}

async function withMail() {
  const workspace = await freshWorkspace(db)
  const bring = (lines: string) => importText(database, workspace.id, lines, { format: 'jsonl' })
  const first = await bring(
    wrote('a1', '2026-01-06', 'ann@example.org', 'Where is my parcel? It has not arrived.') +
      replied('a2', '2026-01-07', 'It is in Leeds and arrives tomorrow.') +
      wrote('b1', '2026-02-03', 'bea@example.org', 'Can you send me the invoice, please?'),
  )
  return { workspace, scope: { workspaceId: workspace.id, teams: 'all' as const }, bring, sourceId: first.source.id }
}

const waitingOf = (health: Health | null) => health?.waiting.reading.n
const changesOf = (health: Health | null) =>
  health?.first.flatMap(({ series }) => series.segments.map(({ because }) => because)).join(' ')

test('each kind of change is on the page at once; without one the page is what was found before', async () => {
  const { workspace, scope, bring, sourceId } = await withMail()
  const page = healthPages()
  const { rows } = await pool.query<{ id: string }>(
    'select id from conversation where workspace_id = $1 order by began_at',
    [workspace.id],
  )
  const conversation = rows[1]!.id
  let before = await page(workspace)
  /** What the page shows after a change; it must have been found anew, and then be kept. */
  const after = async (what: string, change: () => Promise<unknown>): Promise<Health> => {
    expect(await page(workspace)).toBe(before)
    const done = (await change()) as { ok?: boolean; reason?: string } | undefined
    if (done?.ok === false) throw new Error(`${what}: ${done.reason}`)
    const found = await page(workspace)
    if (found === before) throw new Error(`${what}: the page shows what it showed before`)
    before = found
    return found!
  }

  expect(waitingOf(before)).toBe(1)
  const more = await after('an import', () => bring(wrote('c1', '2026-02-04', 'cat@example.org', 'Can you help me?')))
  expect(waitingOf(more)).toBe(2)

  expect(
    (await after('a team', () => makeTeam(db, scope, { name: 'Desk', kind: 'in_house', who }))).choices.teams,
  ).toHaveLength(1)
  const renamed = await after('another name', () => renameTeam(db, scope, { name: 'Desk', to: 'Care', who }))
  expect(renamed.choices.teams[0]?.name).toBe('Care')
  const steward = { name: 'All', team: 'Care', channel: null, account: null, toDay: null, handoverDays: 0 }
  const stewarded = await after('a stewardship', () =>
    nameSteward(pool, scope, { ...steward, fromDay: '2026-01-01' }, who),
  )
  expect(stewarded.choices.teams[0]?.count).toBeGreaterThan(0)
  const end = { name: 'All', toDay: '2026-01-20', who }
  expect((await after('its end', () => endStewardshipOn(pool, scope, end))).choices.teams[0]?.count).toBe(0)
  await after('its removal', () => takeStewardshipBack(pool, scope, { name: 'All', who }))
  const removal = { name: 'Care', today: '2026-02-09', now, who }
  expect((await after('a team’s removal', () => removeTeam(pool, scope, removal))).choices.teams).toHaveLength(0)

  let note = 0
  const noted = await after('a note', async () => {
    note = (await writeNote(db, scope, { day: '2026-01-19', text: 'A new shop', who })).id
  })
  expect(changesOf(noted)).toContain('A new shop')
  expect(changesOf(await after('its removal', () => takeNoteBack(db, scope, note, who)))).not.toContain('A new shop')

  let gap = 0
  const from = new Date('2026-02-04T00:00:00Z')
  const silent = await after('a gap', async () => {
    const declared = await declareGap(db, scope, { sourceId, from, to: null, reason: 'Silence' }, who)
    if (declared.ok) gap = declared.gap.id
  })
  expect(silent.silent).toHaveLength(1)
  expect((await after('its removal', () => takeGapBack(db, scope, gap, who))).silent).toHaveLength(0)

  const marked = await after('a mark', () =>
    markConversation(pool, scope, { conversation, mark: 'set_aside', who, now }),
  )
  expect(waitingOf(marked)).toBe(1)
  const unmarked = await after('its being taken back', () =>
    markConversation(pool, scope, { conversation, mark: null, who, now }),
  )
  expect(waitingOf(unmarked)).toBe(2)

  const correction = { needsAnswer: false }
  const corrected = await after('a correction', () =>
    correctMessage(pool, scope, { message: conversation, correction, who, now }),
  )
  expect(waitingOf(corrected)).toBe(1)
  await after('its being taken back', () =>
    correctMessage(pool, scope, { message: conversation, correction: null, who, now }),
  )

  const promised = await after('a setting', () => setWorkspace(db, workspace, { promise_hours: '3' }, who))
  expect(promised.promiseHours).toBe(3)

  const nthOf = (health: Health) => health.waiting.longest.map(({ nth }) => nth)
  expect(nthOf(before!)).toEqual([1, 1])
  expect(nthOf(await after('a merge', () => bring(same('ann@example.org', 'bea@example.org'))))).toEqual([2, 1])

  const said = (health: Health) => health.waiting.longest.map((one) => one.said)
  expect(said(before!)).toContain('Can you help me?')
  const forgotten = await after('forgetting', () =>
    forgetCustomer(pool, scope, { channel: 'email', externalId: 'cat@example.org', who, now }),
  )
  expect(said(forgotten)).not.toContain('Can you help me?')

  const [source] = await inWorkspace(db, scope, (trx) => listSources(trx, scope))
  const left = await after('the removal of a source', () => takeSourceBack({ db, pool }, scope, source!, who))
  expect(left?.waiting.longest.map(({ channel }) => channel)).toHaveLength(1)
})

test('what was found ends with its minute, and says when it was found', async () => {
  const { workspace } = await withMail()
  const page = healthPages()
  const [first, kept, next] = [
    await page(workspace),
    await page(workspace, {}, new Date('2026-02-09T08:40:59Z')),
    await page(workspace, {}, new Date('2026-02-09T08:41:00Z')),
  ]
  expect(first?.asOf).toBe(now.toISOString())
  expect(kept).toBe(first)
  expect(next?.asOf).toBe('2026-02-09T08:41:00.000Z')
})

test('no other workspace and no other filter is shown what was found, and a change is of its workspace alone', async () => {
  const [ours, theirs] = [await withMail(), await withMail()]
  const page = healthPages()
  const found = await page(ours.workspace)
  expect(await page(theirs.workspace)).not.toBe(found)
  expect(await page(ours.workspace, { channel: 'email' })).not.toBe(found)
  await writeNote(db, theirs.scope, { day: '2026-01-19', text: 'Theirs', who })
  expect(await page(ours.workspace)).toBe(found)
})

test('a claim is told at once by what shows claims, and no other page is read anew', async () => {
  const { workspace, scope } = await withMail()
  const [figures, queue] = [healthPages(), healthPages({ name: 'health', showsClaims: true })]
  const before = { figures: await figures(workspace), queue: await queue(workspace) }
  const claim = { conversation: 'email:b1', who: { name: who, userId: null }, now }
  expect(await claimConversation(db, scope, claim)).toMatchObject({ ok: true })
  expect(await figures(workspace)).toBe(before.figures)
  expect(await queue(workspace)).not.toBe(before.queue)
})

test('how far a job is changes nothing that is remembered', async () => {
  const { workspace, scope } = await withMail()
  const count = async () => (await findWorkspace(db, workspace.name))!.changes
  const before = await count()
  const asked = { reaches: 'days', asked_by: who, asked_at: new Date('2026-01-20') } as const
  await inWorkspaceQuietly(db, scope, (trx) => askToCountAnew(trx, scope, asked))
  expect(await count()).toBe(before)
  expect(await inWorkspace(db, scope, (trx) => findCountingAnew(trx, scope))).toMatchObject({ reaches: 'days' })
})

test('a transaction that only reads is no change, one that fails neither', async () => {
  const { workspace, scope } = await withMail()
  const count = async () => (await findWorkspace(db, workspace.name))!.changes
  const before = await count()
  await inWorkspace(db, scope, (trx) => listSources(trx, scope))
  const failed = inWorkspace(db, scope, async (trx) => {
    await addNote(trx, scope, { day: '2026-01-19', text: 'Never', made_by: who })
    throw new Error('and then the power failed')
  })
  await expect(failed).rejects.toThrow('power')
  expect(await count()).toBe(before)
})
