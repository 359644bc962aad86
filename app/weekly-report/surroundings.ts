import { addDays, weekdayInWords } from '#app/measures/days.ts'
import { formatRate, leastForPercentage } from '#app/measures/format.ts'
import type { Letter } from '#app/measures/letter.ts'
import type { Charge } from '#app/measures/series.ts'
import type { Health } from '#app/screens/health.server.ts'
import { clockOf } from './clock.ts'
import { chargeWords, completeWords, waitingWords } from './words.ts'

/** Who was waiting at the moment a letter is about. */
export function waitingOf({ waiting: { reading, longest }, asOf, timeZone, promiseHours }: Health): Letter['waiting'] {
  const { figures = {}, n, customers } = reading
  const [over, complaints] = [figures['over_promise'] ?? null, figures['complaints'] ?? 0]
  const { day, clock } = clockOf(asOf, timeZone)
  const when = waitingWords.when(day, clock)
  const beside = waitingWords.beside(figures['unanswered_90d'] ?? 0, figures['passed_along_90d'] ?? 0)
  const oldestSeconds = figures['oldest_seconds'] ?? null
  const counts = { conversations: n, customers, complaints, overPromise: over, oldestSeconds }
  if (n === 0) return { ...counts, lead: '', had: '', past: '', rest: [waitingWords.nobody(when), beside] }
  const [oldest] = longest
  return {
    ...counts,
    lead: waitingWords.lead(customers),
    had: waitingWords.had(n, customers, when),
    past: over === null || over === 0 ? '' : waitingWords.past(over, n, waitingWords.promised(promiseHours)),
    rest: [
      ...(complaints > 0 ? [waitingWords.complaints(complaints, n)] : []),
      ...(oldest ? [waitingWords.longest(oldest.waitedSeconds, oldest.nth, n)] : []),
      beside,
    ],
  }
}

/** Who was in charge in the week, and how many answered. */
export function inChargeOf({ first, others, week }: Health): Letter['inCharge'] {
  // Response is dated by when conversations began: its strip is the calendar's own.
  const series = first.find(({ key }) => key === 'first_response')?.series
  const inWeek = (series?.charges ?? []).filter(({ from, to }) => to > week.from && from < week.to)
  const [begin, ...then] = inWeek
  const answered = answeredWords(others)
  if (!begin || inWeek.every(({ kind }) => kind === 'unknown'))
    return { kind: 'unknown', sentences: [chargeWords.nobody, ...answered] }
  const shownFrom = series?.points[0]?.from ?? week.from
  const since = begin.from > shownFrom ? weekdayInWords(begin.from) : null
  const name = (one: Charge) => chargeWords.named(one.name, one.kind)
  const who =
    then.length === 0
      ? chargeWords.allWeek(name(begin), since)
      : chargeWords.changed(
          name(begin),
          then.map((one) => ({ name: name(one), from: one.from })),
        )
  return { kind: then.length === 0 ? begin.kind : 'several', sentences: [who, ...answered] }
}

function answeredWords(others: Health['others']): string[] {
  const voices = others.find(({ key }) => key === 'voices')?.reading
  if (voices?.value == null) return []
  const share = voices.shares?.['busiest']?.value ?? null
  if (share === null) return [chargeWords.voices(voices.value, null)]
  const busiest =
    voices.n < leastForPercentage
      ? chargeWords.someOf(Math.round(share * voices.n), voices.n)
      : formatRate(share, voices.n)
  return [chargeWords.voices(voices.value, busiest)]
}

/** Until when what a letter says is complete, and what is missing. */
export function completeOf(health: Health, quarantined: number, shown: readonly string[]): Letter['complete'] {
  const { completeTo, timeZone, silent, first, others } = health
  const { day, clock } = clockOf(completeTo, timeZone)
  const missing = silent.map(({ source, from, to }) => completeWords.missing(source, from, to && addDays(to, -1)))
  // A source that was silent in an earlier week is missing in figures that come due in this one.
  const earlier = [...first, ...others].filter(
    ({ key, series }) => shown.includes(key) && silent.length === 0 && series.points.at(-1)?.outage === true,
  )
  const besides = [
    ...(earlier.length > 0 ? [completeWords.earlier(earlier.map(({ label }) => label))] : []),
    ...(quarantined > 0 ? [completeWords.quarantine(quarantined)] : []),
  ]
  const isWhole = missing.length + besides.length === 0
  return {
    to: completeTo,
    missing,
    sentences: [completeWords.to(day, clock), ...besides, ...(isWhole ? [completeWords.whole] : [])],
  }
}
