/** Which time counts: all of it, or that in which somebody is there to answer. */
export type ClockKind = 'wall' | 'business'

/** What counts from the beginning on is kept under this day. */
export const beginning = '1970-01-01'

/** Within so many hours an answer is promised. */
export type Promised = { hours: number; clock: ClockKind }

/** For waits that begin from a local day on; without a channel on all, without hours nothing is promised. */
export type PromiseRule = { channel: string | null; fromDay: string; hours: number | null; clock: ClockKind }

/** In [from, to), ms since 1970; the promises of a channel lie one after the other without a gap. */
export type PromiseSpan = { from: number; to: number; promised: Promised | null }

export type Promises = {
  /** Of each channel that has rules of its own. */
  byChannel: ReadonlyMap<string, readonly PromiseSpan[]>
  /** Of every other. */
  elsewhere: readonly PromiseSpan[]
}

/**
 * When which promise is in force. A channel's own rule goes before one for all channels; of each the last that has begun
 * counts.
 *
 * @param startOf the moment (ms) at which a local day begins
 */
export function promisesOf(rules: readonly PromiseRule[], startOf: (day: string) => number): Promises {
  const dated = rules.map((rule) => ({ ...rule, at: startOf(rule.fromDay) })).toSorted((a, b) => a.at - b.at)
  const spansOf = (channel: string | null): PromiseSpan[] => {
    const own = dated.filter((rule) => rule.channel === channel)
    const all = dated.filter((rule) => rule.channel === null)
    const begun = (list: typeof dated, at: number) => list.findLast((rule) => rule.at <= at)
    const edges = [...new Set([-Infinity, ...[...own, ...all].map(({ at }) => at), Infinity])].toSorted((a, b) => a - b)
    return edges.slice(0, -1).map((from, i) => {
      const rule = begun(own, from) ?? begun(all, from)
      const promised = rule?.hours == null ? null : { hours: rule.hours, clock: rule.clock }
      return { from, to: edges[i + 1]!, promised }
    })
  }
  const channels = new Set(dated.flatMap(({ channel }) => channel ?? []))
  return { byChannel: new Map([...channels].map((channel) => [channel, spansOf(channel)])), elsewhere: spansOf(null) }
}

const spansFor = ({ byChannel, elsewhere }: Promises, channel: string) => byChannel.get(channel) ?? elsewhere

/** What is promised to somebody who begins to wait at a moment (ms) on a channel; null: nothing. */
export function promiseInForce(promises: Promises, channel: string, at: number): Promised | null {
  return spansFor(promises, channel).find(({ from, to }) => at >= from && at < to)?.promised ?? null
}

/**
 * The one promise of all who begin to wait in [from, to) on these channels, or on any; `mixed` where there is more than one.
 */
export function onlyPromise(
  promises: Promises,
  { from, to }: { from: number; to: number },
  channels: readonly string[] = [],
): Promised | null | 'mixed' {
  const lists =
    channels.length > 0
      ? channels.map((channel) => spansFor(promises, channel))
      : [promises.elsewhere, ...promises.byChannel.values()]
  const spans = lists.flat().filter((span) => span.from < to && span.to > from)
  const [first] = spans
  const same = (one: Promised | null, other: Promised | null) =>
    one?.hours === other?.hours && one?.clock === other?.clock
  if (!first || spans.every(({ promised }) => same(promised, first.promised))) return first?.promised ?? null
  return 'mixed'
}
