import { counted, formatCount, nounFor } from '#app/measures/format.ts'

type Stand = {
  name: string
  state: 'whole' | 'reading' | 'unfinished' | 'current' | 'late' | 'silent' | 'gap'
  /** In words; null where nothing is known to be missing. */
  missingSince: string | null
  messages: number | null
  outcomes: number | null
}

const small = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten', 'Eleven', 'Twelve']
const inWords = (count: number) => small[count] ?? formatCount(count)

/** The sentence over the page, and what stands behind it. */
export function sourcesHeadline(
  sources: readonly Stand[],
  facts: { lastAt: string | null; waiting: number },
): { title: string; deck: string } {
  const missing = sources.filter(({ state }) => state === 'gap' || state === 'silent')
  const reading = sources.filter(({ state }) => state === 'reading')
  const unfinished = sources.filter(({ state }) => state === 'unfinished')
  return { title: titleOf(sources.length, { missing, reading, unfinished }), deck: deckOf(sources, missing, facts) }
}

type Apart = Record<'missing' | 'reading' | 'unfinished', readonly Stand[]>

function titleOf(all: number, { missing, reading, unfinished }: Apart): string {
  const [first, second] = missing
  if (first) {
    const rest = all - missing.length
    const others =
      rest === 0
        ? ''
        : `${inWords(rest)} of ${inWords(all).toLowerCase()} sources ${rest === 1 ? 'is' : 'are'} up to date. `
    if (second) return `${others}${inWords(missing.length)} are silent.`
    return `${others}${first.name} has been silent${first.missingSince === null ? '' : ` since ${first.missingSince}`}.`
  }
  if (reading[0])
    return reading.length === 1
      ? `${reading[0].name} is being read.`
      : `${inWords(reading.length)} files are being read.`
  if (unfinished[0])
    return unfinished.length === 1
      ? `${unfinished[0].name} is not read to its end.`
      : `${inWords(unfinished.length)} files are not read to their end.`
  if (all === 0) return 'No sources yet.'
  return all === 1 ? 'The one source is up to date.' : `All ${inWords(all).toLowerCase()} sources are up to date.`
}

function deckOf(
  sources: readonly Stand[],
  missing: readonly Stand[],
  { lastAt, waiting }: { lastAt: string | null; waiting: number },
): string {
  const sum = (key: 'messages' | 'outcomes') => sources.reduce((total, one) => total + (one[key] ?? 0), 0)
  const [messages, outcomes] = [sum('messages'), sum('outcomes')]
  const sentences: string[] = []
  if (missing.length > 0)
    sentences.push('What was said there since is missing from every number, and each page it touches says so.')
  if (lastAt !== null)
    sentences.push(
      `The sources told ${counted(messages, 'message')}${outcomes > 0 ? ` and ${counted(outcomes, 'outcome')}` : ''}, the last of ${lastAt}.`,
    )
  if (waiting > 0)
    sentences.push(
      `${counted(waiting, 'row')} could not be read: ${nounFor(waiting, 'it waits', 'they wait')} in quarantine and ${nounFor(waiting, 'counts', 'count')} nowhere until somebody decides.`,
    )
  return sentences.join(' ')
}

/** What a source brings. */
export function bringsInWords({
  messages,
  outcomes,
  showsReplies,
}: {
  messages: number | null
  outcomes: number | null
  showsReplies: boolean
}): string {
  if (messages === 0 && (outcomes ?? 0) > 0) return 'outcomes only'
  const said = showsReplies ? 'messages and replies' : 'messages, not our replies'
  return (outcomes ?? 0) > 0 ? `${said}, outcomes` : said
}
