import { describe, expect, test } from 'vitest'
import { history, minute, moment, told } from '../../tests/factories/history.ts'
import { day } from './events.ts'

const start = '2026-03-01T10:00'
const standings = (one: ReturnType<typeof history>) => one.only().standings
const thanked = (options: { in?: string; about?: 'parcel' } = {}) =>
  history().customer(start, 'needs', options).brand('+1h', 'helps', options).customer('+1h', 'thanks', options)

describe('a resolution is taken away', () => {
  test('by a reopening within 7 days, until we help again or a person closes it again', () => {
    const reopened = () => thanked().outcome('+1h', 'closed').outcome('+2d', 'reopened')
    expect(standings(reopened())).toEqual(['waiting', 'open', 'confirmed', 'open'])
    expect(standings(reopened().brand('+1h', 'helps'))).toEqual(['waiting', 'open', 'confirmed', 'open', 'confirmed'])
    expect(standings(reopened().brand('+1h', 'asks'))).toEqual(['waiting', 'open', 'confirmed', 'open'])
    expect(standings(reopened().outcome('+1h', 'closed'))).toEqual([
      'waiting',
      'open',
      'confirmed',
      'open',
      'confirmed',
    ])
    expect(standings(reopened().outcome('+1h', 'closed', null, { actor: 'timer' })).at(-1)).toBe('open')
  })

  test('also by a status that goes from solved back to open', () => {
    const one = thanked().outcome('+1h', 'status', 'solved').outcome('+1h', 'status', 'open')
    expect(standings(one)).toEqual(['waiting', 'open', 'confirmed', 'open'])
  })

  test('not by a reopening that only the customer’s thanks caused', () => {
    const one = thanked().outcome('+1h', 'closed').customer('+1h', 'thanks')
    expect(standings(one.outcome('+0s', 'reopened', null, { actor: 'customer' })).at(-1)).toBe('confirmed')
  })

  test('by a bad rating within 7 days; a later one is only kept', () => {
    expect(standings(thanked().outcome('+6d', 'rating', 'bad')).at(-1)).toBe('open')
    expect(standings(thanked().outcome('+7d', 'rating', 'bad')).at(-1)).toBe('confirmed')
    const helped = history().customer(start, 'needs').brand('+1h', 'helps').outcome('+1h', 'rating', 'bad')
    expect(standings(helped)).toEqual(['waiting', 'open'])
  })

  test('also where the customer had said that it is solved elsewhere', () => {
    const elsewhere = () =>
      history()
        .customer(start, 'needs')
        .brand('+1h', 'passes along')
        .customer('+1h', 'says solved')
        .outcome('+1d', 'rating', 'bad')
    expect(standings(elsewhere()).at(-1)).toBe('open')
    expect(standings(elsewhere().outcome('+1h', 'closed')).at(-1)).toBe('confirmed')
  })

  test('no longer once the customer needs us again: what comes then is judged anew', () => {
    const anew = thanked()
      .outcome('+1d', 'rating', 'bad')
      .customer('+1h', 'needs')
      .brand('+1h', 'passes along')
      .customer('+1h', 'says solved')
    expect(standings(anew).slice(3)).toEqual(['open', 'waiting', 'passed_along', 'confirmed'])
  })

  test('its moment stays the first help when it is given back', () => {
    const one = thanked().outcome('+1d', 'rating', 'bad').brand('+1h', 'helps')
    expect(minute(one.only().resolvedAt)).toBe('2026-03-01T11:00')
  })
})

describe('a need on the same matter in another conversation', () => {
  const again = (at: string, about: 'parcel' | 'invoice' | undefined = 'parcel') =>
    thanked({ in: 'post 1', about: 'parcel' }).customer(at, 'needs', { in: 'mail 2', ...(about ? { about } : {}) })
  const first = (one: ReturnType<typeof history>) => one.conversations()[0]!.standings

  test('takes the resolution away within 7 days', () => {
    expect(first(again('2026-03-08T11:00'))).toEqual(['waiting', 'open', 'confirmed', 'open'])
    expect(first(again('2026-03-08T11:01'))).toEqual(['waiting', 'open', 'confirmed'])
  })

  test('but not on another matter, nor where that cannot be told', () => {
    expect(first(again('+1d', 'invoice'))).toEqual(['waiting', 'open', 'confirmed'])
    const unknown = thanked({ in: 'post 1', about: 'parcel' }).customer('+1d', 'needs', { in: 'mail 2' })
    expect(first(unknown)).toEqual(['waiting', 'open', 'confirmed'])
  })

  test('keeps what is not yet confirmed from being presumed', () => {
    const one = history()
      .customer(start, 'needs', { in: 'post 1', about: 'parcel' })
      .brand('+1h', 'helps', { in: 'post 1' })
      .customer('+1d', 'needs', { in: 'mail 2', about: 'parcel' })
    expect(first(one)).toEqual(['waiting', 'open'])
  })

  test('gives it back when we help in either, or a person closes the first again', () => {
    const back = ['waiting', 'open', 'confirmed', 'open', 'confirmed']
    expect(first(again('+1d').brand('+1h', 'helps', { in: 'mail 2' }))).toEqual(back)
    expect(first(again('+1d').brand('+1h', 'helps', { in: 'post 1' }))).toEqual(back)
    expect(first(again('+1d').outcome('+1h', 'closed', null, { in: 'post 1' }))).toEqual(back)
    expect(first(again('+1d').brand('+1h', 'asks', { in: 'mail 2' }))).toEqual(back.slice(0, 4))
  })

  test('gives it back however late we help, and whatever else the customer asks meanwhile', () => {
    const one = again('+5d')
      .customer('+4d', 'needs', { in: 'mail 3', about: 'invoice' })
      .brand('+1d', 'helps', { in: 'mail 2' })
    expect(first(one).at(-1)).toBe('confirmed')
  })

  test('twice, the resolution is back when we helped in both', () => {
    const one = again('+1d').customer('+1h', 'needs', { in: 'mail 3', about: 'parcel' })
    expect(first(one.brand('+1h', 'helps', { in: 'mail 2' })).at(-1)).toBe('open')
    expect(first(one.brand('+1h', 'helps', { in: 'mail 3' })).at(-1)).toBe('confirmed')
  })

  test('is found among hundreds of conversations of one week', () => {
    const one = history()
    const hundreds = Array.from({ length: 300 }, (_, i) => `post ${i}`)
    for (const [i, post] of hundreds.entries()) {
      const words = [i * 10 + 1, i * 10 + 2, i * 10 + 3, 9999]
      one.customer(i ? '+5m' : start, 'needs', { in: post, words }).brand('+5m', 'helps', { in: post })
    }
    one.customer('+1h', 'needs', { in: 'mail', words: [71, 72, 73, 9999] })
    const open = () => one.conversations().flatMap(({ id, standings }) => (standings.at(-1) === 'open' ? [id] : []))
    expect(open()).toEqual(['m15'])
    one.brand('+1h', 'helps', { in: 'mail' })
    expect(open()).toEqual([])
    one.customer('+5d 23h', 'needs', { in: 'mail 2', words: [1, 2, 3] })
    expect(open()).toEqual([])
    const thread = history()
    for (const post of hundreds.slice(0, 40)) {
      thread
        .customer(thread.events.messages.length ? '+5m' : start, 'needs', { in: post })
        .brand('+5m', 'helps', { in: post })
    }
    const [, ...others] = thread.customer('+4d', 'needs', { in: 'post 0' }).conversations(3 * day)
    const first = thread.conversations(3 * day)[0]!
    expect([first.standings.at(-1), others[0]!.standings.at(-1)]).toEqual(['open', 'presumed'])
  })

  test('is told by the thread where a shorter quiet spell split it', () => {
    const one = thanked({ in: 'mail' }).customer('+4d', 'needs', { in: 'mail' })
    const split = one.conversations(3 * day)
    expect(split.map((facts) => facts.standings.at(-1))).toEqual(['open', 'unanswered'])
  })
})

describe('a reopening later than 7 days', () => {
  const reopened = (actor = 'responder') =>
    thanked().outcome('+1h', 'closed').outcome('2026-09-01T10:00', 'reopened', null, { actor })

  test('without a message is a need of its own at its time, and the first resolution stays', () => {
    const [first, second, ...others] = reopened().conversations()
    expect(others).toEqual([])
    expect(first!.standings.at(-1)).toBe('confirmed')
    expect(told(second)).toEqual(['2026-09-01T10:00 waiting', '2026-09-15T10:00 unanswered'])
    expect(second).toMatchObject({ id: 'o2', messages: 0, beganAt: moment('2026-09-01T10:00'), account: 'brand' })
  })

  test('with the quiet spell off is a need in the same conversation', () => {
    expect(told(reopened().conversations(null)[0])?.slice(3)).toEqual([
      '2026-09-01T10:00 waiting',
      '2026-09-15T10:00 unanswered',
    ])
    const helped = reopened().brand('2026-09-01T11:00', 'helps').conversations(null)
    expect(helped.map(({ standings }) => standings.at(-1))).toEqual(['open'])
  })

  test('caused by the customer is what the customer’s message says', () => {
    expect(reopened('customer').only().standings).toEqual(['waiting', 'open', 'confirmed'])
  })

  test('of what was never resolved begins nothing', () => {
    const one = history().customer(start, 'needs').outcome('+30d', 'closed').outcome('+30d', 'reopened')
    expect(one.only().standings).toEqual(['waiting', 'unanswered'])
  })
})

describe('a ticket of which only times are known', () => {
  const opened = () => history().customer(start, 'unknown', { in: 'ticket', ticketEvent: 'opened' })
  const about = { in: 'ticket' }

  test('opened is a need, first answered is an answer that does not help', () => {
    expect(opened().only().standings).toEqual(['waiting', 'unanswered'])
    const answered = opened().brand('+1h', 'unknown', { in: 'ticket', ticketEvent: 'answered' }).only()
    expect(answered).toMatchObject({ standings: ['waiting', 'open'], answeredAt: moment('2026-03-01T11:00') })
  })

  test('solved is help and a person’s close at once, by whatever hand but a timer’s', () => {
    for (const actor of ['responder', 'unknown']) {
      const solved = opened()
        .outcome('+1d', 'status', 'solved', { ...about, actor })
        .only()
      expect(told(solved)).toEqual([`${start} waiting`, '2026-03-02T10:00 confirmed'])
      expect(solved).toMatchObject({
        answeredAt: moment('2026-03-02T10:00'),
        firstClosedAt: null,
        unknownWordsAt: moment('2026-03-02T10:00'),
      })
    }
    const timed = opened().outcome('+1d', 'closed', null, { ...about, actor: 'timer' })
    expect(timed.only()).toMatchObject({ standings: ['waiting', 'unanswered'], answeredAt: null })
    expect(timed.outcome('+1h', 'closed', null, about).only().standings).toEqual(['waiting', 'confirmed'])
  })

  test('solved and then closed counts once, at the first', () => {
    const one = opened().outcome('+1d', 'status', 'solved', about).outcome('+1d', 'closed', null, about)
    expect(one.only()).toMatchObject({
      resolvedAt: moment('2026-03-02T10:00'),
      unknownWordsAt: moment('2026-03-02T10:00'),
    })
  })

  test('reopened is a need: the wait and the resolution begin anew', () => {
    const one = opened().outcome('+1d', 'closed', null, about).outcome('+1d', 'reopened', null, about)
    expect(one.only().standings).toEqual(['waiting', 'confirmed', 'waiting', 'unanswered'])
    expect(minute(one.outcome('+1d', 'closed', null, about).only().resolvedAt)).toBe('2026-03-04T10:00')
  })

  test('a bad rating takes the close away, closing again gives it back', () => {
    const bad = opened().outcome('+1d', 'closed', null, about).outcome('+1h', 'rating', 'bad', about)
    expect(bad.only().standings).toEqual(['waiting', 'confirmed', 'open'])
    expect(bad.outcome('+1h', 'closed', null, about).only().standings).toEqual([
      'waiting',
      'confirmed',
      'open',
      'confirmed',
    ])
  })

  test('closed again after a reopening six months later took days, not six months', () => {
    const one = opened()
      .outcome('+1d', 'closed', null, about)
      .outcome('2026-09-01T10:00', 'reopened', null, about)
      .outcome('+2d', 'closed', null, about)
    const took = one.conversations().map(({ beganAt, resolvedAt }) => (resolvedAt! - beganAt) / day)
    expect(took).toEqual([1, 2])
  })
})
