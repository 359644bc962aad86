import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../scope.ts'
import { cannedCohort } from './canned-cohort.ts'
import {
  type CohortRow,
  firstReplyCohort,
  firstResponseCohort,
  type Fragment,
  passedAlongCohort,
  type ReadingQuery,
  repeatCohort,
  resolutionCohort,
  waitingCohort,
} from './conversation-predicates.ts'
import { reachedOutCohort } from './reached-out-cohort.ts'
import {
  nextResponseCohort,
  repeatRateCohort,
  sameMatterAgainCohort,
  turnedAroundCohort,
} from './turn-and-return-cohorts.ts'
import { saleCohort } from './sale-cohort.ts'
import { voicesCohort } from './voice-cohort.ts'

const waitParts = {
  counted: ['answered', 'waiting', 'unknown'],
  beside: ['set_aside', 'replies_not_shown', 'without_hours'],
} as const

/** The parts that make up each measure's n, and those counted beside it. */
export const cohortParts = {
  resolution_rate: {
    counted: ['confirmed', 'presumed', 'passed_along', 'unresolved'],
    beside: ['set_aside', 'immature', 'replies_not_shown'],
  },
  passed_along_rate: { counted: ['passed_along', 'kept'], beside: ['set_aside', 'immature', 'replies_not_shown'] },
  first_response: waitParts,
  answered_within: waitParts,
  first_reply: waitParts,
  next_response: waitParts,
  turned_around: {
    counted: ['content', 'unhappy', 'unknown'],
    beside: ['set_aside', 'immature', 'replies_not_shown'],
  },
  same_matter_again: {
    counted: ['same_matter', 'unknown', 'new_matter', 'not_again'],
    beside: ['set_aside', 'immature', 'replies_not_shown'],
  },
  repeat_rate: {
    counted: ['new_matter', 'same_matter', 'unknown', 'not_returned'],
    beside: ['set_aside', 'immature', 'replies_not_shown'],
  },
  repeat_share: { counted: ['first_time', 'repeat_resolved', 'repeat_not_resolved'], beside: ['set_aside'] },
  canned_share: { counted: ['canned', 'own_words'], beside: ['words_not_known', 'set_aside'] },
  reached_out_first: { counted: ['wrote_back', 'no_word'], beside: ['set_aside'] },
  voices: { counted: ['named'], beside: ['not_named', 'set_aside'] },
  bought_again: {
    counted: ['bought', 'not_bought', 'cut_short'],
    beside: [
      ...(['without_bought', 'without_not_bought', 'without_cut_short', 'sales_not_known'] as const),
      ...(['set_aside', 'replies_not_shown'] as const),
    ],
  },
  waiting_now: { counted: ['waiting'], beside: ['unanswered_90d', 'passed_along_90d', 'replies_not_shown'] },
} as const
export type CohortKey = keyof typeof cohortParts

type MakeCohort = (scope: Scope, query: ReadingQuery, parts?: readonly string[]) => Fragment

const cohorts: Record<CohortKey, MakeCohort> = {
  resolution_rate: resolutionCohort,
  passed_along_rate: passedAlongCohort,
  first_response: firstResponseCohort,
  answered_within: firstResponseCohort,
  first_reply: firstReplyCohort,
  next_response: nextResponseCohort,
  turned_around: turnedAroundCohort,
  same_matter_again: sameMatterAgainCohort,
  repeat_rate: repeatRateCohort,
  repeat_share: repeatCohort,
  canned_share: cannedCohort,
  reached_out_first: reachedOutCohort,
  voices: voicesCohort,
  bought_again: saleCohort,
  waiting_now: waitingCohort,
}

/** The rows behind a measure; see `CohortRow`. Of other parts than `parts` there may be rows too, or none. */
export function cohort(key: CohortKey, ...asked: Parameters<MakeCohort>): RawBuilder<CohortRow> {
  return sql<CohortRow>`(${cohorts[key](...asked)})`
}
