import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cannedAmong, type SentReply } from './canned.ts'
import { day } from './events.ts'
import { nearlyIdentical, replyForm } from './near-copy.ts'

const texts = [
  'your parcel left our warehouse this morning and will be with you tomorrow',
  'your parcel left our warehouse this evening and will be with you tomorrow',
  'please hold the button for ten seconds and then sign in once more',
]
const forms = texts.map((text) => replyForm(text)!)
let made = 0
const reply = (atDays: number, customer: number, text = 0, id = `x:${++made}`): SentReply => ({
  id,
  at: atDays * day,
  customer,
  ...forms[text]!,
})
const canned = (asked: SentReply, others: SentReply[]) => cannedAmong([asked], [asked, ...others]).has(asked)
const others = (n: number, atDays: number, text = 0) =>
  Array.from({ length: n }, (_, i) => reply(atDays, 100 + i, text))

test('the sixth reply of the kind to different customers is canned, the fifth is not', () => {
  expect(canned(reply(2, 1), others(4, 1))).toBe(false)
  expect(canned(reply(2, 1), others(5, 1))).toBe(true)
})

test('near-copies count as copies do, other replies do not', () => {
  expect(canned(reply(2, 1, 0), [...others(3, 1, 0), ...others(2, 1, 1)])).toBe(true)
  expect(canned(reply(2, 1, 0), [...others(3, 1, 0), ...others(9, 1, 2)])).toBe(false)
})

test('only replies of the 28 days before, and to other customers', () => {
  expect(canned(reply(29, 1), others(5, 1))).toBe(true)
  expect(canned(reply(29.01, 1), others(5, 1))).toBe(false)
  expect(canned(reply(1, 1), others(5, 1))).toBe(false)
  expect(canned(reply(1, 1), others(5, 2))).toBe(false)
  expect(
    canned(
      reply(2, 1),
      Array.from({ length: 9 }, () => reply(1, 1)),
    ),
  ).toBe(false)
})

test('a reply that two sources tell counts once', () => {
  expect(canned(reply(2, 1), [...others(4, 1), reply(1, 7, 0, 'x:same'), reply(1, 7, 0, 'x:same')])).toBe(true)
  expect(canned(reply(2, 1), [...others(3, 1), reply(1, 7, 0, 'x:same'), reply(1, 7, 0, 'x:same')])).toBe(false)
})

test('with few replies it is what comparing all with all says, in whatever order they are known', () => {
  const anyReply = fc.record({ at: fc.nat(40), customer: fc.nat(6), text: fc.nat(2) })
  fc.assert(
    fc.property(fc.array(anyReply, { maxLength: 25 }), fc.nat(), (drawn, turn) => {
      const all = drawn.map(({ at, customer, text }) => reply(at, customer, text))
      const turned = all.map((_, i) => all[(i * 7 + turn) % all.length]!)
      const found = cannedAmong(all, all.length % 7 === 0 ? all : turned)
      for (const one of all) {
        const copies = all.filter(
          (other) =>
            other.at < one.at &&
            other.at >= one.at - 28 * day &&
            other.customer !== one.customer &&
            nearlyIdentical(one.form, other.form) &&
            (one.head === other.head || one.tail === other.tail),
        )
        expect(found.has(one)).toBe(copies.length >= 5)
      }
    }),
  )
})
