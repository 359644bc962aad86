import { accounts, type Responder } from './brand.ts'
import type { Draw } from './draw.ts'
import { fill } from './matter.ts'
import { identityOn } from './people.ts'
import * as speech from './speech.ts'
import type { Said, Talk } from './speech.ts'
import type { Step } from './timeline.ts'
import { teamEffects, type SampleChannel } from './truth.ts'
import { verdicts, wordless } from './verdicts.ts'
import { instant, type SampleLine, type WireRecord } from './wire.ts'
import * as ours from './words/ours.ts'
import * as theirs from './words/theirs.ts'

/** One conversation before it is written down. */
export type Planned = Talk & {
  /** Begins every id of it. */
  id: string
  steps: readonly Step[]
  /** Somebody who asks again about what was settled two weeks ago: their last conversation's id and last message. */
  before: Before | null
  /** A post of ours under which it is said. */
  under: string | null
  answers: (at: number, draw: Draw) => Responder
}

/** The thread of an earlier conversation and its last message. */
export type Before = { thread: string; lastId: string }

const threaded: ReadonlySet<SampleChannel> = new Set(['email', 'helpdesk', 'chat', 'review'])
/** Threads that go on when somebody asks again. */
const lasting: ReadonlySet<SampleChannel> = new Set(['email', 'helpdesk'])
const isPublic: ReadonlySet<SampleChannel> = new Set(['x', 'facebook', 'instagram', 'review'])

export const threadOf = ({ before, channel, id }: Pick<Planned, 'before' | 'channel' | 'id'>): string =>
  before && lasting.has(channel) ? before.thread : id

/** Writes a conversation down as the lines of its source, up to `now`. */
export function* linesOf(planned: Planned, now: number, draw: Draw): Generator<SampleLine> {
  const { channel, customer, id, before, under, matter } = planned
  const author = { id: identityOn(customer, channel), name: channel === 'phone' ? 'Withheld number' : customer.full }
  const thread = threadOf(planned)
  const place = { channel, account: accounts[channel], ...(threaded.has(channel) ? { thread } : {}) }
  const who = planned.answers(planned.steps[0]!.at, draw)
  let count = 0
  let last = before && !threaded.has(channel) ? before.lastId : under
  let hidden = false

  function message(
    step: Step,
    direction: 'inbound' | 'outbound',
    said: Said,
    extra: Partial<WireRecord> = {},
  ): SampleLine {
    const inbound = direction === 'inbound'
    const messageId = `${id}-${++count}`
    const replyTo =
      last !== null && channel !== 'phone' && !(hidden && step.kind === 'private') ? { replyTo: last } : {}
    const record = {
      ...{ type: 'message', id: messageId, ...place, at: instant(step.at), direction },
      ...{ visibility: isPublic.has(channel) && !hidden ? 'public' : 'private' },
      author: inbound ? author : { id: who.id, name: who.name },
      // Nothing says what a call answers.
      ...(!inbound && channel === 'phone' ? { to: author } : {}),
      ...replyTo,
      text: channel === 'phone' ? null : said.text,
      ...(count === 1 ? { topic: matter.topic } : {}),
      ...(inbound && channel === 'x' && draw.chance(0.3) ? { like_count: draw.whole(0, 40) } : {}),
      ...(inbound && channel === 'x' && draw.chance(0.1) ? { repost_count: draw.whole(0, 9) } : {}),
      ...(channel === 'instagram' && draw.chance(0.2)
        ? { insights: { impressions: draw.whole(40, 900), reach: draw.whole(30, 700) } }
        : {}),
      ...extra,
    } as WireRecord
    if (step.kind !== 'note' && step.kind !== 'acknowledgement') last = messageId
    return { source: channel, record, verdict: channel === 'phone' ? wordless : said.verdict }
  }

  const outcome = (step: Step, kind: string, about: 'thread' | 'message', values: object): SampleLine => ({
    source: channel,
    record: {
      ...{ type: 'outcome', id: `${id}-o${++count}`, channel, at: instant(step.at), kind },
      ...(about === 'thread' && threaded.has(channel) ? { thread } : { message: last ?? `${id}-1` }),
      ...values,
    } as WireRecord,
    verdict: null,
  })

  for (const step of planned.steps) {
    if (step.at > now) return
    const machine = (text: string): Said => ({ text: fill(text, matter, draw), verdict: verdicts.acknowledgement })
    switch (step.kind) {
      case 'need':
        yield message(step, 'inbound', speech.opening(planned, before !== null, draw))
        break
      case 'details':
        yield message(step, 'inbound', speech.details(planned, draw))
        break
      case 'private':
        hidden = true
        yield message(step, 'inbound', speech.inPrivate(planned, draw))
        break
      case 'again':
        yield message(step, 'inbound', speech.followUp(planned, draw))
        break
      case 'settling':
        yield message(step, 'inbound', speech.settling(planned, who, draw))
        break
      case 'settled alone':
        yield message(step, 'inbound', speech.settledAlone(planned, draw))
        break
      case 'out of office': {
        const said = { ...machine(draw.pick(theirs.outOfOffice)), verdict: verdicts.machine }
        yield message(step, 'inbound', said, { automated: true })
        break
      }
      case 'acknowledgement':
        yield message(step, 'outbound', machine(draw.pick(ours.acknowledgements)), {
          automated: true,
          author: { id: 'autoresponder', name: 'Automatic reply' },
        })
        break
      case 'note':
        yield message(
          step,
          'outbound',
          { ...machine(draw.pick(ours.notes)), verdict: verdicts.note },
          { visibility: 'internal' },
        )
        break
      case 'ask':
        yield message(step, 'outbound', speech.ask(planned, who, draw))
        break
      case 'promise':
        yield message(step, 'outbound', speech.promise(planned, who, draw))
        break
      case 'to private':
        yield message(step, 'outbound', speech.toPrivate(planned, who, draw))
        break
      case 'elsewhere':
        yield message(step, 'outbound', speech.elsewhere(planned, who, draw))
        break
      case 'help':
        yield message(step, 'outbound', speech.help(planned, who, draw.chance(teamEffects[who.kind].canned), draw))
        break
      case 'status':
        yield outcome(step, 'status', 'thread', { value: step.value, actor: step.actor })
        break
      case 'reopened':
        yield outcome(step, 'reopened', 'thread', { actor: 'customer' })
        break
      case 'rating':
        yield outcome(step, 'rating', 'message', { value: step.value, actor: 'customer' })
        break
    }
  }
}
