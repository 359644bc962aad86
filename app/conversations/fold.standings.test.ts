import { describe, expect, test } from 'vitest'
import { history, minute, moment, told } from '../../tests/factories/history.ts'
import { marks } from './standing.ts'

const start = '2026-03-01T10:00'
const standings = (one: ReturnType<typeof history>) => one.only().standings
const helped = () => history().customer(start, 'needs').brand('+1h', 'helps')

describe('a conversation stands', () => {
  test('set aside once the source or a person calls it spam or withdrawn, whatever comes later', () => {
    for (const kind of ['spam', 'withdrawn'])
      expect(told(helped().outcome('+1h', kind).customer('+1h', 'needs').only())).toEqual([
        `${start} waiting`,
        '2026-03-01T11:00 open',
        '2026-03-01T12:00 set_aside',
      ])
  })

  test('as needing no answer while there was no need', () => {
    expect(standings(history().customer(start, 'thanks').brand('+1h', 'helps'))).toEqual(['no_answer_needed'])
  })

  test('waiting until a person replies, unanswered from 14 days after the last need on', () => {
    expect(told(history().customer(start, 'needs').only())).toEqual([`${start} waiting`, '2026-03-15T10:00 unanswered'])
    expect(told(history().customer(start, 'needs').customer('+1d', 'needs').only())).toEqual([
      `${start} waiting`,
      '2026-03-16T10:00 unanswered',
    ])
    expect(history().customer(start, 'needs').only().waitingUntil).toBe(moment('2026-03-15T10:00'))
  })

  test('unanswered when the customer settles it before anybody replied, until the next need', () => {
    const settled = () => history().customer(start, 'needs').customer('+1h', 'says solved').brand('+1h', 'helps')
    expect(standings(settled())).toEqual(['waiting', 'unanswered'])
    expect(standings(settled().customer('+1h', 'needs'))).toEqual(['waiting', 'unanswered', 'waiting', 'unanswered'])
  })

  test('passed along while our last reply only sends elsewhere and nothing helped', () => {
    const sent = () => history().customer(start, 'needs').brand('+1h', 'passes along')
    expect(standings(sent())).toEqual(['waiting', 'passed_along'])
    expect(standings(sent().brand('+1h', 'asks'))).toEqual(['waiting', 'passed_along', 'open'])
    expect(standings(helped().brand('+1h', 'passes along'))).toEqual(['waiting', 'open', 'presumed'])
    expect(standings(sent().customer('+1h', 'thanks'))).toEqual(['waiting', 'passed_along'])
  })

  test('confirmed where the customer says that it is solved although we only passed them along', () => {
    const solved = history().customer(start, 'needs').brand('+1h', 'passes along').customer('+1d', 'says solved')
    expect(standings(solved)).toEqual(['waiting', 'passed_along', 'confirmed'])
    expect(minute(solved.only().resolvedAt)).toBe('2026-03-02T11:00')
    expect(minute(solved.brand('+1d', 'helps').only().resolvedAt)).toBe('2026-03-02T11:00')
    expect(standings(solved.customer('+1h', 'needs').brand('+1h', 'asks')).slice(3)).toEqual(['waiting', 'open'])
  })

  test('confirmed when we helped and the customer thanks, says solved or rates it good, or a person closes it', () => {
    const confirmed = ['waiting', 'open', 'confirmed']
    expect(standings(helped().customer('+1h', 'thanks'))).toEqual(confirmed)
    expect(standings(helped().customer('+1h', 'says solved'))).toEqual(confirmed)
    expect(standings(helped().outcome('+1h', 'rating', 'good', { actor: 'customer' }))).toEqual(confirmed)
    expect(standings(helped().outcome('+1h', 'closed'))).toEqual(confirmed)
    expect(standings(helped().outcome('+1h', 'status', 'solved'))).toEqual(confirmed)
    expect(standings(helped().outcome('+1h', 'closed', null, { actor: 'customer' }))).toEqual(confirmed)
  })

  test('not confirmed by the close of a timer or an unknown hand, nor by one from before we helped', () => {
    for (const actor of ['timer', 'unknown'])
      expect(standings(helped().outcome('+1h', 'closed', null, { actor }))).toEqual(['waiting', 'open', 'presumed'])
    expect(standings(history().customer(start, 'needs').outcome('+1h', 'closed').brand('+1h', 'helps'))).toEqual([
      'waiting',
      'open',
      'presumed',
    ])
  })

  test('presumed three days after the first help, if no need came and the source does not hold it open', () => {
    expect(told(helped().brand('+2d', 'helps').only())).toEqual([
      `${start} waiting`,
      '2026-03-01T11:00 open',
      '2026-03-04T11:00 presumed',
    ])
    for (const status of ['open', 'on_hold']) {
      const held = helped().outcome('+1h', 'status', status)
      expect(standings(held)).toEqual(['waiting', 'open'])
      expect(told(held.outcome('2026-03-10T00:00', 'status', 'solved', { actor: 'timer' }).only())?.at(-1)).toBe(
        '2026-03-10T00:00 presumed',
      )
    }
  })

  test('open when answered and not helped', () => {
    for (const says of ['asks', 'promises', 'apologises'] as const)
      expect(standings(history().customer(start, 'needs').brand('+1h', says))).toEqual(['waiting', 'open'])
  })

  test('by the first help after the last need: help before it does not count', () => {
    const again = helped().customer('+1h', 'needs').brand('+1h', 'asks')
    expect(standings(again)).toEqual(['waiting', 'open', 'waiting', 'open'])
    expect(again.only().resolvedAt).toBeNull()
    const thankedOnce = helped().customer('+1h', 'thanks').customer('+1h', 'needs').brand('+1h', 'helps')
    expect(standings(thankedOnce).slice(3)).toEqual(['waiting', 'open', 'presumed'])
    expect(minute(helped().brand('+1h', 'helps').customer('+1h', 'thanks').only().resolvedAt)).toBe('2026-03-01T11:00')
  })

  test('as unanswered after a timer closed it while the customer waited', () => {
    const one = history().customer(start, 'needs').outcome('+5d', 'closed', null, { actor: 'timer' })
    expect(standings(one)).toEqual(['waiting', 'unanswered'])
  })

  test('as waiting after a like or a "seen", which are no reply', () => {
    const one = history().customer(start, 'needs').outcome('+1h', 'liked').outcome('+1h', 'seen')
    expect(one.only()).toMatchObject({ standings: ['waiting', 'unanswered'], firstReplyAt: null })
  })

  test('one way at every moment: of two changes at once the last counts', () => {
    const one = history().customer(start, 'needs').brand('+0s', 'helps', { parentId: 'm1' })
    expect(told(one.only())).toEqual([`${start} open`, '2026-03-04T10:00 presumed'])
  })
})

describe('a person’s mark', () => {
  test('goes before every rule, until the next need', () => {
    for (const mark of marks.filter((one) => one !== 'set_aside' && one !== 'waiting')) {
      const one = history().customer(start, 'needs').mark('+1h', mark)
      expect(told(one.only())).toEqual([`${start} waiting`, `2026-03-01T11:00 ${mark}`])
      expect(one.customer('+1h', 'needs').only().standings.slice(2)).toEqual(['waiting', 'unanswered'])
    }
  })

  test('set aside holds through needs until it is taken back', () => {
    const one = history().customer(start, 'needs').mark('+1h', 'set_aside').customer('+1h', 'needs')
    expect(standings(one)).toEqual(['waiting', 'set_aside'])
    expect(told(one.mark('+1h', null).only())?.slice(2)).toEqual([
      '2026-03-01T13:00 waiting',
      '2026-03-15T12:00 unanswered',
    ])
  })

  test('still waiting is a need at its time', () => {
    const one = helped().customer('+1h', 'thanks').mark('2026-03-20T10:00', 'waiting')
    expect(told(one.only())?.slice(3)).toEqual(['2026-03-20T10:00 waiting', '2026-04-03T10:00 unanswered'])
    expect(minute(history().customer(start, 'thanks').mark('+1d', 'waiting').only().beganAt)).toBe('2026-03-02T10:00')
  })

  test('still waiting takes a set-aside back', () => {
    const one = history().customer(start, 'needs').mark('+1h', 'set_aside').mark('+1h', 'waiting')
    expect(standings(one)).toEqual(['waiting', 'set_aside', 'waiting', 'unanswered'])
  })

  test('confirmed without any reply of ours dates the resolution to itself', () => {
    expect(minute(history().customer(start, 'needs').mark('+2d', 'confirmed').only().resolvedAt)).toBe(
      '2026-03-03T10:00',
    )
    expect(minute(helped().mark('+2d', 'confirmed').only().resolvedAt)).toBe('2026-03-01T11:00')
  })

  test('is not told twice when help dates the resolution anew', () => {
    const one = history().customer(start, 'needs').mark('+2d', 'confirmed').brand('+1h', 'helps')
    expect(told(one.only())).toEqual([`${start} waiting`, '2026-03-03T10:00 confirmed'])
  })

  test('no answer needed takes the conversation out of the rates', () => {
    expect(history().customer(start, 'needs').mark('+1d', 'no_answer_needed').only().dueOutcome).toBeNull()
  })
})

describe('when it comes due, 14 days after it began', () => {
  const due = (one: ReturnType<typeof history>) => one.only().dueOutcome

  test('it counts as resolved if that came within 7 days and still holds', () => {
    expect(due(history().customer(start, 'needs').brand('+7d', 'helps').customer('+1h', 'thanks'))).toBe('confirmed')
    expect(due(history().customer(start, 'needs').brand('+7d', 'helps'))).toBe('presumed')
    expect(due(history().customer(start, 'needs').brand('+7d 1s', 'helps').customer('+1h', 'thanks'))).toBe(
      'unresolved',
    )
    expect(due(helped().customer('+5d', 'needs').brand('+3d', 'helps').customer('+1h', 'thanks'))).toBe('unresolved')
  })

  test('what comes after that moment changes nothing', () => {
    const thanked = helped().customer('+1h', 'thanks')
    expect(due(thanked.outcome('+20d', 'rating', 'bad'))).toBe('confirmed')
    expect(due(history().customer(start, 'needs').brand('+14d 1s', 'helps'))).toBe('unresolved')
  })

  test('passed along, set aside and unanswered are told apart', () => {
    expect(due(history().customer(start, 'needs').brand('+1h', 'passes along'))).toBe('passed_along')
    expect(due(helped().outcome('+1h', 'spam'))).toBe('set_aside')
    expect(due(history().customer(start, 'needs'))).toBe('unresolved')
  })

  test('without a need nothing comes due', () => {
    expect(history().customer(start, 'thanks').only()).toMatchObject({
      dueAt: null,
      dueOutcome: null,
      dueReplied: false,
    })
  })

  test('a reply counts if it came by then, also one that only passed along', () => {
    expect(history().customer(start, 'needs').brand('+14d', 'passes along').only().dueReplied).toBe(true)
    expect(history().customer(start, 'needs').brand('+14d 1s', 'helps').only().dueReplied).toBe(false)
  })

  test('a fix of five minutes is five minutes, not a day', () => {
    const one = history().customer(start, 'needs').brand('+5m', 'helps').customer('+1m', 'thanks').only()
    expect(one.resolvedAt! - one.firstNeedAt!).toBe(5 * 60_000)
  })
})
