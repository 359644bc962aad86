import { mondayOfWeek, weekName } from '#app/measures/days.ts'
import { inView, type Access, type Refused } from '#app/screens/in-view.server.ts'
import { addWeeklyReport, findWeeklyReport, findWeeklyReportSchedule } from '#db/queries/weekly-report.ts'
import { slotOf } from './due.ts'
import { startOfDay } from '#app/screens/periods.ts'
import { addDays } from '#app/measures/days.ts'
import { readLetter } from './read-week.server.ts'
import { listRestated } from './restatements.server.ts'

export type Written = { ok: true; week: string; isNew: boolean } | { ok: false; status: number; reason: string }

/**
 * Writes the letter of a week that is over, as of the hour chosen for it, and keeps it for good. A week that has one
 * keeps that; of two that write at once, one is kept and both are told so.
 *
 * @param week "2026-W06"
 * @param who writes it, as the letter's list says
 */
export async function writeLetter(access: Access, workspace: string, week: string, who: string): Promise<Written> {
  const monday = mondayOfWeek(week)
  if (monday === undefined) return refuse(400, `"${week}" is not a week: write it as 2026-W06.`)
  const now = access.now()
  const result = await inView(access, workspace, new URLSearchParams(), async (trx, seen): Promise<Written> => {
    const { scope, view } = seen
    if (scope.teams !== 'all') return refuse(403, notForAgencies)
    if (await findWeeklyReport(trx, scope, monday)) return { ok: true, week: weekName(monday), isNew: false }
    const { timeZone } = view.workspace
    const to = addDays(monday, 7)
    if (startOfDay(to, timeZone) > now) return refuse(400, `Week ${weekName(monday)} is not over yet.`)
    const slot = slotOf(monday, await findWeeklyReportSchedule(trx, scope), timeZone)
    const asOf = slot < now ? slot : now
    const then = { ...seen, view: { ...view, week: monday, from: monday, to, asOf } }
    const letter = await readLetter(trx, then, await listRestated(trx, seen, monday))
    if (!letter) return refuse(404, `Nobody had written to us by the end of week ${weekName(monday)}, that we know of.`)
    const isNew = await addWeeklyReport(trx, scope, {
      ...{ week: monday, letter, as_of: asOf, published_at: now, published_by: who },
    })
    return { ok: true, week: weekName(monday), isNew }
  })
  return result.ok ? result.value : refused(result)
}

/** A letter tells of every team's conversations. */
export const notForAgencies =
  'The weekly letter tells of every team’s conversations, and you see those of your own: Health shows them by week.'

const refuse = (status: number, reason: string): Written => ({ ok: false, status, reason })
const refused = ({ status, message }: Refused): Written => ({ ok: false, status, reason: message })
