import { describe, expect, test } from 'vitest'
import { boughtAfter, type Sale } from './bought.ts'

const day = 86_400_000
const sale = (id: string, days: number, more: Partial<Sale> = {}): Sale => ({
  ...{ id, at: days * day, kind: 'purchase', amount: 30, currency: 'EUR', purchaseId: null },
  ...more,
})
const refund = (of: string, days: number, more: Partial<Sale> = {}) =>
  sale(`refund of ${of}`, days, { kind: 'refund', purchaseId: of, ...more })
const boughtOn = (...sales: Sale[]) => {
  const at = boughtAfter(sales, 0)
  return at === null ? null : at / day
}

describe('who bought again within 90 days', () => {
  test('it is the first purchase or renewal after the moment, up to the ninetieth day', () => {
    expect(boughtOn(sale('b', 50), sale('a', 20, { kind: 'renewal' }))).toBe(20)
    expect(boughtOn(sale('a', 90))).toBe(90)
    expect(boughtOn(sale('a', 90.01), sale('b', 0), sale('c', -3))).toBeNull()
    expect(boughtOn()).toBeNull()
  })

  test('what was given back in these days does not count, and the next one does', () => {
    expect(boughtOn(sale('a', 20), refund('a', 30))).toBeNull()
    expect(boughtOn(sale('a', 20), refund('a', 30), sale('b', 60))).toBe(60)
    expect(boughtOn(sale('a', 20), refund('a', 91))).toBe(20)
    expect(boughtOn(sale('a', 20), refund('another', 30))).toBe(20)
  })

  test('given back is what came back whole, at once or in parts, or without an amount', () => {
    expect(boughtOn(sale('a', 20), refund('a', 30, { amount: 5 }))).toBe(20)
    expect(boughtOn(sale('a', 20), refund('a', 30, { amount: 29.9 }), refund('a', 40, { amount: 0.1 }))).toBeNull()
    expect(boughtOn(sale('a', 20), refund('a', 30, { amount: null, currency: null }))).toBeNull()
    expect(boughtOn(sale('a', 20, { amount: null, currency: null }), refund('a', 30, { amount: 5 }))).toBeNull()
  })
})
