import { addDays, mondayOfWeek, weekName } from '#app/measures/days.ts'
import { may } from '#app/rights/roles.ts'
import { requireRemembered, requireView, type Seen } from '#app/screens/in-view.server.ts'
import { dayOf } from '#app/screens/periods.ts'
import type { Trx } from '#db/client.server.ts'
import { findWeeklyReportSchedule } from '#db/queries/weekly-report.ts'
import { findSpan } from '#db/queries/reading-counts.ts'
import { nextSlot } from './due.ts'
import { notForAgencies } from './freeze.server.ts'
import { listLetters, loadLetter } from './load.server.ts'

type Access = Parameters<typeof requireRemembered>[0]

function refuseAgencies({ scope }: Seen): void {
  if (scope.teams !== 'all') throw new Response(notForAgencies, { status: 403 })
}

/** The weeks that have a letter, those that could have one, and when the next is written. */
export function requireLetters(access: Access, workspace: string | undefined) {
  return requireView(access, workspace, new URLSearchParams(), async (trx, seen) => {
    refuseAgencies(seen)
    const letters = await listLetters(trx, seen.scope)
    const { timeZone } = seen.view.workspace
    const schedule = await findWeeklyReportSchedule(trx, seen.scope)
    return {
      ...{ letters, timeZone, canWrite: may(seen.asker.role, 'settings') },
      unwritten: await unwrittenWeeks(trx, seen, letters),
      next: schedule.is_on ? nextSlot(seen.view.asOf, schedule, timeZone).toISOString() : null,
    }
  })
}

/** So many weeks back a letter can be chosen to be written. */
const weeksBack = 52

/** Weeks that are over and have no letter, the newest first. */
async function unwrittenWeeks(
  trx: Trx,
  { scope, view }: Seen,
  letters: readonly { week: string }[],
): Promise<string[]> {
  const span = await findSpan(trx, scope, view.asOf)
  if (!span) return []
  const { timeZone } = view.workspace
  const written = new Set(letters.map(({ week }) => week))
  const [today, first] = [dayOf(view.asOf, timeZone), dayOf(span.firstAt, timeZone)]
  const weeks: string[] = []
  for (let i = 1; i <= weeksBack; i++) {
    const monday = addDays(mondayBefore(today), -7 * (i - 1))
    if (addDays(monday, 6) < first) break
    if (!written.has(weekName(monday))) weeks.push(weekName(monday))
  }
  return weeks
}

/** The Monday of the last week that is over on a day. */
const mondayBefore = (day: string) => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) - 7)

/** One letter, the weeks beside it, and whether whoever asks may change what is not yet sent. */
export function requireLetter(access: Access, workspace: string | undefined, week: string) {
  const page = { name: `weekly ${week}`, perAsker: true } as const
  return requireRemembered(access, page, workspace, new URLSearchParams(), async (trx, seen) => {
    refuseAgencies(seen)
    const loaded = await loadLetter(trx, seen, week)
    if (!loaded) throw new Response(noLetter(week), { status: 404 })
    const weeks = (await listLetters(trx, seen.scope)).map((one) => one.week)
    const at = weeks.indexOf(loaded.letter.week.name)
    return {
      ...loaded,
      ...{ earlier: weeks[at + 1] ?? null, later: weeks[at - 1] ?? null },
      canEdit: may(seen.asker.role, 'settings') && !loaded.isClosed,
      canShare: may(seen.asker.role, 'share'),
      canSend: may(seen.asker.role, 'settings'),
    }
  })
}

/** Why there is no letter of a week. */
export const noLetter = (week: string) =>
  mondayOfWeek(week) === undefined
    ? `"${week}" is not a week: write it as 2026-W06.`
    : `Week ${week} has no letter. Weekly lists those there are, and writes one for a week that is over.`
