import { expect, test } from 'vitest'
import { unlessLong } from './unless-long.ts'

test('what is there in time comes at once', async () => {
  expect(await unlessLong(Promise.resolve('found'), 60_000)).toEqual({ now: 'found' })
})

test('what takes longer is promised', async () => {
  const { promise, resolve } = Promise.withResolvers<string>()
  const found = await unlessLong(promise, 0)
  resolve('found at last')
  expect('later' in found && (await found.later)).toBe('found at last')
})

test('a failure in time is one', async () => {
  await expect(unlessLong(Promise.reject(new Error('no such team')), 60_000)).rejects.toThrow('no such team')
})
