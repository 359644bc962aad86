import type { Calendar } from './calendar.ts'
import type { Draw } from './draw.ts'
import type { SampleChannel } from './truth.ts'

const hour = 3_600_000

/** How much is written on each day, Monday first, and in each hour. */
const dayShares = { 0: 1.2, 1: 1.1, 2: 1.05, 3: 1, 4: 1, 5: 0.85, 6: 0.8 }
const hourShares = [2, 1, 1, 1, 1, 2, 6, 14, 26, 36, 40, 40, 42, 38, 36, 36, 36, 38, 40, 44, 46, 38, 22, 8]
const hours = Object.fromEntries(hourShares.map((share, at) => [at, share]))
const shopHours = Object.fromEntries(hourShares.map((share, at) => [at, at >= 9 && at < 18 ? share : 0]))

/** Beyond these hours nobody of ours answers. */
const isOpen = (hourOfDay: number) => hourOfDay >= 7 && hourOfDay < 22

/**
 * A moment of a week at which somebody writes. The day and the wait do not depend on each other; the hour is one after
 * which the answer falls into waking hours, where there is one.
 */
export function momentIn(calendar: Calendar, week: number, channel: SampleChannel, waitMs: number, draw: Draw): number {
  const day = Number(draw.weighted(dayShares))
  const live = channel === 'chat' || channel === 'phone'
  let hourOfDay = 0
  for (let attempt = 0; attempt < 10; attempt++) {
    hourOfDay = Number(draw.weighted(live ? shopHours : hours)) + draw.next()
    if (isOpen((hourOfDay + waitMs / hour) % 24)) break
  }
  const end = calendar.midnight(week, day + 1)
  return Math.min(calendar.midnight(week, day) + hourOfDay * hour, end - 1000)
}

/** 1 on average over the year; more in the depth of winter and of summer. */
export const seasonFactor = (season: number) => 1 + 0.2 * Math.cos(4 * Math.PI * (season - 0.04))
