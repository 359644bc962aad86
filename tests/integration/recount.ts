import type { Facts } from '../factories/conversation.ts'

/** A plain recount of facts, conversation by conversation, for tests to compare the readings with. */
export type RecountQuery = { from: Date; to: Date; asOf: Date; channel: string[]; account: string[]; team: number[] }

const ms = (at: unknown): number | null => (at === null || at === undefined ? null : new Date(at as Date).getTime())
const day = 86_400_000

export function standingAt(facts: Facts, at: number): string | null {
  const begun = facts.standing_from.map((from) => new Date(from).getTime()).filter((from) => from <= at).length
  return facts.standings[begun - 1] ?? null
}

/** Null where it had not happened by then. */
const by = (at: unknown, asOf: number): number | null => {
  const moment = ms(at)
  return moment !== null && moment <= asOf ? moment : null
}

export function beganAsOf(facts: Facts, asOf: number): number {
  return by(facts.first_need_at, asOf) ?? ms(facts.first_message_at) ?? Number.NaN
}

/** The ids of each part of each measure. */
export function recount(all: Facts[], query: RecountQuery): Record<string, Record<string, string[]>> {
  const asOf = query.asOf.getTime()
  const inPeriod = (at: number | null): at is number =>
    at !== null && at >= query.from.getTime() && at < query.to.getTime()
  const known = all.filter((facts) => by(facts.first_message_at, asOf) !== null)
  const seen = known.filter(
    (facts) =>
      (query.channel.length === 0 || query.channel.includes(facts.channel)) &&
      (query.account.length === 0 ||
        (facts.account != null && query.account.includes(facts.account) && by(facts.account_at, asOf) !== null)) &&
      (query.team.length === 0 || (facts.team_id != null && query.team.includes(facts.team_id))),
  )
  const result: Record<string, Record<string, string[]>> = {}
  const add = (measure: string, part: string, facts: Facts) => {
    const parts = (result[measure] ??= {})
    ;(parts[part] ??= []).push(facts.id)
  }
  const aside = (facts: Facts) => standingAt(facts, asOf) === 'set_aside'

  const entries: { facts: Facts; resolved: number; words: number | null }[] = []
  for (const facts of seen) {
    const need = by(facts.first_need_at, asOf)
    const inbound = by(facts.first_inbound_at, asOf)
    const due = ms(facts.due_at)
    const words = by(facts.unknown_words_at, asOf)
    for (const [measure, from, to, unknown] of [
      ['first_response', need, by(facts.answered_at, asOf), facts.answer_wait_unknown],
      ['first_reply', inbound, by(facts.first_reply_at, asOf), facts.reply_wait_unknown],
    ] as const) {
      if (!inPeriod(from)) continue
      const part = to === null ? 'waiting' : unknown ? 'unknown' : 'answered'
      const left = aside(facts) ? 'set_aside' : facts.source_shows_replies ? null : 'replies_not_shown'
      add(measure, left ?? part, facts)
      if (left === null && to !== null && to === words) add(measure, 'unknown_words', facts)
    }
    if (need !== null && due !== null && due <= asOf && inPeriod(due)) {
      const setAside = aside(facts) || facts.due_outcome === 'set_aside'
      const left = setAside ? 'set_aside' : facts.source_shows_replies ? null : 'replies_not_shown'
      const restsOnWords = left === null && words !== null && words <= due
      add('resolution_rate', left ?? String(facts.due_outcome), facts)
      if (restsOnWords) add('resolution_rate', 'unknown_words', facts)
      if (left !== null || facts.due_replied)
        add('passed_along_rate', left ?? (facts.due_passed_along ? 'passed_along' : 'kept'), facts)
      if (restsOnWords && facts.due_replied) add('passed_along_rate', 'unknown_words', facts)
    }
    if (inPeriod(need) && due !== null && due > asOf && !aside(facts)) {
      const part = facts.source_shows_replies ? 'immature' : 'replies_not_shown'
      add('resolution_rate', part, facts)
      add('passed_along_rate', part, facts)
    }
    const first = ms(facts.first_message_at) ?? Number.NaN
    const over = first + 14 * day
    const reply = by(facts.first_reply_at, asOf)
    if (need === null && reply !== null && reply <= over) {
      const stood = standingAt(facts, over)
      if (over > asOf) {
        const part = facts.source_shows_replies ? 'immature' : 'replies_not_shown'
        if (inPeriod(first) && !aside(facts)) add('passed_along_rate', part, facts)
      } else if (inPeriod(over)) {
        const setAside = aside(facts) || stood === 'set_aside'
        const left = setAside ? 'set_aside' : facts.source_shows_replies ? null : 'replies_not_shown'
        add('passed_along_rate', left ?? (stood === 'passed_along' ? 'passed_along' : 'kept'), facts)
        if (left === null && words !== null && words <= over) add('passed_along_rate', 'unknown_words', facts)
      }
    }
    const shows = facts.source_shows_replies
    const beside = aside(facts) ? 'set_aside' : shows ? null : 'replies_not_shown'
    for (const [i, began] of (facts.turn_at ?? []).entries()) {
      if (ms(began)! > asOf || !inPeriod(ms(began))) continue
      const answered = by(facts.turn_answered_at?.[i], asOf)
      const unknown = facts.turn_wait_unknown?.[i] ? 'unknown' : 'answered'
      add('next_response', beside ?? (answered === null ? 'waiting' : unknown), facts)
      if (beside === null && answered !== null && facts.turn_words_unknown?.[i])
        add('next_response', 'unknown_words', facts)
    }
    const unhappy = by(facts.opening_unhappy_at, asOf)
    if (need !== null && due !== null && unhappy !== null && unhappy <= due) {
      if (due > asOf) {
        if (inPeriod(need) && !aside(facts)) add('turned_around', shows ? 'immature' : 'replies_not_shown', facts)
      } else if (inPeriod(due)) {
        const left = facts.due_outcome === 'set_aside' ? 'set_aside' : beside
        add('turned_around', left ?? String(facts.due_mood), facts)
        if (left === null && words !== null && words <= due) add('turned_around', 'unknown_words', facts)
      }
    }
    const resolved = by(facts.first_resolved_known_at, asOf) === null ? null : ms(facts.first_resolved_at)
    for (const [measure, days] of [
      ['same_matter_again', 30],
      ['repeat_rate', 56],
    ] as const) {
      if (resolved === null) continue
      const judged = resolved + days * day
      if (judged > asOf) {
        if (inPeriod(resolved) && !aside(facts)) add(measure, shows ? 'immature' : 'replies_not_shown', facts)
      } else if (inPeriod(judged)) {
        if (beside !== null) add(measure, beside, facts)
        else if (measure === 'repeat_rate') entries.push({ facts, resolved, words })
        else {
          add(measure, String(facts.again), facts)
          if (words !== null && words <= resolved) add(measure, 'unknown_words', facts)
        }
      }
    }
    const theirs = ms(facts.first_inbound_at)
    if ((theirs === null || theirs > first) && inPeriod(beganAsOf(facts, asOf)))
      add('reached_out_first', aside(facts) ? 'set_aside' : inbound === null ? 'no_word' : 'wrote_back', facts)
    const standing = standingAt(facts, asOf)
    const shown = facts.source_shows_replies
    if (standing === 'waiting') add('waiting_now', shown ? 'waiting' : 'replies_not_shown', facts)
    if (shown && standing === 'waiting' && by(facts.opening_complaint_at, asOf) !== null)
      add('waiting_now', 'complaints', facts)
    const recent = (ms(facts.began_at) ?? 0) > asOf - 90 * day && (ms(facts.began_at) ?? 0) <= asOf
    if (shown && recent && (standing === 'unanswered' || standing === 'passed_along'))
      add('waiting_now', `${standing}_90d`, facts)
  }

  // Each customer once, whichever of their conversations was resolved first.
  for (const own of Map.groupBy(entries, (entry) => entry.facts.customer_id).values()) {
    const [first] = own.toSorted((a, b) => a.resolved - b.resolved || (a.facts.id < b.facts.id ? -1 : 1))
    add('repeat_rate', first!.facts.returned ?? 'not_returned', first!.facts)
    if (first!.words !== null && first!.words <= first!.resolved) add('repeat_rate', 'unknown_words', first!.facts)
  }

  const earliest = new Map<number, Facts>()
  for (const facts of seen) {
    if (by(facts.first_inbound_at, asOf) === null || !inPeriod(beganAsOf(facts, asOf))) continue
    if (aside(facts)) {
      add('repeat_share', 'set_aside', facts)
      continue
    }
    const other = earliest.get(facts.customer_id)
    const order = other ? beganAsOf(facts, asOf) - beganAsOf(other, asOf) : -1
    if (!other || order < 0 || (order === 0 && facts.id < other.id)) earliest.set(facts.customer_id, facts)
  }
  for (const facts of earliest.values()) {
    const began = beganAsOf(facts, asOf)
    const before = known
      .filter(
        (other) =>
          other.customer_id === facts.customer_id && by(other.first_inbound_at, asOf) !== null && !aside(other),
      )
      .filter((other) => beganAsOf(other, asOf) < began || (beganAsOf(other, asOf) === began && other.id < facts.id))
      .filter((other) => beganAsOf(other, asOf) >= began - 182 * day)
      .toSorted((a, b) => beganAsOf(b, asOf) - beganAsOf(a, asOf) || (a.id < b.id ? 1 : -1))[0]
    const then = before && standingAt(before, began)
    const part = !before
      ? 'first_time'
      : then === 'confirmed' || then === 'presumed'
        ? 'repeat_resolved'
        : 'repeat_not_resolved'
    add('repeat_share', part, facts)
  }
  return result
}
