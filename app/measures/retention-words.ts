import { counted, formatCount } from './format.ts'

type Words = { texts: number; rows: number }

const wordsOf = ({ texts, rows }: Words): string =>
  [
    ...(texts > 0 ? [`the words of ${counted(texts, 'message')}`] : []),
    ...(rows > 0 ? [`${counted(rows, 'row')} in quarantine`] : []),
  ].join(' and ')

/** What keeping words for so many days would clear, before it does. */
export function wouldClear(days: number | string, found: Words): string {
  return `Older than ${counted(Number(days), 'day')}: ${wordsOf(found)}. They are deleted within a day, for good. Every figure stays as it is.`
}

/** What clearing did the last time, and what comes next. */
export function hasCleared(found: Words & { next: number }, when: string): string {
  const did =
    found.texts + found.rows > 0 ? `last cleared ${when}: ${wordsOf(found)}` : `looked ${when}: nothing was too old`
  const next = found.next === 0 ? 'none become' : found.next === 1 ? '1 becomes' : `${formatCount(found.next)} become`
  return `${did}; ${next} too old within the day after`
}
