import { z } from 'zod'
import type { Job, JobTools } from '#app/jobs/job.ts'
import { weekName } from '#app/measures/days.ts'
import { atThisMachine } from '#app/rights/asker.ts'
import type { Access } from '#app/screens/in-view.server.ts'
import { weeksDue } from '#app/weekly-report/due.ts'
import { writeLetter } from '#app/weekly-report/freeze.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { findWeeklyReportSchedule, listPublishedWeeks } from '#db/queries/weekly-report.ts'
import { listWorkspaces, type Workspace } from '#db/queries/workspace.ts'

/** Who wrote it, as a letter says. */
const itself = 'Rapport'

/**
 * Looks every few minutes whose hour has come, and writes what is due: for every workspace, each week once, also after
 * hours in which nothing ran. What fails for one keeps no other waiting.
 */
export const writeLettersJob: Job<unknown> = {
  name: 'write-letters',
  payload: z.unknown(),
  cron: '*/5 * * * *',
  async run(_payload, tools) {
    const failures: unknown[] = []
    for (const workspace of await listWorkspaces(tools.db)) {
      if (tools.signal.aborted) throw tools.signal.reason
      if (!workspace.is_ready) continue
      await writeDue(workspace, tools).catch((error: unknown) => {
        tools.log.error({ err: error, workspace: workspace.id }, 'a weekly letter could not be written')
        failures.push(error)
      })
    }
    if (failures.length > 0) throw new AggregateError(failures, 'some weekly letters could not be written')
  },
}

async function writeDue({ id, name, time_zone: timeZone }: Workspace, { db, now, log, signal }: JobTools) {
  const scope = { workspaceId: id, teams: 'all' as const }
  const due = await inWorkspace(db, scope, async (trx) => {
    const schedule = await findWeeklyReportSchedule(trx, scope)
    if (!schedule.is_on) return []
    const written = await listPublishedWeeks(trx, scope)
    return weeksDue(
      now(),
      schedule,
      timeZone,
      written.map(({ week }) => week),
    )
  })
  const access: Access = {
    ...{ db, now, askerOf: () => atThisMachine },
    inWorkspace: (of, work) => inWorkspace(db, of, work),
  }
  for (const monday of due) {
    if (signal.aborted) throw signal.reason
    const written = await writeLetter(access, name, weekName(monday), itself)
    // Before anybody has written to a workspace there is nothing to tell.
    if (written.ok && written.isNew) log.info({ workspace: id, week: written.week }, 'the weekly letter is written')
  }
}
