import type { ConversationState, Need, Return, Returns } from './conversation-state.ts'
import { times } from './events.ts'
import { entryAt } from './facts.ts'
import { comparedNeeds, matterByWords } from './same-matter.ts'
import { sameWords } from './words.ts'

/** Of somebody who never stops writing, so many needs after a resolution, or before a return, are compared. */
const compared = 32

type Told = { need: Need; conversation: ConversationState; setAside: boolean }

/** Says of each conversation that was resolved what its customer needed after it. `conversations` are all of theirs. */
export function judgeReturns(conversations: readonly ConversationState[]): void {
  let needs: Told[] | null = null
  for (const conversation of conversations) {
    const resolution = conversation.timeline.find((entry) => entry.resolvedAt !== null)
    if (!resolution || resolution.resolvedAt === null) continue
    needs ??= inOrder(conversations)
    conversation.returns = returnsOf(conversation, resolution.resolvedAt, resolution.from, needs)
  }
}

function inOrder(conversations: readonly ConversationState[]): Told[] {
  return conversations
    .flatMap((conversation) => {
      const setAside = conversation.timeline.some(({ standing }) => standing === 'set_aside')
      return conversation.needs.map((need) => ({ need, conversation, setAside }))
    })
    .toSorted((a, b) => a.need.at - b.need.at)
}

function returnsOf(own: ConversationState, resolvedAt: number, knownAt: number, needs: readonly Told[]): Returns {
  const first = firstAfter(needs, resolvedAt)
  const returns: Returns = { resolvedAt, knownAt, again: null, returned: null }
  const counts = ({ conversation, setAside }: Told, judgedAt: number) =>
    !setAside || entryAt(conversation.timeline, judgedAt)?.standing !== 'set_aside'
  const [soon, late] = [resolvedAt + times.sameMatter, resolvedAt + times.returned]

  for (let i = first; i < needs.length && i < first + compared; i++) {
    const told = needs[i]!
    if (told.need.at > soon || returns.again?.matter === 'same') break
    if (!counts(told, soon)) continue
    const found = heldAgainst(own, resolvedAt, told)
    if (!returns.again || rank(found) < rank(returns.again)) returns.again = found
  }
  for (let i = first; i < needs.length && i < first + compared; i++) {
    const told = needs[i]!
    if (told.need.at > late) break
    if (!counts(told, late)) continue
    returns.returned = sinceWeeks(
      own,
      resolvedAt,
      told,
      needs.slice(Math.max(0, i - compared), i).filter((one) => counts(one, late)),
    )
    break
  }
  return returns
}

const rank = ({ matter }: Return) => ['same', 'unknown', 'new'].indexOf(matter)

/** The first return held against every conversation in which the customer needed us in the 8 weeks before it. */
function sinceWeeks(own: ConversationState, resolvedAt: number, told: Told, before: readonly Told[]): Return {
  let closest = heldAgainst(own, resolvedAt, told)
  const from = told.need.at - times.returned
  const others = new Set(before.filter(({ need }) => need.at >= from).map(({ conversation }) => conversation))
  others.delete(own)
  for (const other of others) {
    if (closest.matter === 'same') break
    const found = heldAgainst(other, told.need.at, told)
    if (rank(found) < rank(closest)) closest = found
  }
  return closest
}

/** Whether a need is on the matter that a conversation was about up to a moment. */
function heldAgainst(other: ConversationState, until: number, { need, conversation }: Told): Return {
  const common = { needId: need.id, at: need.at, conversationId: conversation.id, backTo: other.id }
  if (other.container === need.container && !need.outlivesMatter) return { ...common, matter: 'same', by: 'thread' }
  const needs = comparedNeeds(other.needs).filter((one) => one.at <= until && one !== need)
  const matter = matterByWords(needs, need.words)
  if (matter !== 'same') return { ...common, matter, by: null }
  const alike = needs.find((one) => sameWords(one.words, need.words) === 'same')
  return { ...common, matter, by: { words: (need.words ?? []).filter((word) => alike?.words?.includes(word)) } }
}

/** The place of the first need after a moment. */
function firstAfter(needs: readonly Told[], at: number): number {
  let [low, high] = [0, needs.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (needs[middle]!.need.at <= at) low = middle + 1
    else high = middle
  }
  return low
}
