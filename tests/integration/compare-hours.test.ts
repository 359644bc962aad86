import { expect, test } from 'vitest'
import type { Comparison } from '#app/screens/compare.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { conversationFacts, type Facts, insertConversations } from '../factories/conversation.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'

const database = await createTestDatabase()

test('with business hours set, whether somebody was there on arrival is told apart: like is compared with like', async () => {
  const workspace = await freshWorkspace(database.db)
  const now = () => new Date('2026-03-30T09:00:00Z')
  const { json } = terminal(database, { workspace: workspace.name, now })
  let made = 0
  const began = (day: string, hour: number, isResolved: boolean): Facts => {
    const first = new Date(`${day}T${String(hour).padStart(2, '0')}:00:00Z`)
    const at = new Date(first.getTime() + 3_600_000)
    const base = { workspace_id: workspace.id, id: `c${++made}`, customer_id: made, first_message_at: first }
    const resolved: Partial<Facts> = {
      answered_at: at,
      first_reply_at: at,
      due_replied: true,
      due_outcome: 'confirmed',
    }
    return conversationFacts({ ...base, ...(isResolved ? resolved : {}) })
  }
  // Nine of ten by day and three of ten by night, on either side; the second had more nights.
  const side = (day: string, byDay: number, byNight: number) => [
    ...Array.from({ length: byDay }, (_, i) => began(day, 12, i % 10 < 9)),
    ...Array.from({ length: byNight }, (_, i) => began(day, 22, i % 10 < 3)),
  ]
  await inWorkspace(database.db, { workspaceId: workspace.id, teams: 'all' }, (trx) =>
    insertConversations(trx, [...side('2026-01-12', 100, 40), ...side('2026-02-09', 40, 100)]),
  )
  const compare = async () =>
    (await json<Comparison>('compare', '2026-01-05..2026-02-02', '2026-02-02..2026-03-02')).measures['resolution_rate']!

  const blind = await compare()
  expect(blind.notAdjustedFor).toContainEqual({ fact: 'hours', because: 'no business hours are set' })
  expect(blind.adjusted?.value).toBeGreaterThan(0.2)

  await json('hours', 'set', 'daily 08:00-18:00')
  const seen = await compare()
  expect(seen.adjustedFor).toContain('hours')
  expect(seen.crude?.value).toBeCloseTo(blind.crude!.value!, 12)
  expect(seen.adjusted?.value).toBeCloseTo(0, 12)

  await json('hours', 'set', 'daily 08:00-18:00', '--from', '2026-02-01')
  await json('hours', 'remove')
  expect((await compare()).notAdjustedFor.map(({ because }) => because)).toContain(
    'no business hours are set for when or where some of them began',
  )
})
