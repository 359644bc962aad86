import { parentPort, workerData } from 'node:worker_threads'
import { openDb } from '#db/client.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import type { ThreadAnswer, ThreadQuestion } from './platform/thread.ts'
import { type ComparisonAsked, loadComparison } from './screens/compare.server.ts'

/** The web process's second thread: what computes for seconds, one after another, so that no page waits for it. */
const { url } = workerData as { url: string }

async function answer({ id, work, input }: ThreadQuestion): Promise<ThreadAnswer> {
  // Of its own, and gone with the answer: comparisons are rare.
  const { db, close } = openDb(url, { max: 1, applicationName: 'rapport thread' })
  try {
    if (work !== 'compare') throw new Error(`"${work}" is no work of this thread`)
    const { scope, view, asked } = input as ComparisonAsked
    return { id, value: await inWorkspace(db, scope, (trx) => loadComparison(trx, scope, view, asked)) }
  } catch (error) {
    return { id, error }
  } finally {
    await close()
  }
}

let last: Promise<void> = Promise.resolve()
parentPort?.on('message', (question: ThreadQuestion) => {
  last = last.then(async () => parentPort?.postMessage(await answer(question), []))
})
