import { openBetween, openCalendar } from '#app/conversations/business-hours.ts'
import { answers } from './agree.ts'

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

type Input = {
  tz: string
  schedule: Record<string, [string, string][]>
  holidays: string[]
  start: string
  end: string
}

/** "30:00" is six in the morning of the next day. */
function seconds(wallTime: string): number {
  const [hours = 0, minutes = 0, rest = 0] = wallTime.split(':').map(Number)
  return hours * 3600 + minutes * 60 + rest
}

export const clocks = {
  business_elapsed: answers(({ tz, schedule, holidays, start, end }: Input) => {
    const week = days.map((day) =>
      (schedule[day] ?? []).map(([from, to]) => ({ from: seconds(from), to: seconds(to) })),
    )
    const hours = { versions: [{ fromDay: '0001-01-01', timeZone: tz, week }], holidays: new Set(holidays) }
    const [begin, finish] = [Date.parse(start), Date.parse(end)]
    const elapsed = openBetween(openCalendar(hours, begin, finish), begin, finish)
    return { seconds: elapsed, minutes: elapsed === null ? null : elapsed / 60 }
  }),
}
