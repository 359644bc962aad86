import fc from 'fast-check'
import { expect, test } from 'vitest'
import { history, matters } from '../../tests/factories/history.ts'
import type { ConversationState } from './conversation-state.ts'
import { day } from './events.ts'
import type { FoldEvents, FoldRules } from './events.ts'
import { entryAt, factsOf } from './facts.ts'
import { fold } from './fold.ts'
import { marks } from './standing.ts'

const runs = { numRuns: 200 }
const begin = Date.parse('2026-03-01T00:00:00Z')

/** What may happen; weights favour what splits, joins, resolves and takes back. */
const message = fc.record({
  kind: fc.constant('message' as const),
  // Hours since the event before: equal times, and both sides of every limit of the rules.
  gap: fc.constantFrom(0, 0, 1, 1, 2, 24, 71, 72, 73, 100, 167, 168, 169, 335, 336, 337, 721),
  place: fc.constantFrom('post 1', 'post 1', 'post 2', 'dm', 'dm', 'chat', 'mail', 'mail 2', 'ticket'),
  inbound: fc.boolean(),
  asks: fc.constantFrom('needs', 'needs', 'complains', 'thanks', 'says solved', 'chats', 'unknown'),
  says: fc.constantFrom('helps', 'helps', 'passes along', 'sends to email', 'asks', 'promises', 'unknown'),
  about: fc.constantFrom(undefined, ...(Object.keys(matters) as (keyof typeof matters)[])),
  silent: fc.constantFrom('', '', '', '', '', '', 'automated', 'internal'),
  addressed: fc.constantFrom('us', 'us', 'us', 'unclear', 'others'),
  /** Which message it answers: so many before it, or after it where negative. */
  parent: fc.integer({ min: -3, max: 4 }),
  seat: fc.nat(),
})

const outcome = fc.record({
  kind: fc.constant('outcome' as const),
  gap: message.map(({ gap }) => gap),
  what: fc.oneof<fc.Arbitrary<[string, string | null]>[]>(
    fc.tuple(fc.constant('mark'), fc.constantFrom(...marks, null)),
    fc.tuple(fc.constant('status'), fc.constantFrom('open', 'on_hold', 'solved', 'purple')),
    fc.tuple(fc.constant('rating'), fc.constantFrom('good', 'bad')),
    fc.tuple(fc.constantFrom('closed', 'closed', 'reopened', 'reopened', 'spam', 'deleted'), fc.constant(null)),
    fc.tuple(fc.constant('merged'), fc.constantFrom('post 1', 'post 2', 'mail', 'mail 2', 'nowhere')),
  ),
  place: fc.constantFrom('post 1', 'post 2', 'dm', 'mail', 'mail 2', 'ticket'),
  actor: fc.constantFrom('responder', 'responder', 'customer', 'timer', 'unknown'),
  /** The message it names, if there are so many. */
  names: fc.integer({ min: -12, max: 12 }),
})

type Reach = { backwards: boolean }

/** One customer's history. `backwards` allows what changes the past: merges, and replies dated before their parents. */
const events = ({ backwards }: Reach) =>
  fc
    .array(fc.oneof({ weight: 3, arbitrary: message }, { weight: 1, arbitrary: outcome }), {
      minLength: 1,
      maxLength: 16,
    })
    .map((steps) => {
      const one = history()
      const seats = new Set<number>()
      const ids = steps.map((step, i) => {
        let seat = step.kind === 'message' ? step.seat % 50 : i
        while (seats.has(seat)) seat++
        seats.add(seat)
        return step.kind === 'message' ? `${seat}` : `outcome ${i}`
      })
      let now = begin
      for (const [i, step] of steps.entries()) {
        now += (step.gap * day) / 24
        const at = new Date(now).toISOString().slice(0, 19)
        if (step.kind === 'outcome') {
          const [kind, value] = step.what
          if (kind === 'merged' && !backwards) continue
          const messageId = steps[step.names]?.kind === 'message' ? ids[step.names]! : null
          one.outcome(at, kind, value, {
            id: ids[i]!,
            in: step.place,
            actor: step.actor,
            messageId,
            ...(messageId && { container: null }),
          })
          continue
        }
        const before = steps[i - step.parent]
        const parent =
          step.parent !== 0 && before?.kind === 'message' && before.place === step.place ? ids[i - step.parent]! : null
        const ticket = step.place === 'ticket'
        const options = {
          ...{ id: ids[i]!, in: step.place, parentId: backwards || step.parent > 0 ? parent : null },
          ...(step.about && { about: step.about }),
          ...(step.silent === 'automated' && { automated: true }),
          ...(step.silent === 'internal' && { visibility: 'internal' as const }),
          ...(ticket && { ticketEvent: step.inbound ? ('opened' as const) : ('answered' as const) }),
        }
        if (step.inbound)
          one.customer(at, ticket ? 'unknown' : step.asks, { ...options, addressed: step.addressed as 'us' })
        else one.brand(at, ticket ? 'unknown' : step.says, options)
      }
      return one.events
    })

const anything = events({ backwards: true })
const rules: fc.Arbitrary<FoldRules> = fc
  .constantFrom(7 * day, 7 * day, 3 * day, null)
  .map((quietSpell) => ({ quietSpell }))
const facts = (of: FoldEvents, by: FoldRules) => fold(of, by).map(factsOf)

/** Shuffled by a list of numbers. */
const shuffled = <T>(all: readonly T[], by: readonly number[]): T[] =>
  all
    .map((one, i) => ({ one, key: by[i % by.length]! + i * 1e-6 * (by[0]! % 2 ? -1 : 1) }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ one }) => one)

test('any order of arrival gives the same facts', () => {
  fc.assert(
    fc.property(anything, rules, fc.array(fc.nat(99), { minLength: 5, maxLength: 16 }), (of, by, order) => {
      const other = { messages: shuffled(of.messages, order), outcomes: shuffled(of.outcomes, order) }
      expect(facts(other, by)).toEqual(facts(of, by))
    }),
    runs,
  )
})

test('what arrives twice changes nothing', () => {
  fc.assert(
    fc.property(anything, rules, (of, by) => {
      const copy = structuredClone(of)
      const twice = { messages: [...of.messages, ...copy.messages], outcomes: [...copy.outcomes, ...of.outcomes] }
      expect(facts(twice, by)).toEqual(facts(of, by))
    }),
    runs,
  )
})

test('another conversation that nobody answers never shortens or hides a wait', () => {
  fc.assert(
    fc.property(anything, rules, fc.integer({ min: 0, max: 60 * 24 }), message, (of, by, hours, { about }) => {
      const added = history().customer('2026-03-01T00:00', 'needs', {
        id: 'added',
        in: 'post added',
        ...(about && { about }),
      })
      const [one] = added.events.messages
      const more = { ...of, messages: [...of.messages, { ...one!, at: begin + (hours * day) / 24 }] }
      const waits = (all: FoldEvents) =>
        new Map(
          facts(all, by).map((each) => [
            each.id,
            { from: each.firstNeedAt, to: each.answeredAt, first: each.firstReplyAt },
          ]),
        )
      const [before, after] = [waits(of), waits(more)]
      expect(after.get('added')).toEqual({ from: begin + (hours * day) / 24, to: null, first: null })
      after.delete('added')
      expect(after).toEqual(before)
    }),
    runs,
  )
})

test('standings cover all time since the first message, without gap or overlap; at any moment they add to all conversations', () => {
  fc.assert(
    fc.property(
      anything,
      rules,
      fc.array(fc.integer({ min: 0, max: 120 * 24 }), { minLength: 1 }),
      (of, by, moments) => {
        const states = fold(of, by)
        const all = states.map(factsOf)
        for (const { standings, standingFrom, firstMessageAt, beganAt } of all) {
          expect(standingFrom[0]).toBe(firstMessageAt)
          expect(beganAt).toBeGreaterThanOrEqual(firstMessageAt)
          for (let i = 1; i < standingFrom.length; i++) {
            expect(standingFrom[i]).toBeGreaterThan(standingFrom[i - 1]!)
            expect(standings[i]).not.toBe(standings[i - 1])
          }
          expect(standings.at(-1)).not.toBe('waiting')
        }
        expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
        const counted = of.messages.filter(({ automated, visibility }) => !automated && visibility !== 'internal')
        expect(all.reduce((sum, { messages }) => sum + messages, 0)).toBe(counted.length)
        for (const hours of moments) {
          const at = begin + (hours * day) / 24
          const standing = states.filter(({ timeline }) => entryAt(timeline, at) !== undefined)
          expect(standing).toHaveLength(all.filter(({ firstMessageAt }) => firstMessageAt <= at).length)
        }
      },
    ),
    runs,
  )
})

/** What a conversation was as of `t`; null: it was not there. */
function asOf(state: ConversationState, t: number) {
  const one = factsOf(state)
  const by = (at: number | null) => (at !== null && at <= t ? at : null)
  const due = by(one.dueAt) === null ? null : [one.dueOutcome, one.dueReplied, one.duePassedAlong]
  if (one.firstMessageAt > t) return null
  return {
    ...{ id: one.id, channel: one.channel, showsReplies: one.showsReplies, account: by(one.accountAt) && one.account },
    ...{ firstMessageAt: one.firstMessageAt, firstInboundAt: by(one.firstInboundAt), firstNeedAt: by(one.firstNeedAt) },
    ...{ beganAt: by(one.firstNeedAt) ?? one.firstMessageAt, openingComplaintAt: by(one.openingComplaintAt), due },
    answered: by(one.answeredAt) === null ? null : [one.answeredAt, one.answerWaitUnknown],
    replied: by(one.firstReplyAt) === null ? null : [one.firstReplyAt, one.replyWaitUnknown],
    ...{ firstClosedAt: by(one.firstClosedAt), unknownWordsAt: by(one.unknownWordsAt) },
    standings: state.timeline.filter(({ from }) => from <= t),
  }
}

test('as of a moment it is the same whether or not what came later is known', () => {
  fc.assert(
    fc.property(events({ backwards: false }), rules, fc.integer({ min: 0, max: 60 * 24 }), (of, by, hours) => {
      const t = begin + (hours * day) / 24
      const cut = {
        messages: of.messages.filter(({ at }) => at <= t),
        outcomes: of.outcomes.filter(({ at }) => at <= t),
      }
      const seen = (all: FoldEvents) =>
        fold(all, by)
          .map((state) => asOf(state, t))
          .filter((one) => one !== null)
      expect(seen(of)).toEqual(seen(cut))
    }),
    runs,
  )
})

test('a merge reaches back: as if all had been said where it went', () => {
  fc.assert(
    fc.property(events({ backwards: false }), rules, fc.integer({ min: 0, max: 60 * 24 }), (of, by, hours) => {
      const at = begin + (hours * day) / 24
      const own = of.messages.some(({ container }) => container === 'mail 2')
      const merged = history().outcome('2026-03-01T00:00', 'merged', 'mail 2', { id: 'merge', in: 'mail' }).events
        .outcomes[0]!
      const told = facts({ ...of, outcomes: [...of.outcomes, { ...merged, at }] }, by)
      if (!own) return
      const move = <T extends { container: string | null }>(one: T): T =>
        one.container === 'mail' ? { ...one, container: 'mail 2' } : one
      expect(told).toEqual(facts({ messages: of.messages.map(move), outcomes: of.outcomes.map(move) }, by))
    }),
    runs,
  )
})

test('deleting and hiding messages changes no fact', () => {
  fc.assert(
    fc.property(anything, rules, fc.constantFrom('deleted', 'hidden'), (of, by, kind) => {
      const gone = of.messages.map(({ id, at }) => ({
        ...{ id: `${kind} ${id}`, at: at + 1, kind, value: null, actor: 'customer', messageId: id, container: null },
      }))
      expect(facts({ ...of, outcomes: [...of.outcomes, ...gone] }, by)).toEqual(facts(of, by))
    }),
    runs,
  )
})

test('an answer never comes before its need, a resolution never before the answer that it is', () => {
  fc.assert(
    fc.property(anything, rules, (of, by) => {
      for (const one of facts(of, by)) {
        if (one.answeredAt !== null) expect(one.answeredAt).toBeGreaterThanOrEqual(one.firstNeedAt!)
        if (one.firstReplyAt !== null) expect(one.firstReplyAt).toBeGreaterThanOrEqual(one.firstInboundAt!)
        if (one.openingComplaintAt !== null) expect(one.openingComplaintAt).toBeGreaterThanOrEqual(one.firstNeedAt!)
        if (one.dueOutcome !== null) expect(one.dueAt! - one.firstNeedAt!).toBe(14 * day)
      }
    }),
    runs,
  )
})
