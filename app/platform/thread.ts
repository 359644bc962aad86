import { Worker } from 'node:worker_threads'

/**
 * Asks for a piece of work by its name; answers what it gave, or throws what it threw.
 *
 * @throws TooMuchWork when so much waits already that whoever asks should come back later
 */
export type InThread = <T>(work: string, input: unknown, how?: Asked) => Promise<T>

type Asked = {
  /** Work that is the same as what was asked before and has not ended is not begun again: it is answered what that gives. */
  same?: string
  /**
   * The answer is kept under this, which must say everything that it depends on, who may see it included; of what was
   * begun for somebody else before, under what they said: it may not have seen what has changed since.
   */
  keep?: string
  /** Aborts when whoever asks has gone. What nobody waits for any more is not begun. */
  signal?: AbortSignal
}

export type ThreadQuestion = { id: number; work: string; input: unknown }
export type ThreadAnswer = { id: number; value: unknown } | { id: number; error: unknown }

/** So much waits for a thread that it takes no more. */
export class TooMuchWork extends Error {
  readonly code = 'too_much_work'
}

type Job = {
  question: ThreadQuestion
  same: string | undefined
  keep: string | undefined
  askers: number
  found: Promise<unknown>
  resolve: (value: unknown) => void
  reject: (reason: unknown) => void
}

type Limits = {
  /** How much may wait while something is under way. */
  waiting?: number
  /** How much of the answers is kept, the latest; in bytes, about. */
  keptBytes?: number
}

/**
 * A thread beside this one, started with the first work and again after it died, for what computes so long that nobody
 * else could be answered meanwhile; one piece of work after another. It keeps no process alive.
 *
 * @param file a module that takes `ThreadQuestion`s and answers each with a `ThreadAnswer`
 */
export function createThread(file: string, workerData: unknown, limits: Limits = {}): InThread {
  const { waiting: most = 8, keptBytes = 100e6 } = limits
  const kept = createKept(keptBytes)
  const waiting: Job[] = []
  const unended = new Map<string, Job>()
  let running: Job | null = null
  let worker: Worker | null = null
  let asked = 0

  const begin = (): Worker => {
    const begun = new Worker(file, { workerData })
    begun.unref()
    begun.on('message', (answer: ThreadAnswer) => {
      end((job) => ('error' in answer ? job.reject(answer.error) : job.resolve(answer.value)))
    })
    let cause: unknown
    begun.on('error', (error) => (cause = error))
    begun.on('exit', () => {
      if (worker === begun) worker = null
      end((job) => job.reject(new Error('the thread ended before it answered', { cause })))
    })
    return begun
  }

  const end = (tell: (job: Job) => void) => {
    const ended = running
    running = null
    if (ended) {
      forget(ended)
      tell(ended)
    }
    next()
  }
  const next = () => {
    const job = running ? undefined : waiting.shift()
    if (!job) return
    running = job
    worker ??= begin()
    worker.postMessage(job.question, [])
  }
  const forget = ({ same }: Job) => {
    if (same !== undefined) unended.delete(same)
  }
  const take = (work: string, input: unknown, { same, keep }: Pick<Job, 'same' | 'keep'>): Job => {
    if (waiting.length >= most) throw new TooMuchWork(`${most} pieces of work wait already`)
    const { promise: found, resolve, reject } = Promise.withResolvers<unknown>()
    const job: Job = { question: { id: ++asked, work, input }, same, keep, askers: 0, found, resolve, reject }
    waiting.push(job)
    if (same !== undefined) unended.set(same, job)
    return job
  }
  const leave = (job: Job) => {
    const place = waiting.indexOf(job)
    if (--job.askers > 0 || place === -1) return
    waiting.splice(place, 1)
    forget(job)
    job.reject(new Error('whoever asked has gone'))
  }

  // Asynchronous, so that whatever is thrown comes as a rejection.
  return async <T>(work: string, input: unknown, how: Asked = {}) => {
    const before = how.keep === undefined ? undefined : kept.find(how.keep)
    // Whoever asks for this work by its name knows what it gives.
    if (before) return before.value as T
    const same = how.same === undefined ? undefined : JSON.stringify([work, how.same])
    const job = (same === undefined ? undefined : unended.get(same)) ?? take(work, input, { same, keep: how.keep })
    job.askers++
    const gone = () => leave(job)
    how.signal?.addEventListener('abort', gone, { once: true })
    next()
    try {
      if (how.signal?.aborted) gone()
      const value = await job.found
      if (job.keep !== undefined) kept.keep(job.keep, value)
      return value as T
    } finally {
      how.signal?.removeEventListener('abort', gone)
    }
  }
}

/** Values by their keys; the oldest go first where they take more than so many bytes. */
function createKept(most: number) {
  const values = new Map<string, { value: unknown; bytes: number }>()
  let all = 0
  return {
    find: (key: string) => values.get(key),
    keep(key: string, value: unknown) {
      if (values.has(key)) return
      const bytes = bytesOf(value)
      values.set(key, { value, bytes })
      all += bytes
      for (const [oldest, one] of values) {
        if (all <= most) break
        values.delete(oldest)
        all -= one.bytes
      }
    },
  }
}

/** About how much room a value takes. */
function bytesOf(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength
  if (typeof value === 'string') return 2 * value.length
  if (typeof value !== 'object' || value === null) return 8
  return Object.values(value).reduce<number>((sum, one) => sum + 16 + bytesOf(one), 32)
}
