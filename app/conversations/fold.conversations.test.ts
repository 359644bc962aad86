import { describe, expect, test } from 'vitest'
import { history, minute, moment, told } from '../../tests/factories/history.ts'
import { day } from './events.ts'

const start = '2026-03-01T10:00'
/** Which messages belong together, by conversation. */
const together = (one: ReturnType<typeof history>, quietSpell?: number | null) =>
  one.states(quietSpell).map(({ messageIds }) => messageIds.join(' '))

describe('a conversation', () => {
  test('is one matter in one container; two threads are two', () => {
    const one = history()
      .customer(start, 'needs', { in: 'mail 1' })
      .customer('+1h', 'needs', { in: 'mail 2' })
      .brand('+1h', 'helps', { in: 'mail 1' })
    expect(together(one)).toEqual(['m1 m3', 'm2'])
  })

  test('began with its first need, or with its first message while there is none', () => {
    expect(minute(history().customer(start, 'thanks').customer('+1d', 'needs').only().beganAt)).toBe('2026-03-02T10:00')
    expect(minute(history().customer(start, 'thanks').only().beganAt)).toBe(start)
  })

  test('is known by its earliest message', () => {
    expect(
      history().brand('2026-03-02T10:00', 'helps', { id: 'later' }).customer(start, 'needs', { id: 'first' }).only().id,
    ).toBe('first')
  })

  test('is not made by automated and internal messages alone, which belong to what comes after them', () => {
    const silent = history()
      .brand(start, 'unknown', { automated: true })
      .brand('+1h', 'helps', { visibility: 'internal' })
    expect(silent.conversations()).toEqual([])
    silent.customer('+1h', 'needs')
    expect(together(silent)).toEqual(['m1 m2 m3'])
    expect(silent.only()).toMatchObject({ id: 'm3', messages: 1, firstMessageAt: moment('2026-03-01T12:00') })
  })

  test('of a source with other brands’ talk counts only once it touches us', () => {
    const strangers = history().customer(start, 'needs', { onlyOurs: true, addressed: 'unclear' })
    expect(strangers.conversations()).toEqual([])
    strangers.brand('+1h', 'helps', { onlyOurs: true })
    expect(strangers.only().answeredAt).toBe(moment('2026-03-01T11:00'))
  })

  test('keeps its waits where a stranger is spoken to: that needs no answer', () => {
    expect(history().customer(start, 'needs', { addressed: 'others' }).only().firstNeedAt).toBeNull()
  })
})

describe('after a quiet spell', () => {
  const helped = () => history().customer(start, 'needs').brand('+1h', 'helps')

  test('a message of theirs or of ours begins a new conversation', () => {
    expect(together(helped().customer('+7d', 'needs'))).toEqual(['m1 m2', 'm3'])
    expect(together(helped().brand('+7d', 'helps'))).toEqual(['m1 m2', 'm3'])
    expect(together(helped().customer('+6d 23h', 'needs'))).toEqual(['m1 m2 m3'])
  })

  test('automated messages, notes and outcomes do not break the silence', () => {
    const one = helped().brand('+4d', 'unknown', { automated: true }).outcome('+1h', 'rating', 'good')
    expect(together(one.customer('+3d', 'needs'))).toEqual(['m1 m2 m3', 'm4'])
  })

  test('nothing is split while the source says that it is open', () => {
    const open = history().customer(start, 'needs').outcome('+1m', 'status', 'open').brand('+1h', 'helps')
    expect(together(open.customer('+20d', 'needs'))).toEqual(['m1 m2 m3'])
    const dm = history()
      .customer(start, 'needs', { in: 'dm', about: 'parcel' })
      .outcome('+1m', 'status', 'open', { in: 'dm' })
      .brand('+1h', 'helps', { in: 'dm' })
      .customer('+1h', 'thanks', { in: 'dm' })
      .customer('+1h', 'needs', { in: 'dm', about: 'invoice' })
    expect(dm.conversations()).toHaveLength(1)
  })

  test('nothing is split while the customer waits', () => {
    expect(together(history().customer(start, 'needs').customer('+13d', 'needs'))).toEqual(['m1 m2'])
    expect(together(history().customer(start, 'needs').customer('+14d', 'needs'))).toEqual(['m1', 'm2'])
  })

  test('our reply within 30 days of an unanswered need is its late answer', () => {
    const late = history().customer(start, 'needs').brand('+30d', 'helps')
    expect(late.only().answeredAt).toBe(moment('2026-03-31T10:00'))
    expect(together(history().customer(start, 'needs').brand('+30d 1s', 'helps'))).toEqual(['m1', 'm2'])
  })

  test('so it is when all that came before only passed the customer along', () => {
    const late = history().customer(start, 'needs').brand('+1h', 'passes along').brand('+10d', 'helps')
    expect(late.only().answeredAt).toBe(moment('2026-03-11T11:00'))
  })

  test('an automated message of ours is no late answer', () => {
    expect(history().customer(start, 'needs').brand('+20d', 'helps', { automated: true }).only().answeredAt).toBeNull()
  })

  test('thanks within 30 days of a reply belong to it', () => {
    expect(helped().customer('+30d', 'thanks').only().standings.at(-1)).toBe('confirmed')
    expect(together(helped().customer('+30d 1s', 'thanks'))).toEqual(['m1 m2', 'm3'])
    expect(together(history().customer(start, 'needs').customer('+20d', 'thanks'))).toEqual(['m1', 'm2'])
  })

  test('its length is a setting, and off means that nothing is ever split', () => {
    const one = helped().customer('+3d', 'needs')
    expect(together(one, 3 * day)).toEqual(['m1 m2', 'm3'])
    expect(together(one, 4 * day)).toEqual(['m1 m2 m3'])
    expect(together(helped().customer('+900d', 'needs'), null)).toEqual(['m1 m2 m3'])
  })
})

describe('in direct messages, chats and calls', () => {
  const thanked = () =>
    history()
      .customer(start, 'needs', { in: 'dm', about: 'parcel' })
      .brand('+1h', 'helps', { in: 'dm' })
      .customer('+1h', 'thanks', { in: 'dm' })

  test('a need about something new begins a conversation once the last one is confirmed', () => {
    expect(together(thanked().customer('+1h', 'needs', { in: 'dm', about: 'invoice' }))).toEqual(['m1 m2 m3', 'm4'])
  })

  test('it stays where the matter is the same, cannot be told, needs nothing, or is not confirmed yet', () => {
    expect(thanked().customer('+1h', 'needs', { in: 'dm', about: 'parcel' }).conversations()).toHaveLength(1)
    expect(thanked().customer('+1h', 'needs', { in: 'dm' }).conversations()).toHaveLength(1)
    expect(thanked().customer('+1h', 'chats', { in: 'dm', about: 'invoice' }).conversations()).toHaveLength(1)
    const open = history()
      .customer(start, 'needs', { in: 'dm', about: 'parcel' })
      .brand('+1h', 'helps', { in: 'dm' })
      .customer('+1h', 'needs', { in: 'dm', about: 'invoice' })
    expect(open.conversations()).toHaveLength(1)
  })

  test('with the quiet spell off they stay one', () => {
    expect(together(thanked().customer('+1h', 'needs', { in: 'dm', about: 'invoice' }), null)).toHaveLength(1)
  })

  test('a mail thread is one matter whatever its words', () => {
    const mail = history()
      .customer(start, 'needs', { in: 'mail', about: 'parcel' })
      .brand('+1h', 'helps', { in: 'mail' })
      .customer('+1h', 'thanks', { in: 'mail' })
      .customer('+1h', 'needs', { in: 'mail', about: 'invoice' })
    expect(mail.conversations()).toHaveLength(1)
  })
})

describe('an outcome or mark', () => {
  const twoInOne = () =>
    history().customer(start, 'needs').brand('+1h', 'helps').customer('+20d', 'needs').brand('+1h', 'helps')

  test('that names a message follows that message', () => {
    const one = twoInOne().mark('+1h', 'set_aside', { messageId: 'm1' })
    expect(one.conversations().map(({ standings }) => standings.at(-1))).toEqual(['set_aside', 'presumed'])
  })

  test('else belongs to the conversation with the last message before it', () => {
    const standings = (at: string) =>
      twoInOne()
        .mark(at, 'set_aside')
        .conversations()
        .map((facts) => facts.standings.at(-1))
    expect(standings('2026-03-10T00:00')).toEqual(['set_aside', 'presumed'])
    expect(standings('2026-03-25T00:00')).toEqual(['presumed', 'set_aside'])
  })

  test('from before the first message belongs to the first conversation, from its beginning on', () => {
    expect(told(twoInOne().mark('2026-01-01T00:00', 'set_aside').conversations()[0])).toEqual([`${start} set_aside`])
  })

  test('of several that waited for their message the later one counts', () => {
    const one = history()
      .mark('2026-02-02T00:00', 'set_aside')
      .mark('2026-02-01T00:00', 'no_answer_needed', { messageId: 'm1' })
      .customer(start, 'needs')
    expect(told(one.only())).toEqual([`${start} set_aside`])
  })

  test('about an automated message goes where that message goes', () => {
    const first = history()
      .brand(start, 'unknown', { automated: true })
      .outcome('+1h', 'spam', null, { messageId: 'm1' })
      .customer('+1h', 'needs')
    expect(first.only().standings).toEqual(['set_aside'])
    const later = history()
      .customer(start, 'needs')
      .outcome('+1h', 'spam', null, { messageId: 'm2' })
      .brand('+1h', 'unknown', { automated: true })
    expect(told(later.only())).toEqual([`${start} waiting`, '2026-03-01T12:00 set_aside'])
  })

  test('about a message or a thread that never comes changes nothing', () => {
    const one = history().customer(start, 'needs').outcome('+1h', 'spam', null, { messageId: 'never' })
    expect(one.outcome('+1h', 'spam', null, { in: 'elsewhere' }).only().standings).toEqual(['waiting', 'unanswered'])
  })
})

describe('merged by the source', () => {
  test('its messages and its earlier beginning go to the survivor', () => {
    const one = history()
      .customer(start, 'needs', { in: 'ticket 1' })
      .customer('+1d', 'needs', { in: 'ticket 2' })
      .outcome('+1h', 'merged', 'ticket 2', { in: 'ticket 1' })
      .brand('+1h', 'helps', { in: 'ticket 2' })
    expect(together(one)).toEqual(['m1 m2 m3'])
    expect(one.only()).toMatchObject({ id: 'm1', beganAt: moment(start), messages: 3 })
  })

  test('into somebody else’s, it is set aside from its first message on', () => {
    const one = history()
      .customer(start, 'needs', { in: 'ticket 1' })
      .outcome('+3d', 'merged', 'ticket 9', { in: 'ticket 1' })
    expect(told(one.only())).toEqual([`${start} set_aside`])
    const named = history().customer(start, 'needs').outcome('+3d', 'merged', null, { messageId: 'm1' })
    expect(told(named.only())).toEqual([`${start} set_aside`])
  })

  test('merges of merges lead to the last; a circle and a merge into itself are no merge', () => {
    const three = () =>
      history()
        .customer(start, 'needs', { in: 'ticket 1' })
        .customer('+1h', 'needs', { in: 'ticket 2' })
        .customer('+1h', 'needs', { in: 'ticket 3' })
        .outcome('+1h', 'merged', 'ticket 2', { in: 'ticket 1' })
        .outcome('+1h', 'merged', 'ticket 3', { in: 'ticket 2' })
    expect(together(three())).toEqual(['m1 m2 m3'])
    expect(together(three().outcome('+1h', 'merged', 'ticket 1', { in: 'ticket 3' }))).toEqual(['m1', 'm2', 'm3'])
    const itself = history().customer(start, 'needs').outcome('+1h', 'merged', 'post')
    expect(itself.only().standings).toEqual(['waiting', 'unanswered'])
  })

  test('twice into different ones, the later word counts, in whatever order it arrives', () => {
    const one = history()
      .customer(start, 'needs', { in: 'ticket 1' })
      .customer('+1h', 'needs', { in: 'ticket 2' })
      .customer('+1h', 'needs', { in: 'ticket 3' })
      .outcome('2026-03-03T00:00', 'merged', 'ticket 3', { in: 'ticket 1' })
      .outcome('2026-03-02T00:00', 'merged', 'ticket 2', { in: 'ticket 1' })
    expect(together(one)).toEqual(['m1 m3', 'm2'])
  })
})

test('a message deleted later, or hidden by us, counts as before', () => {
  const one = () => history().customer(start, 'complains').brand('+1h', 'helps')
  const before = one().only()
  expect(one().outcome('+1h', 'deleted', null, { messageId: 'm1' }).only()).toEqual(before)
  expect(one().outcome('+1h', 'hidden', null, { messageId: 'm1' }).only()).toEqual(before)
})

test('outcomes of unknown kinds, values and hands change nothing', () => {
  const one = () => history().customer(start, 'needs').brand('+1h', 'helps')
  for (const [kind, value] of [
    ['teleported', null],
    ['rating', 'purple'],
    ['purchase', '12.50'],
  ] as const)
    expect(one().outcome('+1h', kind, value, { actor: 'unknown' }).only()).toEqual(one().only())
})
