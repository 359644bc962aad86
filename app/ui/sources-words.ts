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
  const files = sources.filter(({ state }) => state === 'whole').length
  const title = titleOf(sources.length, { missing, reading, unfinished, files, lastAt: facts.lastAt })
  return { title, deck: deckOf(sources, missing, facts) }
}

type Apart = Record<'missing' | 'reading' | 'unfinished', readonly Stand[]> & {
  /** How many are files: read to their end, which never goes on by itself. */
  files: number
  lastAt: string | null
}

function titleOf(all: number, { missing, reading, unfinished, files, lastAt }: Apart): string {
  const [first, second] = missing
  if (first) {
    const rest = all - missing.length
    const others =
      rest === 0
        ? ''
        : `${inWords(rest)} of ${inWords(all).toLowerCase()} sources ${rest === 1 ? 'misses' : 'miss'} nothing. `
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
  if (files === all) {
    const many = `All ${inWords(all).toLowerCase()} sources are files`
    if (lastAt === null) return all === 1 ? 'The one source is a file.' : `${many}.`
    return all === 1 ? `The one source is a file, and goes to ${lastAt}.` : `${many}; the last goes to ${lastAt}.`
  }
  const fresh = all - files
  const feeds = files === 0 ? 'source' : 'feed'
  const current =
    fresh === 1 ? `The one ${feeds} is up to date` : `All ${inWords(fresh).toLowerCase()} ${feeds}s are up to date`
  const rest = files === 1 ? '; the other source is a file' : `; the other ${inWords(files).toLowerCase()} are files`
  return `${current}${files === 0 ? '' : rest}.`
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
      `${sources.length === 1 ? 'It' : 'They'} told ${counted(messages, 'message')}${outcomes > 0 ? ` and ${counted(outcomes, 'outcome')}` : ''}, the last on ${lastAt}.`,
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
