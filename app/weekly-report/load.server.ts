import { mondayOfWeek, weekName } from '#app/measures/days.ts'
import { type Candidate, type Letter, type ReadKind, type ToldLetter, type ToldRead } from '#app/measures/letter.ts'
import type { Seen } from '#app/screens/in-view.server.ts'
import type { Trx } from '#db/client.server.ts'
import { listWaitingWords } from '#db/queries/waiting-words.ts'
import { findWeeklyReport, findWeeklyReportEdition, listPublishedWeeks } from '#db/queries/weekly-report.ts'
import type { Scope } from '#db/scope.ts'
import { clockOf } from './clock.ts'
import { loadKept } from './conversations.server.ts'
import { excerptOf } from './excerpt.ts'
import { findRestated, letterIn } from './restatements.server.ts'
import { kindWords, storyOf } from './story-words.ts'
import { noteWords } from './words.ts'

export type LoadedLetter = {
  letter: ToldLetter
  /** Kinds that are left out, or of which none was found. */
  leftOut: { kind: ReadKind; label: string; of: number }[]
  /** It went out: nothing of it changes any more. */
  isClosed: boolean
  /** Of what persons added to it. */
  version: number
}

/** The letter of a week as one reads it; undefined where that week has none. `words`: with customers' words and names. */
export async function loadLetter(
  trx: Trx,
  seen: Seen,
  week: string,
  { words } = { words: true },
): Promise<LoadedLetter | undefined> {
  const { scope } = seen
  const monday = mondayOfWeek(week)
  const row = monday === undefined ? undefined : await findWeeklyReport(trx, scope, monday)
  if (!row) return undefined
  const { reads: found, ...letter } = letterIn(row)
  const edition = await findWeeklyReportEdition(trx, scope, row.week)
  const places = placesOf(edition?.reads)
  const reads: ToldRead[] = []
  for (const { kind, candidates } of found) {
    const place = places[kind] ?? (places[kind] === null ? null : 0)
    const one = place === null ? undefined : candidates[place]
    const kept = one && words ? await loadKept(trx, scope, one.conversation) : undefined
    if (one)
      reads.push({ ...(await told(trx, scope, letter, kind, one, kept)), place: place ?? 0, of: candidates.length })
  }
  return {
    letter: {
      ...{
        ...letter,
        reads,
        notes: withChoices(letter.notes, found, places),
        publishedAt: row.published_at.toISOString(),
      },
      note: edition && edition.note !== '' ? { text: edition.note, by: edition.note_by ?? '' } : null,
      restatedSince: await findRestated(trx, seen, row),
    },
    leftOut: found.flatMap(({ kind, candidates }) =>
      reads.some((one) => one.kind === kind) ? [] : [{ kind, label: kindWords[kind], of: candidates.length }],
    ),
    isClosed: edition?.closed_at != null,
    version: edition?.version ?? 0,
  }
}

/** Which candidate of each kind is shown; null: none, left out: the first. */
export type Places = Partial<Record<ReadKind, number | null>>

export const placesOf = (reads: unknown): Places => reads ?? {}

/** The notes, of which that on how conversations are chosen says what a person chose otherwise. */
function withChoices(notes: Letter['notes'], found: Letter['reads'], places: Places): Letter['notes'] {
  const some = found.filter(({ candidates }) => candidates.length > 0).map(({ kind }) => places[kind])
  const exchanged = some.filter((place) => place != null && place > 0).length
  const says = noteWords.chosenHere(exchanged, some.filter((place) => place === null).length)
  return says === '' ? notes : notes.map((one) => (one.key === 'reads' ? { ...one, text: `${one.text} ${says}` } : one))
}

async function told(
  trx: Trx,
  scope: Scope,
  { timeZone }: Pick<Letter, 'timeZone'>,
  kind: ReadKind,
  { conversation, opening, ending, channel, beganAt, ...facts }: Candidate,
  kept: Awaited<ReturnType<typeof loadKept>>,
): Promise<Omit<ToldRead, 'place' | 'of'>> {
  const said = (id: string | null) => {
    const text = kept?.messages.find((message) => message.id === id)?.text ?? ''
    return excerptOf(text) || null
  }
  const [who] = kept ? await listWaitingWords(trx, scope, [{ id: kept.conversation.id, since: new Date(beganAt) }]) : []
  const { day, clock } = clockOf(beganAt, timeZone)
  return {
    ...{ kind, label: kindWords[kind], conversation, quote: said(opening) },
    story: storyOf({
      ...{ kind, channel, ...facts, name: who?.name ?? null, day, clock, ending: said(ending) },
    }),
  }
}

export type ListedLetter = { week: string; title: string; publishedAt: string }

/** The weeks that have a letter, the newest first. */
export async function listLetters(trx: Trx, scope: Scope): Promise<ListedLetter[]> {
  const weeks = await listPublishedWeeks(trx, scope)
  return weeks.map(({ week, title, published_at }) => {
    return { week: weekName(week), title, publishedAt: published_at.toISOString() }
  })
}
