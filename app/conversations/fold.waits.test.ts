import { describe, expect, test } from 'vitest'
import { history, minute, moment, told, verdicts } from '../../tests/factories/history.ts'

const start = '2026-03-01T10:00'
const together = (one: ReturnType<typeof history>) => one.states().map(({ messageIds }) => messageIds.join(' '))
const answered = (one: ReturnType<typeof history>) => minute(one.only().answeredAt)

describe('a wait', () => {
  test('starts at the first need; further needs start no second one', () => {
    const one = history()
      .customer(start, 'chats')
      .customer('+1h', 'needs')
      .customer('+1h', 'needs')
      .brand('+1h', 'helps')
    expect(one.only()).toMatchObject({
      firstNeedAt: moment('2026-03-01T11:00'),
      answeredAt: moment('2026-03-01T13:00'),
    })
  })

  test('starts at words that nobody can read', () => {
    expect(minute(history().customer(start, 'unknown').only().firstNeedAt)).toBe(start)
  })

  test('does not start at thanks, even where nobody can tell whether they need an answer', () => {
    const verdict = { ...history().customer(start, 'thanks').events.messages[0]!.verdict, needsAnswer: null }
    expect(history().customer(start, 'thanks', { verdict }).only().firstNeedAt).toBeNull()
  })

  test('ends at a reply that only asks, promises or apologises', () => {
    for (const says of ['asks', 'promises', 'apologises', 'helps', 'unknown'] as const)
      expect(answered(history().customer(start, 'needs').brand('+2h', says))).toBe('2026-03-01T12:00')
  })

  test('is not ended by machines, notes, closings or what only passes along', () => {
    const one = history()
      .customer(start, 'needs')
      .brand('+1m', 'unknown', { automated: true })
      .brand('+1m', 'helps', { visibility: 'internal' })
      .brand('+1m', 'passes along')
      .outcome('+1m', 'closed')
    expect(answered(one)).toBeNull()
    expect(answered(one.brand('+1h', 'asks'))).toBe('2026-03-01T11:04')
  })

  test('runs from the first need to the person, not to the automatic acknowledgement', () => {
    const one = history()
      .customer(start, 'needs')
      .brand('+5s', 'unknown', { automated: true })
      .brand('2026-03-01T14:00', 'helps')
    expect(one.only()).toMatchObject({
      answeredAt: moment('2026-03-01T14:00'),
      firstReplyAt: moment('2026-03-01T14:00'),
    })
  })

  test('is not started by a customer’s out-of-office', () => {
    expect(history().brand(start, 'helps').customer('+1m', 'needs', { automated: true }).only().firstNeedAt).toBeNull()
  })

  test('a first reply counts from a customer’s first words, also one that passes along', () => {
    const one = history().brand(start, 'helps').customer('+1h', 'thanks').brand('+1h', 'passes along')
    expect(one.only()).toMatchObject({
      firstInboundAt: moment('2026-03-01T11:00'),
      firstReplyAt: moment('2026-03-01T12:00'),
      answeredAt: null,
    })
  })

  test('remembers that we closed before anybody answered', () => {
    const closed = history().customer(start, 'needs').outcome('+1h', 'closed', null, { actor: 'timer' })
    expect(minute(closed.only().firstClosedAt)).toBe('2026-03-01T11:00')
    expect(minute(closed.outcome('+1h', 'closed').only().firstClosedAt)).toBe('2026-03-01T11:00')
    expect(
      history().customer(start, 'needs').brand('+1m', 'asks').outcome('+1h', 'closed').only().firstClosedAt,
    ).toBeNull()
  })

  test('says whether it began with a complaint, and how unhappy the opening turn was', () => {
    const one = history().customer(start, 'needs').customer('+1m', 'complains').brand('+1h', 'helps')
    expect(one.only()).toMatchObject({ openingComplaintAt: moment('2026-03-01T10:01'), openingTone: -0.8 })
    const later = history().customer(start, 'needs').brand('+1h', 'helps').customer('+1m', 'complains')
    expect(later.only()).toMatchObject({ openingComplaintAt: null, openingTone: 0 })
    const toFriends = history().customer(start, 'complains', { addressed: 'others' }).customer('+1d', 'needs')
    expect(toFriends.only()).toMatchObject({ openingComplaintAt: null, openingTone: 0 })
  })

  test('knows the first reply whose words nobody can read; what we wrote before the customer did is none', () => {
    const one = history().customer(start, 'needs').brand('+1h', 'asks').brand('+1h', 'unknown').brand('+1h', 'unknown')
    expect(one.only().unknownWordsAt).toBe(moment('2026-03-01T12:00'))
    expect(history().brand(start, 'unknown').customer('+1h', 'needs').only().unknownWordsAt).toBeNull()
    expect(history().customer(start, 'needs').brand('+1h', 'helps').only().unknownWordsAt).toBeNull()
  })
})

describe('after we asked', () => {
  test('what we asked for is a need also where it comes with thanks, and thanks alone are none', () => {
    const asked = () => history().customer(start, 'needs').brand('+1h', 'asks')
    expect(asked().customer('+1h', 'thanks and tells').only().standings).toContain('waiting')
    expect(asked().customer('+1h', 'thanks and tells').only().standings.at(-1)).toBe('unanswered')
    expect(asked().customer('+1h', 'thanks').only().standings.at(-1)).toBe('open')
  })

  test('what the customer writes is a need', () => {
    const one = history().customer(start, 'needs').brand('+1h', 'asks').customer('+1h', 'chats')
    expect(one.only().standings).toEqual(['waiting', 'open', 'waiting', 'unanswered'])
    const told = history().customer(start, 'needs').brand('+1h', 'helps').customer('+1h', 'chats')
    expect(told.only().standings).toEqual(['waiting', 'open', 'presumed'])
  })

  test('unless it only thanks or says that it is solved', () => {
    for (const says of ['thanks', 'says solved'] as const)
      expect(history().customer(start, 'needs').brand('+1h', 'asks').customer('+1h', says).only().standings).toEqual([
        'waiting',
        'open',
      ])
  })

  test('only until our next reply', () => {
    const one = history().customer(start, 'needs').brand('+1h', 'asks').brand('+1h', 'helps').customer('+1h', 'chats')
    expect(one.only().standings).toEqual(['waiting', 'open', 'presumed'])
  })
})

describe('passing along and following through', () => {
  const sent = () => history().customer(start, 'needs').brand('+1h', 'passes along')

  test('who writes in private where we sent them goes on with the same conversation', () => {
    const one = sent().customer('+2h', 'chats', { in: 'dm' }).brand('+1h', 'helps', { in: 'dm' })
    expect(together(one)).toEqual(['m1 m2 m3 m4'])
    expect(one.only()).toMatchObject({ beganAt: moment(start), answeredAt: moment('2026-03-01T14:00'), channel: 'x' })
    expect(told(one.only())).toEqual([
      `${start} waiting`,
      '2026-03-01T11:00 passed_along',
      '2026-03-01T14:00 open',
      '2026-03-04T14:00 presumed',
    ])
  })

  test('within three days, and only where we sent them', () => {
    expect(together(sent().customer('+3d', 'needs', { in: 'dm' }))).toEqual(['m1 m2 m3'])
    expect(together(sent().customer('+3d 1s', 'needs', { in: 'dm' }))).toEqual(['m1 m2', 'm3'])
    expect(together(sent().customer('+1h', 'needs', { in: 'mail' }))).toEqual(['m1 m2', 'm3'])
    expect(together(sent().customer('+1h', 'needs', { in: 'another post' }))).toEqual(['m1 m2', 'm3'])
    const mail = history()
      .customer(start, 'needs')
      .brand('+1h', 'sends to email')
      .customer('+1h', 'needs', { in: 'mail' })
    expect(together(mail)).toEqual(['m1 m2 m3'])
  })

  test('earlier private messages stay where they were', () => {
    const one = history()
      .customer(start, 'needs', { in: 'dm' })
      .customer('+1h', 'needs')
      .brand('+1h', 'passes along')
      .customer('+1h', 'needs', { in: 'dm' })
      .brand('+1h', 'helps', { in: 'dm' })
    expect(together(one)).toEqual(['m1', 'm2 m3 m4 m5'])
  })

  test('of two that sent them there, the last; one that sent them elsewhere does not matter', () => {
    const one = history()
      .customer(start, 'needs', { in: 'post 1' })
      .brand('+1h', 'passes along', { in: 'post 1' })
      .customer('+1h', 'needs', { in: 'post 2' })
      .brand('+1h', 'passes along', { in: 'post 2' })
      .customer('+1h', 'needs', { in: 'post 3' })
      .brand('+1h', 'sends to email', { in: 'post 3' })
      .customer('+1h', 'needs', { in: 'dm' })
    expect(together(one)).toEqual(['m1 m2', 'm3 m4 m7', 'm5 m6'])
  })

  test('the last of three, also when the first sent them to the very same place', () => {
    const one = history()
    for (const [post, passesAlong] of [
      ['post 1', ['private message']],
      ['post 2', ['private message', 'phone']],
      ['post 3', ['private message']],
    ] as const) {
      one.customer(one.events.messages.length ? '+1h' : start, 'needs', { in: post })
      one.brand('+1h', 'passes along', {
        in: post,
        verdict: { ...verdicts['passes along'], passesAlong: [...passesAlong] },
      })
    }
    expect(together(one.customer('+1h', 'needs', { in: 'dm' }))).toEqual(['m1 m2', 'm3 m4', 'm5 m6 m7'])
  })

  test('it ends where a new conversation would begin there', () => {
    const one = sent().customer('+1h', 'needs', { in: 'dm' }).brand('+1h', 'helps', { in: 'dm' })
    expect(together(one.customer('+8d', 'needs', { in: 'dm' }))).toEqual(['m1 m2 m3 m4', 'm5'])
  })

  test('also within those three days, and what follows there belongs to the new one', () => {
    const one = history()
      .customer(start, 'needs', { about: 'parcel' })
      .brand('+1h', 'passes along')
      .customer('+1h', 'needs', { in: 'dm', about: 'parcel' })
      .brand('+1h', 'helps', { in: 'dm' })
      .customer('+1h', 'thanks', { in: 'dm' })
      .customer('+1h', 'needs', { in: 'dm', about: 'invoice' })
      .customer('+1m', 'needs', { in: 'dm', about: 'invoice' })
    expect(together(one)).toEqual(['m1 m2 m3 m4 m5', 'm6 m7'])
  })

  test('who is sent there again comes back to what sent them', () => {
    const again = sent()
      .customer('+1h', 'needs', { in: 'dm' })
      .customer('+9d', 'needs', { in: 'dm' })
      .brand('+1h', 'helps', { in: 'dm' })
      .brand('+1h', 'passes along')
      .customer('+2d', 'needs', { in: 'dm' })
    expect(together(again)).toEqual(['m1 m2 m3 m4 m5 m6 m7'])
  })

  test('passing along in private is not following through', () => {
    const one = history()
      .customer(start, 'needs', { in: 'dm' })
      .brand('+1h', 'sends to email', { in: 'dm' })
      .customer('+1h', 'needs', { in: 'mail' })
    expect(together(one)).toEqual(['m1 m2', 'm3'])
  })

  test('the customer goes on waiting when passed along, and nothing is answered', () => {
    expect(sent().only()).toMatchObject({
      answeredAt: null,
      standings: ['waiting', 'passed_along'],
      duePassedAlong: true,
    })
  })
})

describe('clocks that disagree', () => {
  test('a reply dated before what it answers takes that time, and its wait is unknown', () => {
    const one = history().customer(start, 'needs').brand('2026-03-01T09:00', 'helps', { parentId: 'm1' })
    expect(one.only()).toMatchObject({
      firstMessageAt: moment(start),
      answeredAt: moment(start),
      answerWaitUnknown: true,
      replyWaitUnknown: true,
    })
    const known = history().customer(start, 'needs').brand('+0s', 'helps', { parentId: 'm1' })
    expect(known.only()).toMatchObject({ answeredAt: moment(start), answerWaitUnknown: false })
  })

  test('at equal times what is answered comes first, then the shorter id, then its letters', () => {
    const order = (...ids: [string, string | null][]) => {
      const one = history()
      for (const [id, parentId] of ids) one.customer(start, 'needs', { id, parentId })
      return together(one)[0]
    }
    expect(order(['10', null], ['9', null], ['2', '10'])).toBe('9 10 2')
    expect(order(['b', null], ['a', null])).toBe('a b')
  })

  test('at equal times messages come before outcomes', () => {
    const one = history()
      .outcome(start, 'rating', 'good')
      .customer(start, 'needs')
      .brand('+0s', 'helps', { parentId: 'm1' })
    expect(told(one.only())).toEqual([`${start} confirmed`])
  })

  test('messages that answer each other in a circle, or themselves, are read by their own times', () => {
    const one = history()
      .customer(start, 'needs', { id: 'a', parentId: 'b' })
      .brand('+1h', 'asks', { id: 'b', parentId: 'a' })
      .brand('+1h', 'helps', { id: 'c', parentId: 'c' })
    expect(one.only()).toMatchObject({ answeredAt: moment('2026-03-01T11:00'), answerWaitUnknown: false, messages: 3 })
  })
})
