import type { Asker } from '#app/rights/asker.ts'
import type { SignedIn } from '#app/rights/visitor.ts'
import type { Db, Pool, Trx } from '#db/client.server.ts'
import type { Scope } from '#db/scope.ts'
import type { Caller } from './call-out.ts'
import type { ListenToChanges } from './live-stream.ts'
import type { Log } from './log.ts'
import type { UploadPlace } from './receive-upload.server.ts'
import type { OpenId } from './open-id.ts'
import type { Printed } from './print-pdf.ts'
import type { Remember } from './remember.ts'
import type { SignInLimit } from './sign-in-limit.ts'
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
  /** The same as it is by now: of what outlives a moment, such as a stream. */
  askAgain: (workspaceId: number) => Promise<Asker | null>
  /** The person who is signed in; null for programs, and on the pages that lead in. */
  signedIn: SignedIn | null
  /** How Rapport is reached: its address, from where, and whether nobody can listen on the way. */
  reached: { url: string; from: string; isHttps: boolean }
  signInLimit: SignInLimit
  /** Null where no provider is set. */
  openId: OpenId | null
  /** The one transaction of a loader, confined to the scope's workspace. */
  inWorkspace: <T>(scope: Scope, work: (trx: Trx) => Promise<T>) => Promise<T>
  /** For what changes conversations: such work is one batch on one connection. */
  pool: Pool
  /** Hears of every change of a workspace that was committed. */
  changes: ListenToChanges
  log: Log
  /** Where files that people send are kept until they are imported. */
  uploads: UploadPlace
  /** What this process has computed already, for whoever asks for the same. */
  remember: Remember
  /** Computes beside the thread that answers everybody; see app/thread.ts. */
  inThread: InThread
  /** Calls addresses that people have named, and no private ones. */
  caller: Caller
  /** A page of ours as whoever asks is answered, in one file. @throws Response where it is refused */
  asOneFile: (path: string) => Promise<string>
  /** Such a file as a PDF, or why there is none. */
  printPdf: (html: string) => Promise<Printed>
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
