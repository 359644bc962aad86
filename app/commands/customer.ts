import { type Command, InvalidArgumentError } from 'commander'
import { mergeCustomers, splitIdentity, type Told, undoWhoIsWho } from '#app/actions/who-is-who.server.ts'
import { atTerminal, readWholeNumber } from '#app/commands/asking.ts'
import { type Person, personSyntax, readPerson } from '#app/commands/forget.ts'
import { CommandExit, type CommandIo } from '#app/commands/io.ts'
import { resolveWorkspace } from '#app/commands/workspace.ts'
import { scopeOf } from '#app/rights/scope.ts'
import type { Pool } from '#db/client.server.ts'
import { findIdentity } from '#db/queries/identity.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { readerOf } from '#db/batch.server.ts'
import type { Scope } from '#db/scope.ts'

type Flags = { workspace?: string; json?: true }
type Change = { who: string; now: Date }
type Find = (person: Person) => Promise<{ id: number; customer_id: number }>

export function addCustomerCommand(program: Command, io: CommandIo): void {
  const customer = program.command('customer').description('say who is who among customers')
  const workspace = (command: Command) =>
    command
      .option('--workspace <name>', 'the workspace; may be left out when there is only one besides the sample')
      .option('--json', 'print what was done as JSON')
  const run = (flags: Flags, work: (pool: Pool, scope: Scope, by: Change, find: Find) => Promise<Told>) =>
    io.withDatabase(async ({ db, pool }) => {
      const scope = scopeOf((await resolveWorkspace(db, flags.workspace)).id)
      const find: Find = async ({ channel, externalId }) => {
        const found = await inWorkspace(db, scope, (trx) =>
          findIdentity(readerOf(trx), scope.workspaceId, channel, externalId),
        )
        if (!found) throw new CommandExit('usage', `There is no customer ${channel}:${externalId}.`)
        return found
      }
      const told = await work(pool, scope, { who: atTerminal, now: io.now() }, find)
      if (!told.ok) throw new CommandExit('usage', told.reason)
      const { step } = told
      if (flags.json) return io.out(JSON.stringify({ step }))
      io.out(`Done, as step ${step}. Facts and figures follow; "rapport customer undo ${step}" takes it back.`)
    })

  workspace(customer.command('merge'))
    .description('these two are one person')
    .argument('<customer>', personSyntax, readPerson)
    .argument('<other>', 'the same, of the other', readPerson)
    .action((one: Person, other: Person, flags: Flags) =>
      run(flags, async (pool, scope, by, find) => {
        const [into, from] = [await find(one), await find(other)]
        return mergeCustomers(pool, scope, { ...by, into: into.customer_id, other: from.customer_id })
      }),
    )
  workspace(customer.command('split'))
    .description('this identity is somebody else than those it is one customer with')
    .argument('<customer>', personSyntax, readPerson)
    .action((one: Person, flags: Flags) =>
      run(flags, async (pool, scope, by, find) =>
        splitIdentity(pool, scope, { ...by, identity: (await find(one)).id }),
      ),
    )
  workspace(customer.command('undo'))
    .description('take a merge or split back')
    .argument('<step>', 'its number, as it was told', readStep)
    .action((step: number, flags: Flags) => run(flags, (pool, scope, by) => undoWhoIsWho(pool, scope, { ...by, step })))
}

function readStep(text: string): number {
  const step = readWholeNumber(text)
  if (Number.isSafeInteger(step)) return step
  throw new InvalidArgumentError('It is not the number of a step.')
}
