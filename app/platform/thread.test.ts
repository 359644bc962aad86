import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createThread, type InThread, TooMuchWork } from './thread.ts'

/** Answers what it is told to, or does what it should not. Held work waits until it is let go of. */
const worker = `
  import { parentPort, threadId } from 'node:worker_threads'
  parentPort.on('message', ({ id, work, input }) => {
    const answer = (more) => parentPort.postMessage({ id, ...more })
    if (work === 'echo' && input === 'refuse') answer({ error: new Error('no such word') })
    else if (work === 'echo') answer({ value: { input, thread: threadId } })
    else if (work === 'end') process.exit(3)
    else if (work === 'throw') throw new Error('out of memory, say')
    else if (work === 'hold') { Atomics.wait(input, 0, 0); answer({ value: id }) }
  })
`

let folder: string
let file: string
let inThread: InThread

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapport-thread-'))
  file = join(folder, 'worker.mjs')
  await writeFile(file, worker)
  inThread = createThread(file, null)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const threadNow = async () => (await inThread<{ thread: number }>('echo', null)).thread

/** Work that lasts until `letGo`. */
function holding() {
  const held = new Int32Array(new SharedArrayBuffer(4))
  const letGo = () => {
    Atomics.store(held, 0, 1)
    Atomics.notify(held, 0)
  }
  return { held, letGo }
}

test('work is answered by one thread, and a failure of it told to whoever asked', async () => {
  const [one, other] = await Promise.all([inThread('echo', { a: [1] }), inThread('echo', 'b')])
  expect(one).toMatchObject({ input: { a: [1] } })
  expect(other).toMatchObject({ input: 'b', thread: await threadNow() })
  const before = await threadNow()
  await expect(inThread('echo', 'refuse')).rejects.toThrow('no such word')
  expect(await threadNow()).toBe(before)
})

test('a thread that throws says so, with what it threw; what waits, and the next work, is done by another', async () => {
  const before = await threadNow()
  const thrown = inThread('throw', null)
  const waits = threadNow()
  await expect(thrown).rejects.toMatchObject({
    message: 'the thread ended before it answered',
    cause: expect.objectContaining({ message: 'out of memory, say' }),
  })
  expect(await waits).not.toBe(before)
})

test('one that ends is gone, and nobody waits for it', async () => {
  const before = await threadNow()
  await expect(inThread('end', null)).rejects.toThrow('the thread ended before it answered')
  expect(await threadNow()).not.toBe(before)
})

test('the same work is not begun again while it runs or waits, and is once it has ended', async () => {
  const { held, letGo } = holding()
  const all = [
    inThread<number>('hold', held, { same: 'a b' }),
    inThread<number>('hold', held, { same: 'a b' }),
    inThread<number>('hold', held, { same: 'a c' }),
    inThread<number>('hold', held, { same: 'a c' }),
  ]
  letGo()
  const [one, same, other, sameOther] = await Promise.all(all)
  expect([same, sameOther]).toEqual([one, other])
  expect(other).not.toBe(one)
  expect(await inThread<number>('hold', held, { same: 'a b' })).not.toBe(one)
  // Of what failed nothing is kept either.
  await expect(inThread('echo', 'refuse', { same: 'word', keep: 'word' })).rejects.toThrow('no such word')
  await expect(inThread('echo', 'fine', { same: 'word', keep: 'word' })).resolves.toMatchObject({ input: 'fine' })
})

test('an answer is kept for whoever asks the same later, the oldest only as long as there is room', async () => {
  const small = createThread(file, null, { keptBytes: 1000 })
  const ask = async (keep: string) =>
    (await small<{ input: { asked: string } }>('echo', { asked: `${keep} ${Math.random()}` }, { keep })).input.asked
  const first = await ask('a')
  expect(await ask('a')).toBe(first)
  for (let i = 0; i < 10; i++) await ask(`b${i}`)
  expect(await ask('a')).not.toBe(first)
})

test('what was begun before a change is not kept as the answer after it', async () => {
  const { held, letGo } = holding()
  const ask = (changes: number) => inThread<number>('hold', held, { same: 'm', keep: `m ${changes}` })
  const both = [ask(5), ask(6)]
  letGo()
  const [before, joined] = await Promise.all(both)
  expect(joined).toBe(before)
  expect(await ask(5)).toBe(before)
  expect(await ask(6)).not.toBe(before)
})

test('who is one too many is told, and what nobody waits for any more is not begun', async () => {
  const narrow = createThread(file, null, { waiting: 2 })
  const { held, letGo } = holding()
  const [first, second, third] = [new AbortController(), new AbortController(), new AbortController()]
  const running = narrow<number>('hold', held, { signal: first.signal })
  const left = narrow<number>('hold', held, { signal: second.signal })
  const [stays, goes] = [
    narrow<number>('hold', held, { same: 's' }),
    narrow<number>('hold', held, { same: 's', signal: third.signal }),
  ]
  await expect(narrow('hold', held)).rejects.toThrow(TooMuchWork)
  second.abort()
  await expect(left).rejects.toThrow('whoever asked has gone')
  const next = narrow<{ input: string }>('echo', 'there is room again')
  // Begun work goes on, and so does what somebody else still waits for.
  first.abort()
  third.abort()
  letGo()
  const [one, other] = [await running, await stays]
  expect(await goes).toBe(other)
  // The one between them was never begun: its number was taken, and not answered.
  expect(other - one).toBe(2)
  expect((await next).input).toBe('there is room again')
})
