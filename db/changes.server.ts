import pg from 'pg'
import { type Db, poolOf } from './client.server.ts'
import { changesChannel } from './in-workspace.server.ts'

/** Calls back after every commit that changed a workspace; what it gives back ends that. */
export type ListenToChanges = (workspaceId: number, changed: () => void) => () => void

const [firstRetryMs, mostRetryMs] = [500, 15_000]

/**
 * Hears from Postgres which workspaces change, over one connection however many listen, open only while somebody does. A
 * lost connection is made again. Whoever listens is called once it stands, for what was missed before.
 */
export function createChanges(db: Db): ListenToChanges {
  const { connectionString } = poolOf(db).options
  const listeners = new Map<number, Set<() => void>>()
  let client: pg.Client | undefined
  let retry: NodeJS.Timeout | undefined
  let retryMs = firstRetryMs

  const tell = (workspaceId: number) => {
    for (const changed of listeners.get(workspaceId) ?? []) changed()
  }
  const leave = (gone: pg.Client) => {
    if (client !== gone) return
    client = undefined
    if (listeners.size === 0) return
    retry = setTimeout(() => void connect(), retryMs)
    retryMs = Math.min(2 * retryMs, mostRetryMs)
  }
  const connect = async () => {
    const made = new pg.Client({ connectionString, application_name: 'rapport changes' })
    client = made
    made.on('error', () => leave(made))
    made.on('end', () => leave(made))
    made.on('notification', ({ payload }) => tell(Number(payload)))
    try {
      await made.connect()
      await made.query(`listen ${changesChannel}`)
      retryMs = firstRetryMs
      for (const workspaceId of [...listeners.keys()]) tell(workspaceId)
    } catch {
      leave(made)
    }
    if (listeners.size === 0 || client !== made) await made.end().catch(() => undefined)
  }
  const stop = () => {
    clearTimeout(retry)
    const ended = client
    client = undefined
    void ended?.end().catch(() => undefined)
  }

  return (workspaceId, changed) => {
    const own = listeners.get(workspaceId) ?? new Set()
    listeners.set(workspaceId, own.add(changed))
    if (listeners.size === 1 && own.size === 1) void connect()
    return () => {
      own.delete(changed)
      if (own.size === 0) listeners.delete(workspaceId)
      if (listeners.size === 0) stop()
    }
  }
}
