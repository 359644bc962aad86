import { daysWords } from '#app/conversations/hours-words.ts'
import type { NamedStewardship } from '#app/conversations/in-charge.ts'
import { beginning } from '#app/conversations/promise.ts'
import type { Asker } from '#app/rights/asker.ts'
import { may } from '#app/rights/roles.ts'
import type { Trx } from '#db/client.server.ts'
import { listAudit, personOf } from '#db/queries/audit.ts'
import { listBusinessHours, listHolidays } from '#db/queries/business-hours.ts'
import { countToMakeAnew, findCountingAnew } from '#db/queries/counting-anew.ts'
import { listNotes } from '#db/queries/note.ts'
import { listPromises } from '#db/queries/promise.ts'
import { findRetention } from '#db/queries/retention.ts'
import { listStewardships } from '#db/queries/stewardship.ts'
import { listTeamMembers, listTeams } from '#db/queries/team.ts'
import { findWeeklyReportSchedule } from '#db/queries/weekly-report.ts'
import type { Workspace } from '#db/queries/workspace.ts'
import type { Scope } from '#db/scope.ts'

/** Null `fromDay`: from the beginning. Null `channel`: every channel. */
export type PromiseShown = { channel: string | null; fromDay: string | null; hours: number | null; inHours: boolean }
export type HoursShown = { channel: string | null; fromDay: string | null; timeZone: string; days: string[] }
export type MemberShown = { responder: string; channel: string; fromDay: string; toDay: string | null }
export type TeamShown = { name: string; kind: 'in_house' | 'outsourced'; members: MemberShown[] }
export type Settings = {
  /** The first is for every channel from the beginning on. */
  promises: PromiseShown[]
  hours: HoursShown[]
  holidays: { day: string; name: string }[]
  teams: TeamShown[]
  stewardships: NamedStewardship[]
  notes: { id: number; day: string; text: string; by: string }[]
  own: {
    timeZone: string
    quietSpellDays: number | null
    retentionDays: number | null
    /** What clearing old words did the last time. */
    cleared: { at: Date; texts: number; rows: number; next: number } | null
  }
  /** `weekday`: 1 is Monday. */
  letter: { isOn: boolean; weekday: number; hour: number }
  /** What counting anew would have to read. */
  size: { customers: number; conversations: number }
  countingAnew: { step: 'waiting' | 'reading' | 'counting'; done: number; of: number | null; by: string } | null
  /** The last line that whoever asks wrote into the audit log, where they just did. */
  lastChange: { line: number; action: string } | null
}

/** All that Settings shows of a workspace. `justChanged`: whoever asks has just changed something. */
export async function loadSettings(
  trx: Trx,
  { scope, workspace, asker }: { scope: Scope; workspace: Workspace; asker: Asker },
  justChanged: boolean,
): Promise<Settings> {
  const since = (day: string) => (day === beginning ? null : day)
  const teams = await listTeams(trx, scope)
  const members = await listTeamMembers(trx, scope)
  const counting = await findCountingAnew(trx, scope)
  const [last] = justChanged ? await listAudit(trx, scope, { person: personOf(scope, asker.name), limit: 1 }) : []
  const { is_on: isOn, weekday, hour } = await findWeeklyReportSchedule(trx, scope)
  const { promise_hours: hours, promise_clock: clock } = workspace
  return {
    promises: [
      { channel: null, fromDay: null, hours: hours === null ? null : Number(hours), inHours: clock === 'business' },
      ...(await listPromises(trx, scope)).map((row) => ({
        ...{ channel: row.channel, fromDay: since(row.from_day), inHours: row.clock === 'business' },
        hours: row.hours === null ? null : Number(row.hours),
      })),
    ],
    hours: (await listBusinessHours(trx, scope)).map(({ channel, from_day, time_zone: timeZone, week }) => {
      return { channel, fromDay: since(from_day), timeZone, days: week.map((spans) => daysWords(spans)) }
    }),
    holidays: (await listHolidays(trx, scope)).map(({ day, name }) => ({ day, name })),
    teams: teams
      .filter((team) => team.removed_at === null)
      .map(({ id, name, kind }) => ({
        ...{ name, kind },
        members: members
          .filter((one) => one.team_id === id)
          .map(({ responder, channel, from_day: fromDay, to_day: toDay }) => ({ responder, channel, fromDay, toDay })),
      })),
    stewardships: (await listStewardships(trx, scope)).map((row) => ({
      ...{ name: row.name, channel: row.channel, account: row.account, fromDay: row.from_day, toDay: row.to_day },
      ...{ team: teams.find(({ id }) => id === row.team_id)?.name ?? '', handoverDays: row.handover_days },
    })),
    notes: (await listNotes(trx, scope)).map(({ id, day, text, made_by: by }) => ({ id, day, text, by })),
    own: {
      timeZone: workspace.time_zone,
      quietSpellDays: workspace.quiet_spell_days,
      retentionDays: workspace.retention_days,
      cleared: await findCleared(trx, scope),
    },
    letter: { isOn, weekday, hour },
    size: await countToMakeAnew(trx, scope),
    countingAnew: counting
      ? { step: counting.step, done: counting.done, of: counting.of, by: counting.asked_by }
      : null,
    lastChange: last ? { line: last.id, action: last.action } : null,
  }
}

async function findCleared(trx: Trx, scope: Scope): Promise<Settings['own']['cleared']> {
  const found = await findRetention(trx, scope)
  if (!found?.ended_at) return null
  return { at: found.ended_at, texts: found.ended_cleared, rows: found.ended_rows, next: found.ended_next }
}

/** Who sees all conversations and may change what is said of them; others find only what is theirs. */
export const mayChangeSettings = (scope: Scope, { role }: Asker) => scope.teams === 'all' && may(role, 'settings')
