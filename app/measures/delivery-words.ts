/** How far a letter came on its way to somebody, by the state of its delivery. */
export const deliveryStateWords = {
  waiting: 'Waits',
  sending: 'Being sent',
  handing_over: 'Being sent',
  sent: 'Sent',
  unknown: 'May have arrived',
  failed: 'Refused',
  given_up: 'Given up',
  bounced: 'Came back',
  withdrawn: 'Not sent',
} as const

export type DeliveryState = keyof typeof deliveryStateWords

/** Those that somebody should look at. */
export const isTrouble = (state: DeliveryState): boolean =>
  state === 'unknown' || state === 'failed' || state === 'given_up' || state === 'bounced'
