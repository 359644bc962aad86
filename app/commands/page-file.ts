import { join } from 'node:path'
import type { CommandDatabase, CommandIo } from '#app/commands/io.ts'
import { loadBuild, pagesOf } from '#app/platform/built-pages.ts'
import { createCaller } from '#app/platform/call-out.ts'
import { projectFolder } from '#app/platform/env.ts'
import type { LoadContext } from '#app/platform/load-context.ts'
import { createLog } from '#app/platform/log.ts'
import { printPdf } from '#app/platform/print-pdf.ts'
import { uploadPlaceOf } from '#app/platform/receive-upload.server.ts'
import { createSignInLimit } from '#app/platform/sign-in-limit.ts'
import { createThread } from '#app/platform/thread.ts'
import { atThisMachine } from '#app/rights/asker.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'

/** A page as the pages themselves make it, for whoever sits at this machine, in one file; no server need run. */
export async function pageFile(io: CommandIo, { db, pool, url }: CommandDatabase, path: string): Promise<string> {
  const page = pagesOf(await loadBuild())
  const { HOST, PORT, RAPPORT_URL } = io.env
  const context: LoadContext = {
    ...{ db, pool, printPdf, now: () => io.now(), askAgain: () => Promise.resolve(atThisMachine) },
    askerOf: () => atThisMachine,
    signedIn: null,
    reached: { url: RAPPORT_URL ?? `http://${HOST}:${PORT}`, from: 'terminal', isHttps: false },
    signInLimit: createSignInLimit(),
    caller: createCaller({ allowsPrivate: io.env.RAPPORT_ALLOW_PRIVATE_HOOKS }),
    openId: null,
    inWorkspace: (scope, work) => inWorkspace(db, scope, work),
    changes: () => () => undefined,
    log: createLog(io.env, 'command'),
    uploads: uploadPlaceOf(io.env),
    remember: (_key, compute) => compute(),
    inThread: createThread(join(projectFolder, 'app/thread.ts'), { url }),
    asOneFile: (other) => page(other, context),
    nonce: '',
    serverTiming: () => '',
  }
  return page(path, context)
}
