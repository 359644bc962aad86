import { arrivalFacts, factName, type ArrivalFact, levelName, type Mix } from './compare-strata.ts'
import { addDays, months as shortMonths } from './days.ts'
import { counted, formatRate, nounFor } from './format.ts'

/** What to keep in mind of a comparison as a whole. */
export type Caution = { code: string; text: string }

/** A side as cautions see it; days, `to` exclusive. */
export type CautionedSide = {
  name: string
  from: string
  to: string
  mix: Mix
  running: boolean
}

export type Around = {
  /** Conversations that lie on both sides, and customers who do. */
  shared: { conversations: number; customers: number }
  notes: readonly { day: string; text: string }[]
  silent: readonly { source: string; reason: string; from: string; to: string | null }[]
}

/** Mixes that differ by less than this share of conversations are like any two weeks'. */
const differsBy = 0.1

/** Cautions in the order in which they weigh; `sides` are the first and the second. */
export function cautionsOf(sides: readonly [CautionedSide, CautionedSide], around: Around): Caution[] {
  const [a, b] = sides
  const apart = a.to <= b.from || b.to <= a.from
  const sameDays = a.from === b.from && a.to === b.to
  return [
    ...(sameDays ? [] : [beforeAfter(apart)]),
    ...(sameDays ? [] : seasons(a, b)),
    ...mixes(sides),
    ...sides.filter(({ running }) => running).map(stillRunning),
    ...around.silent.flatMap((gap) => outage(gap, sides)),
    ...around.notes.flatMap((note) => noted(note, sides)),
    ...sharing(around.shared),
  ]
}

const beforeAfter = (apart: boolean): Caution => ({
  code: 'before_after',
  text: `Before and after is no trial: these are differences ${apart ? 'between the periods' : 'between the sides'} among like conversations, never what somebody caused. What nobody recorded, nobody can adjust for.`,
})

const monthNames = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
]

/** The months of the year, 0 to 11, that a side has a day in. */
function monthsOf({ from, to }: CautionedSide): Set<number> {
  const months = new Set<number>()
  const end = Date.parse(to)
  for (let at = Date.parse(from); at < end && months.size < 12; at += 86_400_000) months.add(new Date(at).getUTCMonth())
  return months
}

function seasons(a: CautionedSide, b: CautionedSide): Caution[] {
  const [first, second] = [monthsOf(a), monthsOf(b)]
  const only = (own: Set<number>, other: Set<number>) =>
    monthNames.filter((_, month) => own.has(month) && !other.has(month)).join(', ')
  const parts = [[a, only(first, second)] as const, [b, only(second, first)] as const].flatMap(([side, months]) =>
    months === '' ? [] : [`only ${side.name} had ${months}`],
  )
  if (parts.length === 0) return []
  return [{ code: 'season', text: `Not the same season: ${parts.join('; ')}. It cannot be told apart from the rest.` }]
}

/** Where the two met different conversations: each fact with the level that differs most. A side without any has no mix. */
function mixes([a, b]: readonly [CautionedSide, CautionedSide]): Caution[] {
  const [all, others] = [a, b].map(({ mix }) => mix.reduce((sum, [, count]) => sum + count, 0)) as [number, number]
  if (all === 0 || others === 0) return []
  return arrivalFacts.flatMap((fact): Caution[] => {
    const [first, second] = [sharesOf(a.mix, fact, all), sharesOf(b.mix, fact, others)]
    const levels = [...new Set([...first.keys(), ...second.keys()])]
    const gap = (level: string) => Math.abs((first.get(level) ?? 0) - (second.get(level) ?? 0))
    const apart = levels.reduce((sum, level) => sum + gap(level), 0) / 2
    const [most] = levels.toSorted((one, other) => gap(other) - gap(one))
    if (apart < differsBy || most === undefined) return []
    const of = (shares: Map<string, number>, n: number) => formatRate(shares.get(most) ?? 0, n)
    return [
      {
        code: 'different_mixes',
        text: `Different mixes by ${factName(fact)}: ${levelName(fact, most)} was ${of(first, all)} of ${a.name} and ${of(second, others)} of ${b.name}. Look at the adjusted difference, not the crude one.`,
      },
    ]
  })
}

function sharesOf(mix: Mix, fact: ArrivalFact, all: number): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [arrival, count] of mix) counts.set(arrival[fact], (counts.get(arrival[fact]) ?? 0) + count)
  return new Map([...counts].map(([level, count]) => [level, count / all]))
}

const stillRunning = ({ name }: CautionedSide): Caution => ({
  code: 'still_running',
  text: `${name} still runs, or its last conversations have not come due: intervals are wider (z = 2.64), so that looking every week claims no more than it may.`,
})

/** "17 Nov 2025" */
const named = (day: string) =>
  [Number(day.slice(8)), shortMonths[Number(day.slice(5, 7)) - 1], day.slice(0, 4)].join('\u00a0')

const within = (day: string, { from, to }: CautionedSide) => day >= from && day < to

function outage(gap: Around['silent'][number], sides: readonly CautionedSide[]): Caution[] {
  const touched = sides.filter(({ from, to }) => gap.from < to && (gap.to === null || gap.to > from))
  if (touched.length === 0) return []
  const whose = touched.map(({ name }) => name).join(' and ')
  const last = gap.to && addDays(gap.to, -1)
  const when =
    last === null
      ? `since ${named(gap.from)}`
      : last <= gap.from
        ? `on ${named(gap.from)}`
        : `from ${named(gap.from)} to ${named(last)}`
  const what = `${gap.source} told nothing ${when} (${gap.reason.replace(/\.$/, '')})`
  return [{ code: 'outage', text: `${what}: its conversations are missing in ${whose}.` }]
}

function noted(note: Around['notes'][number], sides: readonly CautionedSide[]): Caution[] {
  const touched = sides.filter((side) => within(note.day, side))
  if (touched.length === 0) return []
  const whose = touched.map(({ name }) => name).join(' and ')
  return [{ code: 'note', text: `Noted on ${named(note.day)}, within ${whose}: ${note.text}` }]
}

function sharing({ conversations, customers }: Around['shared']): Caution[] {
  if (conversations > 0)
    return [
      {
        code: 'shared_conversations',
        text: `${counted(conversations, 'conversation')} ${conversations === 1 ? 'lies' : 'lie'} on both sides: the difference is smaller, and its interval wider, than between sides that share none.`,
      },
    ]
  if (customers === 0) return []
  return [
    {
      code: 'shared_customers',
      text: `${counted(customers, 'customer')} wrote to both sides; the intervals take the ${nounFor(customers, 'customer')} on either side for different people, which makes them a little wider.`,
    },
  ]
}
