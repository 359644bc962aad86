import type { Reading } from './reading.ts'

/**
 * What the natural limits say of one week. `too_early`: under 12 finished weeks since the last declared change, or the
 * week of the change itself. `too_few`: under 20 conversations, or a week that an outage or its end not yet come keeps
 * out. `unreliable`: the weeks of the baseline hang together (lag-1 correlation above 0.3), or so rare a thing in so few
 * conversations has no limits worth the name. `not_judged`: a count, which limits of rates and durations do not fit.
 */
export type Finding = 'signal' | 'possible_shift' | 'ordinary' | 'too_early' | 'unreliable' | 'too_few' | 'not_judged'

/** What ordinary weeks produce, in the unit of the reading; a rate's limits widen where n is small. */
export type Limits = { low: number; centre: number; high: number; provisional: boolean }

/** One week of a measure, against the limits of the segment it lies in. */
export type WeekPoint = {
  /** Days in the workspace's time zone, `to` exclusive. */
  from: string
  to: string
  reading: Reading
  /** What is drawn: the reading's value, or the lower limit of a median that was not reached. Null: nothing to draw. */
  value: number | null
  /** The value is a median's lower limit: "at least". */
  atLeast: boolean
  /** Null before there are 12 finished weeks. */
  limits: Limits | null
  finding: Finding
  /** On which side of the limits (signal) or of the centre (possible shift). */
  side: 'above' | 'below' | null
  /** A source was silent in these days: what came then is missing. */
  outage: boolean
}

/** Weeks between two declared changes; the limits start again at each. */
export type Segment = {
  from: string
  to: string
  began: 'start' | 'stewardship' | 'note'
  /** The stewardship's or the note's own words; empty at the start. */
  because: string
  /** Mondays of the weeks in which the change is under way: no range fits them. */
  passing?: readonly string[]
  /** How many finished weeks with enough conversations the limits rest on. */
  baselineWeeks: number
  /** The Mondays of those weeks. */
  baseline?: readonly string[]
}

/** Who was in charge of the conversations of some weeks: drawn under the axis, moved by the measure's own delay. */
export type Charge = { from: string; to: string; name: string; kind: 'in_house' | 'outsourced' | 'several' | 'unknown' }

/** A measure week by week, oldest first; the last is the week looked at. */
export type Series = {
  key: string
  points: WeekPoint[]
  segments: Segment[]
  /** By so many days a conversation's figure comes after the conversation began. */
  delayDays?: number | undefined
  charges: Charge[]
}
