import { type Command, Option } from 'commander'
import type { CommandIo } from '#app/commands/io.ts'
import { judge } from '#app/conversations/judge/judge.ts'

/** `judge`: one JSON verdict per line of standard input, in order, as the lines come. */
export function addJudgeCommand(program: Command, io: CommandIo): void {
  program
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
}

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
