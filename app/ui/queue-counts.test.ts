import { expect, test } from 'vitest'
import { countsAfter, type Deeds } from './queue-counts.ts'

const row = (id: string, more: object = {}) => ({
  ...{ id, channel: 'email', topic: null, past: false, complaint: false, claimedBy: null, isMine: false },
  ...{ customer: 1, ofCustomer: 1 },
  ...more,
})
const kit = row('kit', { customer: 1, past: true, complaint: true, topic: 'refund' })
const ruta = row('ruta', { customer: 2, claimedBy: 'Tom', channel: 'x' })
const both = [row('ada1', { customer: 3, ofCustomer: 2 }), row('ada2', { customer: 3, ofCustomer: 2 })]
const page = {
  ...{ total: 4, customers: 3, past: 1, rows: [kit, ruta, ...both] },
  filters: { show: 'everyone', topic: null },
  tabs: [
    { show: 'everyone', count: 4 },
    { show: 'past_promise', count: 1 },
    { show: 'complaints', count: 1 },
    { show: 'unclaimed', count: 3 },
    { show: 'mine', count: 0 },
  ],
  topic: { name: 'refund', count: 1 },
  channels: [
    { channel: 'email', count: 3 },
    { channel: 'x', count: 1 },
  ],
  shown: { total: 4, past: 1 },
}
const tabs = (deeds: Deeds) => countsAfter(page, deeds).tabs.map(({ count }) => count)

test('a claim moves one from nobody’s to mine, a mark takes one from everything, and nothing done changes nothing', () => {
  expect(countsAfter(page, {})).toBe(page)
  expect(tabs({ kit: ['claimed'] })).toEqual([4, 1, 1, 2, 1])
  expect(tabs({ ruta: ['claimed'] })).toEqual([4, 1, 1, 3, 1])
  expect(tabs({ ruta: ['released'] })).toEqual([4, 1, 1, 4, 0])
  // Another was first, as whoever claimed it was told.
  expect(tabs({ kit: ['taken'] })).toEqual([4, 1, 1, 2, 0])
  expect(tabs({ kit: ['left'] })).toEqual([3, 0, 0, 2, 0])
  expect(tabs({ kit: ['claimed', 'left'] })).toEqual([3, 0, 0, 2, 0])
  expect(tabs({ kit: ['claimed', 'kept'] })).toEqual([4, 1, 1, 2, 1])
  const left = countsAfter(page, { kit: ['left'], ruta: ['left'] })
  expect(left).toMatchObject({ total: 2, customers: 1, past: 0, topic: { count: 0 }, shown: { total: 2, past: 0 } })
  expect(left.channels.map(({ count }) => count)).toEqual([2, 0])
})

test('a person is waiting until the last of their conversations is done', () => {
  expect(countsAfter(page, { ada1: ['left'] }).customers).toBe(3)
  expect(countsAfter(page, { ada1: ['left'], ada2: ['left'] }).customers).toBe(2)
})

test('where only what nobody claimed is shown, a claim makes that fewer', () => {
  const unclaimed = { ...page, filters: { show: 'unclaimed', topic: null }, shown: { total: 3, past: 1 } }
  expect(countsAfter(unclaimed, { kit: ['claimed'] }).shown).toEqual({ total: 2, past: 0 })
})
