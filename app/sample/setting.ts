import { outage, periods, sampleChannels, sampleTimeZone, type SampleChannel } from './truth.ts'
import { calendarUntil } from './calendar.ts'
import { handoverWeeks, notes, responders, stewardships, teams } from './brand.ts'

/** What is set by hand in a workspace, as the sample has it at `now`: who was in charge when, who belongs where, notes. */
export function settingAt(now: Date) {
  const calendar = calendarUntil(now)
  const day = (week: number) => calendar.date(week, 0)
  const first = day(periods.before.from)
  return {
    workspace: { time_zone: sampleTimeZone, promise_hours: '8' },
    teams: [
      { name: teams.in_house, kind: 'in_house' },
      { name: teams.outsourced, kind: 'outsourced' },
    ] as const,
    members: responders.flatMap((responder) =>
      sampleChannels.map((channel: SampleChannel) => ({
        team: teams[responder.kind],
        ...{ responder: responder.id, channel },
        fromDay: responder.from === null ? first : day(responder.from),
        toDay: responder.to === null ? null : day(responder.to),
      })),
    ),
    stewardships: stewardships.map(({ name, kind, period }) => ({
      ...{ name, team: teams[kind], channel: null, account: null },
      fromDay: day(periods[period].from),
      toDay: period === 'after' ? null : day(periods[period].to),
      handoverDays: period === 'before' ? 0 : handoverWeeks * 7,
    })),
    notes: notes.map(({ week, text }) => ({ day: day(week), text })),
    gap: {
      channel: outage.channel,
      from: new Date(calendar.midnight(outage.week, outage.fromDay)),
      to: new Date(calendar.midnight(outage.week, outage.toDay)),
      reason: 'Instagram sent nothing for five days.',
    },
  }
}
