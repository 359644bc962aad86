import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createThread, type InThread } from './thread.ts'

/** Answers what it is told to, or does what it should not. `release` lets go of whatever is held. */
const worker = `
  import { parentPort, threadId } from 'node:worker_threads'
  const held = []
  parentPort.on('message', ({ id, work, input }) => {
    const answer = (more) => parentPort.postMessage({ id, ...more })
    if (work === 'echo' && input === 'refuse') answer({ error: new Error('no such word') })
    else if (work === 'echo') answer({ value: { input, thread: threadId } })
    else if (work === 'end') process.exit(3)
    else if (work === 'throw') throw new Error('out of memory, say')
    else if (work === 'hold') held.push(() => answer({ value: id }))
    else if (work === 'release') { for (const go of held.splice(0)) go(); answer({ value: null }) }
  })
`

let folder: string
let inThread: InThread

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapport-thread-'))
  const file = join(folder, 'worker.mjs')
  await writeFile(file, worker)
  inThread = createThread(file, null)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const threadNow = async () => (await inThread<{ thread: number }>('echo', null)).thread

test('work is answered by one thread, and a failure of it told to whoever asked', async () => {
  const [one, other] = await Promise.all([inThread('echo', { a: [1] }), inThread('echo', 'b')])
  expect(one).toMatchObject({ input: { a: [1] } })
  expect(other).toMatchObject({ input: 'b', thread: await threadNow() })
  const before = await threadNow()
  await expect(inThread('echo', 'refuse')).rejects.toThrow('no such word')
  expect(await threadNow()).toBe(before)
})

test('a thread that throws says so to all who wait, with what it threw; the next work begins another', async () => {
  const before = await threadNow()
  const held = inThread('hold', null)
  const thrown = inThread('throw', null)
  await expect(thrown).rejects.toMatchObject({ cause: expect.objectContaining({ message: 'out of memory, say' }) })
  await expect(held).rejects.toThrow('the thread ended before it answered')
  expect(await threadNow()).not.toBe(before)
})

test('one that ends is gone, and nobody waits for it', async () => {
  const before = await threadNow()
  await expect(inThread('end', null)).rejects.toThrow('the thread ended before it answered')
  expect(await threadNow()).not.toBe(before)
})

test('the same work is not begun again while it runs, and is once it has ended', async () => {
  const [one, same, other] = [
    inThread<number>('hold', 'as of now', 'a b'),
    inThread<number>('hold', 'as of a minute later', 'a b'),
    inThread<number>('hold', null, 'a c'),
  ]
  await inThread('release', null)
  expect(await same).toBe(await one)
  expect(await other).not.toBe(await one)
  const again = inThread<number>('hold', null, 'a b')
  await inThread('release', null)
  expect(await again).not.toBe(await one)
  // Of what failed nothing is kept either.
  await expect(inThread('echo', 'refuse', 'word')).rejects.toThrow('no such word')
  await expect(inThread('echo', 'fine', 'word')).resolves.toMatchObject({ input: 'fine' })
})
