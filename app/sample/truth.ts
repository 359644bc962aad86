/**
 * What is true of the sample: what the generator draws from, and what a measure should therefore find. Weeks are counted
 * from the one that "now" lies in (0; the last finished one is −1), by when conversations began.
 */
export const sampleTimeZone = 'Europe/London'
export const firstWeek = -78

export type TeamKind = 'in_house' | 'outsourced'

export const sampleChannels = ['x', 'facebook', 'instagram', 'email', 'helpdesk', 'chat', 'phone', 'review'] as const
export type SampleChannel = (typeof sampleChannels)[number]

/** Who was in charge: in-house, an agency for half a year, in-house again. The two in-house spans differ in nothing. */
export const periods = {
  before: { from: firstWeek, to: -52, kind: 'in_house' },
  agency: { from: -52, to: -26, kind: 'outsourced' },
  after: { from: -26, to: 1, kind: 'in_house' },
} as const satisfies Record<string, { from: number; to: number; kind: TeamKind }>

export const kindInWeek = (week: number): TeamKind =>
  week >= periods.agency.from && week < periods.agency.to ? 'outsourced' : 'in_house'

/** Conversations that need an answer, in an ordinary week of an ordinary season. */
export const ordinaryVolume = 265

/** The mix of cases differs: under the agency more was said in public and more of it in anger. */
export const channelShares: Record<TeamKind, Record<SampleChannel, number>> = {
  in_house: {
    x: 0.27,
    facebook: 0.14,
    instagram: 0.13,
    email: 0.18,
    helpdesk: 0.14,
    chat: 0.07,
    phone: 0.03,
    review: 0.04,
  },
  outsourced: {
    x: 0.34,
    facebook: 0.17,
    instagram: 0.15,
    email: 0.12,
    helpdesk: 0.1,
    chat: 0.05,
    phone: 0.03,
    review: 0.04,
  },
}
export const complaintShare: Record<TeamKind, number> = { in_house: 0.33, outsourced: 0.42 }

/** Share resolved for a calm conversation with the in-house team; a complaint has less of a chance, everywhere alike. */
export const calmlyResolved: Record<SampleChannel, number> = {
  x: 0.77,
  facebook: 0.79,
  instagram: 0.78,
  email: 0.83,
  helpdesk: 0.83,
  chat: 0.86,
  phone: 0.88,
  review: 0.66,
}
export const complaintCost = 0.08

/** The median wait for the first answer of a calm conversation with the in-house team, in hours. Log-normal. */
export const medianWaitHours: Record<SampleChannel, number> = {
  x: 2.2,
  facebook: 2.9,
  instagram: 3.2,
  email: 4.6,
  helpdesk: 4.1,
  chat: 0.12,
  phone: 0.01,
  review: 11,
}
export const waitSigma = 0.95
export const complaintWaitFactor = 1.2
/** Nobody's first answer comes later, but for those who never get one. */
export const longestWaitHours = 96

/** What the agency does otherwise: faster to answer, slower to help. The effects add to (waits: multiply) the above. */
export const teamEffects: Record<TeamKind, TeamEffects> = {
  in_house: {
    resolved: 0,
    passedAlong: 0.04,
    neverAnswered: 0.03,
    wait: 1,
    confirmed: 0.46,
    followed: 0.03,
    canned: 0.05,
    sameMatter: 0.06,
  },
  outsourced: {
    resolved: -0.13,
    passedAlong: 0.17,
    neverAnswered: 0.03,
    wait: 0.6,
    confirmed: 0.46,
    followed: 0.1,
    canned: 0.38,
    sameMatter: 0.13,
  },
}
type TeamEffects = {
  resolved: number
  /** Share that ends with being sent elsewhere; none on the phone. */
  passedAlong: number
  neverAnswered: number
  wait: number
  /** Of the resolved ones, the share where somebody said so. */
  confirmed: number
  /** Of the resolved ones in public, the share that was sent to a private message and helped there. */
  followed: number
  /** Of replies, the share that is a script: said word for word to many. */
  canned: number
  /** Of the resolved ones, the share that comes back on the same matter within 30 days. */
  sameMatter: number
}

/** Of those who begin a conversation, the share that had begun another in the 26 weeks before. */
export const repeatShare = 0.22

/** Share who buy from the 4th to the 94th day after we helped, or after they wrote where we did not; by how it ended. */
export const boughtAgain: Record<keyof FateShares, number> = {
  confirmed: 0.34,
  presumed: 0.3,
  passed_along: 0.2,
  never: 0.16,
  unresolved: 0.18,
}
/** Of these, the share that bring it back within three weeks. */
export const givenBack = 0.06

export type Signal = {
  because: string
  /** Weeks of beginning, `to` exclusive. */
  from: number
  to: number
  /** What a weekly chart should find, and on which side of its limits. */
  shows: {
    measure: 'resolution_rate' | 'first_response' | 'passed_along_rate' | 'repeat_share'
    side: 'above' | 'below'
  }[]
  volume?: number
  wait?: number
  resolved?: number
  passedAlong?: number
  repeat?: number
  complaints?: number
  /** Share of conversations on this topic. */
  topic?: { key: 'recall' | 'delivery' | 'returns' | 'refund' | 'fault'; share: number }
}

/** Weeks that differ from the rest of their period. All others differ by chance alone. */
export const signals: readonly Signal[] = [
  {
    because: 'stock-taking: returns and repairs waited for the warehouse',
    ...{ from: -55, to: -54, resolved: -0.22 },
    shows: [{ measure: 'resolution_rate', side: 'below' }],
  },
  {
    because: 'a new script at the agency sent people to the phone',
    ...{ from: -33, to: -32, resolved: -0.2, passedAlong: 0.2 },
    shows: [
      { measure: 'resolution_rate', side: 'below' },
      { measure: 'passed_along_rate', side: 'above' },
      // Who is only sent elsewhere goes on waiting.
      { measure: 'first_response', side: 'above' },
    ],
  },
  {
    because: 'the recall of the Ember stove',
    ...{
      from: -30,
      to: -27,
      volume: 1.6,
      wait: 2.4,
      resolved: -0.2,
      complaints: 0.62,
      topic: { key: 'recall', share: 0.46 },
    },
    shows: [
      { measure: 'resolution_rate', side: 'below' },
      { measure: 'first_response', side: 'above' },
    ],
  },
  {
    because: 'two colleagues of the shops helped out',
    ...{ from: -5, to: -4, wait: 0.42 },
    shows: [{ measure: 'first_response', side: 'below' }],
  },
  {
    because: 'the returns desk could not book anything for a week',
    ...{ from: -4, to: -3, resolved: -0.24, topic: { key: 'returns', share: 0.3 } },
    shows: [{ measure: 'resolution_rate', side: 'below' }],
  },
  {
    because: 'earlier buyers asked about a batch of faulty zips',
    ...{ from: -3, to: -2, repeat: 0.45, topic: { key: 'fault', share: 0.38 } },
    shows: [{ measure: 'repeat_share', side: 'above' }],
  },
  {
    because: 'a storm closed the depot',
    ...{ from: -1, to: 0, volume: 1.3, wait: 2.4, topic: { key: 'delivery', share: 0.52 } },
    shows: [{ measure: 'first_response', side: 'above' }],
  },
]

/** Instagram was silent from Tuesday to Saturday of this week: nothing of it ever came. */
export const outage = { channel: 'instagram', week: -20, fromDay: 1, toDay: 6 } as const

const none: Partial<Signal> = {}
export const signalIn = (week: number): Partial<Signal> =>
  signals.find((signal) => week >= signal.from && week < signal.to) ?? none

export type FateShares = {
  confirmed: number
  presumed: number
  passed_along: number
  never: number
  unresolved: number
}

/** How conversations of one kind end; the shares add to 1. */
export function fateShares(kind: TeamKind, channel: SampleChannel, complaint: boolean, week?: number): FateShares {
  const effects = teamEffects[kind]
  const signal = week === undefined ? none : signalIn(week)
  const resolved = calmlyResolved[channel] - (complaint ? complaintCost : 0) + effects.resolved + (signal.resolved ?? 0)
  const passed = channel === 'phone' ? 0 : effects.passedAlong + (signal.passedAlong ?? 0)
  // A call is taken, or nobody ever hears it.
  const never = channel === 'phone' ? 1 - resolved : effects.neverAnswered
  const { confirmed } = effects
  return {
    confirmed: resolved * confirmed,
    presumed: resolved * (1 - confirmed),
    passed_along: passed,
    never,
    unresolved: Math.max(0, 1 - resolved - passed - never),
  }
}

/** The median of the waits of one kind, in hours. */
export const medianOfWaits = (kind: TeamKind, channel: SampleChannel, complaint: boolean, week?: number): number =>
  medianWaitHours[channel] *
  (complaint ? complaintWaitFactor : 1) *
  teamEffects[kind].wait *
  ((week === undefined ? none : signalIn(week)).wait ?? 1)
