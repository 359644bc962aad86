import { Worker } from 'node:worker_threads'

/**
 * Asks for a piece of work by its name; answers what it gave, or throws what it threw. Work that is `same` as what was asked
 * before and still runs is not begun again: it is answered what that gives.
 */
export type InThread = <T>(work: string, input: unknown, same?: string) => Promise<T>

export type ThreadQuestion = { id: number; work: string; input: unknown }
export type ThreadAnswer = { id: number; value: unknown } | { id: number; error: unknown }

type Waiting = { resolve: (value: unknown) => void; reject: (reason: unknown) => void }

/**
 * A thread beside this one, started with the first work and again after it died, for what computes so long that nobody
 * else could be answered meanwhile. It keeps no process alive.
 *
 * @param file a module that takes `ThreadQuestion`s and answers each with a `ThreadAnswer`
 */
export function createThread(file: string, workerData: unknown): InThread {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  const running = new Map<string, Promise<unknown>>()
  let asked = 0

  const begin = (): Worker => {
    const begun = new Worker(file, { workerData })
    begun.unref()
    begun.on('message', (answer: ThreadAnswer) => {
      const one = waiting.get(answer.id)
      waiting.delete(answer.id)
      if ('error' in answer) one?.reject(answer.error)
      else one?.resolve(answer.value)
    })
    let cause: unknown
    begun.on('error', (error) => (cause = error))
    begun.on('exit', () => {
      if (worker === begun) worker = null
      for (const one of waiting.values()) one.reject(new Error('the thread ended before it answered', { cause }))
      waiting.clear()
    })
    return begun
  }

  const ask = (work: string, input: unknown) => {
    const id = ++asked
    worker ??= begin()
    const found = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }))
    worker.postMessage({ id, work, input } satisfies ThreadQuestion, [])
    return found
  }

  return <T>(work: string, input: unknown, same?: string) => {
    const key = same === undefined ? undefined : JSON.stringify([work, same])
    const before = key === undefined ? undefined : running.get(key)
    const found = before ?? ask(work, input)
    if (key !== undefined && !before) {
      running.set(key, found)
      const forget = () => void running.delete(key)
      found.then(forget, forget)
    }
    // Whoever asks for this work by its name knows what it gives.
    return found as Promise<T>
  }
}
