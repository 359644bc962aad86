import type { Letter, Restatement } from '#app/measures/letter.ts'
import { restatedWords } from './words.ts'

/** What has reached us since a letter was written, of what it is about. */
export type Late = { messages: number; reopenings: number; outcomes: number; corrections: number }

type Figure = { key: string; label: string; said: string }

/** Every figure that a letter says. */
export function figuresOf({ measures, changed, waiting }: Pick<Letter, 'measures' | 'changed' | 'waiting'>): Figure[] {
  const rows = [...measures, ...changed.filter(({ key }) => !measures.some((one) => one.key === key))]
  return [
    ...rows.map(({ key, label, figure }) => ({ key, label, said: figure })),
    { key: 'waiting_now', label: restatedWords.waiting, said: String(waiting.conversations) },
  ]
}

/**
 * What a published letter says that is another figure now: the same week, as of the same moment, read anew. Null where
 * every figure that both say is the same.
 *
 * @param saidSince restatements of this week in later letters; what they said last is not said again
 */
export function restate(
  published: Letter,
  anew: Pick<Letter, 'measures' | 'changed' | 'waiting'>,
  late: Late,
  saidSince: readonly Restatement[] = [],
): Restatement | null {
  const now = new Map(figuresOf(anew).map(({ key, said }) => [key, said]))
  const figures = figuresOf(published).flatMap(({ key, label, said }) => {
    const last = saidSince.flatMap((one) => one.figures).findLast((one) => one.key === key)?.now ?? said
    const figure = now.get(key)
    if (figure === undefined || figure === last) return []
    return [{ key, label, said: last, now: figure, sentence: restatedWords.sentence(label, last, figure) }]
  })
  return figures.length === 0 ? null : { week: published.week.name, figures, because: because(late) }
}

function because({ corrections, ...late }: Late): string {
  const found = (['reopenings', 'messages', 'outcomes'] as const).flatMap((kind) =>
    late[kind] > 0 ? [restatedWords.what[kind](late[kind])] : [],
  )
  const said = [
    ...(found.length > 0 ? [restatedWords.late(found)] : []),
    ...(corrections > 0 ? [restatedWords.corrected(corrections)] : []),
  ]
  return said.length > 0 ? said.join(' ') : restatedWords.elsewhere
}
