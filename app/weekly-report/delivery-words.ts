import type { DeliveryState } from '#db/schema-reports.ts'

/** What is said of a letter on its way, in one place so that it can be read aloud, and follow in another language. */
export const deliveryWords = {
  leftUnknown: 'Rapport was ended while it handed this over: it may have arrived. Ask them before you send it again.',
  leftAndSentAgain: 'Rapport was ended while it sent this; it is tried again.',
  noLetter: 'The letter could not be read just now.',
} as const

export const deliveryStateWords: Record<DeliveryState, string> = {
  waiting: 'Waits',
  sending: 'Being sent',
  handing_over: 'Being sent',
  sent: 'Sent',
  unknown: 'May have arrived',
  failed: 'Refused',
  given_up: 'Given up',
  bounced: 'Came back',
  withdrawn: 'Not sent',
}
