/** What is said of the addresses beside the mail that a letter goes to, in one place. */
export const targetWords = {
  whole: 'Read the whole letter',
  testText: (workspace: string, who: string) =>
    `${who} asked Rapport to send this, to see whether the weekly letter of ${workspace} can come here. It can.`,
  removed: 'This address was taken off before it was sent.',
  paused: 'This address was paused before it was sent.',
  answered: (status: number, text: string) => `It answered ${status}${text === '' ? '' : `: “${text}”`}.`,
  redirects: (status: number) =>
    `It answered ${status}, which leads elsewhere, and Rapport does not follow: give the address that it leads to.`,
  gone: 'It answered 410: it wants nothing more. Rapport has paused it.',
  noAnswer: (says: string) =>
    `${says} All of it had been sent, so it may have arrived: look there before you send it again.`,
} as const
