import type { Candidate, ReadKind } from '#app/measures/letter.ts'
import { loadConversation, type ShownConversation, type ShownMessage } from '#app/screens/conversation.server.ts'
import type { Seen } from '#app/screens/in-view.server.ts'
import { startOfDay } from '#app/screens/periods.ts'
import { readingQuery } from '#app/screens/readings.server.ts'
import type { Trx } from '#db/client.server.ts'
import { listWorthReading } from '#db/queries/worth-reading.ts'
import type { Scope } from '#db/scope.ts'
import { excerptOf } from './excerpt.ts'

/** Of each kind so many can be exchanged for one another. */
const candidates = 4

const where = {
  turned_around: { key: 'turned_around', part: 'content' },
  failed: { key: 'resolution_rate', part: 'unresolved' },
  passed_along: { key: 'resolution_rate', part: 'passed_along' },
} as const

/** The conversations of a week that can be shown, of each kind those to be read first. */
export async function findWorthReading(
  trx: Trx,
  { scope, view }: Seen,
  week: { from: string; to: string },
): Promise<{ kind: ReadKind; candidates: Candidate[] }[]> {
  const { timeZone } = view.workspace
  const period = { from: startOfDay(week.from, timeZone), to: startOfDay(week.to, timeZone) }
  const query = readingQuery(view, [period])
  const taken = new Set<string>()
  const found: { kind: ReadKind; candidates: Candidate[] }[] = []
  for (const kind of ['turned_around', 'failed', 'passed_along'] as const) {
    const ids = await listWorthReading(trx, scope, query, {
      ...{ ...where[kind], limit: 2 * candidates, unhappiestFirst: kind === 'turned_around' },
    })
    const some: Candidate[] = []
    for (const id of ids) {
      if (taken.has(id) || some.length === candidates) continue
      const one = candidateOf(await loadConversation(trx, scope, id), kind, view.asOf)
      if (!one) continue
      taken.add(id)
      some.push(one)
    }
    found.push({ kind, candidates: some })
  }
  return found
}

function candidateOf(
  shown: Awaited<ReturnType<typeof loadConversation>>,
  kind: ReadKind,
  asOf: Date,
): Candidate | null {
  if (!shown || !('messages' in shown)) return null
  const { conversation } = shown
  // Its part was told when it came due: what was said after that is another story.
  const until = conversation.dueAt !== null && conversation.dueAt < asOf ? conversation.dueAt : asOf
  const said = shown.messages.filter(({ visibility, at }) => visibility !== 'internal' && at <= until)
  const theirs = said.filter((one) => !one.outbound && one.verdict.automated !== true)
  const ours = said.filter((one) => one.outbound && one.verdict.automated !== true)
  const opening = openingOf(theirs, ours[0]?.at ?? asOf, kind)
  const need = conversation.firstNeedAt ?? conversation.beganAt
  if (!opening) return null
  const ending = theirs.findLast((one) => hasWords(one) && one !== opening && isContent(one))
  if (kind === 'turned_around' && !ending) return null
  return {
    conversation: conversation.id,
    ...{ opening: opening.id, ending: kind === 'turned_around' ? (ending?.id ?? null) : null },
    ...{ channel: conversation.channel, topic: conversation.topic, beganAt: conversation.beganAt.toISOString() },
    dueAt: conversation.dueAt?.toISOString() ?? null,
    answeredAfterSeconds:
      conversation.answeredAt === null || conversation.answerWaitUnknown || conversation.answeredAt > asOf
        ? null
        : (conversation.answeredAt.getTime() - need.getTime()) / 1000,
    ...{ wrote: theirs.length, replied: ours.length, people: new Set(ours.map(({ author }) => author)).size },
  }
}

/** What is quoted: their first words, or of those who began unhappy the unhappiest before we replied. */
function openingOf(theirs: ShownMessage[], repliedAt: Date, kind: ReadKind): ShownMessage | undefined {
  const said = theirs.filter(hasWords)
  if (kind !== 'turned_around') return said[0]
  const before = said.filter(({ at }) => at <= repliedAt)
  return before.toSorted((a, b) => (a.verdict.tone ?? 0) - (b.verdict.tone ?? 0))[0] ?? said[0]
}

const hasWords = ({ text }: ShownMessage) => excerptOf(text ?? '') !== ''
const isContent = ({ verdict }: ShownMessage) => verdict.gratitude === true || verdict.saysSolved === true

/** A conversation where it leads to now; undefined where nothing of it is kept or it is not the asker's to see. */
export async function loadKept(trx: Trx, scope: Scope, id: string): Promise<ShownConversation | undefined> {
  const found = await loadConversation(trx, scope, id)
  const shown = found && 'movedTo' in found ? await loadConversation(trx, scope, found.movedTo) : found
  return shown && 'messages' in shown ? shown : undefined
}
