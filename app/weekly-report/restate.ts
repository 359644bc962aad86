import { formatCount } from '#app/measures/format.ts'
import type { Letter, Restatement } from '#app/measures/letter.ts'
import { type Late, reasonsIn, restatedWords } from './restated-words.ts'

type Told = Pick<Letter, 'measures' | 'changed' | 'waiting'>
type Figure = { key: string; label: string; said: string; isSignal: boolean; measured: string }
/** A figure that is another now, without its reasons. */
export type Changed = Omit<Restatement['figures'][number], 'sentence'>

/** Every figure that a letter says. */
function figuresOf({ measures, changed, waiting }: Told): Figure[] {
  const rows = [...measures, ...changed.filter(({ key }) => !measures.some((one) => one.key === key))]
  const waited = formatCount(waiting.conversations)
  return [
    ...rows.map(({ key, label, figure, finding, reading: { state, value, n } }) => {
      const measured = `${state} ${state === 'ok' ? `${value}` : `${n}`}`
      return { key, label, said: figure, isSignal: finding === 'signal', measured }
    }),
    { key: 'waiting_now', label: restatedWords.waiting, said: waited, isSignal: false, measured: waited },
  ]
}

/**
 * Which figures of a published letter are others now: the same week, as of the same moment, read anew. A figure that was
 * called a signal and is none any more, or the reverse, is another one, too.
 *
 * @param saidSince restatements of this week in later letters; what they said last is not said again
 */
export function changedFigures(published: Told, anew: Told, saidSince: readonly Restatement[] = []): Changed[] {
  const now = new Map(figuresOf(anew).map((figure) => [figure.key, figure]))
  const later = saidSince.flatMap((one) => one.figures)
  return figuresOf(published).flatMap((before) => {
    const after = now.get(before.key)
    if (!after) return []
    const last = later.findLast(({ key }) => key === before.key)
    // The same figure can be said more finely beside a limit: that is no other one.
    if (!last && before.measured === after.measured && before.isSignal === after.isSignal) return []
    const isMarked = before.isSignal !== after.isSignal || /, (?:a|no) signal$/.test(last?.now ?? '')
    const mark = ({ said, isSignal }: Figure) =>
      isMarked ? `${said}${isSignal ? restatedWords.signal : restatedWords.noSignal}` : said
    const [said, figure] = [last?.now ?? mark(before), mark(after)]
    return said === figure ? [] : [{ key: before.key, label: before.label, said, now: figure }]
  })
}

/** What is said of changed figures: each with its reasons, or once where all have the same. Null: nothing changed. */
export function restatementOf(
  week: string,
  changed: readonly Changed[],
  late: ReadonlyMap<string, Late>,
): Restatement | null {
  if (changed.length === 0) return null
  const reasons = changed.map(({ key }) => {
    const found = late.get(key)
    return found ? reasonsIn(found) : ''
  })
  const isShared = changed.length > 1 && reasons.every((one) => one === reasons[0])
  return {
    week,
    figures: changed.map((one, i) => ({
      ...one,
      sentence: restatedWords.sentence(one.label, one.said, one.now, isShared ? '' : (reasons[i] ?? '')),
    })),
    because: isShared ? restatedWords.together(changed.length, reasons[0] ?? '') : '',
  }
}
