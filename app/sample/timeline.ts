import type { Draw } from './draw.ts'
import type { FateShares, SampleChannel } from './truth.ts'

export type Fate = keyof FateShares

/** What happens in a conversation, in order: who says what, or what the source notes. Times in ms since 1970. */
export type Step =
  | { kind: 'need' | 'details' | 'private' | 'again' | 'settling' | 'settled alone' | 'out of office'; at: number }
  | { kind: 'acknowledgement' | 'ask' | 'promise' | 'to private' | 'elsewhere' | 'help' | 'note'; at: number }
  | { kind: 'status'; value: 'open' | 'solved'; actor: 'responder' | 'timer' | 'unknown'; at: number }
  | { kind: 'reopened'; at: number }
  | { kind: 'rating'; value: 'good' | 'bad'; at: number }

/** Steps in which a person of ours replies. */
const replying: ReadonlySet<Step['kind']> = new Set(['ask', 'promise', 'to private', 'elsewhere', 'help'])
const needing: ReadonlySet<Step['kind']> = new Set(['need', 'private', 'again', 'details'])

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** What a conversation is made from: when it begins, where, how it will end and how long its first answer takes. */
export type Course = { at: number; channel: SampleChannel; fate: Fate; waitMs: number; followed: boolean }

const inPublic: ReadonlySet<SampleChannel> = new Set(['x', 'facebook', 'instagram'])

/**
 * The steps of a conversation. Whatever is drawn beside `course.fate` keeps within what the fate says: helped within 7
 * days and undisturbed after it, or not.
 */
export function timelineOf(course: Course, draw: Draw): Step[] {
  const { at, channel, fate } = course
  const steps: Step[] = [{ kind: 'need', at }]
  const isTicket = channel === 'helpdesk'
  if (isTicket) steps.push({ kind: 'status', value: 'open', actor: 'unknown', at: at + 1000 })
  if ((isTicket || channel === 'email') && draw.chance(0.7)) steps.push({ kind: 'acknowledgement', at: at + minute })
  if (isTicket && draw.chance(0.15)) steps.push({ kind: 'note', at: at + course.waitMs * 0.8 })

  const answeredAt = at + course.waitMs
  if (fate === 'never') {
    if (draw.chance(0.08) && channel !== 'phone') steps.push({ kind: 'settled alone', at: at + 5 * hour })
    else if (isTicket && draw.chance(0.3))
      steps.push({ kind: 'status', value: 'solved', actor: 'timer', at: at + 15 * day })
  } else if (fate === 'passed_along') steps.push({ kind: 'elsewhere', at: answeredAt })
  else if (fate === 'unresolved') steps.push(...unresolved(course, answeredAt, draw))
  else steps.push(...resolved(course, answeredAt, draw))
  const first = steps.find(({ kind }) => kind === 'help')
  if (first && channel === 'email' && draw.chance(0.04))
    steps.push({ kind: 'out of office', at: first.at + 2 * minute })
  return steps.toSorted((a, b) => a.at - b.at)
}

function unresolved({ channel }: Course, answeredAt: number, draw: Draw): Step[] {
  const way = draw.weighted({ asked: 0.38, promised: 0.27, late: 0.12, broken: 0.23 })
  const rated: Step[] =
    (channel === 'helpdesk' || channel === 'chat') && way !== 'late' && draw.chance(0.3)
      ? [{ kind: 'rating', value: 'bad', at: answeredAt + 3 * day }]
      : []
  if (way === 'asked') return [{ kind: 'ask', at: answeredAt }, ...rated]
  if (way === 'promised') return [{ kind: 'promise', at: answeredAt }, ...rated]
  if (way === 'late') {
    // Never seven silent days, or a new conversation would begin.
    const late = answeredAt + (8 + 2 * draw.next()) * day
    return [
      { kind: 'promise', at: answeredAt },
      { kind: 'promise', at: answeredAt + 4.5 * day },
      { kind: 'help', at: late },
    ]
  }
  const again = answeredAt + draw.lognormal(9, 0.8, 60) * hour
  return [
    { kind: 'help', at: answeredAt },
    { kind: 'again', at: again },
    { kind: draw.chance(0.5) ? 'promise' : 'ask', at: again + draw.lognormal(5, 0.8, 40) * hour },
    ...rated.map((step) => ({ ...step, at: again + 3 * day })),
  ]
}

function resolved(course: Course, answeredAt: number, draw: Draw): Step[] {
  const { at, channel, fate } = course
  // In a chat everybody sits there.
  const pace = channel === 'chat' ? 0.03 : 1
  const theyTake = () => draw.lognormal(1.6, 0.8, 22) * pace * hour
  const weTake = () => draw.lognormal(2.4, 0.8, 26) * pace * hour
  const steps: Step[] = []
  let helpedAt = answeredAt
  const way =
    course.followed && inPublic.has(channel)
      ? 'followed'
      : draw.weighted({ direct: 0.66, asked: 0.18, promised: 0.08, again: 0.08 })
  if (channel === 'phone' || way === 'direct') steps.push({ kind: 'help', at: helpedAt })
  else if (way === 'followed') {
    steps.push({ kind: 'to private', at: at + course.waitMs * 0.3 }, { kind: 'private', at: at + course.waitMs * 0.6 })
    steps.push({ kind: 'help', at: helpedAt })
  } else if (way === 'asked') {
    const told = answeredAt + theyTake()
    helpedAt = told + weTake()
    steps.push({ kind: 'ask', at: answeredAt }, { kind: 'details', at: told }, { kind: 'help', at: helpedAt })
  } else if (way === 'promised') {
    helpedAt = answeredAt + weTake()
    steps.push({ kind: 'promise', at: answeredAt }, { kind: 'help', at: helpedAt })
  } else {
    const again = answeredAt + theyTake()
    helpedAt = again + weTake()
    steps.push({ kind: 'help', at: answeredAt }, { kind: 'again', at: again }, { kind: 'help', at: helpedAt })
    if (channel === 'helpdesk') {
      steps.push({ kind: 'status', value: 'solved', actor: 'responder', at: answeredAt + 5 * minute })
      steps.push({ kind: 'reopened', at: again + 1000 })
    }
  }
  if (fate === 'confirmed') steps.push(...confirmation(channel, helpedAt, theyTake(), draw))
  else if (channel === 'helpdesk')
    steps.push({ kind: 'status', value: 'solved', actor: 'timer', at: helpedAt + 4 * day })
  return steps
}

function confirmation(channel: SampleChannel, helpedAt: number, later: number, draw: Draw): Step[] {
  const thanked: Step = { kind: 'settling', at: helpedAt + later }
  const rated: Step = { kind: 'rating', value: 'good', at: helpedAt + later + 40 * minute }
  if (channel === 'phone') return [rated]
  if (channel === 'chat') return draw.chance(0.4) ? [rated] : [thanked]
  if (channel !== 'helpdesk') return [thanked]
  const closed: Step = { kind: 'status', value: 'solved', actor: 'responder', at: helpedAt + 8 * minute }
  return draw.chance(0.4) ? [closed, thanked] : draw.chance(0.4) ? [closed, rated] : [closed]
}

/** Whether somebody waits at `now`: a need so far without any reply. */
export function isWaiting(steps: readonly Step[], now: number): boolean {
  let waiting = false
  for (const { kind, at } of steps) {
    if (at > now) break
    if (kind === 'settled alone' || replying.has(kind)) waiting = false
    else if (needing.has(kind)) waiting = true
  }
  return waiting
}

/** The moment of the reply that helped last, if any. */
export const helpedAt = (steps: readonly Step[]): number | undefined =>
  steps.findLast(({ kind }) => kind === 'help')?.at
