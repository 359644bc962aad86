import {
  boughtAgain,
  channelShares,
  complaintShare,
  fateShares,
  givenBack,
  medianOfWaits,
  sampleChannels,
  waitSigma,
  type FateShares,
  type SampleChannel,
  type TeamKind,
} from './truth.ts'

type Stratum = { channel: SampleChannel; complaint: boolean; share: number }

/** The kinds of conversation of an ordinary week and how often each is. */
function strata(kind: TeamKind, only?: SampleChannel): Stratum[] {
  const channels: readonly SampleChannel[] = only === undefined ? sampleChannels : [only]
  const total = channels.reduce((sum, channel) => sum + channelShares[kind][channel], 0)
  return channels.flatMap((channel) =>
    [true, false].map((complaint) => ({
      channel,
      complaint,
      share: (channelShares[kind][channel] / total) * (complaint ? complaintShare[kind] : 1 - complaintShare[kind]),
    })),
  )
}

/** What ordinary weeks of a team come to: the parts of `resolution_rate`, adding to 1. */
export function trueFates(kind: TeamKind, channel?: SampleChannel): FateShares {
  const total: FateShares = { confirmed: 0, presumed: 0, passed_along: 0, never: 0, unresolved: 0 }
  for (const stratum of strata(kind, channel)) {
    const fates = fateShares(kind, stratum.channel, stratum.complaint)
    for (const fate of Object.keys(total) as (keyof FateShares)[]) total[fate] += stratum.share * fates[fate]
  }
  return total
}

/** The true `resolution_rate` of ordinary weeks. */
export function trueResolution(kind: TeamKind, channel?: SampleChannel): number {
  const fates = trueFates(kind, channel)
  return fates.confirmed + fates.presumed
}

/** The true `passed_along_rate` of ordinary weeks: of those that got a reply. */
export function truePassedAlong(kind: TeamKind, channel?: SampleChannel): number {
  const fates = trueFates(kind, channel)
  return fates.passed_along / (1 - fates.never)
}

/** Share answered within so many hours, those never answered or passed along counted as waiting. */
export function trueAnsweredWithin(kind: TeamKind, hours: number, channel?: SampleChannel): number {
  let answered = 0
  for (const { channel: where, complaint, share } of strata(kind, channel)) {
    const fates = fateShares(kind, where, complaint)
    const z = Math.log(hours / medianOfWaits(kind, where, complaint)) / waitSigma
    answered += share * (1 - fates.never - fates.passed_along) * belowNormal(z)
  }
  return answered
}

/** The true median of `first_response`, in seconds. */
export function trueMedianWaitSeconds(kind: TeamKind, channel?: SampleChannel): number {
  let [low, high] = [1e-4, 1e4]
  for (let step = 0; step < 60; step++) {
    const middle = Math.sqrt(low * high)
    if (trueAnsweredWithin(kind, middle, channel) < 0.5) low = middle
    else high = middle
  }
  return high * 3600
}

/**
 * What one conversation adds to `bought_again`, of those that were resolved or of those that were not: bought from the
 * 4th to the 94th day, and not given back. Renewals and customers with several conversations come on top of it.
 */
export function trueBoughtAgain(kind: TeamKind, resolved: boolean): number {
  const fates = trueFates(kind)
  const some = (resolved ? ['confirmed', 'presumed'] : ['passed_along', 'never', 'unresolved']) as (keyof FateShares)[]
  const all = some.reduce((sum, fate) => sum + fates[fate], 0)
  const bought = some.reduce((sum, fate) => sum + (fates[fate] / all) * boughtAgain[fate], 0)
  return bought * (86 / 90) * (1 - givenBack)
}

/** Φ(z) by Simpson's rule over the density; good to 1e−8 for |z| ≤ 8. */
function belowNormal(z: number): number {
  const end = Math.min(8, Math.max(-8, z))
  const steps = 400
  const width = end / steps
  let sum = 0
  for (let i = 0; i <= steps; i++) {
    const weight = i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2
    sum += weight * Math.exp(-((i * width) ** 2) / 2)
  }
  return 0.5 + (sum * width) / 3 / Math.sqrt(2 * Math.PI)
}
