import fc from 'fast-check'
import { expect, test } from 'vitest'
import { place } from './place.ts'
import type { Placeable, Placed } from './place.ts'

const runs = { numRuns: 300 }
const people = ['ann', 'bob', 'Brand', 'agency']

/** Messages that answer anybody: also themselves, each other in a circle, and what never comes. */
const forest = fc
  .array(
    fc.record({
      author: fc.constantFrom(...people),
      parent: fc.option(fc.nat(14), { freq: 4 }),
      names: fc.array(fc.constantFrom(...people), { maxLength: 2 }),
      inside: fc.boolean(),
      /** Says that an account is ours. */
      account: fc.constantFrom(null, null, null, 'Brand', 'agency'),
      claimed: fc.boolean(),
      onlyOurs: fc.boolean(),
      to: fc.constantFrom(null, null, null, 'ann'),
      isPrivate: fc.integer({ min: 0, max: 5 }).map((roll) => roll === 0),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((messages) =>
    messages.map((one, i): Placeable => ({
      id: `x:${i}`,
      namespace: 'x',
      externalId: `${i}`,
      channel: 'x',
      at: i,
      author: one.author,
      claimedOutbound: one.claimed && one.author !== 'ann',
      claimedAccount: one.account,
      onlyOurs: one.onlyOurs,
      isPrivate: one.isPrivate,
      threadId: null,
      parentId: one.parent === null ? null : `${one.parent}`,
      addressedTo: one.to,
      text: `${one.inside ? 'see ' : ''}${one.names.map((name) => `@${name.toLowerCase()}`).join(' ')} it broke`,
    })),
  )

const accountsOf = (messages: Iterable<Placeable>) =>
  new Set([...messages].map(({ claimedAccount }) => claimedAccount).filter((account) => account !== null))

const named = (accounts: ReadonlySet<string>) => (_: string, name: string) =>
  [...accounts].find((account) => account.toLowerCase() === name.toLowerCase())

const nobody = { threadOwner: () => null }

const atOnce = (messages: Placeable[]) =>
  place(messages, { ...nobody, known: () => undefined, ownAccount: named(accountsOf(messages)) })

/** As batches are stored: placed again is what stands below a message that arrives, or near an account just learnt. */
function inBatches(batches: Placeable[][]): Map<string, Placed> {
  const stored = new Map<string, Placeable>()
  const placed = new Map<string, Placed>()
  const ours = new Set<string>()
  for (const batch of batches) {
    const learnt = accountsOf(batch).difference(ours)
    for (const account of learnt) ours.add(account)
    const arrived = new Set(batch.map(({ externalId }) => externalId))
    const touches = ({ author, text }: Placeable) =>
      [...learnt].some((account) => author === account || text!.includes(`@${account.toLowerCase()}`))
    const trees = new Set([...stored.values()].filter(touches).map(({ id }) => placed.get(id)!.rootId))
    const again = [...stored.values()].filter(({ id }) => {
      const { rootId, rootMissing } = placed.get(id)!
      return trees.has(rootId) || (rootMissing && arrived.has(rootId))
    })
    const context = { ...nobody, known: (id: string) => placed.get(id), ownAccount: named(ours) }
    for (const [id, one] of place([...again, ...batch], context)) placed.set(id, one)
    for (const message of batch) stored.set(message.id, message)
  }
  return placed
}

const order = fc.array(fc.nat(999), { minLength: 14, maxLength: 14 })
const shuffled = (messages: Placeable[], by: number[]) =>
  messages
    .map((one, i) => ({ one, key: by[i]! }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ one }) => one)

const byId = (placed: Map<string, Placed>) => Object.fromEntries([...placed].toSorted(([a], [b]) => (a < b ? -1 : 1)))

test('a message has the same place in whatever order messages are given', () => {
  fc.assert(
    fc.property(forest, order, (messages, by) => {
      expect(byId(atOnce(shuffled(messages, by)))).toEqual(byId(atOnce(messages)))
    }),
    runs,
  )
})

test('cut in any pieces, late parents and accounts learnt late give the same places as everything at once', () => {
  fc.assert(
    fc.property(
      forest,
      order,
      fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 14, maxLength: 14 }),
      (messages, by, sizes) => {
        const left = shuffled(messages, by)
        const batches = sizes.map((size) => left.splice(0, size)).filter((batch) => batch.length > 0)
        expect(byId(inBatches(batches))).toEqual(byId(atOnce(messages)))
      },
    ),
    runs,
  )
})

test('every message has a root that is a message, or one that never came', () => {
  fc.assert(
    fc.property(forest, (messages) => {
      const placed = atOnce(messages)
      expect(placed.size).toBe(messages.length)
      for (const { rootId, rootMissing } of placed.values()) expect(placed.has(`x:${rootId}`)).toBe(!rootMissing)
    }),
    runs,
  )
})
