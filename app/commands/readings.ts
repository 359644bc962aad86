import type { Command } from 'commander'
import type { CommandIo } from '#app/commands/io.ts'
import { addFilterOptions, inColumns, inFlaggedView, type ViewFlags } from '#app/commands/view-options.ts'
import {
  counted,
  exactnessWords,
  formatCount,
  formatDuration,
  formatInterval,
  formatRate,
  formatValue,
  readingWords,
} from '#app/measures/format.ts'
import { addDays } from '#app/measures/days.ts'
import { measures } from '#app/measures/list.ts'
import type { Limit, Reading, Readings, Unit } from '#app/measures/reading.ts'
import { loadReadingsAndGaps } from '#app/screens/readings-gaps.server.ts'
import type { SilentSource } from '#app/screens/surroundings.server.ts'

export function addReadingsCommand(program: Command, io: CommandIo): void {
  addFilterOptions(program.command('readings'))
    .description('resolution, response and repeat customers, each with its interval and what it rests on')
    .option(
      '--from <day>',
      'from this day on, such as 2026-01-05 (default: by all everything, else 13 weeks or months)',
    )
    .option('--to <day>', 'up to this day, exclusive (default: as-of)')
    .option('--week <week>', 'one ISO week, such as 2026-W06, in place of --from and --to')
    .option('--by <period>', 'week, month or all (default: all)')
    .option('--clock <clock>', 'wall or business (default: wall)')
    .option('--measure <key>', 'only this measure')
    .action(async (flags: ViewFlags) => {
      const { readings, missing } = await inFlaggedView(io, flags, loadReadingsAndGaps)
      io.out(flags.json ? JSON.stringify(readings) : readingsTable(readings, missing))
    })
}

/** Readings for people: what is missing, then a block per period, a line per figure. */
export function readingsTable(readings: Readings, missing: readonly SilentSource[] = []): string {
  const known = readings.completeTo === null ? 'no conversations yet' : `last message ${readings.completeTo}`
  const head = `${readings.workspace}, as of ${readings.asOf} (${readings.timeZone}), ${known}`
  const blocks = readings.periods.map(({ from, to, readings: found }) => {
    const rows = measures.flatMap(({ key, label }) => {
      const reading = found[key]
      return reading ? rowsOf(label, reading) : []
    })
    return `${from} to ${to} (exclusive)\n${inColumns(rows, '  ')}`
  })
  return [[head, ...missing.map(missingWords)].join('\n'), ...blocks].join('\n\n')
}

function missingWords({ source, from, to, reason }: SilentSource): string {
  const last = to && addDays(to, -1)
  const when = last === null ? `since ${from}` : last <= from ? `on ${from}` : `from ${from} to ${last}`
  return `${source} told nothing ${when} (${reason.replace(/\.$/, '')}): its conversations are missing.`
}

/** What a reading counts, where it is not conversations. */
const nouns: Record<string, { one: string; many: string }> = {
  repeat_share: { one: 'customer', many: 'customers' },
  repeat_rate: { one: 'customer', many: 'customers' },
  next_response: { one: 'turn', many: 'turns' },
  canned_share: { one: 'reply', many: 'replies' },
  voices: { one: 'reply', many: 'replies' },
  bought_again: { one: 'customer', many: 'customers' },
}

function rowsOf(label: string, reading: Reading): string[][] {
  const words = readingWords(reading)
  // Nobody should quote a figure from few conversations alone: its interval goes first.
  const figure = words.intervalFirst ? [words.interval, `(${words.value})`] : [words.value, words.interval]
  const { one, many } = nouns[reading.key] ?? { one: 'conversation', many: 'conversations' }
  const rests = counted(reading.n, one, many)
  return [
    [label, ...figure, [rests, words.note, reading.why].filter(Boolean).join(', ')],
    ...besides(reading).map(([name, value, interval = '']) => [`  ${name}`, value, interval]),
  ]
}

/** What says how a figure was made, and is no count. */
const howItWasMade = ['bin_error', 'seed', 'resamples']
/** What says why there is nothing to count. */
const whyNone = ['set_aside', 'replies_not_shown', 'without_hours']
/** What a reader looks for also when it is 0; the rest is worth a line only when there is some. */
const toldAtZero = ['set_aside', 'complaints', 'over_promise', 'unanswered_90d', 'passed_along_90d']

function besides(reading: Reading): [string, string, string?][] {
  const { n, quantiles, shares = {}, answeredOnly, parts = {}, figures = {}, immature } = reading
  const none = reading.state === 'none'
  const limit = (name: string, of: Limit, unit: Unit): [string, string, string] => [
    name,
    formatValue(of.value, unit, n),
    formatInterval(of.interval, unit, n),
  ]
  const enough = reading.state === 'ok'
  const exactness = enough ? exactnessWords(figures) : ''
  return [
    ...(enough && quantiles ? [limit('slowest tenth, over', quantiles.p90, 'seconds')] : []),
    ...(enough ? Object.entries(shares).map(([name, of]) => limit(named(name), of, 'share')) : []),
    ...(enough && answeredOnly
      ? [['most tools would say (plain mean)', formatDuration(answeredOnly.mean)] as [string, string]]
      : []),
    ...Object.entries(none ? {} : parts).map(([name, count]): [string, string, string] => [
      named(name),
      formatCount(count),
      enough && n >= 20 ? formatRate(count / n, n) : '',
    ]),
    ...(immature > 0 ? [['not yet due', formatCount(immature)] as [string, string]] : []),
    ...(exactness ? [['times were read', exactness] as [string, string]] : []),
    ...Object.entries(figures)
      .filter(([name]) => !howItWasMade.includes(name))
      .filter(([name, value]) => (none ? whyNone.includes(name) && value : value || toldAtZero.includes(name)))
      .filter(([, value]) => value !== null)
      .map(([name, value]): [string, string] => [named(name), figureWords(name, value ?? 0)]),
  ]
}

function figureWords(name: string, value: number): string {
  return /_seconds$|_p\d+$/.test(name) ? formatDuration(value) : formatCount(value)
}

/** within_24h → "within 24 h". */
function named(key: string): string {
  return key.replaceAll('_', ' ').replace(/(\d)([hd])$/, '$1 $2')
}
