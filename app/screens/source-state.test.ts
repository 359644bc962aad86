import { expect, test } from 'vitest'
import { stateOfSource } from './sources.server.ts'

const now = new Date('2026-02-09T08:40:00Z')
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
const feed = { isFile: false, gaps: [], run: null, lastRunAt: ago(0.5), now }

test('a feed is current for an hour, late for a day, then silent; a file is whole once it is read', () => {
  expect(stateOfSource(feed)).toBe('current')
  expect(stateOfSource({ ...feed, lastRunAt: ago(2) })).toBe('late')
  expect(stateOfSource({ ...feed, lastRunAt: ago(30) })).toBe('silent')
  expect(stateOfSource({ ...feed, isSentTo: true, lastRunAt: ago(20) })).toBe('current')
  expect(stateOfSource({ ...feed, isSentTo: true, lastRunAt: ago(90) })).toBe('late')
  expect(stateOfSource({ ...feed, isFile: true, lastRunAt: ago(3000) })).toBe('whole')
  expect(stateOfSource({ ...feed, isFile: true, run: 'running' })).toBe('reading')
  expect(stateOfSource({ ...feed, isFile: true, run: 'paused' })).toBe('unfinished')
})

test('a declared gap goes before everything while it lasts', () => {
  const gap = (from: Date, to: Date | null) => ({ ...feed, gaps: [{ from_at: from, to_at: to }] })
  expect(stateOfSource(gap(ago(5), null))).toBe('gap')
  expect(stateOfSource(gap(ago(5), ago(1)))).toBe('current')
  expect(stateOfSource(gap(ago(-1), null))).toBe('current')
})
