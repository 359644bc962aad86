import { type Place, plainVerdict, unknownVerdict, type Verdict } from '#app/conversations/verdict.ts'

const ours: Verdict = { ...plainVerdict, tone: null }

/** What a perfect judge would say of each kind of message. */
export const verdicts = {
  calmNeed: { ...plainVerdict, needsAnswer: true, tellsMore: true },
  complaint: { ...plainVerdict, needsAnswer: true, complaint: true, tone: -0.6, tellsMore: true },
  details: { ...plainVerdict, tellsMore: true },
  thanks: { ...plainVerdict, gratitude: true, tone: 0.6 },
  solved: { ...plainVerdict, saysSolved: true, tone: 0.3 },
  praise: { ...plainVerdict, tone: 0.7, tellsMore: true },
  aside: { ...plainVerdict, tellsMore: true },
  machine: { ...plainVerdict, automated: true },
  help: { ...ours, helps: true },
  ask: { ...ours, asks: true },
  promise: { ...ours, promises: true },
  note: ours,
  post: { ...ours, helps: true },
  acknowledgement: { ...ours, automated: true },
} satisfies Record<string, Verdict>

export const passing = (place: Place): Verdict => ({ ...ours, passesAlong: [place] })
export const apologising = (verdict: Verdict): Verdict => ({ ...verdict, apologises: true })

/** A call without words: nothing can be known of it. */
export const wordless: Verdict = unknownVerdict
