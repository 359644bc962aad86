import { cannedShare } from '#app/measures/canned-share.ts'
import type { sumsOf } from '#app/measures/compare-rates.ts'
import { firstReply } from '#app/measures/first-reply.ts'
import { firstResponse } from '#app/measures/first-response.ts'
import { type MeasureKey, measures } from '#app/measures/list.ts'
import { nextResponse } from '#app/measures/next-response.ts'
import { passedAlongRate } from '#app/measures/passed-along-rate.ts'
import type { Reading } from '#app/measures/reading.ts'
import { resolutionRate } from '#app/measures/resolution-rate.ts'
import { sameMatterAgain } from '#app/measures/same-matter-again.ts'
import { turnedAround } from '#app/measures/turned-around.ts'
import type { WaitCounts } from '#app/measures/wait-reading.ts'
import { type CohortKey, cohortParts } from '#db/queries/cohorts.ts'
import { dueDays } from './compare-sides.ts'

/** When a measure's rows are dated, in days after the conversation began; null: whenever. */
type Dated = { from: 0 | null; to: number | null }

/** What a share counts of a side. */
export type ShareCounts = {
  part: (name: string) => number
  byCustomer: ReturnType<typeof sumsOf>
  immature: number
  setAside: number
  repliesNotShown: number
  unknownWords: number
}

type ShareWay = {
  /** The parts that the share is about. */
  successes: readonly string[]
  dated: Dated
  read: (counts: ShareCounts) => Reading
  /** The history that a row needs before it to be what it is, and what nobody can tell without. */
  needs?: { days: number; because: string }
  /** It says nothing of who replied. */
  notByReplier?: true
}

const atBeginning: Dated = { from: 0, to: 0 }
const whenDue: Dated = { from: 0, to: dueDays }

/** How many of each part, as a measure's counts hold them. */
function partsOf<const Key extends CohortKey>(key: Key, { part }: ShareCounts) {
  type Part = (typeof cohortParts)[Key]['counted'][number]
  const counted: readonly Part[] = cohortParts[key].counted
  return Object.fromEntries(counted.map((name) => [name, part(name)])) as Record<Part, number>
}

/** Shares whose rows say by their part what they count: a line for each measure. */
export const shareWays = {
  resolution_rate: {
    ...{ successes: ['confirmed', 'presumed'], dated: whenDue },
    read: (counts) => resolutionRate.read({ ...counts, parts: partsOf('resolution_rate', counts) }),
  },
  passed_along_rate: {
    ...{ successes: ['passed_along'], dated: whenDue },
    read: (counts) => passedAlongRate.read({ ...counts, parts: partsOf('passed_along_rate', counts) }),
  },
  turned_around: {
    ...{ successes: ['content'], dated: whenDue },
    read: (counts) => turnedAround.read({ ...counts, parts: partsOf('turned_around', counts) }),
  },
  same_matter_again: {
    ...{ successes: ['same_matter'], dated: { from: 0, to: null } },
    read: (counts) => sameMatterAgain.read({ ...counts, parts: partsOf('same_matter_again', counts) }),
  },
  canned_share: {
    ...{ successes: ['canned'], dated: { from: 0, to: null } },
    read: ({ part, ...counts }) =>
      cannedShare.read({
        ...counts,
        ...{ canned: part('canned'), ownWords: part('own_words'), wordsNotKnown: part('words_not_known') },
      }),
    needs: { days: 28, because: 'less than 28 days of history before a side: nobody can tell what is a copy' },
  },
} satisfies Partial<Record<CohortKey, ShareWay>>
export type ShareKey = keyof typeof shareWays
export const shareWay = (key: ShareKey): ShareWay => shareWays[key]

type WaitWay = { dated: Dated; read: (counts: WaitCounts) => Reading }

/** Waits: a line for each measure. */
export const waitWays = {
  first_response: { dated: atBeginning, read: (counts) => firstResponse.read(counts) },
  // What somebody wrote first may lie before their first need.
  first_reply: { dated: { from: null, to: 0 }, read: (counts) => firstReply.read(counts) },
  next_response: { dated: { from: 0, to: null }, read: (counts) => nextResponse.read(counts) },
} satisfies Partial<Record<CohortKey, WaitWay>>
export type WaitKey = keyof typeof waitWays
export const waitWay = (key: WaitKey): WaitWay => waitWays[key]

/** What has rows of its own; answered within reads those of first response, repeat customers none. */
export type RowsKey = ShareKey | WaitKey
export type ComparedKey = RowsKey | 'answered_within' | 'repeat_share'

export const isShareKey = (key: string): key is ShareKey => Object.hasOwn(shareWays, key)
export const isWaitKey = (key: string): key is WaitKey => Object.hasOwn(waitWays, key)
export const isComparedKey = (key: string): key is ComparedKey =>
  isShareKey(key) || isWaitKey(key) || key === 'answered_within' || key === 'repeat_share'

/** Measures that two sides can be compared by, in the order in which they are shown. */
export const comparedKeys: readonly ComparedKey[] = measures.map(({ key }) => key).filter(isComparedKey)
/** Those with rows of their own. */
export const rowsKeys: readonly RowsKey[] = comparedKeys.filter(
  (key): key is RowsKey => isShareKey(key) || isWaitKey(key),
)

/** Why the others are not compared. */
const reasons: Record<Exclude<MeasureKey, ComparedKey>, string> = {
  reached_out_first: 'it is a count, and a longer or busier period has more of them',
  voices: 'it says how the work was spread, and nothing of how well it was done',
  bought_again: 'who was helped and who was not differ in more than the help',
  repeat_rate: 'it follows customers from a resolution to their next matter, whoever was in charge of either',
  waiting_now: 'it is of this moment, not of what began in a period',
}

/** What is not compared, and why. */
export const notCompared: { key: string; label: string; because: string }[] = measures.flatMap(({ key, label }) =>
  isComparedKey(key) ? [] : [{ key, label, because: reasons[key] }],
)
