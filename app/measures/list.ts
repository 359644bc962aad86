import { answeredWithin } from './answered-within.ts'
import { boughtAgain } from './bought-again.ts'
import { cannedShare } from './canned-share.ts'
import { firstReply } from './first-reply.ts'
import { firstResponse } from './first-response.ts'
import { nextResponse } from './next-response.ts'
import { passedAlongRate } from './passed-along-rate.ts'
import { reachedOutFirst } from './reached-out-first.ts'
import { repeatRate } from './repeat-rate.ts'
import { repeatShare } from './repeat-share.ts'
import { resolutionRate } from './resolution-rate.ts'
import { sameMatterAgain } from './same-matter-again.ts'
import { turnedAround } from './turned-around.ts'
import { voices } from './voices.ts'
import { waitingNow } from './waiting-now.ts'

/** Every measure, in the order in which they are shown. */
export const measures = [
  resolutionRate,
  firstResponse,
  answeredWithin,
  firstReply,
  nextResponse,
  repeatShare,
  repeatRate,
  sameMatterAgain,
  passedAlongRate,
  turnedAround,
  cannedShare,
  reachedOutFirst,
  voices,
  boughtAgain,
  waitingNow,
] as const

export type MeasureKey = (typeof measures)[number]['key']

export function isMeasureKey(text: string): text is MeasureKey {
  return measures.some((measure) => measure.key === text)
}
