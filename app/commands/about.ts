import type { Command } from 'commander'
import { CommandExit, type CommandIo } from '#app/commands/io.ts'
import { addFilterOptions, inColumns, inSeenView, type ViewFlags } from '#app/commands/view-options.ts'
import { type About, moreInWords, ofAll, topicInWords } from '#app/measures/about-words.ts'
import type { Lead } from '#app/measures/about-week.ts'
import { weekInWords } from '#app/measures/days.ts'
import { formatRate } from '#app/measures/format.ts'
import { loadAbout } from '#app/screens/about-week.server.ts'

export function addAboutCommand(program: Command, io: CommandIo): void {
  addFilterOptions(program.command('about'))
    .description(
      'what the conversations of a week with a signal were about: topics and words that came up more than usual',
    )
    .option('--week <week>', 'the ISO week, such as 2026-W06 (default: the last that is over)')
    .option('--measure <key>', 'the measure whose signal it is (default: the first with one)')
    .action(async (flags: ViewFlags) => {
      const loaded = await inSeenView(io, flags, loadAbout)
      if (loaded === null) throw new CommandExit('failed', 'Nobody had written to us by then, that we know of.')
      if (!loaded.ok) throw new CommandExit('usage', loaded.reason)
      io.out(flags.json ? JSON.stringify(loaded.about) : aboutTable(loaded.about))
    })
}

/** What a week was about, for people. */
export function aboutTable(about: About): string {
  const { week, title, notes, measure, found } = about
  return [
    `${weekInWords(week.from)}${measure ? `: ${measure.label}` : ''}`,
    [title, ...(measure?.signal ? [measure.signal] : [])].join('\n'),
    ...(found && found.topics.length > 0 ? [rowsOf('Topic', found.topics, topicInWords)] : []),
    ...(found && found.words.length > 0 ? [rowsOf('Word', found.words)] : []),
    notes.join('\n'),
  ].join('\n\n')
}

const rowsOf = (title: string, leads: readonly Lead[], named = (name: string) => name) =>
  inColumns([
    [title, 'this week', '', 'usually', 'more'],
    ...leads.map((lead) => [
      ...[named(lead.name), ofAll(lead), formatRate(lead.share, lead.of)],
      ...[formatRate(lead.usual.share, lead.usual.of), moreInWords(lead)],
    ]),
  ])
