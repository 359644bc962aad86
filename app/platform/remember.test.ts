import { expect, test } from 'vitest'
import { createMemory } from './remember.ts'

test('asked twice at once it is computed once, and afterwards it is known', async () => {
  const remember = createMemory(2)
  let computed = 0
  const compute = async () => ++computed
  expect(await Promise.all([remember('a', compute), remember('a', compute)])).toEqual([1, 1])
  expect(await remember('a', compute)).toBe(1)
  expect(await remember('b', compute)).toBe(2)
})

test('the oldest goes when there are too many', async () => {
  const remember = createMemory(2)
  for (const key of ['a', 'b', 'c']) await remember(key, async () => key)
  expect(await remember('b', async () => 'anew')).toBe('b')
  expect(await remember('a', async () => 'anew')).toBe('anew')
})

test('a failure reaches all who waited and is tried again by the next', async () => {
  const remember = createMemory(2)
  const fail = () => Promise.reject(new Error('the database went away'))
  const both = await Promise.allSettled([remember('a', fail), remember('a', async () => 'never')])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await remember('a', async () => 'there')).toBe('there')
})
