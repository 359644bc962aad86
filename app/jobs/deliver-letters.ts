import type { z } from 'zod'
import type { Job } from '#app/jobs/job.ts'
import { addJob } from '#app/jobs/queue.ts'
import { post } from '#app/platform/mail.server.ts'
import type { Caller } from '#app/weekly-report/sending/caller.ts'
import { deliverLetters as work, deliveryTurn } from '#app/weekly-report/sending/deliver-work.ts'
import { deliverLetters } from '#app/weekly-report/sending/deliver.server.ts'
import { slackSender, webhookSender } from '#app/weekly-report/sending/hook-senders.server.ts'
import { mailSender } from '#app/weekly-report/sending/mail-sender.server.ts'
import { readOutgoing } from '#app/weekly-report/sending/outgoing.server.ts'
import type { Sender } from '#app/weekly-report/sending/sender.ts'
import { getWorkspaceById, type Workspace } from '#db/queries/workspace.ts'

/**
 * Sends the letters that are due in a workspace, some at a time, and takes its turn again for the rest.
 *
 * @param host where readers reach Rapport
 * @param caller calls the addresses that letters go to beside the mail
 */
export const deliverLettersJob = (host: string, caller: Caller): Job<z.infer<typeof work.payload>> => ({
  ...work,
  async run({ workspaceId }, { db, pool, now, signal, log }) {
    const workspace = await getWorkspaceById(db, workspaceId)
    const outgoing = readOutgoing({ db, now, workspace: workspace.name, host })
    const scope = { workspaceId, teams: 'all' as const }
    const onFault = (error: unknown) => log.error({ err: error, workspace: workspaceId }, 'a letter could not be sent')
    const tools = { db, pool, now, signal, outgoing, onFault, senders: sendersOf(workspace, host, caller) }
    const { tried, isMore } = await deliverLetters(tools, scope)
    if (tried > 0) log.info({ workspace: workspaceId, tried }, 'letters were sent')
    if (signal.aborted) throw signal.reason
    if (isMore) await addJob(pool, work, { workspaceId }, deliveryTurn(workspaceId))
  },
})

/** Every way by which the letters of a workspace leave. */
export const sendersOf = ({ forget_key: secret }: Workspace, host: string, caller: Caller): Sender[] => [
  mailSender({ post, host, secret }),
  webhookSender({ caller }),
  slackSender({ caller }),
]
