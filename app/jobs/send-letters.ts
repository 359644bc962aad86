import { z } from 'zod'
import type { Job, JobTools } from '#app/jobs/job.ts'
import { addJob } from '#app/jobs/queue.ts'
import { deliverLetters, deliveryTurn } from '#app/weekly-report/sending/deliver-work.ts'
import { openDueMailings } from '#app/weekly-report/sending/mailing.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { hasDeliveriesToDo } from '#db/queries/letter-delivery.ts'
import { listWorkspaces, type Workspace } from '#db/queries/workspace.ts'

/** Who sent it, as the audit log says. */
const itself = 'Rapport'

/**
 * Looks every minute which letters go out by themselves, and has whatever is due sent: also what waits to be tried again,
 * and what a worker that died left. What fails for one workspace keeps no other waiting.
 */
export const sendLettersJob: Job<unknown> = {
  name: 'send-letters',
  payload: z.unknown(),
  cron: '* * * * *',
  async run(_payload, tools) {
    const failures: unknown[] = []
    for (const workspace of await listWorkspaces(tools.db)) {
      if (tools.signal.aborted) throw tools.signal.reason
      if (!workspace.is_ready) continue
      await sendDue(workspace, tools).catch((error: unknown) => {
        tools.log.error({ err: error, workspace: workspace.id }, 'a weekly letter could not be sent')
        failures.push(error)
      })
    }
    if (failures.length > 0) throw new AggregateError(failures, 'some weekly letters could not be sent')
  },
}

async function sendDue({ id: workspaceId, time_zone: timeZone }: Workspace, { db, pool, now }: JobTools) {
  const scope = { workspaceId, teams: 'all' as const }
  const isDue = await inWorkspace(db, scope, async (trx) => {
    await openDueMailings(trx, scope, { now: now(), who: itself, timeZone })
    return hasDeliveriesToDo(trx, scope, now())
  })
  if (isDue) await addJob(pool, deliverLetters, { workspaceId }, deliveryTurn(workspaceId))
}
