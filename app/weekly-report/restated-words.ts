import { counted, formatCount } from '#app/measures/format.ts'
import { listed } from '#app/measures/headline-words.ts'

/** What changed since a letter was written, of the conversations that one of its figures counts. */
export type Late = { messages: number; reopenings: number; outcomes: number; corrections: number; identities: number }

/** What a restatement says: "we said 62%; it is 58% now, because 31 reopenings reached us late." */
export const restatedWords = {
  waiting: 'Waiting then',
  signal: ', a signal',
  noSignal: ', no signal',
  /** Who waits now is another figure than who, as we know now, waited then. `because` as `reasons` says it; empty where we do not know. */
  sentence: (label: string, said: string, now: string, because: string): string =>
    `${label}: we said ${said}; ${label === restatedWords.waiting ? `we would say ${now}` : `it is ${now}`} now${because === '' ? '' : `, because ${because}`}.`,
  /** Of several figures with the same reasons. */
  together: (figures: number, because: string) =>
    because === '' ? '' : `${figures === 2 ? 'Both' : 'All of them'} because ${because}.`,
}

/** A clause; empty where nothing of it is known to have changed. */
export function reasonsIn({ reopenings, messages, outcomes, corrections, identities }: Late): string {
  const late = [
    ...(reopenings > 0 ? [counted(reopenings, 'reopening')] : []),
    ...(messages > 0 ? [counted(messages, 'message')] : []),
    ...(outcomes > 0 ? [counted(outcomes, 'other outcome')] : []),
  ]
  const clauses = [
    ...(late.length > 0 ? [`${listed(late)} reached us late`] : []),
    ...(corrections > 0 ? [`people corrected what the judge had read in ${counted(corrections, 'message')}`] : []),
    ...(identities > 0
      ? [`who is who was put right ${identities === 1 ? 'once' : `${formatCount(identities)} times`}`]
      : []),
  ]
  return clauses.join(', and ')
}
