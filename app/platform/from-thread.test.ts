import { expect, test } from 'vitest'
import { apiLoader } from './api-answers.ts'
import { fromThread } from './from-thread.ts'
import { TooMuchWork } from './thread.ts'

const request = new Request('http://localhost/w/acorn/compare')
const ask = (inThread: () => Promise<never>) =>
  fromThread<Response>({ inThread }, request, 'compare', {}, { keep: 'a b' })
const tooMuch = () => Promise.reject(new TooMuchWork('8 wait'))

test('whoever is one too many is told to come back, and when', async () => {
  const refused = await ask(tooMuch).catch((error: unknown) => error)
  if (!(refused instanceof Response)) throw new Error('it was not refused')
  expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '60'])
  expect(await refused.text()).toBe('Many comparisons are being worked out. Try again in a minute.')
})

test('a program hears the same as JSON; any other failure stays one', async () => {
  const context = {} as Parameters<ReturnType<typeof apiLoader>>[0]['context']
  const answer = await apiLoader(() => ask(tooMuch))({ request, context, params: {} })
  expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '60'])
  expect(await answer.json()).toMatchObject({
    error: { code: 'busy', message: expect.stringContaining('in a minute') },
  })
  await expect(ask(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
})
