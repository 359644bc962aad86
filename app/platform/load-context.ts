import type { Asker } from '#app/rights/asker.ts'
import type { Db, Pool, Trx } from '#db/client.server.ts'
import type { Scope } from '#db/scope.ts'
import type { Log } from './log.ts'
import type { Remember } from './remember.ts'
import type { InThread } from './thread.ts'

/**
 * What the web process hands to every loader. The database reaches routes this way and never by import: a module that
 * the bundle and server.ts both import would be loaded twice, pool and all.
 */
export type LoadContext = {
  /** For the schema `platform` only: what must be known before a workspace is. */
  db: Db
  /** Who asks, in a workspace; null where they have no part in it. */
  askerOf: (workspaceId: number) => Asker | null
  /** The one transaction of a loader, confined to the scope's workspace. */
  inWorkspace: <T>(scope: Scope, work: (trx: Trx) => Promise<T>) => Promise<T>
  /** For what changes conversations: such work is one batch on one connection. */
  pool: Pool
  log: Log
  /** What this process has computed already, for whoever asks for the same. */
  remember: Remember
  /** Computes beside the thread that answers everybody; see app/thread.ts. */
  inThread: InThread
  now: () => Date
  /** Of this response's content-security policy. */
  nonce: string
  /** The value of `Server-Timing` for the time since the request reached Remix, in milliseconds. */
  serverTiming: () => string
}

declare module '@remix-run/node' {
  interface AppLoadContext extends LoadContext {}
  interface Future {
    v3_singleFetch: true
  }
}
