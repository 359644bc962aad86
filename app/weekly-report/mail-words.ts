import { counted } from '#app/measures/format.ts'

/** What the mail says around a letter, in one place so that it can be read aloud, and follow in another language. */
export const mailWords = {
  sample: ' · sample data: an invented shop',
  noteFrom: (name: string) => `A note from ${name}`,
  turnedOut: 'What turned out since',
  usually: (range: string) => `usually ${range}`,
  changed: 'What changed, and whether it means anything',
  waiting: 'Waiting as this was written',
  inCharge: 'Who was in charge',
  reads: (count: number) =>
    `${['No conversation', 'A conversation', 'Two conversations', 'Three conversations'][count] ?? counted(count, 'conversation')} worth reading`,
  noReads: 'None came due that shows what this week was like.',
  noQuote: 'Their words are no longer kept.',
  before: 'What we said before',
  complete: 'How complete this is',
  notes: 'What the words mean',
  restated: (week: string) => `Week ${Number(week.slice(-2))} of ${week.slice(0, 4)}.`,
  refused: 'Followers, likes, impressions and reach are not reported, on purpose.',
  page: 'The letter as a page, with the conversations behind each figure:',
  leave: 'You get this letter every week. If you no longer want it:',
  leaveButton: 'Leave the list',
  barOf: (usual: string) => `The bar is the usual range, ${usual}; the mark is this week.`,
} as const
