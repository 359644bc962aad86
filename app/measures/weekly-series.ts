import { addDays } from './days.ts'
import { type Charted, fullBaseline, learnLimits, type Learned, leastConversations, shifts, tooRare } from './limits.ts'
import type { Reading } from './reading.ts'
import { type Change, segmentsOf, type Stretch } from './segments.ts'
import type { Segment, Series, WeekPoint } from './series.ts'

export type WeekReading = { from: string; to: string; reading: Reading }

/** Days [from, to) in which a source was silent; `to` null while it lasts. */
export type SilentDays = { from: string; to: string | null }

export type Surroundings = {
  /** In the calendar of when conversations began. */
  changes: readonly Change[]
  silent: readonly SilentDays[]
  /** The day that as-of lies in: it and what follows is not over. */
  today: string
  /** Days from a beginning to the date of its figure. */
  delayDays: number
}

type Drawn = WeekPoint & { passing: boolean; over: boolean }

/**
 * A measure week by week against its natural limits; oldest first, one per ISO week without a hole. The last is the week
 * looked at: its limits are learned from the weeks before it.
 */
export function weeklySeries(weeks: readonly WeekReading[], around: Surroundings): Pick<Series, 'points' | 'segments'> {
  const [first, last] = [weeks[0], weeks.at(-1)]
  if (!first || !last) return { points: [], segments: [] }
  const judged = segmentsOf({ from: first.from, to: last.to }, around.changes, around.delayDays).map((stretch) =>
    judge(
      stretch,
      weeks.filter(({ from }) => from >= stretch.from && from < stretch.to).map((week) => drawn(week, stretch, around)),
      last.from,
    ),
  )
  return {
    points: judged.flatMap(({ points }) => points),
    segments: judged.map(({ segment }) => segment),
  }
}

function drawn(week: WeekReading, stretch: Stretch, around: Surroundings): Drawn {
  const { reading, from, to } = week
  const least = reading.unit === 'seconds' ? (reading.interval?.[0] ?? null) : null
  const value = reading.state === 'ok' ? (reading.value ?? least) : null
  return {
    ...{ from, to, reading, value, limits: null, finding: 'too_few', side: null },
    atLeast: reading.value === null && value !== null,
    outage: around.silent.some((gap) => from < missingUntil(gap, around.delayDays) && to > gap.from),
    passing: stretch.passing.includes(from),
    over: to <= around.today,
  }
}

/** What is judged days after it began misses what came in the gap, and also the replies to what had begun before. */
function missingUntil({ to }: SilentDays, delayDays: number): string {
  return to === null ? '9999-12-31' : addDays(to, delayDays)
}

function judge(stretch: Stretch, points: Drawn[], lookedAt: string): { segment: Segment; points: WeekPoint[] } {
  const enough = (point: Drawn) =>
    point.over && !point.outage && !point.passing && point.value !== null && point.reading.n >= leastConversations
  const taught = points
    .filter((point) => enough(point) && !point.atLeast && point.from !== lookedAt)
    .slice(0, fullBaseline)
  const baseline = taught.map(({ value, reading }): Charted => ({ value: value as number, n: reading.n }))
  const unit = points[0]?.reading.unit ?? 'count'
  if (unit === 'count') return asCounts(stretch, points)
  const learned = learnLimits(unit, baseline)
  // A median that was not reached lies above its lower limit, however far.
  const knownSide = (point: Drawn) => enough(point) && !(point.atLeast && learned && point.value! <= learned.centre)
  const shifted = learned
    ? shifts(
        points.map((point) => (knownSide(point) ? point.value : null)),
        learned.centre,
      )
    : new Set<number>()
  return {
    segment: { ...stretch, baselineWeeks: baseline.length, baseline: taught.map(({ from }) => from) },
    points: points.map(({ passing, over: _over, ...point }, i): WeekPoint => {
      const limits = learned && {
        ...{ ...learned.at(Math.max(1, point.reading.n)), centre: learned.centre },
        provisional: baseline.length < fullBaseline,
      }
      if (passing) return { ...point, limits, finding: 'too_early' }
      if (!enough(points[i]!)) return { ...point, limits }
      return { ...point, limits, ...findingOf(point, learned, baseline.length, shifted.has(i)) }
    }),
  }
}

function asCounts(stretch: Stretch, points: Drawn[]): { segment: Segment; points: WeekPoint[] } {
  return {
    segment: { ...stretch, baselineWeeks: 0, baseline: [] },
    points: points.map(({ passing: _passing, over: _over, ...point }) => ({ ...point, finding: 'not_judged' })),
  }
}

function findingOf(
  { value, atLeast, reading }: WeekPoint,
  learned: Learned | null,
  baselineWeeks: number,
  shifted: boolean,
): Pick<WeekPoint, 'finding' | 'side'> {
  // With weeks enough and no limits all of them were alike: nothing says how much is ordinary.
  if (!learned) return { finding: baselineWeeks < 12 ? 'too_early' : 'unreliable', side: null }
  if (learned.unreliable || tooRare(reading.unit, learned.centre, reading.n))
    return { finding: 'unreliable', side: null }
  const { low, high } = learned.at(reading.n)
  const side = value! > learned.centre ? 'above' : 'below'
  // Below a limit "at least" says nothing: the median may lie anywhere above.
  if (value! > high || (value! < low && !atLeast)) return { finding: 'signal', side }
  return shifted ? { finding: 'possible_shift', side } : { finding: 'ordinary', side: null }
}
