import type { Trx } from '#db/client.server.ts'
import { listClaims } from '#db/queries/claim.ts'
import { listWaitingWords } from '#db/queries/waiting-words.ts'
import type { Scope } from '#db/scope.ts'
import { loadClocks, promiseStanding } from './clocks.server.ts'
import { loadConversations } from './conversations.server.ts'
import type { View } from './view.ts'

export type WaitingPerson = {
  id: string
  waitedSeconds: number
  /** What nobody has answered; null where there are no words. */
  said: string | null
  name: string
  /** The how manieth conversation of this customer it is. */
  nth: number
  /** How it sounds, in a word; null where nobody can tell. */
  tone: string | null
  topic: string | null
  channel: string
  /** What was promised when they began to wait, and how long that is by its own clock; null: nothing. */
  promised: { hours: number; seconds: number } | null
  /** Who has taken it on; null: nobody yet. */
  claimedBy: string | null
}

/** At or below this a message is plainly upset: well under the judge's threshold of unhappy. */
const upset = -0.5

/** Those who wait longest at as-of, whatever the week looked at. */
export async function loadLongestWaiting(trx: Trx, scope: Scope, view: View, limit: number): Promise<WaitingPerson[]> {
  const { week: _week, ...always } = view
  const found = await loadConversations(
    trx,
    scope,
    { ...always, from: null, to: null },
    { measure: 'waiting_now', limit },
  )
  if (!found.ok) return []
  const waiting = found.conversations
  const since = waiting.map(({ id, datedAt }) => ({ id, since: datedAt }))
  const words = await listWaitingWords(trx, scope, since)
  const claims = await listClaims(trx, scope, { waiting: since, asOf: view.asOf })
  const clocks = await loadClocks(trx, scope, view, waiting[0]?.datedAt)
  const saidIn = new Map(words.map((row) => [row.id, row]))
  return waiting.map(({ id, seconds, customer, channel, topic, datedAt }) => {
    const said = saidIn.get(id)
    const standing = promiseStanding(clocks, channel, datedAt.getTime(), view.asOf.getTime())
    return {
      claimedBy: claims.get(id) ?? null,
      promised: standing && { hours: standing.hours, seconds: standing.seconds },
      ...{ id, channel, topic, waitedSeconds: seconds ?? 0, said: said?.text ?? null },
      ...{ name: said?.name ?? customer, nth: said?.nth ?? 1, tone: said ? toneWord(said) : null },
    }
  })
}

/** How somebody sounds, in a word; null where nobody can tell. */
export function toneWord({
  tone,
  complaint,
  needsAnswer,
}: {
  tone: number | null
  complaint: boolean | null
  needsAnswer: boolean | null
}) {
  if (complaint === true) return tone !== null && tone <= upset ? 'upset' : 'complaining'
  return complaint === false && needsAnswer === true ? 'asking' : null
}
