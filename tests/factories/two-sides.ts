import { inWorkspace } from '#db/in-workspace.server.ts'
import type { Workspace } from '#db/queries/workspace.ts'
import type { Db } from '#db/client.server.ts'
import type { terminal } from '../setup/terminal.ts'
import { conversationFacts, type Facts, insertConversations } from './conversation.ts'

const hour = 3_600_000

/** The moment these two sides are looked at. */
export const twoSidesNow = new Date('2026-03-02T09:00:00Z')

/** A conversation that began then, helped after some hours or never answered; a customer of its own. */
function helpedOrNot(
  { workspace_id, nth }: { workspace_id: number; nth: number },
  began: string,
  helpedAfterHours: number | null,
): Facts {
  const first = new Date(began)
  const base = { workspace_id, id: `c${nth}`, customer_id: nth, first_message_at: first }
  if (helpedAfterHours === null) return conversationFacts(base)
  const at = new Date(first.getTime() + helpedAfterHours * hour)
  return conversationFacts({
    ...{ ...base, answered_at: at, first_reply_at: at, due_replied: true, last_message_at: at, waiting_until: at },
    ...{ resolved_at: at, first_resolved_at: at, due_outcome: 'confirmed' },
    ...{ standings: ['waiting', 'confirmed'], standing_from: [first, at] },
  })
}

/** Pell's agency in charge to 2 February, then our people: helped fewer and sooner, more and later; the handover went wrong. */
export async function insertTwoSides(
  db: Db,
  workspace: Workspace,
  { say }: ReturnType<typeof terminal>,
): Promise<void> {
  await say('team', 'add', 'Ours', '--kind', 'in_house')
  await say('team', 'add', 'Pell', '--kind', 'outsourced')
  const named = ['stewardship', 'add'] as const
  await say(...named, 'The agency', '--team', 'Pell', '--from', '2026-01-05', '--to', '2026-02-02')
  await say(...named, 'Our people', '--team', 'Ours', '--from', '2026-02-02', '--handover', '3')
  let nth = 0
  const on = (day: string, i: number) => `${day}T${String(8 + (i % 10)).padStart(2, '0')}:00:00Z`
  const times = (n: number, day: string, hours: (i: number) => number | null) =>
    Array.from({ length: n }, (_, i) => helpedOrNot({ workspace_id: workspace.id, nth: ++nth }, on(day, i), hours(i)))
  await inWorkspace(db, { workspaceId: workspace.id, teams: 'all' }, (trx) =>
    insertConversations(trx, [
      // The agency helped 90 of 150 after 2 to 6 hours and never answered 60.
      ...times(90, '2026-01-12', (i) => 2 + (i % 5)),
      ...times(60, '2026-01-13', () => null),
      // In the handover everything went wrong.
      ...times(50, '2026-02-03', () => null),
      // Then our people helped 135 of 150 after 4 to 12 hours.
      ...times(135, '2026-02-06', (i) => 4 + 2 * (i % 5)),
      ...times(15, '2026-02-07', () => null),
      // These have not come due.
      ...times(70, '2026-02-25', () => null),
    ]),
  )
}
