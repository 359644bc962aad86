import { accounts, responders } from './brand.ts'
import type { Calendar } from './calendar.ts'
import type { Planned } from './conversation.ts'
import type { Draw } from './draw.ts'
import type { gatherCrowd } from './crowd.ts'
import { fill, newMatter } from './matter.ts'
import { identityOn, type Customer } from './people.ts'
import * as speech from './speech.ts'
import { boughtAgain, firstWeek, givenBack, outage, repeatShare, type SampleChannel } from './truth.ts'
import { helpedAt, type Fate } from './timeline.ts'
import { verdicts } from './verdicts.ts'
import { instant, type SampleLine, type WireRecord } from './wire.ts'
import * as ours from './words/ours.ts'
import * as theirs from './words/theirs.ts'

const hour = 3_600_000
const day = 24 * hour
const posting = ['x', 'facebook', 'instagram'] as const

type Week = {
  calendar: Calendar
  crowd: ReturnType<typeof gatherCrowd>
  until: number
  week: number
  volume: number
  draw: Draw
}

const postedAt = (calendar: Calendar, week: number) => calendar.midnight(week, 0) + 9.5 * hour
const postId = (week: number) => `post-${week - firstWeek + 10}`

/** The post of ours that stands last at a moment; null where we post nothing. */
export function postBefore(calendar: Calendar, channel: SampleChannel, week: number, at: number): string | null {
  if (!posting.some((one) => one === channel)) return null
  const last = at > postedAt(calendar, week) ? week : week - 1
  return last < firstWeek ? null : postId(last)
}

/** What goes on around the conversations of a week that need an answer: posts, praise, spam, talk, lines that break. */
export function* linesAround(week: Week): Generator<SampleLine> {
  const { draw, volume } = week
  yield* posts(week)
  const often = (share: number) => Math.floor(volume * share + draw.next())
  for (let i = often(0.07); i > 0; i--) yield* praise(week, i)
  for (let i = often(0.012); i > 0; i--) yield* spam(week, i)
  for (let i = often(0.012); i > 0; i--) yield* amongThemselves(week, i)
  for (let i = often(0.005); i > 0; i--) yield* reachingOut(week, i)
  if (draw.chance(0.18)) yield broken(week)
}

const idOf = ({ week }: Week, what: string, i: number) => `${week - firstWeek + 10}${what}${i}`

/** A moment of the week in waking hours; undefined when it is still to come or nothing of it came. */
function moment({ calendar, week, until, draw }: Week, channel: SampleChannel): number | undefined {
  const inWeek = draw.whole(0, 6)
  const at = calendar.midnight(week, inWeek) + (8 + 13 * draw.next()) * hour
  const silent = channel === outage.channel && week === outage.week && inWeek >= outage.fromDay && inWeek < outage.toDay
  return at > until || silent ? undefined : at
}

function* posts({ calendar, week, until, draw, crowd }: Week): Generator<SampleLine> {
  const at = postedAt(calendar, week)
  if (at > until) return
  const text = fill(draw.pick(ours.posts), newMatter('store', crowd.stranger(draw), draw), draw)
  for (const channel of posting) {
    const said = { text, author: { id: 'studio', name: 'The shop' }, visibility: 'public' as const }
    const record: WireRecord = {
      ...{
        type: 'message',
        id: postId(week),
        channel,
        account: accounts[channel],
        at: instant(at),
        direction: 'outbound',
      },
      ...said,
      like_count: draw.whole(20, 400),
    }
    yield { source: channel, record, verdict: verdicts.post }
  }
}

/** An inbound post that stands for itself. */
function inbound(channel: SampleChannel, customer: Customer, id: string, at: number, text: string): WireRecord {
  const author = { id: identityOn(customer, channel), name: customer.full }
  const place = { channel, account: accounts[channel], visibility: 'public' as const }
  return { type: 'message', id, ...place, at: instant(at), direction: 'inbound', author, text }
}

function* praise(week: Week, i: number): Generator<SampleLine> {
  const { crowd, draw } = week
  const channel = draw.pick(posting)
  const at = moment(week, channel)
  if (at === undefined) return
  const known = draw.chance(repeatShare) ? crowd.acquaintance(week.week, channel, draw) : undefined
  const customer = known ?? crowd.stranger(draw)
  const talk = { customer, channel, matter: newMatter('delivery', customer, draw), complaint: false }
  const said = speech.praise(talk, draw)
  yield* introduced(customer, channel)
  crowd.note(customer, week.week, channel)
  yield {
    source: channel,
    record: inbound(channel, customer, idOf(week, 'p', i), at, said.text),
    verdict: said.verdict,
  }
}

function* spam(week: Week, i: number): Generator<SampleLine> {
  const { crowd, draw } = week
  const channel = draw.pick(['email', 'facebook', 'instagram'] as const)
  const at = moment(week, channel)
  if (at === undefined) return
  const customer = crowd.stranger(draw)
  const id = idOf(week, 's', i)
  const text = fill(draw.pick(theirs.spam), newMatter('stock', customer, draw), draw)
  const visibility = channel === 'email' ? 'private' : 'public'
  const record = {
    ...inbound(channel, customer, id, at, text),
    ...(channel === 'email' ? { thread: id } : {}),
    visibility,
  } as WireRecord
  yield { source: channel, record, verdict: verdicts.calmNeed }
  const markedAt = Math.min(at + 2 * hour, week.until)
  const mark: WireRecord = {
    ...{ type: 'outcome', id: `${id}-o`, channel, at: instant(markedAt), kind: 'spam', message: id },
    actor: 'responder',
  }
  yield { source: channel, record: mark, verdict: null }
}

/** Customers among themselves under our post: nobody asks us. */
function* amongThemselves(week: Week, i: number): Generator<SampleLine> {
  const { crowd, draw } = week
  const at = moment(week, 'facebook')
  const under = at === undefined ? null : postBefore(week.calendar, 'facebook', week.week, at)
  if (at === undefined || under === null) return
  const [first, second] = [crowd.stranger(draw), crowd.stranger(draw)]
  const talk = {
    customer: first,
    channel: 'facebook' as const,
    matter: newMatter('delivery', first, draw),
    complaint: false,
  }
  const id = idOf(week, 't', i)
  const said = speech.praise(talk, draw)
  const opening = inbound('facebook', first, id, at, said.text)
  yield { source: 'facebook', record: { ...opening, replyTo: under } as WireRecord, verdict: said.verdict }
  const text = fill(draw.pick(theirs.amongThemselves), talk.matter, draw)
  const answer = inbound('facebook', second, `${id}b`, Math.min(at + hour, week.until), text)
  yield {
    source: 'facebook',
    record: { ...answer, account: undefined, replyTo: id } as WireRecord,
    verdict: verdicts.aside,
  }
}

/** We write first. */
function* reachingOut(week: Week, i: number): Generator<SampleLine> {
  const { crowd, draw } = week
  const at = moment(week, 'email')
  if (at === undefined) return
  const customer = crowd.stranger(draw)
  const text = fill(draw.pick(ours.reachingOut), newMatter('delivery', customer, draw), draw)
  const writer = responders[0]!
  const id = idOf(week, 'r', i)
  const record: WireRecord = {
    ...{
      type: 'message',
      id,
      channel: 'email',
      account: accounts.email,
      thread: id,
      at: instant(at),
      direction: 'outbound',
    },
    author: { id: writer.id, name: writer.name },
    to: { id: identityOn(customer, 'email'), name: customer.full },
    text,
  }
  yield { source: 'email', record, verdict: verdicts.help }
}

/** A line as sources send them now and then: without an author, with a day nobody can read, cut off. */
function broken({ week, draw }: Week): SampleLine {
  const id = `broken-${week - firstWeek + 10}`
  const line = draw.pick([
    JSON.stringify({
      type: 'message',
      id,
      channel: 'email',
      at: '31/02/2026 9:15',
      direction: 'inbound',
      author: { id: 'anna@post.example' },
    }),
    JSON.stringify({ type: 'message', id, channel: 'email', direction: 'inbound', text: 'Is anybody there?' }),
    `{"type":"message","id":"${id}","channel":"email","text":"The rest of this li`,
  ])
  return { source: 'email', broken: line }
}

/** Says that somebody who is new to a channel is the one we know from another. */
export function* introduced(customer: Customer, channel: SampleChannel): Generator<SampleLine> {
  if (customer.identities.size === 0 || customer.identities.has(channel)) return
  const [other, id] = [...customer.identities][0]!
  const record: WireRecord = {
    ...{ type: 'customer', id: identityOn(customer, channel), channel, name: customer.full },
    sameAs: [{ channel: other, id }],
  }
  yield { source: channel, record, verdict: null }
}

/** What the shop's till says of the customer afterwards: bought, renewed, refunded, gone. */
export function* bought(planned: Planned, fate: Fate, until: number, draw: Draw): Generator<SampleLine> {
  const { customer, channel, matter, steps, id } = planned
  const from = helpedAt(steps) ?? steps[0]!.at
  const about = {
    customer: { id: identityOn(customer, channel), name: customer.full },
    channel,
    actor: 'customer' as const,
  }
  const line = (kind: Sold['kind'], at: number, more: Partial<Sold> = {}): SampleLine[] =>
    at > until
      ? []
      : [
          {
            source: 'orders',
            record: { ...{ type: 'outcome', id: `${id}-${kind}` }, ...about, at: instant(at), kind, ...more },
            verdict: null,
          },
        ]
  const sum = (amount: number) => ({ amount: amount.toFixed(2), currency: 'GBP' })
  const resolved = fate === 'confirmed' || fate === 'presumed'
  if (resolved && (matter.topic === 'refund' || matter.topic === 'recall') && draw.chance(0.7)) {
    yield* line('refund', from + 3 * hour, sum(matter.price))
  }
  if (resolved && matter.topic === 'membership' && draw.chance(0.6)) yield* line('renewal', from + day, sum(24))
  if (draw.chance(boughtAgain[fate])) {
    const at = from + (4 + 90 * draw.next()) * day
    const paid = sum(draw.whole(2400, 21_000) / 100)
    yield* line('purchase', at, paid)
    if (draw.chance(givenBack)) {
      const back = line('refund', at + (2 + 20 * draw.next()) * day, { ...paid, purchase: `${id}-purchase` })
      yield* back.map((one) => ('record' in one ? { ...one, record: { ...one.record, id: `${id}-back` } } : one))
    }
  } else if (!resolved && draw.chance(0.03)) yield* line('churn', from + 30 * day)
}

type Sold = {
  kind: 'purchase' | 'renewal' | 'refund' | 'churn'
  amount: string
  currency: string
  purchase: string
}
