import type { Db } from '#db/client.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { writeAudit } from '#db/queries/audit.ts'
import {
  findWeeklyReportSchedule,
  setWeeklyReportSchedule,
  type WeeklyReportSchedule,
} from '#db/queries/weekly-report.ts'
import type { Scope } from '#db/scope.ts'

/** Says whether the weekly letter is written, and when; letters that are written stay as they are. */
export function setLetterSchedule(
  db: Db,
  scope: Scope,
  { who, ...after }: WeeklyReportSchedule & { who: string },
): Promise<{ ok: true }> {
  return inWorkspace(db, scope, async (trx) => {
    const before = await findWeeklyReportSchedule(trx, scope)
    await setWeeklyReportSchedule(trx, scope, after)
    await writeAudit(trx, scope, { who, action: 'set weekly letter', subject: 'weekly letter', before, after })
    return { ok: true }
  })
}
