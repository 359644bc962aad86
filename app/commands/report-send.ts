import type { Command } from 'commander'
import { addressFault } from '#app/actions/letter-readers.server.ts'
import { atTerminal } from '#app/commands/asking.ts'
import { type CommandDatabase, CommandExit, type CommandIo } from '#app/commands/io.ts'
import { resolveWorkspace } from '#app/commands/workspace.ts'
import { sendersOf } from '#app/jobs/deliver-letters.ts'
import { deliveryStateWords } from '#app/measures/delivery-words.ts'
import { addDays, mondayOf, mondayOfWeek, weekName } from '#app/measures/days.ts'
import { createCaller } from '#app/platform/call-out.ts'
import { hastyPost } from '#app/platform/mail.server.ts'
import { addressFor } from '#app/platform/where-reached.ts'
import { scopeOf } from '#app/rights/scope.ts'
import { dayOf } from '#app/screens/periods.ts'
import { deliverLetters } from '#app/weekly-report/sending/deliver.server.ts'
import { sendByHand } from '#app/weekly-report/sending/mailing.server.ts'
import { readOutgoing } from '#app/weekly-report/sending/outgoing.server.ts'
import { sendPreview } from '#app/weekly-report/sending/try-mail.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { type Delivery, listDeliveries } from '#db/queries/letter-delivery.ts'
import type { Workspace } from '#db/queries/workspace.ts'

type Flags = { workspace?: string; week?: string; to?: string; json?: true }

/** `rapport report send`: what the letter's page does by its button. */
export function addReportSendCommand(report: Command, io: CommandIo): void {
  report
    .command('send')
    .description('send a letter to its readers, or to one address to look at')
    .option('--workspace <name>', 'the workspace; may be left out when there is only one besides the sample')
    .option('--week <week>', 'the week, as 2026-W46 (default: the last that is over)')
    .option('--to <address>', 'to this address alone, as a preview: nothing is noted of it')
    .option('--json', 'print what became of it as JSON')
    .action((_flags: Flags, command: Command) =>
      io.withDatabase(async (database) => {
        // The options of `report` bear the same names, and take what stands before `send`.
        const flags: Flags = command.optsWithGlobals()
        const workspace = await resolveWorkspace(database.db, flags.workspace)
        const week = weekOf(io, workspace, flags.week)
        if (flags.to === undefined) await sendToAll(io, database, workspace, { week, asJson: flags.json === true })
        else await sendToOne(io, database, workspace, { week, to: flags.to })
      }),
    )
}

function weekOf(io: CommandIo, { time_zone: timeZone }: Workspace, asked: string | undefined): string {
  const week = asked ?? weekName(addDays(mondayOf(dayOf(io.now(), timeZone)), -7))
  const monday = mondayOfWeek(week)
  if (monday === undefined) throw new CommandExit('usage', `"${week}" is not a week: write it as 2026-W06.`)
  return monday
}

async function sendToOne(
  io: CommandIo,
  { db }: CommandDatabase,
  workspace: Workspace,
  { week, to }: { week: string; to: string },
): Promise<void> {
  const fault = addressFault(to)
  if (fault !== null) throw new CommandExit('usage', fault)
  const given = { db, now: () => io.now(), workspace: workspace.name, host: addressFor(io.env) }
  const outgoing = await readOutgoing(given)(week)
  if (!outgoing) throw new CommandExit('usage', noLetter(week))
  const scope = scopeOf(workspace.id)
  const sending = { db, scope, post: hastyPost, to: { name: '', email: to }, workspace: workspace.name, now: io.now() }
  const sent = await sendPreview(sending, outgoing)
  if (!sent.ok) throw new CommandExit('failed', sent.says)
  io.err(sent.says)
}

const noLetter = (week: string) =>
  `Week ${weekName(week)} has no letter: "rapport report --week ${weekName(week)}" writes it.`

async function sendToAll(
  io: CommandIo,
  { db, pool }: CommandDatabase,
  workspace: Workspace,
  { week, asJson }: { week: string; asJson: boolean },
): Promise<void> {
  const [scope, host] = [scopeOf(workspace.id), addressFor(io.env)]
  const opened = await inWorkspace(db, scope, (trx) => sendByHand(trx, scope, { week, now: io.now(), who: atTerminal }))
  if (!opened.ok && opened.status === 404) throw new CommandExit('usage', noLetter(week))
  const list = () => inWorkspace(db, scope, (trx) => listDeliveries(trx, scope, week))
  // What is noted already is sent on: a command that was ended can be called again.
  if (!opened.ok && (await list()).length === 0) throw new CommandExit('usage', opened.reason)
  const outgoing = readOutgoing({ db, now: () => io.now(), workspace: workspace.name, host })
  const caller = createCaller({ allowsPrivate: io.env.RAPPORT_ALLOW_PRIVATE_HOOKS })
  const onFault = (error: unknown) => io.err(error instanceof Error ? error.message : String(error))
  const senders = sendersOf(workspace, host, caller)
  const tools = { db, pool, signal: io.signal, now: () => io.now(), outgoing, senders, onFault }
  while ((await deliverLetters(tools, scope)).isMore && !io.signal.aborted);
  const rows = await list()
  io.out(asJson ? JSON.stringify(rows.map(shown)) : summary(rows))
  if (rows.some(({ state }) => state !== 'sent' && state !== 'withdrawn')) throw new CommandExit('failed')
}

const shown = ({ target_kind: kind, target_id: id, state, attempts, says, sent_at: sent }: Delivery) => ({
  ...{ kind, id, state, attempts, says, sentAt: sent?.toISOString() ?? null },
})

/** "Sent: 12. Waits: 1 (the server …)." */
function summary(rows: readonly Delivery[]): string {
  const states = [...new Set(rows.map(({ state }) => state))]
  return states
    .map((state) => {
      const those = rows.filter((one) => one.state === state)
      const says = [...new Set(those.map((one) => one.says))].filter((one) => one !== '' && state !== 'sent')
      return [`${deliveryStateWords[state]}: ${those.length}`, ...says.map((one) => `  ${one}`)].join('\n')
    })
    .join('\n')
}
