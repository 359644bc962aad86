import type { ConversationRow } from '#db/queries/conversation.ts'

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]

/** Eight accounts on five channels. */
const places = [
  ['x', '@tents'],
  ['x', '@boots'],
  ['facebook', 'tents'],
  ['instagram', 'tents'],
  ['email', 'help@example.com'],
  ['email', 'orders@example.com'],
  ['helpdesk', 'desk'],
  ['helpdesk', 'repairs'],
] as const

/** Who replies, some oftener than others; the first goes by no name. */
const people = ['', ...Array.from({ length: 40 }, (_, i) => `person ${i + 1}`)]

export type Made = {
  count: number
  /** Whose conversation each is, by its number; customers are numbered from 1. */
  customers: Int32Array
  /** The conversation of a number, in the order of their beginnings. */
  rowOf: (index: number) => ConversationRow
  asOf: Date
}

/**
 * So many conversations of a brand that end at `asOf`: a quarter by customers who came before, day and night, a tenth
 * never answered, `waiting` of the last ones still waiting, two teams one after the other. The same for the same seed.
 */
export function makeConversations(options: {
  count: number
  weeks: number
  waiting: number
  asOf: Date
  seed?: number
}): Made {
  const { count, weeks, asOf } = options
  const seed = options.seed ?? 20261122
  const begin = asOf.getTime() - weeks * 7 * day
  const dice = (index: number, what: number) => random(seed, index, what)

  const customers = new Int32Array(count)
  let known = 0
  for (let i = 0; i < count; i++)
    customers[i] = i > 0 && dice(i, 0) < 0.25 ? customers[Math.floor(dice(i, 1) * i)]! : ++known

  // Later conversations wait more often, so that about as many as asked for wait at the end.
  const young = (weeks > 2 ? 14 * day : (weeks * 7 * day) / 2) * (count / (weeks * 7 * day))
  const waitingShare = Math.min(0.9, options.waiting / Math.max(1, young))

  const rowOf = (index: number): ConversationRow => {
    const first = Math.floor(begin + ((index + dice(index, 2)) / count) * (asOf.getTime() - begin))
    const [channel, account] = places[Math.floor(dice(index, 3) ** 1.5 * places.length)]!
    const kind = dice(index, 4)
    const need = kind < 0.9 ? first + (kind < 0.05 ? Math.floor(dice(index, 5) * 6 * hour) : 0) : null
    const began = Math.min(need ?? first, asOf.getTime())
    const age = asOf.getTime() - began
    const logNormal = (what: number) =>
      Math.sqrt(-2 * Math.log(dice(index, what) + 1e-12)) * Math.cos(2 * Math.PI * dice(index, what + 1))
    const wait = Math.round(90 * minute * Math.exp(1.6 * logNormal(6)))
    const never = age < 14 * day ? dice(index, 8) < waitingShare : dice(index, 8) < 0.08
    const passed = dice(index, 9) < 0.07
    const helps = dice(index, 10) < 0.9
    const answered = need !== null && !never && !passed && wait < Math.min(age, 25 * day) ? began + wait : null
    const reply = answered ?? (!never && wait / 2 < age ? began + Math.round(wait / 2) : null)
    const replyIsPast = reply !== null && reply <= asOf.getTime()
    const shown = dice(index, 11) < 0.99
    const aside = dice(index, 12) < 0.01
    const closed = dice(index, 13) < 0.1 ? began + Math.round(wait * 1.5 + hour) : null
    const standings = stand({
      first,
      began,
      need,
      answered,
      reply: replyIsPast ? reply : null,
      helps,
      aside,
      dice: dice(index, 14),
    })
    const due = need === null ? null : began + 14 * day
    const atDue = due === null ? undefined : standings.findLast(([, from]) => from <= due)?.[0]
    const waits = standings.findIndex(([kind]) => kind === 'waiting')
    const later = afterwards({
      answered: aside ? null : answered,
      helps,
      need: need === null ? null : began,
      asOf: asOf.getTime(),
      dice: (what) => dice(index, 30 + what),
    })
    const turns = [...(later.turn_at ?? []), ...(later.turn_answered_at ?? [])].map((at) => at.getTime())
    const when = (at: number | null) => (at === null ? null : new Date(at))
    return {
      id: `bench:${String(index).padStart(9, '0')}`,
      customer_id: customers[index]!,
      channel,
      account,
      account_at: new Date(first),
      team_id: index * 2 < count ? 1 : 2,
      topic: null,
      source_shows_replies: shown,
      first_message_at: new Date(Math.min(first, began)),
      first_inbound_at: new Date(Math.min(first, began)),
      first_need_at: need === null ? null : new Date(began),
      began_at: new Date(began),
      last_message_at: new Date(Math.max(began, replyIsPast ? reply : 0, ...turns)),
      messages: replyIsPast ? 3 : 1,
      answered_at: when(answered),
      answer_wait_unknown: answered !== null && dice(index, 15) < 0.002,
      first_reply_at: replyIsPast ? when(reply) : null,
      reply_wait_unknown: replyIsPast && dice(index, 15) < 0.002,
      first_closed_at:
        closed !== null && closed <= asOf.getTime() && (answered === null || closed < answered) ? when(closed) : null,
      opening_complaint_at: dice(index, 16) < 0.3 ? new Date(began) : null,
      opening_tone: null,
      due_at: when(due),
      due_outcome: due === null ? null : outcomeOf(atDue),
      due_replied: due !== null && replyIsPast && reply <= due,
      due_passed_along: atDue === 'passed_along',
      resolved_at: helps ? when(answered) : null,
      first_resolved_at: helps && !aside ? when(answered) : null,
      standings: standings.map(([kind]) => kind),
      standing_from: standings.map(([, from]) => new Date(from)),
      waiting_until: waits < 0 ? null : when(standings[waits + 1]?.[1] ?? null),
      unknown_words_at: answered !== null && dice(index, 17) < 0.01 ? when(answered) : null,
      own_reply_at: replyIsPast && dice(index, 18) >= 0.1 ? [new Date(reply)] : [],
      canned_reply_at: replyIsPast && dice(index, 18) < 0.1 ? [new Date(reply)] : [],
      wordless_reply_at: [],
      ...later,
      reply_by: replyIsPast ? [people[Math.floor(dice(index, 19) ** 2 * people.length)]!] : [],
      bought_after_resolved_at:
        helps && answered !== null && dice(index, 20) < 0.3
          ? when(answered + Math.ceil(dice(index, 21) * 90 * day))
          : null,
      bought_after_began_at: dice(index, 20) < 0.2 ? when(began + Math.ceil(dice(index, 21) * 90 * day)) : null,
    }
  }
  return { count, customers, rowOf, asOf }
}

type Later = Pick<
  ConversationRow,
  | 'turn_at'
  | 'turn_answered_at'
  | 'turn_wait_unknown'
  | 'turn_words_unknown'
  | 'opening_unhappy_at'
  | 'due_mood'
  | 'first_resolved_known_at'
  | 'again'
  | 'again_at'
  | 'returned'
  | 'returned_at'
>

/** What comes after the first answer: further turns, moods, returns. */
function afterwards(c: {
  answered: number | null
  helps: boolean
  need: number | null
  asOf: number
  dice: (what: number) => number
}): Later {
  const date = (at: number | null) => (at === null ? null : new Date(at))
  const turnAt = c.answered !== null && c.dice(0) < 0.35 ? c.answered + Math.floor(c.dice(1) * 20 * hour) : null
  const asked = turnAt !== null && turnAt < c.asOf ? turnAt : null
  const reply = asked === null ? null : asked + Math.floor(5 * minute + c.dice(2) ** 3 * 40 * hour)
  const told = reply !== null && reply < c.asOf && c.dice(3) < 0.95 ? reply : null
  const unhappy = c.need !== null && c.dice(4) < 0.3
  const resolved = c.helps ? c.answered : null
  const again = (['same_matter', 'unknown', 'new_matter'] as const)[Math.floor(c.dice(5) * 20)] ?? 'not_again'
  const returned = (['same_matter', 'unknown', 'new_matter', 'new_matter'] as const)[Math.floor(c.dice(5) * 16)] ?? null
  return {
    turn_at: asked === null ? null : [new Date(asked)],
    turn_answered_at: asked === null ? null : told === null ? [] : [new Date(told)],
    turn_wait_unknown: asked === null ? null : told === null ? [] : [c.dice(6) < 0.002],
    turn_words_unknown: asked === null ? null : told === null ? [] : [c.dice(7) < 0.01],
    opening_unhappy_at: unhappy ? date(c.need) : null,
    due_mood: unhappy ? (['content', 'unhappy', 'unknown'] as const)[Math.floor(c.dice(8) * 3)]! : null,
    first_resolved_known_at: date(resolved === null ? null : resolved + 3 * day),
    again: resolved === null ? null : again,
    again_at: resolved === null || again === 'not_again' ? null : new Date(resolved + 10 * day),
    returned: resolved === null ? null : returned,
    returned_at: resolved === null || returned === null ? null : new Date(resolved + 10 * day),
  }
}

type Standing = [kind: string, from: number]

function stand(c: {
  first: number
  began: number
  need: number | null
  answered: number | null
  reply: number | null
  helps: boolean
  aside: boolean
  dice: number
}): Standing[] {
  const start = Math.min(c.first, c.began)
  if (c.aside) return [['set_aside', start]]
  if (c.need === null) return [['no_answer_needed', start]]
  const before: Standing[] = start < c.began ? [['no_answer_needed', start]] : []
  const waiting: Standing[] = [...before, ['waiting', c.began]]
  if (c.answered !== null && c.helps) {
    const after: Standing = c.dice < 0.4 ? ['confirmed', c.answered] : ['presumed', c.answered + 3 * day]
    const late: Standing[] = c.answered - c.began > 14 * day ? [['unanswered', c.began + 14 * day]] : []
    return c.dice < 0.4 ? [...waiting, ...late, after] : [...waiting, ...late, ['open', c.answered], after]
  }
  if (c.answered !== null) return [...waiting, ['open', c.answered]]
  if (c.reply !== null) return [...waiting, ['passed_along', c.reply]]
  return [...waiting, ['unanswered', c.began + 14 * day]]
}

const outcomeOf = (stood: string | undefined) =>
  stood === 'confirmed' || stood === 'presumed' || stood === 'passed_along' || stood === 'set_aside'
    ? stood
    : 'unresolved'

/** A number in [0, 1) of a conversation, so that any of them can be made without those before it. */
function random(seed: number, index: number, what: number): number {
  let mixed = Math.imul(seed ^ Math.imul(index + 1, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(what + 1, 0xc2b2ae35)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39)
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296
}
