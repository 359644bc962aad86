import { expect, test } from 'vitest'
import { claimConversation, releaseConversation } from '#app/actions/claim-conversation.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { listAudit } from '#db/queries/audit.ts'
import { type Claimant, findClaim } from '#db/queries/claim.ts'
import type { Scope } from '#db/scope.ts'
import { importText } from '../factories/imported.ts'
import { wrote } from '../factories/mail.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'

const database = await createTestDatabase()
const { db } = database

test('of two people with one name, neither loses a conversation to whoever saw the other hold it', async () => {
  const workspace = await freshWorkspace(db)
  await importText(database, workspace.id, wrote('e1', '2026-02-09T02:00:00Z', 'noor', 'Where is my order?'), {
    format: 'jsonl',
  })
  const scope: Scope = { workspaceId: workspace.id, teams: 'all' }
  const of = { conversation: 'email:e1', now: new Date('2026-02-09T08:40:00Z') }
  const claim = (who: Claimant, insteadOf?: string) =>
    claimConversation(db, scope, { ...of, who, ...(insteadOf !== undefined && { insteadOf }) })
  const [anna, other, tom] = [
    { name: 'Anna', userId: 1001 },
    { name: 'Anna', userId: 1002 },
    { name: 'Tom', userId: 1003 },
  ] as const
  expect(await claim(anna)).toMatchObject({ ok: true })
  const since = new Date('2026-02-09T02:00:00Z')
  const seen = await inWorkspace(db, scope, (trx) =>
    findClaim(trx, scope, { conversation: of.conversation, since, who: tom }),
  )
  expect(seen).toMatchObject({ by: 'Anna', holder: 'user 1001', isMine: false })
  expect(await claim(other, seen!.holder)).toMatchObject({ ok: true })
  expect(await claim(tom, seen!.holder)).toMatchObject({ ok: false, by: 'Anna', holder: 'user 1002' })
  expect(await releaseConversation(db, scope, { ...of, who: anna })).toMatchObject({ ok: false })
  const renamed = { ...other, name: 'Anna of the night' }
  expect(await releaseConversation(db, scope, { ...of, who: renamed })).toMatchObject({ ok: true })
  const lines = await inWorkspace(db, scope, (trx) => listAudit(trx, scope, { limit: 5 }))
  expect(lines.map(({ who, action, before }) => [who, action, before])).toEqual([
    ['Anna of the night', 'release conversation', 'Anna of the night'],
    ['Anna', 'claim conversation', 'Anna'],
    ['Anna', 'claim conversation', null],
  ])
})
