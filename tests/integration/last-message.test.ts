import { expect, test } from 'vitest'
import { loadReadings } from '#app/screens/readings.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { importText } from '../factories/imported.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { viewOf } from './look.ts'

const database = await createTestDatabase()

let messages = 0
const said = (who: string, at: string, more: object = {}) =>
  JSON.stringify({
    type: 'message',
    id: `m${++messages}`,
    channel: 'email',
    thread: `of ${who}`,
    at,
    direction: 'inbound',
    author: { id: `${who}@example.org` },
    text: 'Where is my order?',
    ...more,
  })

async function workspaceOf(lines: string[]): Promise<(asOf: string) => Promise<string | null>> {
  const { id } = await freshWorkspace(database.db)
  await importText(database, id, lines.join('\n'), { format: 'jsonl' })
  const scope = { workspaceId: id, teams: 'all' as const }
  return (asOf) =>
    inWorkspace(database.db, scope, async (trx) => {
      const { completeTo } = await loadReadings(trx, scope, viewOf({ asOf: new Date(asOf), measure: 'waiting_now' }))
      return completeTo
    })
}

test('the last message is the last by as-of, also where conversations go on after it', async () => {
  await workspaceOf([said('else', '2026-02-02T11:30:00Z')])
  const lastMessage = await workspaceOf([
    said('ada', '2026-02-02T09:00:00Z'),
    said('ada', '2026-02-02T10:00:00Z'),
    said('ada', '2026-02-02T11:00:00Z', { visibility: 'internal' }),
    said('ada', '2026-02-03T09:00:00Z'),
    said('ben', '2026-02-02T09:30:00Z'),
  ])
  expect(await lastMessage('2026-02-02T08:00:00Z')).toBeNull()
  expect(await lastMessage('2026-02-02T09:20:00Z')).toBe('2026-02-02T09:00:00.000Z')
  expect(await lastMessage('2026-02-02T09:45:00Z')).toBe('2026-02-02T09:30:00.000Z')
  expect(await lastMessage('2026-02-02T12:00:00Z')).toBe('2026-02-02T10:00:00.000Z')
  expect(await lastMessage('2026-03-01T00:00:00Z')).toBe('2026-02-03T09:00:00.000Z')
})
