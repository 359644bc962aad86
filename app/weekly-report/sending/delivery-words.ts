import { counted } from '#app/measures/format.ts'

/** What is said of a letter on its way, in one place so that it can be read aloud, and follow in another language. */
export const deliveryWords = {
  leftUnknown: 'Rapport was ended while it handed this over: it may have arrived. Ask them before you send it again.',
  noAnswer: 'The server got all of it and did not answer: it may have arrived. Ask them before you send it again.',
  leftAndSentAgain: 'Rapport was ended while it sent this; it is tried again.',
  fault: 'Something went wrong in Rapport while it put this together; its log says what.',
  faultUnknown:
    'Something went wrong in Rapport while it handed this over: it may have arrived. Ask them before you send it again.',
  noLetter: 'The letter could not be read just now.',
  noServer: 'No mail server is set.',
  left: 'They left the list before it was sent.',
  removed: 'They were taken off the list before it was sent.',
  bounces: 'Mail to them is said to come back.',
  saysBounced: (who: string) => `${who} says that it came back.`,
  nobody: 'Nobody is on the list, and nothing else is set that it could go to.',
  needsServer: 'No mail server is set, so nothing can be sent to its readers.',
  allSent: 'It has been sent to everybody who is on the list.',
  testSubject: 'Rapport can send mail',
  testText: (workspace: string, who: string) =>
    `${who} asked Rapport to send this, to see whether the weekly letter of ${workspace} can go out by mail. It can.`,
  took: (to: string, answer: string) => `The server took a mail for ${to}. It answered: “${answer}”`,
  tookLong: 'The server got all of it and did not answer in time; it may arrive all the same.',
  preview: (subject: string) => `Preview: ${subject}`,
  goesTo: (readers: number, targets: number) =>
    [
      ...(readers > 0 ? [counted(readers, 'reader')] : []),
      ...(targets > 0 ? [counted(targets, 'other address', 'other addresses')] : []),
    ].join(' and '),
} as const

export { deliveryStateWords } from '#app/measures/delivery-words.ts'
