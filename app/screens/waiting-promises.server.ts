import { channels } from '#app/conversations/records.ts'
import type { Trx } from '#db/client.server.ts'
import type { QueuePromise } from '#db/queries/waiting-queue.ts'
import type { Scope } from '#db/scope.ts'
import { type Clocks, loadClocks, promiseStanding } from './clocks.server.ts'
import type { View } from './view.ts'

/** Whoever has waited longer stands unanswered. */
const longestWaitMs = 15 * 86_400_000

/** What is promised on each channel to those who can be waiting at as-of, and from which wait on it is broken. */
export async function loadQueuePromises(trx: Trx, scope: Scope, view: View): Promise<QueuePromise[]> {
  const oldest = new Date(view.asOf.getTime() - longestWaitMs)
  const clocks = await loadClocks(trx, scope, view, oldest)
  return channels.flatMap((channel) => ofChannel(clocks, channel, oldest.getTime(), view.asOf.getTime()))
}

function ofChannel(clocks: Clocks, channel: string, oldest: number, asOf: number): QueuePromise[] {
  const { promises, calendars } = clocks
  const spans = promises.byChannel.get(channel) ?? promises.elsewhere
  return spans.flatMap(({ from, to, promised }) => {
    if (!promised || to <= oldest || from > asOf) return []
    const calendar = calendars.byChannel.get(channel) ?? calendars.elsewhere
    const known = promised.clock === 'wall' ? -Infinity : (calendar?.since ?? Infinity)
    const begins = Math.max(from, known, oldest)
    const ends = Math.min(to, asOf + 1)
    if (begins >= ends) return []
    const isPast = (since: number) => promiseStanding(clocks, channel, since, asOf)?.isOver ?? false
    const pastBefore = new Date(firstKept(isPast, begins, ends))
    return [{ channel, from: new Date(begins), to: new Date(ends), ...promised, pastBefore }]
  })
}

/** The first moment (ms) of [from, to) from which on a promise is kept: whoever waits longer is not better off. */
function firstKept(isPast: (since: number) => boolean, from: number, to: number): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (isPast(middle)) low = middle + 1
    else high = middle
  }
  return low
}
