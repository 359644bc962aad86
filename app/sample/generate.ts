import { responders, type Responder } from './brand.ts'
import { calendarUntil, type Calendar } from './calendar.ts'
import { linesOf, threadOf, type Planned } from './conversation.ts'
import { gatherCrowd } from './crowd.ts'
import { drawFrom, type Draw } from './draw.ts'
import { bought, introduced, linesAround, postBefore } from './around.ts'
import { newMatter, topicShares, type Topic } from './matter.ts'
import { momentIn, seasonFactor } from './moments.ts'
import { isWaiting, timelineOf, type Fate } from './timeline.ts'
import * as truth from './truth.ts'
import type { SampleChannel } from './truth.ts'
import type { SampleLine } from './wire.ts'

const hour = 3_600_000
const day = 24 * hour

/** So many people wait at the end, as far as chance does not decide otherwise between the two. */
const waitingAtLeast = 19
const waitingAtMost = 27

/** Hours for which those wait who are added so that somebody does: most a short time, some past any promise. */
const waitedHours = [0.1, 0.4, 0.9, 1.4, 2, 2.6, 3.3, 4.1, 5, 6, 7.2, 8.6, 10.5, 13, 17, 22, 29, 38, 51, 67]

export type SampleOptions = { seed: number; now: Date }

/**
 * The sample brand, as lines of its sources: 78 weeks and the days of this one until `now`. Pure: the same seed and the
 * same `now` give the same lines, and what a week holds does not depend on the day on which it is looked at, but for the
 * season's share of it.
 */
export function* generateSample({ seed, now }: SampleOptions): Generator<SampleLine> {
  const until = Math.floor(now.getTime() / 1000) * 1000
  const brand = prepare(seed, until)
  for (let week = truth.firstWeek; week <= 0; week++) {
    const volume = volumeOf(brand.calendar, week)
    for (let i = 0; i < volume; i++) yield* ordinary(brand, week, drawFrom(seed, week - truth.firstWeek, i), i)
    yield* linesAround({ ...brand, week, volume, draw: drawFrom(seed, week - truth.firstWeek, 1_000_000) })
  }
  for (let i = 0; brand.waiting < waitingAtLeast; i++) {
    const at = until - waitedHours[(i * 7 + 3) % waitedHours.length]! * hour
    yield* waitingOne(brand, at, drawFrom(seed, 2_000_000, i), i)
  }
}

type Brand = ReturnType<typeof prepare>

function prepare(seed: number, until: number) {
  return { seed, until, calendar: calendarUntil(new Date(until)), crowd: gatherCrowd(), waiting: 0 }
}

export function volumeOf(calendar: Calendar, week: number): number {
  const season = seasonFactor(calendar.season(week, 3))
  return Math.round(truth.ordinaryVolume * season * (truth.signalIn(week).volume ?? 1))
}

function topicIn(week: number, draw: Draw): Topic {
  const { topic } = truth.signalIn(week)
  if (topic && draw.chance(topic.share)) return topic.key
  // A recall goes on being asked about for a while.
  const recall = truth.signals.find((signal) => signal.topic?.key === 'recall')!
  if (week >= recall.to && week < recall.to + 4 && draw.chance(0.16 / 2 ** (week - recall.to))) return 'recall'
  return draw.weighted(topicShares)
}

/** Who answers at a moment: somebody of the team in charge, in its first weeks now and then of the one before. */
function answererIn(calendar: Calendar) {
  return (at: number, draw: Draw): Responder => {
    const week = calendar.weekOf(at)
    const handover = Object.values(truth.periods).some(
      ({ from }) => from > truth.firstWeek && week >= from && week < from + 2,
    )
    const inCharge = truth.kindInWeek(week)
    const kind = handover && draw.chance(0.3) ? (inCharge === 'in_house' ? 'outsourced' : 'in_house') : inCharge
    const there = responders.filter(
      ({ kind: theirs, from, to }) => theirs === kind && (from === null || week >= from) && (to === null || week < to),
    )
    // The first of them answers most.
    return there[Math.floor(there.length * draw.next() ** 1.5)]!
  }
}

/** Who begins a conversation, and where: somebody new, or somebody who comes back. */
function whoBegins({ crowd }: Brand, week: number, repeat: number, draw: Draw) {
  const drawn = draw.weighted<SampleChannel>(truth.channelShares[truth.kindInWeek(week)])
  const returns = draw.chance(repeat)
  const same = returns ? crowd.returnee(week) : undefined
  const channel = same?.channel ?? drawn
  const known = same?.customer ?? (returns ? crowd.acquaintance(week, channel, draw) : undefined)
  return { channel, same, isNew: known === undefined, customer: known ?? crowd.stranger(draw) }
}

function* ordinary(brand: Brand, week: number, draw: Draw, i: number): Generator<SampleLine> {
  const { calendar, crowd, until } = brand
  const kind = truth.kindInWeek(week)
  const signal = truth.signalIn(week)
  const { channel, same, isNew, customer } = whoBegins(brand, week, signal.repeat ?? truth.repeatShare, draw)
  const complaint = draw.chance(signal.complaints ?? truth.complaintShare[kind])
  let fate: Fate = draw.weighted(truth.fateShares(kind, channel, complaint, week))
  const median = truth.medianOfWaits(kind, channel, complaint, week)
  const waitMs = draw.lognormal(median, truth.waitSigma, truth.longestWaitHours) * hour
  const at = momentIn(calendar, week, channel, waitMs, draw)
  if (at > until || isSilent(calendar, channel, at)) return

  // Nobody waits for more than a few days at the end of the sample.
  const age = until - at
  if (fate === 'never' && age > 3.6 * day && age < 14.5 * day) fate = channel === 'phone' ? 'presumed' : 'unresolved'
  const course = { at, channel, fate, waitMs, followed: draw.chance(truth.teamEffects[kind].followed) }
  let steps = timelineOf(course, draw)
  if (brand.waiting >= waitingAtMost && isWaiting(steps, until)) {
    const sooner = { waitMs: Math.min(waitMs, age * 0.5), fate: fate === 'never' ? 'presumed' : fate }
    steps = timelineOf({ ...course, ...sooner }, draw)
  }
  if (age < 14 * day && isWaiting(steps, until)) brand.waiting += 1

  const planned: Planned = {
    id: `${week - truth.firstWeek + 10}${String(i).padStart(4, '0')}`,
    ...{ customer, channel, complaint, steps },
    matter: same?.matter ?? newMatter(topicIn(week, draw), customer, draw),
    before: same?.before ?? null,
    under: isNew && draw.chance(0.25) ? postBefore(calendar, channel, week, at) : null,
    answers: answererIn(calendar),
  }
  yield* introduced(customer, channel)
  crowd.note(customer, week, channel)
  const lastId = yield* spoken(planned, until, draw)
  if (fate === 'confirmed' || fate === 'presumed') foresee(brand, planned, lastId, draw)
  yield* bought(planned, fate, until, draw)
}

/** Writes it down and gives the id of its last message. */
function* spoken(planned: Planned, until: number, draw: Draw): Generator<SampleLine, string> {
  let lastId = `${planned.id}-1`
  for (const line of linesOf(planned, until, draw)) {
    if ('record' in line && line.record.type === 'message') lastId = line.record.id
    yield line
  }
  return lastId
}

/** Some of those we helped ask again two or three weeks later: never so soon that it takes the help back. */
function foresee({ calendar, crowd, until }: Brand, planned: Planned, lastId: string, draw: Draw): void {
  const last = planned.steps.at(-1)
  if (last === undefined || planned.channel === 'phone') return
  const kind = truth.kindInWeek(calendar.weekOf(planned.steps[0]!.at))
  if (!draw.chance(truth.teamEffects[kind].sameMatter)) return
  const again = last.at + (14 + 3 * draw.next()) * day
  const { customer, matter, channel } = planned
  if (again < until)
    crowd.comesBack(calendar.weekOf(again), {
      customer,
      matter,
      channel,
      before: { thread: threadOf(planned), lastId },
    })
}

/** One more who waits, so that somebody does at whatever hour the sample is made. */
function* waitingOne(brand: Brand, at: number, draw: Draw, i: number): Generator<SampleLine> {
  brand.waiting += 1
  const channel = draw.weighted<SampleChannel>({ x: 4, facebook: 2, instagram: 2, email: 3, helpdesk: 2 })
  const customer = brand.crowd.stranger(draw)
  const planned: Planned = {
    ...{ id: `9${String(i).padStart(5, '0')}`, customer, channel, before: null, under: null },
    matter: newMatter(topicIn(0, draw), customer, draw),
    complaint: draw.chance(truth.complaintShare.in_house),
    steps: [{ kind: 'need', at }],
    answers: answererIn(brand.calendar),
  }
  yield* introduced(customer, channel)
  yield* linesOf(planned, brand.until, draw)
}

const isSilent = (calendar: Calendar, channel: SampleChannel, at: number) =>
  channel === truth.outage.channel &&
  at >= calendar.midnight(truth.outage.week, truth.outage.fromDay) &&
  at < calendar.midnight(truth.outage.week, truth.outage.toDay)
