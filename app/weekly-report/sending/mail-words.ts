/** What mail alone says around a letter, in one place so that it can be read aloud, and follow in another language. */
export const mailWords = {
  leave: 'You get this letter every week. If you no longer want it:',
  leaveButton: 'Leave the list',
  barOf: (usual: string) => `The bar is the usual range, ${usual}; the mark is this week.`,
} as const
