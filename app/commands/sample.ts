import type { Command } from 'commander'
import { askYes } from '#app/commands/asking.ts'
import { CommandExit, type CommandDatabase, type CommandIo } from '#app/commands/io.ts'
import { loadSample, sampleName } from '#app/commands/load-sample.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { scopeOf } from '#app/rights/scope.ts'
import { brand } from '#app/sample/brand.ts'
import { alone, findSample, isSampleDue, keepSampleAway } from '#db/queries/sample.ts'
import { listSourceContents } from '#db/queries/source-contents.ts'
import { removeWorkspace } from '#db/queries/workspace.ts'
import { counted } from '#app/measures/format.ts'

export function addSampleCommand(program: Command, io: CommandIo): void {
  const sample = program.command('sample').description(`the sample: an invented shop with 18 months of conversations`)

  sample
    .command('load')
    .description('load it, ending now; what an interrupted loading left behind is replaced')
    .option('--if-due', 'only where nothing is here yet and nobody removed it, or where its loading was interrupted')
    .action((flags: { ifDue?: true }) => io.withDatabase((database) => load(database, io, flags)))

  sample
    .command('remove')
    .description('remove it and everything in it; it does not come back by itself')
    .option('--yes', 'do not ask')
    .action((flags: { yes?: true }) => io.withDatabase((database) => remove(database, io, flags)))

  sample
    .command('status')
    .description('say whether it is here')
    .option('--json', 'print it as JSON')
    .action((flags: { json?: true }) => io.withDatabase((database) => status(database, io, flags)))
}

async function load({ db, pool }: CommandDatabase, io: CommandIo, flags: { ifDue?: true }): Promise<void> {
  if (flags.ifDue && !(await isSampleDue(db))) return
  io.err(`Loading the sample, ${brand}, an invented shop ("npm start -- --empty" starts without) …`)
  let told = 0
  const onProgress = ({ lines, of }: { lines: number; of: number }) => {
    const percent = Math.floor((lines / of) * 4) * 25
    if (percent > told && percent < 100) io.err(`  ${(told = percent)} % of ${of.toLocaleString('en-GB')} records`)
  }
  const loaded = await loadSample({ db, pool, now: io.now(), signal: io.signal, onProgress })
  if (loaded.ok) {
    return io.err(`Loaded the sample: ${counted(loaded.lines, 'record')}. "rapport sample remove" takes it away.`)
  }
  if (loaded.reason === 'there') return io.err('The sample is here already; "rapport sample remove" takes it away.')
  if (loaded.reason === 'elsewhere') return io.err('Another process is loading the sample.')
  if (loaded.reason === 'stopped') throw new CommandExit('failed', 'Stopped; the next start loads the sample anew.')
  throw new CommandExit('refused', `A workspace of yours is called "${sampleName}"; the sample needs that name.`)
}

async function remove({ db, pool }: CommandDatabase, io: CommandIo, flags: { yes?: true }): Promise<void> {
  const found = await findSample(db)
  if (!found) return io.err('The sample is not here.')
  if (!flags.yes && (await askYes('Remove the sample and everything in it?')) === false) {
    return io.err('Nothing was removed.')
  }
  const removed = await alone(pool, async () => {
    await keepSampleAway(db, io.now())
    await removeWorkspace(db, pool, found.id)
    return true
  })
  if (!removed) throw new CommandExit('refused', 'The sample is being loaded; stop that first.')
  io.err('Removed the sample and everything in it. "rapport sample load" brings it back.')
}

async function status({ db }: CommandDatabase, io: CommandIo, flags: { json?: true }): Promise<void> {
  const found = await findSample(db)
  const scope = found && scopeOf(found.id)
  const contents = scope ? await inWorkspace(db, scope, (trx) => listSourceContents(trx, scope)) : []
  const messages = contents.reduce((sum, source) => sum + source.messages, 0)
  const state = !found ? 'absent' : found.is_ready ? 'loaded' : 'loading'
  if (flags.json) return io.out(JSON.stringify({ state, workspace: found?.name ?? null, messages }))
  if (!found) return io.out('The sample is not here; "rapport sample load" brings it.')
  if (!found.is_ready) return io.out('The sample is being loaded, or its loading was interrupted.')
  io.out(`The sample is here as the workspace "${found.name}": ${counted(messages, 'message')}.`)
}
