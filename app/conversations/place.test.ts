import { expect, test } from 'vitest'
import { place } from './place.ts'
import type { Placeable } from './place.ts'

const message = (externalId: string, author: string, text: string, rest: Partial<Placeable> = {}): Placeable => ({
  ...{ id: `x:${externalId}`, namespace: 'x', externalId, channel: 'x', at: 0, author, text },
  ...{ claimedOutbound: author === 'brand', claimedAccount: author === 'brand' ? 'brand' : null, onlyOurs: false },
  ...{ isPrivate: false, threadId: null, parentId: null, addressedTo: null },
  ...rest,
})

const placed = (...messages: Placeable[]) => {
  const result = place(messages, {
    known: () => undefined,
    ownAccount: (_, name) => (name.toLowerCase() === 'brand' ? 'brand' : undefined),
    threadOwner: (_, thread) => (thread === 'ticket of ann' ? 'ann' : null),
  })
  return messages.map(({ id }) => result.get(id)!)
}

test('our reply belongs to the author of what it answers, whoever else it names', () => {
  const [, reply] = placed(message('1', 'ann', 'help'), message('2', 'brand', '@bob so sorry', { parentId: '1' }))
  expect(reply).toMatchObject({ customer: 'ann', outbound: true, rootId: '1' })
})

test('where we reply to ourselves it belongs to whom we addressed before', () => {
  const [, , second] = placed(
    message('1', 'ann', 'help'),
    message('2', 'brand', 'first half', { parentId: '1' }),
    message('3', 'brand', 'second half', { parentId: '2' }),
  )
  expect(second).toMatchObject({ customer: 'ann', rootId: '1' })
})

test('names at the head of our post count only if it replies to nothing', () => {
  expect(placed(message('1', 'brand', '@brand @ann here you go'))[0]).toMatchObject({ customer: 'ann' })
  expect(placed(message('1', 'brand', 'thanks to @ann'))[0]).toMatchObject({ customer: null })
  expect(placed(message('2', 'brand', '@ann here you go', { parentId: 'never came' }))[0]).toMatchObject({
    customer: null,
  })
})

test('our post to nobody belongs to nobody; each customer who replies begins a conversation', () => {
  const [post, ann, bob] = placed(
    message('1', 'brand', 'new opening hours'),
    message('2', 'ann', 'finally', { parentId: '1' }),
    message('3', 'bob', 'why?', { parentId: '1' }),
  )
  expect([post!.customer, ann!.customer, bob!.customer]).toEqual([null, 'ann', 'bob'])
  expect([ann!.addressed, bob!.addressed]).toEqual(['us', 'us'])
})

test('a customer’s message to another customer is not to us, unless it names us', () => {
  const [, toAnn, toUs] = placed(
    message('1', 'ann', '@brand help'),
    message('2', 'bob', 'same here', { parentId: '1' }),
    message('3', 'bob', '@brand same here', { parentId: '1' }),
  )
  expect([toAnn!.addressed, toUs!.addressed]).toEqual(['others', 'us'])
})

test('who goes on with a message of their own goes on speaking to whom they spoke', () => {
  const chain = (head: string) =>
    placed(message('1', 'ann', head), message('2', 'ann', 'and also this', { parentId: '1' })).map(
      (one) => one.addressed,
    )
  expect(chain('@brand help')).toEqual(['us', 'us'])
  expect(chain('help')).toEqual(['unclear', 'unclear'])
})

test('what is said in private or in a thread of the source is to us, and our words there are to whose it is', () => {
  const thread = { threadId: 'ticket of ann' }
  const [ours, hers] = placed(message('1', 'brand', 'hello', thread), message('2', 'ann', 'hello', thread))
  expect([ours!.customer, hers!.addressed]).toEqual(['ann', 'us'])
  expect(placed(message('1', 'ann', 'hello', { isPrivate: true }))[0]!.addressed).toBe('us')
})

test('until what it answers has come, a message stands below what is missing', () => {
  expect(placed(message('2', 'ann', 'help', { parentId: '1' }))[0]).toMatchObject({ rootId: '1', rootMissing: true })
})

test('where a source holds other brands too, only our accounts write for us', () => {
  const theirs = { claimedOutbound: true, claimedAccount: null }
  expect(placed(message('1', 'rival', 'hello', { ...theirs, onlyOurs: true }))[0]).toMatchObject({ outbound: false })
  expect(placed(message('1', 'kim', 'hello', theirs))[0]).toMatchObject({ outbound: true })
})
