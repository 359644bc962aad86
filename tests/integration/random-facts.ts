import fc from 'fast-check'
import type { Facts } from '../factories/conversation.ts'
import { at } from './look.ts'

const kinds = [
  'waiting',
  'waiting',
  'unanswered',
  'passed_along',
  'confirmed',
  'presumed',
  'open',
  'no_answer_needed',
  'set_aside',
] as const

type Turn = { after: number; wait: number | null }

/** Waits one after the other from an hour on; none after one that runs. */
function turnsFrom(from: number, turns: readonly Turn[]): Partial<Facts> {
  const began: Date[] = []
  const answered: Date[] = []
  let last = from
  for (const { after, wait } of turns) {
    began.push(at(last + after))
    if (wait === null) break
    answered.push(at((last += after + wait)))
  }
  if (began.length === 0) return {}
  const odd = (every: number) => answered.map((one) => (one.getTime() / 3_600_000) % every === 0)
  return { turn_at: began, turn_answered_at: answered, turn_wait_unknown: odd(7), turn_words_unknown: odd(5) }
}

/** Facts of any conversation, likely or not, in whole hours. */
export const factsOf = fc
  .record({
    customer: fc.integer({ min: 1, max: 6 }),
    channel: fc.constantFrom('x', 'email'),
    account: fc.constantFrom(null, 'a', 'b'),
    team: fc.constantFrom(null, 1, 2),
    shows: fc.integer({ min: 0, max: 5 }).map((roll) => roll > 0),
    first: fc.integer({ min: 0, max: 24 * 240 }),
    // Hours after the one before; null when it did not happen.
    inbound: fc.option(fc.integer({ min: 0, max: 40 }), { freq: 6 }),
    need: fc.option(fc.integer({ min: 0, max: 200 }), { freq: 4 }),
    answer: fc.option(fc.integer({ min: 0, max: 100 }), { freq: 3 }),
    reply: fc.option(fc.integer({ min: 0, max: 100 }), { freq: 3 }),
    close: fc.option(fc.integer({ min: 0, max: 100 })),
    complaint: fc.option(fc.integer({ min: 0, max: 30 })),
    unknown: fc.boolean(),
    words: fc.constantFrom('none', 'answer', 'reply', 'later'),
    due: fc.constantFrom('confirmed', 'presumed', 'passed_along', 'unresolved', 'set_aside'),
    replied: fc.boolean(),
    turns: fc.array(
      fc.record({
        after: fc.integer({ min: 1, max: 90 }),
        wait: fc.option(fc.integer({ min: 0, max: 60 }), { freq: 4 }),
      }),
      { maxLength: 3 },
    ),
    unhappy: fc.option(fc.integer({ min: 0, max: 400 })),
    mood: fc.constantFrom('content', 'unhappy', 'unknown'),
    resolved: fc.option(fc.integer({ min: 0, max: 300 }), { freq: 3 }),
    known: fc.integer({ min: 0, max: 72 }),
    again: fc.constantFrom('same_matter', 'unknown', 'new_matter', 'not_again'),
    returned: fc.constantFrom(null, 'same_matter', 'unknown', 'new_matter'),
    standings: fc.array(fc.tuple(fc.constantFrom(...kinds), fc.integer({ min: 1, max: 600 })), {
      minLength: 1,
      maxLength: 5,
    }),
  })
  .map((r): Partial<Facts> => {
    const inbound = r.inbound === null ? null : r.first + r.inbound
    const need = inbound === null || r.need === null ? null : inbound + r.need
    const after = (from: number | null, hours: number | null) =>
      from === null || hours === null ? null : at(from + hours)
    const ends = r.standings.map((_, i) => r.standings.slice(0, i + 1).reduce((sum, [, hours]) => sum + hours, r.first))
    const resolved = need === null || r.resolved === null ? null : need + r.resolved
    const lastWaiting = r.standings.findLastIndex(([kind]) => kind === 'waiting')
    return {
      customer_id: r.customer,
      channel: r.channel,
      account: r.account,
      account_at: r.account === null ? null : at(r.first + (r.need ?? 0)),
      team_id: r.team,
      source_shows_replies: r.shows,
      first_message_at: at(r.first),
      first_inbound_at: after(inbound, 0),
      first_need_at: after(need, 0),
      began_at: at(need ?? r.first),
      last_message_at: at(r.first + 10),
      answered_at: after(need, r.answer),
      answer_wait_unknown: r.unknown,
      first_reply_at: after(inbound, r.reply),
      reply_wait_unknown: r.unknown,
      first_closed_at: after(need, r.close),
      opening_complaint_at: after(need, r.complaint),
      due_at: after(need, 14 * 24),
      due_outcome: need === null ? null : r.due,
      due_replied: r.replied,
      due_passed_along: r.replied && r.due === 'passed_along',
      standings: r.standings.map(([kind]) => kind),
      standing_from: r.standings.map((_, i) => at(ends[i - 1] ?? r.first)),
      // The last standing holds for ever: far enough.
      waiting_until:
        lastWaiting < 0 ? null : lastWaiting === r.standings.length - 1 ? at(100_000) : at(ends[lastWaiting] ?? 0),
      ...(need === null ? {} : turnsFrom(need, r.turns)),
      opening_unhappy_at: after(need, r.unhappy),
      due_mood: need === null || r.unhappy === null || r.unhappy > 14 * 24 ? null : r.mood,
      first_resolved_at: after(resolved, 0),
      first_resolved_known_at: after(resolved, r.known),
      again: resolved === null ? null : r.again,
      returned: resolved === null ? null : r.returned,
      unknown_words_at: {
        none: null,
        answer: after(need, r.answer),
        reply: after(inbound, r.reply),
        later: after(inbound, 24 * 12 + (r.reply ?? 0)),
      }[r.words],
    }
  })
