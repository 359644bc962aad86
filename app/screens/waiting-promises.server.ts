import { isDeepStrictEqual } from 'node:util'
import { channels } from '#app/conversations/records.ts'
import type { Trx } from '#db/client.server.ts'
import type { QueuePromise } from '#db/queries/waiting-queue.ts'
import type { Scope } from '#db/scope.ts'
import { type Clocks, loadClocks, promiseStanding } from './clocks.server.ts'
import type { View } from './view.ts'

/** Passing along ends no wait, so one can run on for long past the fortnight after which it would stand unanswered. */
const longestWaitMs = 400 * 86_400_000

/** What is promised on each channel to those who can be waiting at as-of, and from which wait on it is broken. */
export async function loadQueuePromises(trx: Trx, scope: Scope, view: View): Promise<QueuePromise[]> {
  const oldest = new Date(view.asOf.getTime() - longestWaitMs)
  const clocks = await loadClocks(trx, scope, view, oldest)
  const each = channels.map((channel) => ofChannel(clocks, channel, oldest.getTime(), view.asOf.getTime()))
  const [first = []] = each
  // The same for all, as it mostly is, the queue compares each wait with one and not with thirteen.
  const isSame = each.every((own) => isDeepStrictEqual(own.map(anyChannel), first.map(anyChannel)))
  return isSame ? first.map(anyChannel) : each.flat()
}

const anyChannel = (promise: QueuePromise): QueuePromise => ({ ...promise, channel: null })

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
