import fc from 'fast-check'
import { expect, test } from 'vitest'
import { history, matters, verdicts } from '../../tests/factories/history.ts'
import type { ConversationState } from './conversation-state.ts'
import type { FoldMessage } from './events.ts'
import { entryAt, factsOf } from './facts.ts'

const day = 86_400_000
const says = [
  'needs',
  'complains',
  'thanks',
  'says solved',
  'chats',
  'helps',
  'asks',
  'promises',
  'passes along',
] as const
const places = ['post', 'mail 1', 'mail 2', 'dm'] as const
const subjects = [...(Object.keys(matters) as (keyof typeof matters)[]), null] as const

const anyStep = fc.record({
  hours: fc.integer({ min: 1, max: 400 }),
  ours: fc.boolean(),
  says: fc.constantFrom(...says),
  place: fc.constantFrom(...places),
  about: fc.constantFrom(...subjects),
  automated: fc.integer({ min: 0, max: 9 }).map((roll) => roll === 0),
  aside: fc.integer({ min: 0, max: 14 }).map((roll) => roll === 0),
})

function tell(steps: readonly (typeof anyStep extends fc.Arbitrary<infer S> ? S : never)[]) {
  const told = history()
  for (const [n, { hours, ours, says: word, place, about, automated, aside }] of steps.entries()) {
    const options = { in: place, automated, ...(about && { about }) }
    const at = n === 0 ? '2026-03-01T10:00' : `+${hours}h`
    if (ours) told.brand(at, word, options)
    else told.customer(at, word, options)
    if (aside) told.mark('+1h', 'set_aside', { in: place })
  }
  return told
}

type Read = { message: FoldMessage; need: boolean }

/** A conversation's messages that count, and which of them are needs: read once more by the words of DESIGN §2. */
function readAgain(state: ConversationState, messages: readonly FoldMessage[]): Read[] {
  let asked = false
  return messages
    .filter(({ id, automated }) => state.messageIds.includes(id) && !automated)
    .map((message) => {
      const { outbound, verdict } = message
      if (outbound) asked = verdict.asks === true
      const onlySettles = verdict === verdicts.thanks || verdict === verdicts['says solved']
      return { message, need: !outbound && (verdict.needsAnswer === true || (asked && !onlySettles)) }
    })
}

test('later turns are what reading the messages once more gives', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { minLength: 1, maxLength: 25 }), (steps) => {
      const told = tell(steps)
      for (const state of told.states()) {
        const waits: { at: number; answeredAt: number | null }[] = []
        for (const { message, need } of readAgain(state, told.events.messages)) {
          const runs = waits.at(-1)?.answeredAt === null
          if (need && !runs) waits.push({ at: message.at, answeredAt: null })
          if (message.outbound && runs && message.verdict !== verdicts['passes along'])
            waits.at(-1)!.answeredAt = message.at
        }
        const { firstNeedAt, answeredAt, laterTurns } = factsOf(state)
        const all = firstNeedAt === null ? [] : [{ at: firstNeedAt, answeredAt }, ...laterTurns]
        expect(all.map((one) => [one.at, one.answeredAt])).toEqual(waits.map((one) => [one.at, one.answeredAt]))
      }
    }),
    { numRuns: 400 },
  )
})

test('what customers came back on is what holding every need against every other gives', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { minLength: 2, maxLength: 25 }), (steps) => {
      const told = tell(steps)
      const states = told.states()
      const needs = states.flatMap((state) =>
        readAgain(state, told.events.messages)
          .filter(({ need }) => need)
          .map(({ message }) => ({ ...message, state })),
      )
      // Of a conversation its first eight needs say what it is about.
      const kindOf = (other: ConversationState, until: number, need: (typeof needs)[number]) => {
        if (other.container === need.container && !need.outlivesMatter) return 'same_matter'
        const known = needs
          .filter(({ state }) => state === other)
          .slice(0, 8)
          .filter((one) => one.at <= until && one.id !== need.id && one.words !== null)
        if (need.words === null || known.length === 0) return 'unknown'
        return known.some(({ words }) => words === need.words) ? 'same_matter' : 'new_matter'
      }
      const closest = (kinds: string[]) => ['same_matter', 'unknown', 'new_matter'].find((one) => kinds.includes(one))
      for (const state of states) {
        const resolved = state.timeline.find((entry) => entry.resolvedAt !== null)?.resolvedAt ?? null
        const { again, returned, returnedAt, firstResolvedAt } = factsOf(state)
        expect(firstResolvedAt).toBe(resolved)
        if (resolved === null) continue
        const within = (days: number) =>
          needs
            .filter(({ at }) => at > resolved && at <= resolved + days * day)
            .filter((one) => entryAt(one.state.timeline, resolved + days * day)?.standing !== 'set_aside')
            .toSorted((a, b) => a.at - b.at)
        expect(again).toBe(closest(within(30).map((need) => kindOf(state, resolved, need))) ?? 'not_again')
        const [first] = within(56)
        const others = states.filter((other) =>
          needs.some(
            ({ state: whose, at }) =>
              whose === other &&
              at < (first?.at ?? 0) &&
              at >= (first?.at ?? 0) - 56 * day &&
              entryAt(other.timeline, resolved + 56 * day)?.standing !== 'set_aside',
          ),
        )
        const kinds = first
          ? [
              kindOf(state, resolved, first),
              ...others.filter((one) => one !== state).map((one) => kindOf(one, first.at, first)),
            ]
          : []
        expect([returned, returnedAt]).toEqual([closest(kinds) ?? null, first?.at ?? null])
      }
    }),
    { numRuns: 600 },
  )
})
