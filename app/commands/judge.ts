import { type Command, Option } from 'commander'
import { atTerminal, tellProgress } from '#app/commands/asking.ts'
import { CommandExit, type CommandIo } from '#app/commands/io.ts'
import { resolveWorkspace } from '#app/commands/workspace.ts'
import { judge, judgeVersion } from '#app/conversations/judge/judge.ts'
import { judgeAgain, previewJudgeAgain, type JudgedAgain } from '#app/ingestion/judge-again.ts'
import { counted, formatCount } from '#app/measures/format.ts'

/** `judge`: one JSON verdict per line of standard input, in order, as the lines come; `judge again`: the past anew. */
export function addJudgeCommand(program: Command, io: CommandIo): void {
  const command = program
    .command('judge')
    .description('Reads one message per line and prints what the judge says of each, as JSON.')
    .addOption(
      new Option('--direction <direction>', 'who wrote the messages')
        .choices(['inbound', 'outbound'])
        .default('inbound', 'inbound, a customer'),
    )
    .option('--language <code>', "the messages' language, when known")
    .action(async (options: { direction: 'inbound' | 'outbound'; language?: string }) => {
      for await (const line of linesOf(process.stdin)) {
        io.out(JSON.stringify(judge(line, options.direction, options.language)))
      }
    })
  command
    .command('again')
    .description('have the judge of now, with what corrections taught it, read the stored messages it has not read so')
    .option('--workspace <name>', 'the workspace; may be left out when there is only one besides the sample')
    .option('--dry-run', 'count what would change, and change nothing')
    .option('--json', 'print the counts as JSON')
    .action((flags: { workspace?: string; dryRun?: true; json?: true }) => again(io, flags))
}

async function again(io: CommandIo, flags: { workspace?: string; dryRun?: true; json?: true }): Promise<void> {
  await io.withDatabase(async ({ db, pool }) => {
    const { id, name } = await resolveWorkspace(db, flags.workspace)
    const telling = {
      onProgress: tellProgress(io, (done) => `${counted(done, 'message')} read anew …`),
      signal: io.signal,
    }
    const done = flags.dryRun
      ? await previewJudgeAgain(db, id, telling)
      : await judgeAgain(pool, id, { ...telling, who: atTerminal, now: io.now(), noteOf })
    const { finished, ...counts } = done
    if (flags.json)
      io.out(JSON.stringify({ workspace: name, judge: judgeVersion, dryRun: flags.dryRun === true, ...done }))
    else if (done.messages === 0)
      io.out(`Every message of ${name} that has a text was read by this judge (${judgeVersion}).`)
    else
      io.out(
        flags.dryRun ? `Nothing is changed yet. It would be: ${told(counts)}` : noteOf(counts, `judge ${judgeVersion}`),
      )
    if (!finished) throw new CommandExit('failed', 'Stopped half-way: the same command goes on from there.')
  })
}

const words: Record<keyof JudgedAgain['verdicts'], string> = {
  needsAnswer: 'needs an answer',
  complaint: 'complaint',
  tone: 'tone',
  gratitude: 'gratitude',
  saysSolved: 'says it is solved',
  tellsMore: 'tells more',
  passesAlong: 'passes along',
  asks: 'asks',
  promises: 'promises',
  apologises: 'apologises',
  helps: 'helps',
  automated: 'automated',
}

function told({ messages, changed, verdicts }: JudgedAgain): string {
  const each = Object.entries(words).flatMap(([key, word]) => {
    const count = verdicts[key as keyof typeof verdicts]
    return count ? [`${word} ${formatCount(count)}`] : []
  })
  return `${counted(messages, 'message')} read, ${formatCount(changed)} of them otherwise${each.length ? ` (${each.join(', ')})` : ''}.`
}

const noteOf = (counts: JudgedAgain, by: string) => `The past was judged anew by ${by}: ${told(counts)}`

/** The lines of a stream of text, ended by LF or CRLF only: messages may hold any other sign. */
export async function* linesOf(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  const pieces: string[] = []
  for await (const chunk of input) {
    const parts = (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })).split('\n')
    for (const [at, part] of parts.entries()) {
      pieces.push(part)
      if (at === parts.length - 1) continue
      yield pieces.join('').replace(/\r$/, '')
      pieces.length = 0
    }
  }
  const last = pieces.join('') + decoder.decode()
  if (last !== '') yield last.replace(/\r$/, '')
}
