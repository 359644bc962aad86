import { describe, expect, test } from 'vitest'
import { history, matters, minute } from '../../tests/factories/history.ts'

const start = '2026-03-01T10:00'
/** The first conversation of a history, as what came after it says. */
const first = (told: ReturnType<typeof history>) => {
  const [one] = told.conversations()
  return [one!.again, minute(one!.againAt), one!.returned, minute(one!.returnedAt)]
}
const helped = () => history().customer(start, 'needs', { about: 'parcel' }).brand('+1h', 'helps')

describe('what a customer comes back on', () => {
  test('nobody came back', () => {
    expect(first(helped())).toEqual(['not_again', null, null, null])
  })

  test('in the same thread it is the same matter, whatever the words; so it is in similar words elsewhere', () => {
    const at = '2026-03-11T11:00'
    expect(first(helped().customer('+10d', 'needs', { about: 'invoice' }))).toEqual([
      ...['same_matter', at, 'same_matter', at],
    ])
    expect(first(helped().customer('+10d', 'needs', { in: 'mail 1', about: 'parcel' }))).toEqual([
      ...['same_matter', at, 'same_matter', at],
    ])
  })

  test('other words elsewhere are a new matter; without words it cannot be told', () => {
    const at = '2026-03-11T11:00'
    expect(first(helped().customer('+10d', 'needs', { in: 'mail 1', about: 'invoice' }))).toEqual([
      ...['new_matter', at, 'new_matter', at],
    ])
    expect(first(helped().customer('+10d', 'needs', { in: 'mail 1' }))).toEqual(['unknown', at, 'unknown', at])
  })

  test('in direct messages, which outlive a matter, words alone decide', () => {
    const inDm = (about: keyof typeof matters) =>
      history()
        .customer(start, 'needs', { in: 'dm', about: 'parcel' })
        .brand('+1h', 'helps', { in: 'dm' })
        .customer('+10d', 'needs', { in: 'dm', about })
    expect(first(inDm('parcel'))[0]).toBe('same_matter')
    expect(first(inDm('invoice'))[0]).toBe('new_matter')
  })

  test('of several needs the one on the same matter counts for 30 days, the first for 8 weeks', () => {
    const told = helped()
      .customer('+5d', 'needs', { in: 'mail 1', about: 'invoice' })
      .customer('+5d', 'needs', { in: 'mail 2', about: 'parcel' })
    expect(first(told)).toEqual(['same_matter', '2026-03-11T11:00', 'new_matter', '2026-03-06T11:00'])
  })

  test('30 days and 8 weeks to the moment are within, a second later is not', () => {
    const after = (by: string) => first(helped().customer(by, 'needs', { in: 'mail 1', about: 'parcel' }))
    expect(after('+30d')[0]).toBe('same_matter')
    expect(after('+30d 1s').slice(0, 3)).toEqual(['not_again', null, 'same_matter'])
    expect(after('+56d')[2]).toBe('same_matter')
    expect(after('+56d 1s')[2]).toBe(null)
  })

  test('a return is held against every matter of the 8 weeks before it, not only the one resolved', () => {
    const told = history()
      .customer(start, 'needs', { in: 'mail 1', about: 'invoice' })
      .customer('+1h', 'needs', { about: 'parcel' })
      .brand('+1h', 'helps')
      .customer('+10d', 'needs', { in: 'mail 2', about: 'invoice' })
    const resolved = told.conversations().find((one) => one.firstResolvedAt !== null)!
    expect([resolved.again, resolved.returned]).toEqual(['new_matter', 'same_matter'])
  })

  test('a need in what was set aside by then is no return; set aside later it was one', () => {
    const told = (by: string) =>
      first(
        helped().customer('+10d', 'needs', { in: 'mail 1', about: 'parcel' }).mark(by, 'set_aside', { in: 'mail 1' }),
      )
    expect(told('+1d')).toEqual(['not_again', null, null, null])
    expect(told('+40d').slice(0, 3)).toEqual(['same_matter', '2026-03-11T11:00', null])
  })

  test('it is the first resolution that counts, later revoked or not, and known when it shows', () => {
    const told = helped().customer('+4d', 'needs', { about: 'parcel' }).brand('+1h', 'helps')
    const [one] = told.conversations()
    expect([minute(one!.firstResolvedAt), minute(one!.firstResolvedKnownAt), one!.again]).toEqual([
      ...['2026-03-01T11:00', '2026-03-04T11:00', 'same_matter'],
    ])
    // Before it is presumed they need us again: it never became resolved by that reply.
    const soon = helped().customer('+2d', 'needs', { about: 'parcel' }).brand('+1h', 'helps').only()
    expect([minute(soon.firstResolvedAt), soon.again]).toEqual(['2026-03-03T12:00', 'not_again'])
  })

  test('says by which words, and where', () => {
    const [one] = helped().customer('+10d', 'needs', { in: 'mail 1', about: 'parcel', id: 'back' }).states()
    expect(one!.returns?.again).toMatchObject({ needId: 'back', conversationId: 'back', by: { words: matters.parcel } })
    const [same] = helped().customer('+4d', 'needs', { id: 'here' }).states()
    expect(same!.returns?.again).toMatchObject({ needId: 'here', conversationId: 'm1', by: 'thread' })
  })
})
