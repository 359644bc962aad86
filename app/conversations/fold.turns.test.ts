import { describe, expect, test } from 'vitest'
import { history, minute, moment } from '../../tests/factories/history.ts'
import type { ConversationFacts } from './facts.ts'

const turns = ({ laterTurns }: ConversationFacts) =>
  laterTurns.map(({ at, answeredAt }) => `${minute(at)} ${minute(answeredAt)}`)
const start = '2026-03-01T10:00'

describe('later turns', () => {
  test('a need after an answer begins a wait of its own; further needs while it runs begin none', () => {
    const facts = history()
      .customer(start, 'needs')
      .brand('+1h', 'helps')
      .customer('+1h', 'needs') // 12:00
      .customer('+1h', 'needs')
      .brand('+2h', 'asks') // 15:00
      .customer('+1h', 'complains') // 16:00
      .only()
    expect(turns(facts)).toEqual(['2026-03-01T12:00 2026-03-01T15:00', '2026-03-01T16:00 null'])
  })

  test('passing along, automated messages and thanks end no wait and begin none', () => {
    const facts = history()
      .customer(start, 'needs')
      .brand('+1h', 'helps')
      .customer('+1h', 'thanks')
      .customer('+1h', 'needs') // 13:00
      .brand('+1h', 'passes along')
      .brand('+1h', 'helps', { automated: true })
      .brand('+1h', 'helps') // 16:00
      .only()
    expect(turns(facts)).toEqual(['2026-03-01T13:00 2026-03-01T16:00'])
  })

  test('the first wait is none of them, however long it runs', () => {
    const facts = history().customer(start, 'needs').brand('+1h', 'passes along').customer('+1h', 'needs').only()
    expect(turns(facts)).toEqual([])
  })

  test('what ends a wait says whether its length and its words are known', () => {
    const facts = history()
      .customer(start, 'needs')
      .brand('+1h', 'helps')
      .customer('+1h', 'needs', { id: 'again' })
      .brand('2026-03-01T11:30', 'unknown', { parentId: 'again' })
      .only()
    expect(facts.laterTurns).toEqual([
      { at: moment('2026-03-01T12:00'), answeredAt: moment('2026-03-01T12:00'), waitUnknown: true, wordsUnknown: true },
    ])
  })
})

describe('how what began unhappy ended', () => {
  const unhappy = () => history().customer(start, 'complains')
  const mood = (facts: ConversationFacts) => facts.dueMood

  test('content: the last turn thanks us, says it is solved, or a good rating came after it', () => {
    expect(mood(unhappy().brand('+1h', 'helps').customer('+1h', 'thanks').only())).toBe('content')
    expect(mood(unhappy().brand('+1h', 'helps').customer('+1h', 'says solved').only())).toBe('content')
    expect(mood(unhappy().brand('+1h', 'helps').outcome('+1h', 'rating', 'good').only())).toBe('content')
  })

  test('still unhappy: they say so again, rate us badly, or nobody replied', () => {
    expect(mood(unhappy().only())).toBe('unhappy')
    expect(mood(unhappy().brand('+1h', 'passes along').only())).toBe('unhappy')
    expect(mood(unhappy().brand('+1h', 'helps').customer('+1h', 'complains').only())).toBe('unhappy')
    expect(mood(unhappy().brand('+1h', 'helps').outcome('+1h', 'rating', 'bad').only())).toBe('unhappy')
    expect(mood(unhappy().brand('+1h', 'helps').customer('+1h', 'thanks').customer('+1h', 'complains').only())).toBe(
      'unhappy',
    )
  })

  test('unknown: silence after our reply, or words of neither mood', () => {
    expect(mood(unhappy().brand('+1h', 'helps').only())).toBe('unknown')
    const again = unhappy().brand('+1h', 'helps').customer('+1h', 'complains')
    expect(mood(again.brand('+1h', 'helps').only())).toBe('unknown')
    expect(mood(unhappy().brand('+1h', 'asks').customer('+1h', 'chats').only())).toBe('unknown')
  })

  test('a rating holds through later words of neither mood, until the customer says otherwise', () => {
    const rated = (value: string) => unhappy().brand('+1h', 'helps').outcome('+1h', 'rating', value)
    expect(mood(rated('good').customer('+1h', 'chats').only())).toBe('content')
    expect(mood(rated('bad').customer('+1h', 'chats').only())).toBe('unhappy')
    expect(mood(rated('good').customer('+1h', 'complains').only())).toBe('unhappy')
    expect(mood(rated('bad').customer('+1h', 'thanks').only())).toBe('content')
    const thanked = unhappy().brand('+1h', 'helps').customer('+1h', 'thanks').brand('+1h', 'chats')
    expect(mood(thanked.outcome('+1h', 'rating', 'good').customer('+1h', 'chats').only())).toBe('content')
    const again = unhappy().brand('+1h', 'helps').customer('+1h', 'complains').outcome('+1h', 'rating', 'good')
    expect(mood(again.customer('+1h', 'chats').only())).toBe('content')
  })

  test('thanks beside a need turns nothing around', () => {
    const verdict = {
      ...history().customer(start, 'thanks').events.messages[0]!.verdict,
      needsAnswer: true,
      tone: -0.2,
    }
    expect(mood(unhappy().brand('+1h', 'helps').customer('+1h', 'thanks', { verdict }).only())).toBe('unhappy')
  })

  test('nothing is said of what began otherwise, and nothing after the due counts', () => {
    expect(mood(history().customer(start, 'needs').brand('+1h', 'helps').customer('+1h', 'complains').only())).toBe(
      null,
    )
    const late = unhappy().brand('+1h', 'promises').customer('+6d', 'needs').customer('+6d', 'needs')
    expect(mood(late.customer('+6d', 'thanks').only())).toBe('unknown')
  })

  test('an opening that grows unhappy after the due did not begin so', () => {
    const told = history().customer(start, 'needs').customer('+6d', 'needs').customer('+6d', 'needs')
    const facts = told.customer('+3d', 'complains').only()
    expect([facts.openingUnhappyAt, facts.dueMood]).toEqual([moment('2026-03-16T10:00'), null])
  })
})
