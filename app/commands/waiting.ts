import type { Command } from 'commander'
import { CommandExit, type CommandIo } from '#app/commands/io.ts'
import { addFilterOptions, inColumns, inFlaggedView, type ViewFlags } from '#app/commands/view-options.ts'
import { counted, formatCount, formatWaited } from '#app/measures/format.ts'
import { loadConversations } from '#app/screens/conversations.server.ts'
import type { ListedConversation } from '#db/queries/conversation-list.ts'

type Flags = ViewFlags & { limit: string }

export function addWaitingCommand(program: Command, io: CommandIo): void {
  addFilterOptions(program.command('waiting'))
    .description('who is waiting for us, who has waited longest first')
    .option('--limit <number>', 'how many to show', '50')
    .action(async (flags: Flags) => {
      const limit = Number(flags.limit)
      if (!Number.isInteger(limit) || limit < 1)
        throw new CommandExit('usage', `"${flags.limit}" is no number of rows: write a whole number from 1 on.`)
      await inFlaggedView(io, flags, async (trx, scope, view) => {
        const found = await loadConversations(trx, scope, view, { measure: 'waiting_now', limit })
        if (!found.ok) throw new CommandExit('usage', found.reason)
        const { total, conversations } = found
        if (flags.json) {
          const waiting = conversations.map(toJson)
          return io.out(JSON.stringify({ asOf: view.asOf.toISOString(), total, waiting }))
        }
        io.out(waitingTable(total, conversations))
      })
    })
}

function toJson({ id, customer, customerName, channel, account, seconds, complaint, datedAt }: ListedConversation) {
  const waited = { waitingSince: datedAt.toISOString(), waitedSeconds: seconds }
  return { id, customer, customerName, channel, account, ...waited, complaint }
}

function waitingTable(total: number, conversations: ListedConversation[]): string {
  if (total === 0) return 'Nobody is waiting, that we know of.'
  const rows = conversations.map(({ id, customer, customerName, channel, account, seconds, complaint }) => [
    formatWaited(seconds ?? 0),
    complaint ? 'complaint' : '',
    account === null ? channel : `${channel} ${account}`,
    customerName === null ? `customer ${customer}` : `${customerName} (${customer})`,
    id,
  ])
  const left = total - conversations.length
  return [
    `${counted(total, 'conversation')} ${total === 1 ? 'is' : 'are'} waiting for us.`,
    inColumns(rows, '  '),
    ...(left > 0 ? [`  and ${formatCount(left)} more (--limit ${total} shows them all)`] : []),
  ].join('\n')
}
