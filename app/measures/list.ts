import { answeredWithin } from './answered-within.ts'
import { cannedShare } from './canned-share.ts'
import { firstReply } from './first-reply.ts'
import { firstResponse } from './first-response.ts'
import { passedAlongRate } from './passed-along-rate.ts'
import { repeatShare } from './repeat-share.ts'
import { resolutionRate } from './resolution-rate.ts'
import { waitingNow } from './waiting-now.ts'

/** Every measure, in the order in which they are shown. */
export const measures = [
  resolutionRate,
  firstResponse,
  answeredWithin,
  firstReply,
  repeatShare,
  passedAlongRate,
  cannedShare,
  waitingNow,
] as const

export type MeasureKey = (typeof measures)[number]['key']

export function isMeasureKey(text: string): text is MeasureKey {
  return measures.some((measure) => measure.key === text)
}
