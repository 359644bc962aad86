import type { Command } from 'commander'
import { readWholeNumber } from '#app/commands/asking.ts'
import { CommandExit, type CommandIo } from '#app/commands/io.ts'
import { addFilterOptions, inColumns, inFlaggedView, type ViewFlags } from '#app/commands/view-options.ts'
import { factName, stratumName } from '#app/measures/compare-strata.ts'
import { usualMaterial } from '#app/measures/compare-conclusion.ts'
import { conclusionInWords, differenceInWords, limitsInWords, sideInWords } from '#app/measures/compare-words.ts'
import type { ComparedMeasure } from '#app/measures/comparison.ts'
import { counted, formatCount, formatDuration, formatRate } from '#app/measures/format.ts'
import { type ComparedSide, type Comparison, loadComparison } from '#app/screens/compare.server.ts'

type Flags = ViewFlags & { points: number; percent: number; seed?: number }

export function addCompareCommand(program: Command, io: CommandIo): void {
  addFilterOptions(program.command('compare'))
    .description('two sides, measure by measure, among like conversations, and whether a difference is real')
    .argument('<a>', 'a stewardship’s name, 2026-01-05..2026-04-06, team:…, channel:… or account:…')
    .argument('<b>', 'what to compare it with, likewise')
    .option('--from <day>', 'of both sides only what began from this day on')
    .option('--to <day>', 'of both sides only what began before this day')
    .option('--points <number>', 'a difference of a share that would matter', readWholeNumber, usualMaterial.points)
    .option('--percent <number>', 'a difference of a time that would matter', readWholeNumber, usualMaterial.percent)
    .option('--seed <number>', 'for drawing customers again and again', readWholeNumber)
    .action(async (a: string, b: string, { points, percent, seed, ...flags }: Flags) => {
      const asked = { a, b, material: { points, percent }, seed }
      const loaded = await inFlaggedView(io, flags, (trx, scope, view) => loadComparison(trx, scope, view, asked))
      if (!loaded.ok) throw new CommandExit('usage', loaded.reason)
      io.out(flags.json ? JSON.stringify(loaded.comparison) : comparisonTable(loaded.comparison))
    })
}

/** A comparison for people. */
export function comparisonTable(comparison: Comparison): string {
  const { workspace, asOf, timeZone, sides, measures, material, whoReplied, cautions } = comparison
  const head = `${workspace}, as of ${asOf} (${timeZone}), by when conversations began`
  const { compared } = whoReplied
  return [
    head,
    [sideLine('a', sides.a), sideLine('b', sides.b)].join('\n'),
    `a against b; what matters is more than ${counted(material.points, 'point')} or ${material.percent}%\n${rowsOf(measures)}`,
    notAdjustedFor(measures),
    notComparedLine(comparison),
    ...Object.values(measures).flatMap(apartLines).slice(0, 1),
    repliedLines(comparison),
    ...(compared
      ? [`By who replied first, ${compared.teams.a} against ${compared.teams.b}\n${rowsOf(compared.measures, false)}`]
      : []),
    ...(cautions.length > 0 ? [cautions.map(({ text }) => `Note: ${text}`).join('\n')] : []),
  ].join('\n\n')
}

function sideLine(
  letter: string,
  { name, from, to, conversations, customers, running, handover }: ComparedSide,
): string {
  const what = `${counted(conversations, 'conversation')} of ${counted(customers, 'customer')}`
  const apart = handover.conversations
  return [
    `${letter}: ${name}, ${from} to ${to} (exclusive), ${what}`,
    ...(running ? ['still running or not yet due'] : []),
    ...(apart > 0 ? [`${counted(apart, 'conversation')} of the handover set apart`] : []),
  ].join('; ')
}

function rowsOf(measures: Record<string, ComparedMeasure>, withBesides = true): string {
  const rows = Object.values(measures).flatMap((one) => [
    [
      one.limitSeconds === undefined ? one.label : `Answered within ${formatDuration(one.limitSeconds)}`,
      ...[shownSide(one, 'a'), shownSide(one, 'b')],
      differenceInWords(one.adjusted?.value ?? null, one),
      limitsInWords(one.adjusted?.interval ?? null, one),
      conclusionInWords(one),
    ],
    ...(withBesides ? besides(one).map((words) => [`  ${words}`]) : []),
  ])
  const [long, short] = [rows.filter(({ length }) => length === 1), rows.filter(({ length }) => length > 1)]
  const lines = inColumns([['', 'a', 'b', 'adjusted', '', ''], ...short], '  ').split('\n')
  const [title = '', ...figures] = lines
  return [
    title,
    ...rows.map((row) => (row.length === 1 ? `  ${long.shift()?.[0] ?? ''}` : (figures.shift() ?? ''))),
  ].join('\n')
}

/** The side's figure as its measure shows it; answered within a day where no promise is set. */
function shownSide({ limitSeconds, ...one }: ComparedMeasure, side: 'a' | 'b'): string {
  const reading = one[side]
  const within = reading.shares?.['within_24h']?.value
  if (limitSeconds === undefined || reading.shares?.['within_promise'] || within == null) return sideInWords(reading)
  return formatRate(within, reading.n)
}

/** What the row rests on. */
function besides(one: ComparedMeasure): string[] {
  if (one.adjusted === null) return []
  const { crude, adjustedFor, closer, overlap, strata, adjustedSides, resampling, a, b } = one
  const share = (of: number | null, n: number) => (of === null ? 'none' : formatRate(of, n))
  const confidence = `${Number((one.confidence * 100).toFixed(1))}% limits`
  const immature = a.immature + b.immature
  return [
    `as it came ${differenceInWords(crude?.value ?? null, one)} (${limitsInWords(crude?.interval ?? null, one)}); ${confidence}, n ${formatCount(a.n)} and ${formatCount(b.n)}${immature > 0 ? `, ${formatCount(immature)} not yet due` : ''}`,
    `alike in ${adjustedFor.map(factName).join(', ') || 'nothing'}: ${share(overlap.a, a.n)} of a and ${share(overlap.b, b.n)} of b in ${formatCount(strata.comparable)} of ${counted(strata.all, 'stratum', 'strata')} that both met`,
    ...(closer ? [closerInWords(one, closer)] : []),
    ...(adjustedSides
      ? [
          `${one.scale === 'ratio' ? 'medians' : 'mean waits, cut off at 7 days,'} had both the same mix: ${waitInWords(adjustedSides.a)} and ${waitInWords(adjustedSides.b)}; ${resampling ? `${formatCount(resampling.resamples)} resamples of customers, seed ${resampling.seed}` : 'limits from what each customer pulls at the curve, as there are too many to draw'}`,
        ]
      : []),
  ]
}

/** What has to hold as well: alike in more, of waits by the share answered by the median of both. */
function closerInWords({ scale }: ComparedMeasure, { facts, value, interval }: NonNullable<ComparedMeasure['closer']>) {
  const share = { scale: 'share' } as const
  const of = scale === 'share' ? '' : scale === 'ratio' ? ' answered by the median of both' : ' answered within 7 days'
  return `alike in ${facts.map(factName).join(', ')}: ${differenceInWords(value, share)}${of} (${limitsInWords(interval, share)})`
}

/** What like conversations may still differ in; each reason once. */
function notAdjustedFor(measures: Record<string, ComparedMeasure>): string {
  const reasons = Object.values(measures).flatMap((one) =>
    one.notAdjustedFor.map(({ fact, because }) => `${factName(fact)} (${because})`),
  )
  return `Not adjusted for everywhere: ${[...new Set(reasons)].join('; ') || 'nothing that is known'}.`
}

function notComparedLine({ notCompared }: Comparison): string {
  return `Not compared: ${notCompared.map(({ label, because }) => `${label} (${because})`).join('; ')}.`
}

const waitInWords = (seconds: number | null) => (seconds === null ? '—' : formatDuration(seconds))

/** So many strata without a counterpart are named. */
const namedStrata = 5

/** What only one side met, where it is more than a few. */
function apartLines({ label, apart, a, b }: ComparedMeasure): string[] {
  const without = apart.reduce((sum, stratum) => sum + stratum.a + stratum.b, 0)
  if (without === 0 || without < 0.02 * (a.n + b.n)) return []
  const named = apart
    .slice(0, namedStrata)
    .map((one) => `${stratumName(one.levels)} (${formatCount(one.a)} and ${formatCount(one.b)})`)
  const more = apart.length - named.length
  return [`${label}, met by one side only: ${named.join('; ')}${more > 0 ? `; and ${formatCount(more)} more` : ''}.`]
}

function repliedLines({ sides, whoReplied: { of } }: Comparison): string {
  const line = (letter: 'a' | 'b') => {
    const replied = of[letter].map(({ team, conversations }) => `${team ?? 'in no team'} ${formatCount(conversations)}`)
    return `Who replied first in ${sides[letter].name}: ${replied.join(', ') || 'nobody'}`
  }
  return [line('a'), line('b')].join('\n')
}
