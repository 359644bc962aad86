import { type Command, InvalidArgumentError } from 'commander'
import { correctMessage } from '#app/actions/correct-message.server.ts'
import { atTerminal } from '#app/commands/asking.ts'
import { CommandExit, type CommandIo } from '#app/commands/io.ts'
import { resolveWorkspace } from '#app/commands/workspace.ts'
import { places, type Place, type Verdict } from '#app/conversations/verdict.ts'
import { scopeOf } from '#app/rights/scope.ts'

/** An option's value cannot be null, so what is said to be unknown is `unknown` until it becomes a verdict. */
type Said = { [Key in keyof Verdict]?: Verdict[Key] | 'unknown' }
type Flags = Said & { undo?: true; workspace?: string; json?: true }

const answers = [
  ['--needs-answer', 'the customer asks, reports a problem or complains'],
  ['--complaint', 'it needs an answer and is dissatisfied'],
  ['--gratitude', 'the customer thanks or praises'],
  ['--says-solved', 'the customer says it is solved'],
  ['--asks', 'the reply asks something'],
  ['--promises', 'the reply promises something'],
  ['--apologises', 'the reply apologises'],
  ['--helps', 'the reply does more than pass along, ask, promise or apologise'],
  ['--automated', 'no person wrote it'],
] as const

const keys: (keyof Verdict)[] = [
  'needsAnswer',
  'complaint',
  'tone',
  'gratitude',
  'saysSolved',
  'passesAlong',
  'asks',
  'promises',
  'apologises',
  'helps',
  'automated',
]

export function addCorrectCommand(program: Command, io: CommandIo): void {
  const command = program
    .command('correct')
    .description('say of a message what the judge got wrong; what is not given stays as it is')
    .argument('<message>', 'its id, such as x:570306133677760513')
  for (const [flag, meaning] of answers) command.option(`${flag} <yes|no|unknown>`, meaning, readAnswer)
  command
    .option('--tone <number>', 'from -1, angry, to 1, delighted; or unknown', readTone)
    .option('--passes-along <places>', `it only sends the customer there (${places.join(', ')}), or no`, readPlaces)
    .option('--undo', 'take back what was last said of it, so that what held before holds again')
    .option('--workspace <name>', 'the workspace; may be left out when there is only one besides the sample')
    .option('--json', 'print the correction as JSON')
    .action((message: string, flags: Flags) => correct(io, message, flags))
}

async function correct(io: CommandIo, message: string, flags: Flags): Promise<void> {
  const given = keys.filter((key) => flags[key] !== undefined)
  if (flags.undo ? given.length > 0 : given.length === 0) {
    throw new CommandExit('usage', 'Say what is to be corrected (rapport correct --help lists it), or --undo alone.')
  }
  const said = given.map((key) => [key, flags[key] === 'unknown' ? null : flags[key]])
  const correction = flags.undo ? null : (Object.fromEntries(said) as Partial<Verdict>)
  await io.withDatabase(async ({ db, pool }) => {
    const workspace = await resolveWorkspace(db, flags.workspace)
    const change = { message, correction, who: atTerminal, now: io.now() }
    const corrected = await correctMessage(pool, scopeOf(workspace.id), change)
    if (!corrected.ok) throw new CommandExit('usage', corrected.reason)
    const { ok: _, ...shown } = corrected
    if (flags.json) return io.out(JSON.stringify(shown))
    io.out(correction ? `Corrected ${message}.` : takenBack(message, corrected.correction))
  })
}

function takenBack(message: string, left: Partial<Verdict> | null): string {
  const now = left ? 'what was said before it holds again' : 'the judge counts again'
  return `What was last said of ${message} is taken back; ${now}.`
}

function readAnswer(text: string): boolean | 'unknown' {
  if (text === 'yes') return true
  if (text === 'no') return false
  if (text === 'unknown') return text
  throw new InvalidArgumentError('Say yes, no or unknown.')
}

function readTone(text: string): number | 'unknown' {
  if (text === 'unknown') return text
  const tone = text.trim() === '' ? Number.NaN : Number(text)
  if (tone >= -1 && tone <= 1) return tone
  throw new InvalidArgumentError('Say a number from -1 to 1, or unknown.')
}

function readPlaces(text: string): Place[] | false | 'unknown' {
  if (text === 'no') return false
  if (text === 'unknown') return text
  return text.split(',').map((written) => {
    const place = places.find((one) => one === written.trim())
    if (place) return place
    throw new InvalidArgumentError(`"${written.trim()}" is none of ${places.join(', ')}; or say no or unknown.`)
  })
}
