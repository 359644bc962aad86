import { parentPort, workerData } from 'node:worker_threads'
import { openDb, type Trx } from '#db/client.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import type { ThreadAnswer, ThreadQuestion } from './platform/thread.ts'
import { loadSideColumns, type SideAsked } from './screens/compare-columns.server.ts'
import { type ComparisonAsked, loadComparison } from './screens/compare.server.ts'

/** The web process's second thread: what computes for seconds, so that no page waits for it. */
const { url } = workerData as { url: string }

const works: Record<string, (trx: Trx, input: never) => Promise<unknown>> = {
  compare: (trx, { scope, view, asked }: ComparisonAsked) => loadComparison(trx, scope, view, asked),
  'compare-list': (trx, { scope, view, asked, opened }: SideAsked) => loadSideColumns(trx, scope, view, asked, opened),
}

async function answer({ id, work, input }: ThreadQuestion): Promise<ThreadAnswer> {
  // Of its own, and gone with the answer: comparisons are rare.
  const { db, close } = openDb(url, { max: 1, applicationName: 'rapport thread' })
  try {
    const does = works[work]
    if (!does) throw new Error(`"${work}" is no work of this thread`)
    // Whoever asks for work by its name hands it what it takes.
    const { scope } = input as Pick<ComparisonAsked, 'scope'>
    return { id, value: await inWorkspace(db, scope, (trx) => does(trx, input as never)) }
  } catch (error) {
    return { id, error }
  } finally {
    await close()
  }
}

parentPort?.on('message', (question: ThreadQuestion) => {
  void answer(question).then((told) => parentPort?.postMessage(told, []))
})
