import { weekInWords } from './days.ts'
import type { Restatement, ToldLetter } from './letter.ts'

/**
 * What stands around the sentences of a letter on every form: page, print, plain lines, mail. The sentences themselves are
 * kept in the letter.
 */

export const letterHeadings = {
  measures: 'The three measures',
  changed: 'What changed, and whether it means anything',
  waiting: 'Who was waiting',
  inCharge: 'Who was in charge',
  restatedSince: 'What turned out since',
  restated: 'What we said before',
  complete: 'How complete this is',
  notes: 'Notes',
  note: (by: string) => `A note from ${by}`,
  reads: (count: number) =>
    `${['No conversation', 'A conversation', 'Two conversations', 'Three conversations'][count] ?? `${count} conversations`} worth reading`,
}

export const letterWords = {
  noReads: 'None came due that shows what this week was like.',
  notKept: 'Their words are no longer kept.',
  notShown: 'Their words are not shown here.',
  usually: (range: string) => `usually ${range}`,
}

/** Whose letter it is: "Marl & Heather"; of the sample that it is one. */
export const letterOwner = ({ workspace, isSample }: Pick<ToldLetter, 'workspace' | 'isSample'>): string =>
  isSample ? `${workspace} · sample data: an invented shop` : workspace

/** "Week 7", "9–15 February 2026" */
export function letterWeek({ week }: Pick<ToldLetter, 'week'>): [number: string, days: string] {
  const [number = '', days = ''] = weekInWords(week.from).split(', ')
  return [number, days]
}

/** When it was written and what it is not about. Moments come formatted; `address` null: whoever reads it has none. */
export function letterSign(writtenAt: string, asOf: string, address: string | null): string {
  const when = writtenAt === asOf ? `Written ${writtenAt}` : `Written ${writtenAt}, as of ${asOf}`
  return [
    `${when}; its figures do not change any more.`,
    'Followers, likes, impressions and reach are not reported, on purpose.',
    ...(address === null ? [] : [`Figures and the conversations behind them: ${address}`]),
  ].join(' ')
}

/** "12 people were waiting …, 3 of them for longer than we promised." in three parts, for a form that sets one apart. */
export const waitingHad = ({ waiting }: Pick<ToldLetter, 'waiting'>): string =>
  [[waiting.lead, waiting.had].filter(Boolean).join(' '), waiting.past].filter(Boolean).join(', ')

/** What turned out of one week; `own` leaves out which week, where the letter is that week's. */
export function restatementInWords({ week, figures, because }: Restatement, own = false): string {
  const which = own ? '' : `Week ${Number(week.slice(-2))} of ${week.slice(0, 4)}.`
  return [which, ...figures.map(({ sentence }) => sentence), because].filter(Boolean).join(' ')
}
