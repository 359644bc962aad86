import type { Db, Trx } from '#db/client.server.ts'
import { loadConversations } from '#app/screens/conversations.server.ts'
import { loadReadings } from '#app/screens/readings.server.ts'
import type { View } from '#app/screens/view.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import type { Scope } from '#db/scope.ts'
import { conversationFacts, type Facts, insertConversations } from '../factories/conversation.ts'

export const base = Date.parse('2025-06-02T00:00:00Z')
export const hour = 3_600_000
export const at = (hours: number) => new Date(base + hours * hour)

let workspaces = 0
export const nextWorkspace = () => ++workspaces

export function viewOf(overrides: Partial<View> = {}): View {
  return {
    workspace: { id: workspaces, name: 'test', timeZone: 'UTC', promiseHours: 8, teams: [] },
    from: null,
    to: null,
    by: 'all',
    channel: [],
    account: [],
    team: [],
    clock: 'wall',
    asOf: at(24 * 400),
    measure: null,
    ...overrides,
  }
}

/** A workspace that holds these conversations, and what `work` finds in it. */
export async function given<T>(db: Db, facts: Partial<Facts>[], work: (look: Look) => Promise<T>): Promise<T> {
  const id = nextWorkspace()
  const scope = { workspaceId: id, teams: 'all' as const }
  return inWorkspace(db, scope, async (trx) => {
    await insertConversations(
      trx,
      facts.map((one) => conversationFacts({ ...one, workspace_id: id })),
    )
    return work({
      trx,
      scope,
      readings: (view) => loadReadings(trx, scope, viewOf(view)),
      list: (view, opened) => loadConversations(trx, scope, viewOf(view), opened),
    })
  })
}
export type Look = {
  trx: Trx
  scope: Scope
  readings: (view?: Partial<View>) => ReturnType<typeof loadReadings>
  list: (view: Partial<View>, opened: Parameters<typeof loadConversations>[3]) => ReturnType<typeof loadConversations>
}
